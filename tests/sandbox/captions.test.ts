/** Caption orders: taken and paid at once, written later, paid back when they fail. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

  it('takes the regular mode when none is named', async () => {
    const { generation_id: id, credits_used: cost } = (await order({ ...WISH, research_mode: undefined })).body
    expect([cost, (await read(id)).research_mode]).toEqual([6, 'regular'])
  })

  it('pays back the sources that could not be read, and never pays for those it may not call', async () => {
    const source_urls = ['https://example.com/a', 'https://gone.invalid/b', 'https://localhost/c', 'https://10.1.2.3/d', 'https://[::1]/e', 'https://printer.local/f']
    const { generation_id: id, credits_used: cost } = (await order({ ...WISH, source_urls })).body
    expect([cost, await balance()]).toEqual([8, 992])
    rig.clock.advance(4_000)
    expect((await read(id)).status).toBe('completed')
    expect(await balance()).toBe(993)
    await rig.admin('POST', '/faults', { fault: 'generateContent:fail-item:1:sources' })
    const failing = (await order({ ...WISH, source_urls: ['https://example.com/a', 'https://example.com/b'] })).body
    rig.clock.advance(4_000)
    expect((await read(failing.generation_id)).status).toBe('completed')
    expect(await balance()).toBe(987)
    expect((await rig.admin('GET', '/credits')).body.entries[0]).toMatchObject({ amount: 2, reason: 'unreadable sources', reference: failing.generation_id })
  })

  it('is written in a style of its workspace, and in no other', async () => {
    const made = await rig.admin('POST', '/styles', { workspace: rig.one, name: 'House voice', manner: 'playful' })
    const texts = async (writing_style_id: string | undefined) => {
      const { generation_id: id } = (await order({ ...WISH, post_types: ['linkedin-post'], writing_style_id })).body
      rig.clock.advance(4_000)
      return (await read(id)).outputs.linkedin
    }
    expect(await texts(made.body.id)).not.toBe(await texts(undefined))
    expect(await order({ ...WISH, writing_style_id: made.body.id }, rig.two)).toMatchObject({ status: 404 })
    expect(await order({ ...WISH, writing_style_id: 'style-unknown' })).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
    expect((await rig.admin('DELETE', `/styles/${made.body.id}?workspace=${rig.two}`)).status).toBe(404)
    expect((await rig.admin('DELETE', `/styles/${made.body.id}?workspace=${rig.one}`)).status).toBe(200)
    expect((await order({ ...WISH, writing_style_id: made.body.id })).status).toBe(404)
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
    ['an unknown research mode', { research_mode: 'deeper' }],
    ['a source without a host', { source_urls: ['https://'] }],
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
