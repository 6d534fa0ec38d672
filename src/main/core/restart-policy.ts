/** When a process that crashed is started again. */
export const CRASH_WINDOW_MS = 60_000
export const MAX_CRASHES = 3

export interface CrashHistory {
  /** Times (monotonic ms) of the crashes of the last minute. */
  crashes: readonly number[]
}

export const NO_CRASHES: CrashHistory = { crashes: [] }

/** Three crashes within a minute stop the restarts: one more try would only hide what is wrong. */
export function afterCrash(history: CrashHistory, now: number): { history: CrashHistory; decision: 'restart' | 'stop' } {
  const crashes = [...history.crashes.filter((at) => now - at < CRASH_WINDOW_MS), now]
  return { history: { crashes }, decision: crashes.length >= MAX_CRASHES ? 'stop' : 'restart' }
}
