/** Time that moves only when a test says so. Promises settle between two moments, as they do between two events of a page. */
import type { Timing } from '../../../src/renderer/lib/timing.ts'

export interface FakeTime extends Timing {
  /** Moves on by `ms`, ringing every timer on its way in order. */
  pass(ms: number): Promise<void>
}

/** Lets everything that waits for no timer happen. */
export async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

export function createFakeTime(start = 1_700_000_000_000): FakeTime {
  let now = start
  let order = 0
  const timers = new Set<{ at: number; order: number; callback: () => void }>()
  return {
    now: () => now,
    after(ms, callback) {
      const timer = { at: now + Math.max(0, ms), order: order++, callback }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    async pass(ms) {
      const end = now + ms
      await settlePromises()
      for (;;) {
        const [next] = [...timers].filter((one) => one.at <= end).sort((a, b) => a.at - b.at || a.order - b.order)
        if (!next) break
        timers.delete(next)
        now = Math.max(now, next.at)
        next.callback()
        await settlePromises()
      }
      now = end
      await settlePromises()
    },
  }
}
