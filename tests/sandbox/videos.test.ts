/** Video orders: what each model makes, a file that is what it says, and credits that come back whole. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStudio } from '../../src/sandbox/pictures/studio.ts'
import { makePng } from '../support/make-image.ts'
import { makeVideo } from '../support/make-video.ts'
import { temporaryFolder } from '../support/workspace.ts'
import { quickStudio } from './support/quick-studio.ts'
import { createRig, rawBytes } from './support/sandbox-rig.ts'
import type { Rig } from './support/sandbox-rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig({ studio: quickStudio })
})
afterEach(() => rig.dispose())

const order = (json: unknown, workspace?: string) => rig.api('POST', '/videos/generate', { json, ...(workspace === undefined ? {} : { workspace }) })
const read = async (id: string) => (await rig.api('GET', `/videos/generations/${id}`)).body
const balance = async () => (await rig.api('GET', '/account/credits')).body.balance
async function upload(bytes: Uint8Array, type = 'image', workspace = rig.one): Promise<string> {
  const form = new FormData()
  form.append('type', type)
  form.append('file', new Blob([new Uint8Array(bytes)]), 'a')
  return (await rig.api('POST', '/media/upload', { body: form, workspace })).body.media_id
}

describe('an order', () => {
  it('is taken and paid at once, and filmed some seconds later', async () => {
    const taken = (await order({ prompt: 'Waves at the harbour', duration: 5 })).body
    expect(taken).toEqual({ video_generation_id: expect.any(String), status: 'processing', credits_used: 30, remaining_credits: 970, status_url: `/api/v1/videos/generations/${taken.video_generation_id}` })
    const facts = { video_generation_id: taken.video_generation_id, prompt: 'Waves at the harbour', size: 'landscape', duration: 5, has_audio: false, model: 'kling-3.0-pro', created_at: new Date(rig.clock.now()).toISOString() }
    rig.clock.advance(3_999)
    expect(await read(taken.video_generation_id)).toEqual({ ...facts, status: 'processing' })
    rig.clock.advance(4_001)
    const done = await read(taken.video_generation_id)
    expect(done).toEqual({ ...facts, status: 'completed', video: { media_id: expect.any(String), url: expect.any(String), thumbnail_url: expect.any(String), width: 960, height: 540, duration: 5 } })
    expect(await rawBytes(done.video.url)).toMatchObject({ status: 200, headers: { 'content-type': 'video/mp4', 'accept-ranges': 'bytes' } })
    expect((await sharp((await rawBytes(done.video.thumbnail_url)).body).metadata()).format).toBe('jpeg')
    expect(rig.sandbox.service.media.list()).toMatchObject([{ type: 'video', origin: 'made', mimeType: 'video/mp4', durationMs: 5_000 }])
    const post = await rig.api('POST', '/posts', { json: { items: [{ post_type: 'tiktok-video', content: 'a', media_ids: [done.video.media_id] }] } })
    expect(post.status).toBe(200)
  })

  it.each([
    [{ model: 'kling-3.0-pro', duration: 10, has_audio: true }, 80],
    [{ model: 'veo-3.1', duration: 4, size: 'portrait' }, 32],
    [{ model: 'veo-3.1', duration: 8, has_audio: true, prompt: 'x'.repeat(3_000) }, 80],
    [{ model: 'runway-gen-4.5', duration: 10, prompt: 'x'.repeat(1_000), enhance_prompt: true }, 50],
  ])('%j', async (json, cost) => {
    expect((await order({ prompt: 'Waves', ...json })).body.credits_used).toBe(cost)
  })

  it.each([
    ['no prompt', { prompt: undefined }],
    ['an empty prompt', { prompt: ' ' }],
    ['no duration', { duration: undefined }],
    ['a duration of another model', { duration: 8 }],
    ['a duration of no model', { duration: 6 }],
    ['a square', { size: 'square' }],
    ['an unknown model', { model: 'film' }],
    ['a prompt longer than kling takes', { prompt: 'x'.repeat(2_501) }],
    ['a prompt longer than runway takes', { model: 'runway-gen-4.5', prompt: 'x'.repeat(1_001) }],
    ['a prompt longer than veo takes', { model: 'veo-3.1', duration: 4, prompt: 'x'.repeat(3_001) }],
    ['sound by a silent model', { model: 'runway-gen-4.5', has_audio: true }],
    ['sound that is a word', { has_audio: 'yes' }],
  ])('is refused: %s', async (_what, change) => {
    expect(await order({ prompt: 'Waves', duration: 5, ...change })).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } })
    expect(await balance()).toBe(1_000)
  })

  it('sets an image of its workspace in motion, and nothing else', async () => {
    const image = await upload(makePng(1, 64, 64))
    const video = await upload(await makeVideo(), 'video')
    const foreign = await upload(makePng(2, 64, 64), 'image', rig.two)
    expect((await order({ prompt: 'Waves', duration: 5, source_image: image })).status).toBe(200)
    expect((await order({ prompt: 'Waves', duration: 5, source_image: video })).status).toBe(400)
    for (const bad of [foreign, 'nothing']) expect((await order({ prompt: 'Waves', duration: 5, source_image: bad })).status).toBe(404)
  })

  it('that fails is paid back as a whole', async () => {
    await rig.admin('POST', '/faults', { fault: 'generateVideo:fail-item' })
    const { video_generation_id: id } = (await order({ prompt: 'Waves', duration: 10 })).body
    expect(await balance()).toBe(940)
    rig.clock.advance(8_000)
    const failed = await read(id)
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'VIDEO_GENERATION_FAILED', message: expect.any(String) } })
    expect(failed).not.toHaveProperty('video')
    expect(await balance()).toBe(1_000)
  })

  it('is refused without enough credits, and not found elsewhere', async () => {
    const { video_generation_id: id } = (await order({ prompt: 'Waves', duration: 5 })).body
    expect((await rig.api('GET', `/videos/generations/${id}`, { workspace: rig.two })).status).toBe(404)
    expect((await rig.api('GET', `/images/generations/${id}`)).status).toBe(404)
    rig.sandbox.service.credits.set(29)
    expect(await order({ prompt: 'Waves', duration: 5 })).toMatchObject({ status: 402 })
    expect(await balance()).toBe(29)
  })
})

describe('a film', () => {
  it('is as long, as large and as loud as it says, and moves', async () => {
    const { file, poster } = await createStudio().film({ words: 'Waves', seed: 3, width: 540, height: 960, seconds: 4, hasSound: true, from: null })
    const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(new Uint8Array(file)) })
    const track = await input.getPrimaryVideoTrack()
    expect([await input.computeDuration(), await track?.getCodec(), await track?.getCodedWidth(), await track?.getCodedHeight()]).toEqual([expect.closeTo(4, 1), 'av1', 540, 960])
    expect(await (await input.getPrimaryAudioTrack())?.getCodec()).toBe('opus')
    expect(await sharp(poster).metadata()).toMatchObject({ width: 540, height: 960 })
    expect((await track?.computePacketStats())?.packetCount).toBe(48)
    expect(file.length).toBeLessThan(2_000_000)
  })

  it('shows the picture that it was made from', async () => {
    const folder = temporaryFolder()
    try {
      const from = join(folder.path, 'red.png')
      writeFileSync(from, await sharp({ create: { width: 300, height: 200, channels: 3, background: '#e01010' } }).png().toBuffer())
      const { poster } = await createStudio().film({ words: 'Waves', seed: 3, width: 320, height: 180, seconds: 4, hasSound: false, from })
      const [red = 0, green = 0] = (await sharp(poster).stats()).channels.map((channel) => channel.mean)
      expect(red).toBeGreaterThan(green + 120)
    } finally {
      folder.remove()
    }
  })
})

describe('a video that was uploaded', () => {
  it('costs captions by the minute begun, and as one where it does not say its length', async () => {
    const cost = async (video: string) => (await rig.api('POST', '/content/generate', { json: { media_ids: [video], post_types: ['x-post'], research_mode: 'regular' } })).body.credits_used
    expect(await cost(await upload(await makeVideo({ seconds: 61, frameBytes: 20 }), 'video'))).toBe(18)
    expect(await cost(await upload(Buffer.from('\0\0\0\u0018ftypisom\0\0\0\0isommp42'), 'video'))).toBe(12)
    const webm = await upload(await makeVideo({ container: 'webm' }), 'video')
    expect((await rig.api('POST', '/content/generate', { json: { media_ids: [webm], post_types: ['x-post'], research_mode: 'regular' } })).status).toBe(400)
  })
})
