/** Wakes when something is due, so that posts go out though nobody asks. */
import type { Clock } from '../clock-and-chance.ts'

export interface Work {
  settle(): void
  nextDue(): number | null
}

export interface Settler {
  /** To be called when something new may be due. */
  arm(): void
  stop(): void
}

/** Timers cannot be set further ahead than some days, and a machine that slept is late: look at least this often. */
const LONGEST_WAIT_MS = 60_000

export function createSettler(clock: Clock, work: readonly Work[], report: (problem: string) => void): Settler {
  let cancel: (() => void) | null = null
  let stopped = false

  function arm(): void {
    cancel?.()
    cancel = null
    if (stopped) return
    const due = work.map((one) => one.nextDue()).filter((at) => at !== null)
    if (due.length === 0) return
    cancel = clock.after(Math.max(0, Math.min(Math.min(...due) - clock.now(), LONGEST_WAIT_MS)), wake)
  }

  function wake(): void {
    cancel = null
    if (stopped) return
    try {
      for (const one of work) one.settle()
      arm()
    } catch (error) {
      report(error instanceof Error ? (error.stack ?? error.message) : String(error))
      // It is still due: asking again at once would never end.
      cancel = clock.after(LONGEST_WAIT_MS, wake)
    }
  }

  return {
    arm,
    stop() {
      stopped = true
      cancel?.()
    },
  }
}
