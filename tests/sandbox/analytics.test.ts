/** Figures of published items: none before the first look, then one look a day that never shows less. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { POST_TYPES } from '../../src/domain/post-types.ts'
import { figuresAfter } from '../../src/sandbox/analytics/figures.ts'
import { createRig } from './support/sandbox-rig.ts'
import type { Rig } from './support/sandbox-rig.ts'

const DAY = 86_400_000
let rig: Rig
beforeEach(async () => {
  rig = await createRig()
})
afterEach(() => rig.dispose())

const figures = async (item: string, workspace = rig.one) => rig.api('GET', `/post-items/${item}/analytics`, { workspace })
async function publish(...types: string[]): Promise<{ post: string; items: string[] }> {
  const made = (await rig.api('POST', '/posts', { json: { items: types.map((post_type) => ({ post_type, content: 'Hi', title: 't' })) } })).body
  return { post: made.post_id, items: made.items.map((item: { item_id: string }) => item.item_id) }
}

describe('an item', () => {
  it('has no figures until it is out and was looked at', async () => {
    const { post, items } = await publish('x-post')
    const shown = { post_item_id: items[0], post_type: 'x-post', platform: 'x' }
    expect((await figures(items[0] ?? '')).body).toEqual({ ...shown, status: 'draft', metrics: null })
    await rig.api('POST', `/posts/${post}/publish`)
    expect((await figures(items[0] ?? '')).body).toEqual({ ...shown, status: 'posting', metrics: null })
    rig.clock.advance(4_000)
    expect((await figures(items[0] ?? '')).body).toEqual({ ...shown, status: 'posted', metrics: null })
    rig.clock.advance(60_000)
    const { metrics } = (await figures(items[0] ?? '')).body
    expect(metrics).toEqual({ views: expect.any(Number), likes: expect.any(Number), comments: expect.any(Number), fetched_at: expect.stringMatching(/^2026-06-01T12:01:0/u) })
  })

  it('is looked at once a day for 90 days, and shows no less than before', async () => {
    const { post, items } = await publish('instagram-reel')
    await rig.api('POST', `/posts/${post}/publish`)
    rig.clock.advance(100_000)
    let before = (await figures(items[0] ?? '')).body.metrics
    for (let day = 1; day <= 95; day += 1) {
      rig.clock.advance(DAY / 2)
      expect((await figures(items[0] ?? '')).body.metrics).toEqual(before)
      rig.clock.advance(DAY / 2)
      const { metrics } = (await figures(items[0] ?? '')).body
      const apart = Date.parse(metrics.fetched_at) - Date.parse(before.fetched_at)
      expect(apart, `day ${day}`).toBe(day <= 90 ? DAY : 0)
      for (const name of ['views', 'likes', 'comments']) expect(metrics[name]).toBeGreaterThanOrEqual(before[name])
      before = metrics
    }
    expect(before.views).toBeGreaterThan(200)
    expect(before.likes).toBeLessThan(before.views)
  })

  it('that failed, or is not of this workspace, has none', async () => {
    await rig.admin('POST', '/faults', { fault: 'publishPost:fail-item:1:x' })
    const { post, items } = await publish('x-post', 'facebook-post')
    await rig.api('POST', `/posts/${post}/publish`)
    rig.clock.advance(DAY)
    expect((await figures(items[0] ?? '')).body).toMatchObject({ status: 'failed', metrics: null })
    expect((await figures(items[1] ?? '')).body).toMatchObject({ status: 'posted', metrics: { views: expect.any(Number) } })
    for (const [item, workspace] of [[items[1] ?? '', rig.two], ['item-unknown', rig.one], [post, rig.one]] as const) expect(await figures(item, workspace)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
  })

  it('is the same whenever it is asked for, also after a restart, and faster where one wants it', async () => {
    const { post, items } = await publish('tiktok-video')
    await rig.api('POST', `/posts/${post}/publish`)
    rig.clock.advance(5 * DAY)
    const before = (await figures(items[0] ?? '')).body
    await rig.restart()
    expect((await figures(items[0] ?? '')).body).toEqual(before)
    await rig.restart({ lookMs: 1_000 })
    expect((await figures(items[0] ?? '')).body.metrics.views).toBeGreaterThan(before.metrics.views)
  })
})

describe('figures', () => {
  it('are whole, differ from item to item, and are zero where a platform does not tell', () => {
    for (const postType of POST_TYPES) {
      const all = Array.from({ length: 40 }, (_, seed) => figuresAfter(30, postType, seed))
      for (const figure of all) for (const value of Object.values(figure)) expect(Number.isSafeInteger(value) && value >= 0).toBe(true)
      if (postType !== 'linkedin-post') expect(new Set(all.map(({ views }) => views)).size).toBeGreaterThan(20)
    }
    expect(figuresAfter(90, 'linkedin-post', 3)).toMatchObject({ views: 0, likes: expect.any(Number) })
    expect(figuresAfter(90, 'facebook-story', 3)).toMatchObject({ likes: 0, comments: 0 })
  })
})
