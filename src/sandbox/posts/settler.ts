/** Wakes when something is due, so that posts go out though nobody asks. */
import type { Clock } from '../clock-and-chance.ts'

export interface Work {
  /** A promise from work that takes a while; meanwhile it is not asked again. */
  settle(): void | Promise<void>
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
  const busy = new Set<Work>()
  /** Ends what keeps a work that failed from being asked again at once. */
  const rests = new Set<() => void>()

  function arm(): void {
    cancel?.()
    cancel = null
    if (stopped) return
    const due = work.filter((one) => !busy.has(one)).map((one) => one.nextDue()).filter((at) => at !== null)
    if (due.length === 0) return
    cancel = clock.after(Math.max(0, Math.min(Math.min(...due) - clock.now(), LONGEST_WAIT_MS)), wake)
  }

  function wake(): void {
    cancel = null
    if (stopped) return
    for (const one of work) if (!busy.has(one)) settle(one)
    arm()
  }

  function settle(one: Work): void {
    try {
      const running = one.settle()
      if (!running) return
      busy.add(one)
      void running.then(
        () => {
          busy.delete(one)
          arm()
        },
        (error: unknown) => rest(one, error),
      )
    } catch (error) {
      rest(one, error)
    }
  }

  /** It is still due: asking again at once would never end. */
  function rest(one: Work, error: unknown): void {
    report(error instanceof Error ? (error.stack ?? error.message) : String(error))
    if (stopped) return
    busy.add(one)
    const end = clock.after(LONGEST_WAIT_MS, () => {
      rests.delete(end)
      busy.delete(one)
      arm()
    })
    rests.add(end)
  }

  return {
    arm,
    stop() {
      stopped = true
      cancel?.()
      for (const end of rests) end()
    },
  }
}
