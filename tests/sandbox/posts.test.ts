/** Drafts: what is taken, and how they are read back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { POST_TYPES } from '../../src/domain/post-types.ts'
import { makePng } from '../support/make-image.ts'
import { createRig, post } from './support/sandbox-rig.ts'
import type { Rig } from './support/sandbox-rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig()
})
afterEach(() => rig.dispose())

async function uploadTo(workspace: string): Promise<string> {
  const form = new FormData()
  form.append('type', 'image')
  form.append('file', new Blob([new Uint8Array(makePng(2, 8, 8))]), 'a.png')
  return (await rig.api('POST', '/media/upload', { body: form, workspace })).body.media_id
}

describe('creating a post', () => {
  it('keeps every item as it was given', async () => {
    const [first, second] = [await uploadTo(rig.one), await uploadTo(rig.one)]
    const items = POST_TYPES.map((post_type, at) => ({
      post_type,
      content: `Text ${at} – “ü” 👩‍🚀`,
      ...(post_type.startsWith('youtube') ? { title: 'A title' } : {}),
      ...(at === 0 ? { media_ids: [second, first, second] } : {}),
    }))
    const made = await rig.api('POST', '/posts', { json: { items } })
    expect(made.status).toBe(200)
    expect(made.body).toMatchObject({ post_id: expect.any(String), status: 'draft', created_at: new Date(rig.clock.now()).toISOString() })
    expect(made.body.items).toEqual(
      items.map((item) => ({ item_id: expect.any(String), media_ids: [], ...item, platform: item.post_type.split('-')[0], status: 'draft' })),
    )
    expect((await rig.api('GET', `/posts/${made.body.post_id}`)).body).toEqual(made.body)
    expect((await rig.api('GET', '/account/credits')).body.balance).toBe(1_000)
  })

  it.each([
    ['no body', undefined],
    ['a list', []],
    ['no items', {}],
    ['an empty list of items', { items: [] }],
    ['thirteen items', { items: [...POST_TYPES, 'x-post'].map((post_type) => ({ post_type, content: 'a', title: 't' })) }],
    ['an unknown post type', post('a', 'mastodon-toot')],
    ['a post type twice', { items: [{ post_type: 'x-post', content: 'a' }, { post_type: 'x-post', content: 'b' }] }],
    ['an item without content', { items: [{ post_type: 'x-post' }] }],
    ['content that is no text', { items: [{ post_type: 'x-post', content: 5 }] }],
    ['a video for YouTube without a title', post('a', 'youtube-video')],
    ['a short for YouTube with an empty title', { items: [{ post_type: 'youtube-short', content: 'a', title: '' }] }],
    ['media that is no list', { items: [{ post_type: 'x-post', content: 'a', media_ids: 'm' }] }],
  ])('is refused: %s', async (_what, json) => {
    const answer = await rig.api('POST', '/posts', json === undefined ? {} : { json })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'VALIDATION_ERROR'])
    expect(rig.sandbox.service.posts.facts()).toEqual([])
  })

  it('is refused as a form, and as JSON that is cut', async () => {
    for (const [type, body] of [['application/x-www-form-urlencoded', 'items=1'], ['text/plain', JSON.stringify(post())], ['application/json', '{"items":[']] as const) {
      expect(await rig.api('POST', '/posts', { body, headers: { 'content-type': type } })).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } })
    }
  })

  it('finds only what is in its own workspace', async () => {
    const foreign = await uploadTo(rig.two)
    const json = { items: [{ post_type: 'x-post', content: 'a', media_ids: [foreign] }] }
    for (const refused of [await rig.api('POST', '/posts', { json }), await rig.api('POST', '/posts', { json: { ...post(), generation_id: 'none' } })]) {
      expect([refused.status, refused.body.error.code]).toEqual([404, 'NOT_FOUND'])
    }
    expect(rig.sandbox.service.posts.facts()).toEqual([])
    expect((await rig.api('POST', '/posts', { json, workspace: rig.two })).status).toBe(200)
  })

  it('makes another one each time: nothing tells a repeat from a new wish', async () => {
    const ids = await Promise.all([1, 2].map(async () => (await rig.api('POST', '/posts', { json: post() })).body.post_id))
    expect(new Set(ids).size).toBe(2)
  })
})

describe('reading posts', () => {
  it('knows only those of the workspace', async () => {
    const { post_id: id } = (await rig.api('POST', '/posts', { json: post() })).body
    for (const ask of [{ workspace: rig.two }, {}]) {
      const found = await rig.api('GET', `/posts/${ask.workspace ? id : 'post-nowhere'}`, ask)
      expect([found.status, found.body.error.code]).toEqual([404, 'NOT_FOUND'])
    }
    expect((await rig.api('GET', '/posts', { workspace: rig.two })).body.data).toEqual([])
  })

  it('lists them newest first, page by page, each once', async () => {
    const made: string[] = []
    for (let at = 0; at < 25; at += 1) made.push((await rig.api('POST', '/posts', { json: post(`n ${at}`) })).body.post_id)
    const first = (await rig.api('GET', '/posts')).body
    expect([first.data.length, first.has_more]).toEqual([20, true])
    // One that is made meanwhile pushes nothing out of the pages that follow.
    await rig.api('POST', '/posts', { json: post('meanwhile') })
    const second = (await rig.api('GET', `/posts?cursor=${first.next_cursor}`)).body
    expect([second.data.length, second.has_more, second.next_cursor]).toEqual([5, false, null])
    expect([...first.data, ...second.data].map((one: { post_id: string }) => one.post_id)).toEqual(made.toReversed())
    expect((await rig.api('GET', '/posts?limit=1&status=published')).body).toEqual({ data: [], next_cursor: null, has_more: false })
    expect((await rig.api('GET', '/posts?limit=100&status=draft')).body.data).toHaveLength(26)
  })

  it.each(['limit=0', 'limit=101', 'limit=x', 'status=lost', 'cursor=nonsense', 'cursor='])('refuses ?%s', async (query) => {
    const answer = await rig.api('GET', `/posts?${query}`)
    expect([answer.status, answer.body.error.code]).toEqual([400, 'VALIDATION_ERROR'])
  })
})

describe('generations', () => {
  it('are none at first, and none is found', async () => {
    expect((await rig.api('GET', '/content/generations?limit=1')).body).toEqual({ data: [], next_cursor: null, has_more: false })
    expect((await rig.api('GET', '/content/generations/gen-1')).body.error.code).toBe('NOT_FOUND')
    expect((await rig.api('GET', '/content/generations?limit=500')).status).toBe(400)
  })
})
