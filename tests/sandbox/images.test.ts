/** Image orders: real pictures, in the shape that was asked for, behind addresses that end; and what is paid for them. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { imageSize } from 'image-size'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStudio } from '../../src/sandbox/pictures/studio.ts'
import type { Studio } from '../../src/sandbox/pictures/studio.ts'
import { makePng } from '../support/make-image.ts'
import { quickStudio } from './support/quick-studio.ts'
import { createRig, rawBytes } from './support/sandbox-rig.ts'
import type { Rig } from './support/sandbox-rig.ts'

const DAY = 86_400_000
const WEEK = 7 * DAY

let rig: Rig
beforeEach(async () => {
  rig = await createRig({ studio: quickStudio })
})
afterEach(() => rig.dispose())

const order = (json: unknown, workspace?: string) => rig.api('POST', '/images/generate', { json, ...(workspace === undefined ? {} : { workspace }) })
const read = async (id: string) => (await rig.api('GET', `/images/generations/${id}`)).body
const balance = async () => (await rig.api('GET', '/account/credits')).body.balance
async function made(json: object) {
  const { image_generation_id: id } = (await order(json)).body
  rig.clock.advance(4_000)
  return read(id)
}
async function upload(type: 'image' | 'video', bytes: Uint8Array, workspace = rig.one): Promise<string> {
  const form = new FormData()
  form.append('type', type)
  form.append('file', new Blob([new Uint8Array(bytes)]), 'a')
  return (await rig.api('POST', '/media/upload', { body: form, workspace })).body.media_id
}
async function captions(post_types: string[] = ['instagram-feed', 'youtube-short'], workspace = rig.one) {
  const { generation_id: id } = (await rig.api('POST', '/content/generate', { workspace, json: { prompt: 'A sail across the lake', post_types, research_mode: 'regular' } })).body
  return { id, finish: () => rig.clock.advance(4_000) }
}
const mean = async (bytes: Buffer) => (await sharp(bytes).stats()).channels.map((channel) => channel.mean)

describe('an order', () => {
  it('is taken and paid at once, and drawn some seconds later', async () => {
    await rig.restart({ studio: createStudio() })
    const taken = (await order({ prompt: 'Coffee on a wooden table', quantity: 2 })).body
    expect(taken).toEqual({ image_generation_id: expect.any(String), status: 'processing', credits_used: 10, remaining_credits: 990, status_url: `/api/v1/images/generations/${taken.image_generation_id}` })
    const facts = { image_generation_id: taken.image_generation_id, prompt: 'Coffee on a wooden table', size: 'square', quantity: 2, created_at: new Date(rig.clock.now()).toISOString() }
    rig.clock.advance(1_999)
    expect(await read(taken.image_generation_id)).toEqual({ ...facts, status: 'processing' })
    rig.clock.advance(2_001)
    const done = await read(taken.image_generation_id)
    const image = { media_id: expect.stringMatching(/^[0-9a-f-]{36}$/u), url: expect.any(String), thumbnail_url: expect.any(String), width: 1080, height: 1080 }
    expect(done).toEqual({ ...facts, status: 'completed', images: [image, image] })
    const files = await Promise.all(done.images.map(({ url }: { url: string }) => rawBytes(url)))
    for (const { status, headers, body } of files) {
      expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([200, 'image/jpeg', 'nosniff'])
      expect(imageSize(body)).toMatchObject({ width: 1080, height: 1080, type: 'jpg' })
    }
    expect(files[0]?.body.equals(files[1]?.body ?? Buffer.alloc(0))).toBe(false)
    expect(rig.sandbox.service.media.list(rig.one)).toMatchObject([{ type: 'image', origin: 'made' }, { type: 'image', origin: 'made' }])
    expect(await balance()).toBe(990)
  })

  it('is drawn though nobody asks', async () => {
    await order({ prompt: 'Mountains' })
    rig.clock.advance(4_000)
    await expect.poll(() => rig.sandbox.service.media.list().length, { timeout: 20_000 }).toBe(1)
  })

  it.each([
    ['square', 'flux2-flex', 1080, 1080, 5],
    ['feed', 'ideogram-3', 1080, 1350, 6],
    ['portrait', 'gpt-image-1.5', 1080, 1920, 14],
    ['landscape', 'nano-banana-2', 1920, 1080, 6],
  ])('of %s by %s', async (size, model, width, height, cost) => {
    const taken = (await order({ prompt: 'A garden', size, model })).body
    expect(taken.credits_used).toBe(cost)
    rig.clock.advance(4_000)
    const { images } = await read(taken.image_generation_id)
    expect(images).toMatchObject([{ width, height }])
    expect(imageSize((await rawBytes(images[0].url)).body)).toMatchObject({ width, height })
    const small = imageSize((await rawBytes(images[0].thumbnail_url)).body)
    expect(Math.max(small.width, small.height)).toBe(480)
  })

  it('follows the colours of the pictures it is given', async () => {
    await rig.restart({ studio: createStudio() })
    const one = (color: string) => sharp({ create: { width: 60, height: 60, channels: 3, background: color } }).png().toBuffer()
    const redOf = async (color: string) => {
      const style = [await upload('image', await one(color))]
      const { images } = await made({ prompt: 'Coffee', style_images: style })
      const [red = 0, , blue = 0] = await mean((await rawBytes(images[0].url)).body)
      return red - blue
    }
    expect(await redOf('#d02010')).toBeGreaterThan((await redOf('#1020d0')) + 60)
  })

  it('is made from captions, with or without a prompt of its own', async () => {
    const { id, finish } = await captions()
    expect(await order({ generation_id: id })).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('processing') } } })
    finish()
    expect(await made({ generation_id: id })).toMatchObject({ status: 'completed', prompt: null, images: [{}] })
    expect(await made({ generation_id: id, prompt: 'At night', source_post_type: 'youtube-video' })).toMatchObject({ status: 'completed', prompt: 'At night' })
    expect((await order({ generation_id: id, source_post_type: 'x-post' })).status).toBe(400)
    expect((await order({ generation_id: id }, rig.two)).status).toBe(404)
    expect(rig.sandbox.service.pictureRows.facts(2)[1]?.prompt).toMatch(/sail/iu)
  })

  it.each([
    ['nothing to draw', {}],
    ['an empty prompt', { prompt: '  ' }],
    ['a prompt of 2,001', { prompt: 'x'.repeat(2_001) }],
    ['no image', { prompt: 'a', quantity: 0 }],
    ['five images', { prompt: 'a', quantity: 5 }],
    ['half an image', { prompt: 'a', quantity: 1.5 }],
    ['an unknown size', { prompt: 'a', size: 'huge' }],
    ['an unknown model', { prompt: 'a', model: 'paint' }],
    ['a feed by gpt-image-1.5', { prompt: 'a', size: 'feed', model: 'gpt-image-1.5' }],
    ['five pictures to follow', { prompt: 'a', style_images: ['a', 'b', 'c', 'd', 'e'] }],
    ['pictures to follow without a prompt', { style_images: [] }],
    ['a caption to start from without captions', { prompt: 'a', source_post_type: 'x-post' }],
  ])('is refused: %s', async (_what, json) => {
    expect(await order(json)).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } })
    expect(await balance()).toBe(1_000)
  })

  it('is refused with media or captions that are not there, of the wrong kind, or of another workspace', async () => {
    const image = await upload('image', makePng(1, 8, 8))
    const video = await upload('video', Buffer.from('\0\0\0\u0018ftypisom\0\0\0\0isommp42'))
    const foreign = await upload('image', makePng(2, 8, 8), rig.two)
    expect((await order({ prompt: 'a', style_images: [image, image, image, image] })).status).toBe(200)
    expect((await order({ prompt: 'a', style_images: [image, video] })).status).toBe(400)
    for (const bad of [foreign, 'nothing']) expect(await order({ prompt: 'a', style_images: [bad] })).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
    expect(await order({ generation_id: 'gen-unknown' })).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
    const { id, finish } = await captions()
    finish()
    expect((await order({ generation_id: id, style_images: [image] })).status).toBe(400)
  })

  it('costs nothing when there are not enough credits', async () => {
    rig.sandbox.service.credits.set(9)
    expect(await order({ prompt: 'a', quantity: 2 })).toMatchObject({ status: 402, body: { error: { code: 'INSUFFICIENT_CREDITS' } } })
    expect(await balance()).toBe(9)
    expect(rig.sandbox.service.pictureRows.facts(9)).toEqual([])
  })

  it('of another workspace, or of videos, is not found', async () => {
    const { image_generation_id: id } = (await order({ prompt: 'a' })).body
    expect((await rig.api('GET', `/images/generations/${id}`, { workspace: rig.two })).status).toBe(404)
    expect((await rig.api('GET', `/videos/generations/${id}`)).status).toBe(404)
    expect((await rig.api('GET', '/images/generations/img-unknown')).status).toBe(404)
  })
})

describe('an order that fails', () => {
  it('keeps the pictures that were made and pays back the others', async () => {
    await rig.admin('POST', '/faults', { fault: 'generateImages:fail-item:1:3' })
    const done = await made({ prompt: 'Mountains', quantity: 4, model: 'ideogram-3' })
    expect(done).toMatchObject({ status: 'failed', quantity: 4, images: [{ media_id: expect.any(String) }], error: { code: 'IMAGE_GENERATION_FAILED', message: expect.any(String) } })
    expect(await balance()).toBe(994)
    expect((await rawBytes(done.images[0].url)).status).toBe(200)
    const post = await rig.api('POST', '/posts', { json: { items: [{ post_type: 'x-post', content: 'a', media_ids: [done.images[0].media_id] }] } })
    expect(post.status).toBe(200)
  })

  it('as a whole has no pictures and costs nothing', async () => {
    await rig.admin('POST', '/faults', { fault: 'generateImages:fail-item' })
    const done = await made({ prompt: 'Mountains', quantity: 2 })
    expect([done.status, done.images, await balance()]).toEqual(['failed', undefined, 1_000])
  })

  it('for want of room keeps what fits', async () => {
    await rig.restart({ mediaLimits: { quota: 18_000 } })
    const done = await made({ prompt: 'Mountains', quantity: 4 })
    expect(done.status).toBe('failed')
    expect(done.images.length).toBeGreaterThan(0)
    expect(done.images.length).toBeLessThan(4)
    expect(await balance()).toBe(1_000 - 5 * done.images.length)
    const files = readdirSync(join(rig.dataDir, 'media', rig.one))
    expect(files.toSorted()).toEqual(done.images.map((image: { media_id: string }) => image.media_id).toSorted())
  })

  it('because the drawing fails is paid back too', async () => {
    const studio: Studio = { ...quickStudio, picture: () => Promise.reject(new Error('no ink')) }
    await rig.restart({ studio })
    expect(await made({ prompt: 'Mountains' })).toMatchObject({ status: 'failed' })
    expect(await balance()).toBe(1_000)
    expect(rig.reports.splice(0)).toEqual([expect.stringContaining('no ink')])
  })
})

describe('a stop of the service', () => {
  it('while nothing is drawn yet loses nothing', async () => {
    const { image_generation_id: id } = (await order({ prompt: 'Mountains' })).body
    await rig.restart()
    rig.clock.advance(4_000)
    expect(await read(id)).toMatchObject({ status: 'completed', images: [{}] })
    expect(await balance()).toBe(995)
  })

  it('in the middle of the drawing begins it again, and leaves no file behind', async () => {
    let calls = 0
    let release = () => {}
    const slow: Studio = {
      ...quickStudio,
      async picture(wish) {
        calls += 1
        if (calls === 2) await new Promise<void>((resolve) => (release = resolve))
        return quickStudio.picture(wish)
      },
    }
    await rig.restart({ studio: slow })
    const { image_generation_id: id } = (await order({ prompt: 'Mountains', quantity: 2 })).body
    rig.clock.advance(4_000)
    await expect.poll(() => calls, { timeout: 20_000 }).toBe(2)
    const restarted = rig.restart({ studio: quickStudio })
    release()
    await restarted
    expect(readdirSync(join(rig.dataDir, 'media', rig.one))).toEqual([])
    expect((await read(id)).images).toHaveLength(2)
    expect(readdirSync(join(rig.dataDir, 'media', rig.one))).toHaveLength(2)
    expect(await balance()).toBe(990)
  })

  it('or a workspace that is deleted meanwhile, leaves nothing of it', async () => {
    const gone = rig.sandbox.service.workspaces.create('Gone').id
    await order({ prompt: 'Mountains' }, gone)
    rig.sandbox.service.workspaces.remove(gone)
    rig.clock.advance(10_000)
    const other = await made({ prompt: 'Sea' })
    expect(other.status).toBe('completed')
    expect(rig.sandbox.service.media.list()).toHaveLength(1)
    expect(existsSync(join(rig.dataDir, 'media', gone))).toBe(false)
  })
})

describe('an address', () => {
  it('is good for seven days, without a key, also after a restart; then for nobody', async () => {
    const { image_generation_id: id } = (await order({ prompt: 'Mountains' })).body
    rig.clock.advance(4_000)
    const [{ url, thumbnail_url: small }] = (await read(id)).images
    await rig.restart()
    rig.clock.advance(WEEK - 1_000)
    expect([(await rawBytes(url)).status, (await rawBytes(small)).status]).toEqual([200, 200])
    rig.clock.advance(2_000)
    for (const address of [url, small]) expect(await rawBytes(address)).toMatchObject({ status: 403, text: expect.stringContaining('7 days') })
    // The order is still there, and gives no new address.
    expect((await read(id)).images[0].url).toBe(url)
  })

  it('that was made up or changed opens nothing', async () => {
    const { images } = await made({ prompt: 'Mountains', quantity: 2 })
    const [first, second] = images.map((image: { url: string }) => new URL(image.url))
    const base = rig.sandbox.url
    const later = first.search.replace(/expires=\d+/u, `expires=${Math.floor((rig.clock.now() + 30 * DAY) / 1000)}`)
    for (const path of [first.pathname, second.pathname + first.search, `${first.pathname}/thumbnail${first.search}`, first.pathname + later, `${first.pathname}?expires=x&signature=`, '/files/..%2f..%2fsandbox.db', '/files/unknown?expires=9&signature=9']) {
      expect((await rawBytes(base + path)).status, path).toBe(403)
    }
    expect((await rawBytes(`${base}/files`)).status).toBe(404)
  })

  it('can be read in parts', async () => {
    const { images } = await made({ prompt: 'Mountains' })
    const whole = (await rawBytes(images[0].url)).body
    const part = await rawBytes(images[0].url, { range: 'bytes=10-19' })
    expect([part.status, part.headers['content-range'], part.body.equals(whole.subarray(10, 20))]).toEqual([206, `bytes 10-19/${whole.length}`, true])
    expect((await rawBytes(images[0].url, { range: 'bytes=-5' })).body.equals(whole.subarray(-5))).toBe(true)
    expect((await rawBytes(images[0].url, { range: `bytes=${whole.length}-` })).status).toBe(416)
    expect((await rawBytes(images[0].url, { range: 'lines=1-2' })).status).toBe(200)
  })

  it('can be struck by a fault, and stands in the log without its signature', async () => {
    const { images } = await made({ prompt: 'Mountains' })
    await rig.admin('POST', '/faults', { fault: 'downloadFile:half:1' })
    const half = await rawBytes(images[0].url).catch((error: unknown) => error)
    expect(half).toBeInstanceOf(Error)
    await rig.admin('POST', '/faults', { fault: 'downloadFile:503:1' })
    expect((await rawBytes(images[0].url)).status).toBe(503)
    expect((await rawBytes(images[0].url)).status).toBe(200)
    const entries = (await rig.admin('GET', '/log')).body.entries.filter((entry: { operationId: string }) => entry.operationId === 'downloadFile')
    expect(entries).toMatchObject([{ fault: 'half-after' }, { fault: '503-before', status: 503 }, { fault: null, status: 200 }])
    expect(JSON.stringify(entries)).not.toContain('signature')
  })
})
