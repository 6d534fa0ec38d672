import { describe, expect, it } from 'vitest'
import { backoff, isDue, LONGEST_WAIT_MS, RATE_LIMIT_CAP_MS, rateLimitWait, RETRY_CAP_MS } from '../../../src/domain/outbox/index.ts'
import { seeded } from '../../simulation/support/random.ts'

describe('waiting times', () => {
  it('spread a thousand clients over the window after an outage', () => {
    const random = seeded(7)
    const waits = Array.from({ length: 1000 }, () => backoff(10, random.float()))
    const window = Math.min(RETRY_CAP_MS, 1000 * 2 ** 9)
    const tenths = new Set(waits.map((wait) => Math.floor((wait / window) * 10)))
    expect(tenths.size).toBeGreaterThanOrEqual(8)
    expect(Math.max(...waits)).toBeLessThanOrEqual(window)
  })

  it('grow to a cap and never vanish', () => {
    expect(backoff(1, 0.999)).toBeLessThanOrEqual(1_000)
    expect(backoff(500, 0.999)).toBeLessThanOrEqual(RETRY_CAP_MS)
    expect(backoff(3, 0)).toBeGreaterThan(0)
    expect(backoff(-4, 0.5)).toBeGreaterThan(0)
  })

  it('take senseless rate limits for what they are', () => {
    for (const asked of [null, undefined, NaN, -1, -Infinity]) expect(rateLimitWait(asked, 0)).toBe(30_000)
    expect(rateLimitWait(Infinity, 0)).toBe(30_000)
    expect(rateLimitWait(1e99, 0)).toBe(RATE_LIMIT_CAP_MS)
    expect(rateLimitWait(0, 0)).toBe(1_000)
  })

  it('see through a clock that was set back', () => {
    expect(isDue(100 + LONGEST_WAIT_MS + 1, 100)).toBe(true)
    expect(isDue(101, 100)).toBe(false)
    expect(isDue(null, 100)).toBe(true)
  })
})
