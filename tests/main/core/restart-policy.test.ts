import { describe, expect, it } from 'vitest'
import { CRASH_WINDOW_MS, NO_CRASHES, afterCrash } from '../../../src/main/core/restart-policy.ts'

function decisions(times: number[]): string[] {
  let history = NO_CRASHES
  return times.map((at) => {
    const next = afterCrash(history, at)
    history = next.history
    return next.decision
  })
}

describe('after a crash', () => {
  it.each([
    ['one', [0], ['restart']],
    ['three in a minute', [0, 20_000, CRASH_WINDOW_MS - 1], ['restart', 'restart', 'stop']],
    ['three at once', [5, 5, 5], ['restart', 'restart', 'stop']],
    ['the third just after a minute', [0, 20_000, CRASH_WINDOW_MS], ['restart', 'restart', 'restart']],
    ['one every half minute', [0, 30_000, 60_000, 90_000, 120_000, 150_000], ['restart', 'restart', 'restart', 'restart', 'restart', 'restart']],
    ['a quiet hour in between', [0, 1000, 3_600_000, 3_601_000, 3_602_000], ['restart', 'restart', 'restart', 'restart', 'stop']],
  ])('%s', (_what, times, expected) => {
    expect(decisions(times)).toEqual(expected)
  })

  it('remembers no more than it needs', () => {
    let history = NO_CRASHES
    for (let at = 0; at < 100; at += 1) history = afterCrash(history, at * 30_000).history
    expect(history.crashes.length).toBeLessThanOrEqual(3)
    expect(NO_CRASHES.crashes).toEqual([])
  })
})
