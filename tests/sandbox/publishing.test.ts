/** What becomes of a draft, what it costs, and that a stop in between changes neither. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRig, post } from './support/sandbox-rig.ts'
import type { Rig } from './support/sandbox-rig.ts'

const DAY = 86_400_000

let rig: Rig
beforeEach(async () => {
  rig = await createRig()
})
afterEach(() => rig.dispose())

const draft = async (...types: string[]): Promise<string> =>
  (await rig.api('POST', '/posts', { json: { items: types.map((post_type) => ({ post_type, content: 'Hi', title: 't' })) } })).body.post_id
const publish = (id: string) => rig.api('POST', `/posts/${id}/publish`)
const read = async (id: string) => (await rig.api('GET', `/posts/${id}`)).body
const balance = async () => (await rig.api('GET', '/account/credits')).body.balance
const inDays = (days: number) => new Date(rig.clock.now() + days * DAY).toISOString()
const schedule = (id: string, at: string) => rig.api('POST', `/posts/${id}/schedule`, { json: { scheduled_at: at } })

describe('publishing', () => {
  it('begins at once and goes out item by item', async () => {
    const id = await draft('linkedin-post', 'facebook-post', 'instagram-feed')
    expect((await publish(id)).body).toEqual({ post_id: id, status: 'publishing', credits_used: 1, status_url: `/api/v1/posts/${id}` })
    expect(await read(id)).toMatchObject({ status: 'publishing', items: [{ status: 'posting' }, { status: 'posting' }, { status: 'posting' }] })
    rig.clock.advance(999)
    expect((await read(id)).items.map((item: { status: string }) => item.status)).toEqual(['posting', 'posting', 'posting'])
    const seen = new Set<string>()
    for (let step = 0; step < 30; step += 1) {
      rig.clock.advance(100)
      const { status, items } = await read(id)
      seen.add(`${status} ${items.filter((item: { status: string }) => item.status === 'posted').length}`)
    }
    expect([...seen]).toEqual(['publishing 0', 'publishing 1', 'publishing 2', 'published 3'])
    const { items } = await read(id)
    expect(new Set(items.map((item: { platform_post_id: string }) => item.platform_post_id)).size).toBe(3)
    expect(items[0]).toMatchObject({ status: 'posted', platform_post_id: expect.stringMatching(/^linkedin_\d+$/) })
  })

  it('goes on though nobody asks', async () => {
    const id = await draft('x-post')
    await publish(id)
    rig.clock.advance(4_000)
    expect(rig.sandbox.service.posts.facts()).toMatchObject([{ postId: id, status: 'published', items: [{ status: 'posted' }] }])
  })

  it('costs one credit, and three more with X, taken at once and once', async () => {
    const id = await draft('x-post', 'facebook-post', 'facebook-reel')
    expect((await publish(id)).body.credits_used).toBe(4)
    expect(await balance()).toBe(996)
    rig.clock.advance(10_000)
    expect(await balance()).toBe(996)
    const again = await publish(id)
    expect([again.status, again.body.error.code]).toEqual([409, 'ALREADY_PUBLISHED'])
    expect(await balance()).toBe(996)
  })

  it('is done once when asked for many times at once', async () => {
    const id = await draft('x-post')
    const answers = await Promise.all(Array.from({ length: 10 }, () => publish(id)))
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
    expect(await balance()).toBe(996)
  })

  it('never takes the balance below nothing, however many ask', async () => {
    rig.sandbox.service.credits.set(10)
    const ids: string[] = []
    for (let at = 0; at < 8; at += 1) ids.push(await draft('x-post'))
    const answers = await Promise.all(ids.map(publish))
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 200, 402, 402, 402, 402, 402, 402])
    expect(answers.find((answer) => answer.status === 402)?.body.error.code).toBe('INSUFFICIENT_CREDITS')
    expect(await balance()).toBe(2)
    const refused = ids[answers.findIndex((answer) => answer.status === 402)] ?? ''
    expect(await read(refused)).toMatchObject({ status: 'draft', items: [{ status: 'draft' }] })
    rig.sandbox.service.credits.add(2)
    expect((await publish(refused)).status).toBe(200)
  })

  it('needs each platform connected in that workspace', async () => {
    const id = await draft('facebook-post', 'tiktok-video')
    await rig.admin('PUT', `/workspaces/${rig.one}/connections`, { tiktok: false })
    await rig.admin('PUT', `/workspaces/${rig.two}/connections`, { facebook: false })
    const refused = await publish(id)
    expect([refused.status, refused.body.error.code]).toEqual([422, 'PLATFORM_NOT_CONNECTED'])
    expect(refused.body.error.message).toContain('tiktok')
    expect([await balance(), (await read(id)).status]).toEqual([1_000, 'draft'])
    await rig.admin('PUT', `/workspaces/${rig.one}/connections`, { tiktok: true })
    expect((await publish(id)).status).toBe(200)
  })

  it('finds no post of another workspace', async () => {
    const id = await draft('x-post')
    for (const call of ['publish', 'cancel']) expect(await rig.api('POST', `/posts/${id}/${call}`, { workspace: rig.two })).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
    expect(await rig.api('POST', `/posts/${id}/schedule`, { workspace: rig.two, json: { scheduled_at: inDays(1) } })).toMatchObject({ status: 404 })
    expect((await read(id)).status).toBe('draft')
  })

  it('goes on after a stop, to the same end and at the same price', async () => {
    const id = await draft('x-post', 'linkedin-post')
    await publish(id)
    const { created_at: createdAt } = await read(id)
    await rig.restart()
    expect((await read(id)).status).toBe('publishing')
    rig.clock.advance(4_000)
    expect(await read(id)).toMatchObject({ status: 'published', created_at: createdAt, items: [{ status: 'posted' }, { status: 'posted' }] })
    expect(await balance()).toBe(996)
  })
})

describe('items that fail', () => {
  it('say why, and are paid back', async () => {
    await rig.admin('POST', '/faults', { fault: 'publishPost:fail-item:1:x' })
    const id = await draft('x-post', 'facebook-post')
    await publish(id)
    rig.clock.advance(4_000)
    const done = await read(id)
    expect(done.status).toBe('published')
    expect(done.items[0]).toMatchObject({ status: 'failed', error: { code: 'PLATFORM_ERROR', message: expect.stringContaining('x') } })
    expect(done.items[0]).not.toHaveProperty('platform_post_id')
    expect(done.items[1]).toMatchObject({ status: 'posted' })
    expect(await balance()).toBe(999)
  })

  it('all of them make a post that failed and cost nothing', async () => {
    await rig.admin('POST', '/faults', { fault: 'publishPost:fail-item' })
    const id = await draft('x-post', 'facebook-post')
    await publish(id)
    await rig.restart()
    rig.clock.advance(4_000)
    expect(await read(id)).toMatchObject({ status: 'failed', items: [{ status: 'failed' }, { status: 'failed' }] })
    expect(await balance()).toBe(1_000)
    expect((await publish(id)).status).toBe(409)
  })
})

describe('scheduling', () => {
  it('waits for its time, across a stop, and then goes out and costs', async () => {
    const id = await draft('x-post')
    const at = inDays(59)
    expect((await schedule(id, at)).body).toMatchObject({ status: 'scheduled', scheduled_at: at, items: [{ status: 'draft' }] })
    expect((await publish(id)).status).toBe(409)
    expect((await schedule(id, at)).status).toBe(409)
    await rig.restart()
    rig.clock.advance(59 * DAY - 1)
    expect([(await read(id)).status, await balance()]).toEqual(['scheduled', 1_000])
    rig.clock.advance(1)
    expect([(await read(id)).status, await balance()]).toEqual(['publishing', 996])
    rig.clock.advance(4_000)
    expect((await read(id)).status).toBe('published')
  })

  it.each([
    ['a time gone by', () => inDays(-1)],
    ['now', () => inDays(0)],
    ['more than 60 days ahead', () => new Date(rig.clock.now() + 60 * DAY + 1).toISOString()],
    ['a day that is none', () => '2026-06-31T12:00:00Z'],
    ['a time without a zone', () => '2026-06-20T12:00:00'],
    ['a word', () => 'tomorrow'],
  ])('refuses %s', async (_what, at) => {
    const id = await draft('x-post')
    expect(await schedule(id, at())).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } })
    expect((await read(id)).status).toBe('draft')
  })

  it('takes 60 days to the millisecond, and other zones', async () => {
    expect((await schedule(await draft('x-post'), new Date(rig.clock.now() + 60 * DAY).toISOString())).status).toBe(200)
    const zoned = await schedule(await draft('x-post'), '2026-06-02T01:30:00+02:00')
    expect(zoned.body.scheduled_at).toBe('2026-06-01T23:30:00.000Z')
  })

  it('needs the platform now, and fails without one or without credits when the time comes', async () => {
    const [a, b] = [await draft('tiktok-video'), await draft('x-post')]
    await rig.admin('PUT', `/workspaces/${rig.one}/connections`, { tiktok: false })
    expect((await schedule(a, inDays(1))).status).toBe(422)
    await rig.admin('PUT', `/workspaces/${rig.one}/connections`, { tiktok: true })
    await schedule(a, inDays(1))
    await schedule(b, inDays(1))
    await rig.admin('PUT', `/workspaces/${rig.one}/connections`, { tiktok: false })
    await rig.admin('POST', '/credits', { balance: 3 })
    rig.clock.advance(DAY)
    expect(await read(a)).toMatchObject({ status: 'failed', items: [{ status: 'failed', error: { code: 'PLATFORM_NOT_CONNECTED' } }] })
    expect(await read(b)).toMatchObject({ status: 'failed', items: [{ status: 'failed', error: { code: 'INSUFFICIENT_CREDITS' } }] })
    expect(await balance()).toBe(3)
  })

  it('can be taken back before its time, and never goes out then', async () => {
    const id = await draft('x-post')
    expect((await rig.api('POST', `/posts/${id}/cancel`)).status).toBe(409)
    await schedule(id, inDays(1))
    const canceled = await rig.api('POST', `/posts/${id}/cancel`)
    expect(canceled.body.status).toBe('canceled')
    expect(canceled.body).not.toHaveProperty('scheduled_at')
    rig.clock.advance(2 * DAY)
    expect([(await read(id)).status, await balance()]).toEqual(['canceled', 1_000])
    for (const call of ['cancel', 'publish']) expect((await rig.api('POST', `/posts/${id}/${call}`)).status).toBe(409)
  })
})

describe('paying when it is planned', () => {
  const entries = () => rig.sandbox.service.credits.entries(10).map(({ reason, amount }) => [reason, amount])
  beforeEach(() => rig.restart({ payWhenPlanned: true }))

  it('takes the price then and once, across a stop, and gives back what does not go out', async () => {
    const [out, taken, lone] = [await draft('x-post'), await draft('x-post'), await draft('facebook-post')]
    for (const id of [out, taken, lone]) expect((await schedule(id, inDays(1))).status).toBe(200)
    expect(await balance()).toBe(1_000 - 4 - 4 - 1)
    await rig.api('POST', `/posts/${taken}/cancel`)
    expect(await balance()).toBe(1_000 - 4 - 1)
    // What was paid stays paid, whatever the service does from then on.
    await rig.restart({ payWhenPlanned: false })
    await rig.admin('PUT', `/workspaces/${rig.one}/connections`, { facebook: false })
    rig.clock.advance(2 * DAY)
    expect([(await read(out)).status, (await read(taken)).status, (await read(lone)).status]).toEqual(['published', 'canceled', 'failed'])
    expect(await balance()).toBe(1_000 - 4)
    expect(entries()).toEqual([['not published', 1], ['not published', 4], ['planned', -1], ['planned', -4], ['planned', -4], ['opening balance', 1_000]])
  })

  it('refuses what cannot be paid, and leaves it a draft', async () => {
    await rig.admin('POST', '/credits', { balance: 3 })
    const id = await draft('x-post')
    const refused = await schedule(id, inDays(1))
    expect([refused.status, refused.body.error.code]).toEqual([402, 'INSUFFICIENT_CREDITS'])
    expect([(await read(id)).status, await balance()]).toEqual(['draft', 3])
  })
})

describe('only what is documented', () => {
  it('knows no list of posts, no scheduling and no cancelling', async () => {
    await rig.restart({ documentedOnly: true })
    const { post_id: id } = (await rig.api('POST', '/posts', { json: post() })).body
    for (const [method, path] of [['GET', '/posts'], ['POST', `/posts/${id}/schedule`], ['POST', `/posts/${id}/cancel`]] as const) {
      const answer = await rig.api(method, path, method === 'POST' ? { json: { scheduled_at: inDays(1) } } : {})
      expect([answer.status, answer.body.error.code], path).toEqual([404, 'NOT_FOUND'])
    }
    expect((await publish(id)).status).toBe(200)
    expect((await rig.api('GET', '/content/generations')).status).toBe(200)
  })
})
