/** Waiting times. Full jitter with a cap, so that many clients after one outage spread out (S7). All in ms. */
export const RETRY_BASE_MS = 1_000
export const RETRY_CAP_MS = 15 * 60_000
export const OFFLINE_CAP_MS = 5 * 60_000
/** A publish that has a time still goes out this much later; past it the user is asked (rules 4). */
export const LATE_MS = 5 * 60_000
/** When the service names no time, and the longest one that is believed (rules 5: "default it, cap it"). */
export const RATE_LIMIT_DEFAULT_MS = 30_000
export const RATE_LIMIT_CAP_MS = 15 * 60_000
/** No wait of ours is longer; a `nextAt` further off comes from a clock that was set back. */
export const LONGEST_WAIT_MS = 60 * 60_000

/** Answers lost for one file before it is blocked (rules 5: "repeat, at most three times a file"). */
export const UPLOAD_REPEATS = 3
/** Uploads of one file that were cut before their end, so that nothing can have come of them, before the user is told. */
export const CUT_ATTEMPTS = 20
/** A create is repeated after looking; past this many the service is not to be relied on. */
export const CREATE_REPEATS = 5
/** Between two checks whether the equal request of another client is settled; within one client the end of it is told. */
export const EQUAL_RECHECK_MS = 30_000
/** Requests of one intent that were refused for haste, or balance reads that failed, before the user is told. */
export const MAX_ATTEMPTS = 50

/** Capped exponential with full jitter. `failures` ≥ 1; `random` in [0, 1). At least 250 ms. */
export function backoff(failures: number, random: number, cap = RETRY_CAP_MS): number {
  const ceiling = Math.min(cap, RETRY_BASE_MS * 2 ** Math.min(30, Math.max(0, failures - 1)))
  return Math.max(250, Math.floor(ceiling * random))
}

/** Never sooner than asked, up to a tenth later, capped; senseless values give the default. */
export function rateLimitWait(retryAfterMs: number | null | undefined, random: number): number {
  const asked = retryAfterMs != null && Number.isFinite(retryAfterMs) && retryAfterMs >= 0 ? retryAfterMs : RATE_LIMIT_DEFAULT_MS
  const base = Math.min(RATE_LIMIT_CAP_MS, Math.max(1_000, asked))
  return Math.ceil(base + base * 0.1 * random)
}

/** True when the time has come, or is so far off that the clock must have been set back. */
export function isDue(nextAt: number | null, now: number, longest = LONGEST_WAIT_MS): boolean {
  return nextAt === null || nextAt <= now || nextAt - now > longest
}
