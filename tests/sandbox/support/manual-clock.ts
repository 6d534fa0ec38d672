/** Time that stands still until a test moves it. */
import type { Clock } from '../../../src/sandbox/clock-and-chance.ts'

export interface ManualClock extends Clock {
  /** Moves on, calling what falls due on the way. */
  advance(ms: number): void
}

export function createManualClock(start = Date.UTC(2026, 5, 1, 12)): ManualClock {
  let time = start
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    advance(ms) {
      const end = time + ms
      for (;;) {
        const [next] = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        timers = timers.filter((timer) => timer !== next)
        time = Math.max(time, next.at)
        next.run()
      }
      time = end
    },
  }
}
