/** Lost answers and crashes at a request for captions: never a second paid job without the user's word, with the list answering and without. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { HttpResponse } from '../../../src/core/ports.ts'
import { orderKey } from '../../simulation/support/captions.ts'
import { json, refuse } from '../../simulation/support/server.ts'
import type { Fate } from '../../simulation/support/server.ts'
import { createHarness } from '../sync/harness.ts'
import type { Harness } from '../sync/harness.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const isOrder = (method: string, path: string) => method === 'POST' && path === '/content/generate'
const isList = (method: string, path: string) => method === 'GET' && path === '/content/generations'

/** The first `times` orders meet this; the list answers as given, or by itself. */
function script(harness: Harness, fate: Fate, options: { times?: number; list?: () => HttpResponse | Fate | undefined } = {}): void {
  let left = options.times ?? 1
  harness.server.script = (method, path) => {
    if (isOrder(method, path) && left > 0) return (left -= 1), fate
    return isList(method, path) ? options.list?.() : undefined
  }
}

const userSays = (harness: Harness, prompt = 'about coffee canary-ws-0-end') =>
  harness.server.captions.settledByUser(orderKey('ws-0', { prompt, platforms: ['instagram', 'x'], mode: 'regular' }))

const MADE: Fate[] = ['drop-after', 'timeout-after', 'error-after', 'html-after']
const NOT_MADE: Fate[] = ['drop-before', 'timeout-before', 'error-before', 'html', 'redirect']

let harness: Harness
beforeEach(async () => {
  harness = createHarness()
  await harness.boot()
})

describe('with the list', () => {
  it.each(MADE)('%s: the one that was made is taken', async (fate) => {
    script(harness, fate)
    const id = await harness.ask({ photos: 1 })
    await harness.run(HOUR)
    expect(harness.generation(id)).toMatchObject({ state: 'completed', creditsUsed: 7, lost: 0, outputs: { x: 'gen-1 for x' } })
    expect(harness.step('captions').looks.map((look) => look.saw)).toEqual(['adopted'])
    expect(harness.server.captions.jobs.size).toBe(1)
    expect(harness.orders()).toBe(1)
    expect(harness.server.violations).toEqual([])
  })

  it.each(NOT_MADE)('%s: nothing is found twice, then the user is asked; nothing goes again by itself', async (fate) => {
    script(harness, fate)
    const id = await harness.ask()
    await harness.run(24 * HOUR)
    expect(harness.states()).toEqual(['captions unknown asks'])
    expect(harness.step('captions').looks.map((look) => look.saw)).toEqual(['none', 'none'])
    const [first, second] = harness.step('captions').looks
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(MINUTE)
    expect(harness.orders()).toBe(1)
    expect(harness.posts.listOutbox(harness.first.workspace, { filter: 'needs-you', limit: 5 }).items[0]?.actions).toEqual(['look-again', 'send-again', 'give-up'])
    userSays(harness)
    await harness.act(harness.step('captions').id, 'send-again')
    await harness.run(HOUR)
    expect(harness.generation(id)).toMatchObject({ state: 'completed', lost: 1 })
    expect(harness.server.captions.jobs.size).toBe(1)
    expect(harness.server.violations).toEqual([])
  })

  it('waits when it was refused for haste, and asks once', async () => {
    script(harness, 'rate-limit')
    const id = await harness.ask()
    await harness.run(HOUR)
    expect(harness.generation(id).state).toBe('completed')
    expect(harness.server.captions.jobs.size).toBe(1)
  })

  it.each(['before', 'after'] as const)('a crash %s the answer: one job', async (where) => {
    let left = 1
    harness.crashWhen((request, at) => at === where && left > 0 && isOrder(request.method, new URL(request.url).pathname.replace('/api/v1', '')) && (left -= 1) === 0)
    const id = await harness.ask()
    await harness.run(MINUTE)
    expect(harness.isRunning).toBe(false)
    expect(harness.step('captions').state).toBe('sending')
    await harness.boot()
    await harness.run(1)
    expect(harness.step('captions').state).toBe('unknown')
    await harness.run(HOUR)
    if (where === 'after') expect(harness.generation(id).state).toBe('completed')
    else expect(harness.states()).toEqual(['captions unknown asks'])
    expect(harness.server.captions.jobs.size).toBe(where === 'after' ? 1 : 0)
    expect(harness.server.violations).toEqual([])
  })

  it('finds it pages down, and stops where the list is older than the request', async () => {
    for (let at = 0; at < 12; at += 1) await harness.ask({ prompt: `old ${at} canary-ws-0-end` })
    await harness.run(HOUR)
    script(harness, 'drop-after')
    await harness.ask()
    await harness.run(2_000)
    // Others of the account go on in the dashboard meanwhile.
    for (let at = 0; at < 7; at += 1) {
      harness.server.captions.order('ws-0', new TextEncoder().encode(JSON.stringify({ prompt: `theirs ${at} canary-ws-0-end`, post_types: ['x-post'], research_mode: 'regular' })), 'pp_live_sk_0')
    }
    await harness.run(HOUR)
    expect(harness.states().at(-1)).toBe('captions done')
    expect(harness.count('GET', /generations$/)).toBe(2)
  })

  it('never takes an older one, one of another mode or other networks, or one that another request has', async () => {
    const first = await harness.ask()
    await harness.run(HOUR)
    const order = (over: object) =>
      harness.server.captions.order('ws-0', new TextEncoder().encode(JSON.stringify({ prompt: 'about coffee canary-ws-0-end', post_types: ['instagram-feed', 'x-post'], research_mode: 'regular', ...over })), 'pp_live_sk_0')
    order({})
    await harness.run(HOUR)
    script(harness, 'drop-before')
    const second = await harness.ask()
    await harness.run(1_000)
    order({ research_mode: 'deep' })
    order({ post_types: ['x-post'] })
    await harness.run(HOUR)
    expect(harness.generation(first).state).toBe('completed')
    expect(harness.generation(second)).toMatchObject({ state: 'waiting', asks: true })
    expect(harness.step('captions').looks.map((look) => look.saw)).toEqual(['none', 'none'])
  })

  it('is not confused by the same request that was taken a moment ago', async () => {
    const first = await harness.ask()
    await harness.run(10_000)
    script(harness, 'drop-after')
    const second = await harness.ask()
    await harness.run(HOUR)
    expect([first, second].map((id) => harness.generation(id).outputs?.['x'])).toEqual(['gen-1 for x', 'gen-2 for x'])
    expect(harness.orders()).toBe(2)
  })

  it('asks at once where two could be it', async () => {
    script(harness, 'drop-after')
    await harness.ask()
    await harness.run(2_000)
    harness.server.captions.order('ws-0', new TextEncoder().encode(JSON.stringify({ prompt: 'about coffee canary-ws-0-end', post_types: ['instagram-reel', 'x-post'], research_mode: 'regular' })), 'pp_live_sk_0')
    await harness.run(HOUR)
    expect(harness.states()).toEqual(['captions unknown asks'])
    expect(harness.step('captions').looks.map((look) => look.saw)).toEqual(['several'])
  })

  it('a row of the list that cannot be read settles nothing', async () => {
    script(harness, 'drop-before', { list: () => json(200, { data: [{ what: 'is this' }], has_more: false }) })
    await harness.ask()
    await harness.run(HOUR)
    expect(harness.step('captions').looks.map((look) => look.saw)).toEqual(['unreadable', 'unreadable'])
    expect(harness.states()).toEqual(['captions unknown asks'])
  })

  it('after being asked again, the first one may turn up: it is taken, and what is open is named', async () => {
    script(harness, 'drop-before', { times: 2 })
    const id = await harness.ask()
    await harness.run(HOUR)
    userSays(harness)
    await harness.act(harness.step('captions').id, 'send-again')
    await harness.run(1_000)
    harness.server.captions.order('ws-0', new TextEncoder().encode(JSON.stringify({ prompt: 'about coffee canary-ws-0-end', post_types: ['instagram-feed', 'x-post'], research_mode: 'regular' })), 'pp_live_sk_0')
    await harness.run(HOUR)
    expect(harness.generation(id)).toMatchObject({ state: 'completed', lost: 1 })
    expect(harness.orders()).toBe(2)
    expect(harness.generations.spend(harness.first.workspace)).toEqual([{ month: '2026-11', kind: 'captions', count: 1, credits: 6, refunded: 0, uncertain: 1 }])
  })

  it('can be given up, and stays named as one that may have cost', async () => {
    script(harness, 'drop-before')
    const id = await harness.ask()
    await harness.run(HOUR)
    await harness.act(harness.step('captions').id, 'give-up')
    expect(harness.generation(id)).toMatchObject({ state: 'cancelled', lost: 1, intentState: 'cancelled' })
    await harness.run(HOUR)
    expect(harness.orders()).toBe(1)
    expect(harness.generations.spend(harness.first.workspace)).toEqual([{ month: '2026-11', kind: 'captions', count: 0, credits: 0, refunded: 0, uncertain: 1 }])
  })

  it('an id that another request has is no success', async () => {
    await harness.ask({ prompt: 'other canary-ws-0-end' })
    await harness.run(HOUR)
    harness.server.script = (method, path) => (isOrder(method, path) ? json(200, { generation_id: 'gen-1', status: 'processing', credits_used: 6, remaining_credits: 1 }) : undefined)
    const id = await harness.ask()
    await harness.run(HOUR)
    expect(harness.generation(id)).toMatchObject({ state: 'waiting', asks: true, creditsUsed: null })
  })
})

describe('without the list', () => {
  const lists: [string, () => HttpResponse | Fate][] = [['404', () => refuse(404, 'NOT_FOUND')], ['403', () => refuse(403, 'INSUFFICIENT_SCOPE')], ['500', () => 'error-before'], ['nonsense', () => 'html']]
  it.each(lists.flatMap(([name, list]) => (['drop-before', 'drop-after'] as const).map((fate) => [name, fate, list] as const)))('%s, %s: the user is asked, nothing goes again', async (_name, fate, list) => {
    script(harness, fate, { list })
    const id = await harness.ask()
    await harness.run(24 * HOUR)
    expect(harness.states()).toEqual(['captions unknown asks'])
    expect(harness.orders()).toBe(1)
    // Once it answers, looking costs nothing.
    script(harness, 'answer', { times: 0 })
    await harness.act(harness.step('captions').id, 'look-again')
    await harness.run(HOUR)
    expect(harness.generation(id).state).toBe(fate === 'drop-after' ? 'completed' : 'waiting')
    expect(harness.server.captions.jobs.size).toBe(fate === 'drop-after' ? 1 : 0)
    expect(harness.server.violations).toEqual([])
  })

  it('without a prompt there is nothing to look for: the user is asked at once', async () => {
    script(harness, 'drop-after')
    await harness.ask({ prompt: '', photos: 1 })
    await harness.run(HOUR)
    expect(harness.states()).toEqual(['upload done', 'captions unknown asks'])
    expect(harness.posts.listOutbox(harness.first.workspace, { filter: 'needs-you', limit: 5 }).items[0]?.actions).toEqual(['send-again', 'give-up'])
    expect(harness.count('GET', /generations$/)).toBe(0)
  })
})

describe('equal requests', () => {
  it('a second waits until the first is settled, and each gets its own', async () => {
    script(harness, 'drop-after')
    const ids = [await harness.ask(), await harness.ask()]
    await harness.run(3_000)
    expect(harness.states()).toEqual(['captions unknown', 'captions waiting equal'])
    // The end of the first is told at once, not found at the next check.
    await harness.run(9_000)
    expect(harness.states()).toEqual(['captions done', 'captions done'])
    await harness.run(HOUR)
    expect(ids.map((id) => harness.generation(id).outputs?.['x'])).toEqual(['gen-1 for x', 'gen-2 for x'])
    expect(harness.server.violations).toEqual([])
  })

  it('waits for one of another client of the account too, and goes by itself when that is settled', async () => {
    const two = createHarness({ clients: 2 })
    await two.boot()
    const prompt = 'the same'
    let left = 1
    two.server.script = (method, path) => (isOrder(method, path) && left > 0 ? ((left -= 1), 'drop-before') : undefined)
    await two.ask({ prompt, at: 0 })
    await two.run(2_000)
    const second = await two.ask({ prompt, at: 1 })
    await two.run(10 * MINUTE)
    expect(two.states(0)).toEqual(['captions unknown asks'])
    expect(two.states(1)).toEqual(['captions waiting equal'])
    await two.act(two.step('captions', 0).id, 'give-up', 0)
    await two.run(5 * MINUTE)
    expect(two.generation(second, 1).state).toBe('completed')
  })

  it('one that differs does not wait', async () => {
    script(harness, 'drop-before')
    await harness.ask()
    await harness.run(2_000)
    const others = [await harness.ask({ researchMode: 'deep' }), await harness.ask({ postTypes: ['x-post'] }), await harness.ask({ prompt: 'else canary-ws-0-end' })]
    await harness.run(10 * MINUTE)
    expect(others.map((id) => harness.generation(id).state)).toEqual(['completed', 'completed', 'completed'])
  })
})

describe('following', () => {
  const isRead = (method: string, path: string) => method === 'GET' && path.startsWith('/content/generations/')

  it('polls from 2 s on, goes on over a restart, and more and more rarely', async () => {
    harness.server.script = (method, path) => (isRead(method, path) ? json(200, { generation_id: 'gen-1', status: 'dreaming', platforms: [], research_mode: 'regular', credits_used: 6, created_at: '2026-11-24T09:00:00Z' }) : undefined)
    const id = await harness.ask()
    await harness.run(2 * MINUTE)
    const fast = harness.count('GET', /generations\//)
    expect(fast).toBeGreaterThan(35)
    expect(fast).toBeLessThan(62)
    await harness.run(6 * HOUR)
    const polls = harness.count('GET', /generations\//)
    expect(polls).toBeLessThan(150)
    expect(harness.generation(id)).toMatchObject({ state: 'working', remoteStatus: 'dreaming' })
    harness.crash()
    await harness.boot()
    harness.server.script = () => undefined
    await harness.run(HOUR)
    expect(harness.generation(id).state).toBe('completed')
  })

  it.each<[string, HttpResponse | Fate]>([
    ['it is gone', refuse(404, 'NOT_FOUND')],
    ['another one answers', json(200, { generation_id: 'gen-9', status: 'completed', outputs: { x: 'not ours' }, platforms: ['x'], research_mode: 'regular', credits_used: 1, created_at: '' })],
    ['completed without texts', json(200, { generation_id: 'gen-1', status: 'completed', platforms: ['x'], research_mode: 'regular', credits_used: 1, created_at: '' })],
    ['nonsense', 'html'],
    ['the service fails', 'error-before'],
    ['a scope is missing', refuse(403, 'INSUFFICIENT_SCOPE')],
  ])('%s: nothing is lost, and it goes on asking', async (_what, answer) => {
    harness.server.script = (method, path) => (isRead(method, path) ? answer : undefined)
    const id = await harness.ask()
    await harness.run(HOUR)
    expect(harness.generation(id)).toMatchObject({ state: 'working', outputs: null, creditsUsed: 6 })
    harness.server.script = () => undefined
    await harness.run(HOUR)
    expect(harness.generation(id)).toMatchObject({ state: 'completed', outputs: { x: 'gen-1 for x' } })
  })

  it('keeps texts for networks that it does not know, and drops what is no text', async () => {
    harness.server.script = (method, path) =>
      isRead(method, path) ? json(200, { generation_id: 'gen-1', status: 'completed', outputs: { myspace: 'hi', x: 7, youtube: { title: 't' }, __proto__: 'no' }, platforms: ['x'], research_mode: 'regular', credits_used: 6, created_at: '' }) : undefined
    const id = await harness.ask()
    await harness.run(HOUR)
    expect(harness.generation(id).outputs).toEqual({ myspace: 'hi', youtube: { title: 't', description: '' } })
  })
})
