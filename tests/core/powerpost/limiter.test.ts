import { describe, expect, it } from 'vitest'
import { createLimiter } from '../../../src/core/powerpost/limiter.ts'
import type { Priority } from '../../../src/core/powerpost/limiter.ts'
import { VirtualClock } from '../../simulation/support/clock.ts'

function set() {
  const clock = new VirtualClock()
  const limiter = createLimiter(clock.forProcess(() => true))
  return { clock, limiter }
}

async function take(limiter: ReturnType<typeof createLimiter>, route: string, priority: Priority) {
  const admission = await limiter.enter(route, priority)
  if (!admission.ok) throw new Error(admission.reason)
  return admission.permit
}

describe('the limiter', () => {
  it('lets the user go before uploads, uploads before polls', async () => {
    const { limiter } = set()
    const full = await Promise.all(Array.from({ length: 6 }, (_, at) => take(limiter, `r${at}`, 'poll')))
    const order: Priority[] = []
    const queued = (['poll', 'upload', 'user'] as const).map((priority) => limiter.enter('x', priority).then((admission) => (order.push(priority), admission)))
    for (const permit of full.slice(0, 3)) permit.release()
    await Promise.all(queued)
    expect(order).toEqual(['user', 'upload', 'poll'])
  })

  it('keeps places free of uploads', async () => {
    const { limiter } = set()
    await Promise.all([1, 2, 3].map(() => take(limiter, 'upload', 'upload')))
    let fourth = false
    void limiter.enter('upload', 'upload').then(() => (fourth = true))
    await take(limiter, 'publish', 'user')
    expect(fourth).toBe(false)
  })

  it('holds one route for as long as 429 says, and no other', async () => {
    const { limiter, clock } = set()
    limiter.hold('publish', 20_000)
    expect(await limiter.enter('publish', 'user')).toMatchObject({ ok: false, reason: 'held', waitMs: 20_000 })
    expect(await limiter.enter('get-post', 'poll')).toMatchObject({ ok: true })
    await clock.run(20_001)
    expect(await limiter.enter('publish', 'user')).toMatchObject({ ok: true })
  })

  it('waits out a short hold', async () => {
    const { limiter, clock } = set()
    limiter.hold('publish', 1_000)
    let entered = false
    void limiter.enter('publish', 'user').then((admission) => (entered = admission.ok))
    await clock.run(900)
    expect(entered).toBe(false)
    await clock.run(200)
    expect(entered).toBe(true)
  })

  it('believes X-RateLimit, corrected by the server time, capped, and nothing senseless', async () => {
    const { limiter, clock } = set()
    const serverNow = clock.now() + 3_600_000
    limiter.learn('a', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(serverNow / 1000) + 30) }, serverNow)
    expect(await limiter.enter('a', 'user')).toMatchObject({ ok: false, reason: 'held' })
    limiter.learn('b', { 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '99999999999' }, null)
    limiter.learn('c', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '-4' }, null)
    limiter.learn('d', { 'x-ratelimit-remaining': 'none', 'x-ratelimit-reset': 'x' }, null)
    for (const route of ['b', 'c', 'd']) expect(await limiter.enter(route, 'poll')).toMatchObject({ ok: true })
    limiter.learn('e', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '999999999999' }, null)
    const held = await limiter.enter('e', 'user')
    expect(!held.ok && held.reason === 'held' && held.waitMs).toBeLessThanOrEqual(15 * 60_000)
  })

  it('lets go of a waiter that was stopped', async () => {
    const { limiter } = set()
    await Promise.all(Array.from({ length: 6 }, () => take(limiter, 'r', 'user')))
    const stop = new AbortController()
    const waiting = limiter.enter('r', 'user', stop.signal)
    stop.abort()
    expect(await waiting).toEqual({ ok: false, reason: 'aborted' })
  })
})
