/** Caption orders: taken and paid at once, written later, paid back when they fail. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PLATFORMS, POST_TYPES } from '../../src/domain/post-types.ts'
import { writeCaptions } from '../../src/sandbox/generations/write-captions.ts'
import { makePng } from '../support/make-image.ts'
import { createRig } from './support/sandbox-rig.ts'
import type { Rig } from './support/sandbox-rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig()
})
afterEach(() => rig.dispose())

const WISH = { prompt: 'Fresh beans from Ethiopia are in the shop', post_types: ['x-post', 'youtube-short', 'youtube-video'], research_mode: 'regular' }
const order = (json: unknown, workspace?: string) => rig.api('POST', '/content/generate', { json, ...(workspace === undefined ? {} : { workspace }) })
const read = async (id: string) => (await rig.api('GET', `/content/generations/${id}`)).body
const balance = async () => (await rig.api('GET', '/account/credits')).body.balance

async function upload(type: 'image' | 'video', workspace = rig.one): Promise<string> {
  const form = new FormData()
  form.append('type', type)
  form.append('file', new Blob([new Uint8Array(type === 'image' ? makePng(1, 8, 8) : Buffer.from('\0\0\0\u0018ftypisom\0\0\0\0isommp42'))]), 'a')
  return (await rig.api('POST', '/media/upload', { body: form, workspace })).body.media_id
}

describe('an order', () => {
  it('is taken at once and written some seconds later', async () => {
    const taken = (await order(WISH)).body
    expect(taken).toEqual({ generation_id: expect.any(String), status: 'processing', credits_used: 6, remaining_credits: 994, status_url: `/api/v1/content/generations/${taken.generation_id}` })
    const facts = { generation_id: taken.generation_id, prompt: WISH.prompt, platforms: ['x', 'youtube'], research_mode: 'regular', credits_used: 6, created_at: new Date(rig.clock.now()).toISOString() }
    rig.clock.advance(1_999)
    expect(await read(taken.generation_id)).toEqual({ ...facts, status: 'processing' })
    rig.clock.advance(2_001)
    expect(await read(taken.generation_id)).toEqual({
      ...facts,
      status: 'completed',
      outputs: { x: expect.stringMatching(/beans.*#\w+/su), youtube: { title: expect.stringContaining('beans'), description: expect.stringMatching(/#\w+/u) } },
    })
    expect((await rig.api('GET', '/content/generations')).body).toEqual({ data: [{ ...facts, status: 'completed' }], next_cursor: null, has_more: false })
    expect(await balance()).toBe(994)
  })

  it('goes on after a stop', async () => {
    const { generation_id: id } = (await order(WISH)).body
    await rig.restart()
    expect((await read(id)).status).toBe('processing')
    rig.clock.advance(4_000)
    expect((await read(id)).status).toBe('completed')
  })

  it('that fails says so and costs nothing', async () => {
    await rig.admin('POST', '/faults', { fault: 'generateContent:fail-item' })
    const { generation_id: id } = (await order(WISH)).body
    expect(await balance()).toBe(994)
    rig.clock.advance(4_000)
    const failed = await read(id)
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'GENERATION_FAILED', message: expect.any(String) } })
    expect(failed).not.toHaveProperty('outputs')
    expect(await balance()).toBe(1_000)
    expect((await rig.api('GET', '/content/generations?status=failed')).body.data).toHaveLength(1)
    expect((await rig.api('GET', '/content/generations?status=completed')).body.data).toHaveLength(0)
  })

  it('costs by what there is to look at', async () => {
    const [image, other, video] = [await upload('image'), await upload('image'), await upload('video')]
    const cost = async (json: object) => (await order({ post_types: ['x-post'], research_mode: 'regular', ...json })).body.credits_used
    expect(await cost({ media_ids: [image, other] })).toBe(8)
    expect(await cost({ media_ids: [video] })).toBe(12)
    expect(await cost({ prompt: 'abc', research_mode: 'deep', source_urls: ['https://example.com/a', 'https://example.com/b'] })).toBe(10)
    for (const media_ids of [[image, video], [video, video]]) expect((await order({ ...WISH, media_ids })).status).toBe(400)
    expect((await order({ ...WISH, media_ids: [image] }, rig.two)).status).toBe(404)
  })

  it('is refused without enough credits', async () => {
    rig.sandbox.service.credits.set(5)
    const refused = await order(WISH)
    expect([refused.status, refused.body.error.code]).toEqual([402, 'INSUFFICIENT_CREDITS'])
    expect([await balance(), (await rig.api('GET', '/content/generations')).body.data]).toEqual([5, []])
  })

  it.each([
    ['nothing to start from', { prompt: undefined }],
    ['a prompt of 2', { prompt: 'ab' }],
    ['a prompt of 2,001', { prompt: 'x'.repeat(2_001) }],
    ['no post types', { post_types: [] }],
    ['an unknown post type', { post_types: ['myspace-post'] }],
    ['no research mode', { research_mode: undefined }],
    ['a long call to action', { cta_text: 'x'.repeat(101) }],
    ['a source without TLS', { source_urls: ['http://example.com'] }],
    ['eleven images', { media_ids: Array.from({ length: 11 }, (_, at) => `m-${at}`) }],
  ])('is refused: %s', async (_what, change) => {
    expect(await order({ ...WISH, ...change })).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } })
  })
})

describe('a post', () => {
  it('takes its texts from a finished order of its workspace', async () => {
    const { generation_id: id } = (await order({ ...WISH, cta_text: 'Come by' })).body
    const make = (workspace: string, ...items: object[]) => rig.api('POST', '/posts', { workspace, json: { generation_id: id, items } })
    expect((await make(rig.one, { post_type: 'x-post' })).status).toBe(400)
    rig.clock.advance(4_000)
    const { outputs } = await read(id)
    const made = await make(rig.one, { post_type: 'x-post' }, { post_type: 'youtube-video', title: 'My own', content: 'Mine' }, { post_type: 'youtube-short', title: 'Short' })
    expect(made.body.items).toMatchObject([{ content: outputs.x }, { title: 'My own', content: 'Mine' }, { title: 'Short', content: outputs.youtube.description }])
    expect((await make(rig.two, { post_type: 'x-post' })).status).toBe(404)
    expect((await make(rig.one, { post_type: 'linkedin-post' })).status).toBe(400)
  })
})

describe('captions', () => {
  it('differ by platform, carry hashtags, and keep to their length', () => {
    const platforms = [...new Set(POST_TYPES.map((type) => PLATFORMS.find((one) => type.startsWith(`${one}-`)) ?? expect.fail(type)))]
    for (const prompt of ['Fresh beans from Ethiopia are in the shop', '👩‍🚀'.repeat(180), 'word '.repeat(390), 'x'.repeat(2_000), null]) {
      const written = writeCaptions({ prompt, cta: 'y'.repeat(100), platforms, isDeep: true })
      expect(Object.keys(written).sort()).toEqual([...PLATFORMS].sort())
      expect(new Set(Object.values(written).map((text) => JSON.stringify(text))).size).toBe(6)
      for (const text of Object.values(written)) expect(JSON.stringify(text)).toMatch(/#\p{L}/u)
      const { x, youtube } = written
      if (typeof x !== 'string') expect.fail('X takes a text')
      expect(x.length).toBeLessThanOrEqual(280)
      expect(x).toContain('y'.repeat(100))
      // Half of a character that needs two.
      expect(x).not.toMatch(/\p{Cs}/u)
      expect(typeof youtube === 'object' && youtube.title.length).toBeLessThanOrEqual(100)
    }
  })
})
