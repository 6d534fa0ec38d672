/** How often each call may be made within a minute. PowerPost publishes no figures; the window counts per account (assumed). */
import type { Clock } from '../clock-and-chance.ts'

export const DEFAULT_RATE = 3_000
const WINDOW_MS = 60_000

export interface RateState {
  limit: number
  remaining: number
  /** Unix seconds. */
  reset: number
  /** Seconds to wait; null when the call may be made. */
  retryAfter: number | null
}

export interface RateLimit {
  take(call: string): RateState
}

export function createRateLimit(clock: Clock, limit: number): RateLimit {
  const windows = new Map<string, { ends: number; used: number }>()
  return {
    take(call) {
      const now = clock.now()
      let window = windows.get(call)
      if (!window || window.ends <= now) {
        window = { ends: now + WINDOW_MS, used: 0 }
        windows.set(call, window)
      }
      window.used += 1
      return {
        limit,
        remaining: Math.max(0, limit - window.used),
        reset: Math.ceil(window.ends / 1000),
        retryAfter: window.used > limit ? Math.ceil((window.ends - now) / 1000) : null,
      }
    },
  }
}
