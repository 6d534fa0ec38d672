/**
 * One for each origin and key (rules 5): at most a few requests at once, the user's acts first, uploads next, then polling, figures last.
 * It learns from `X-RateLimit-*` and from 429. Limits vary by endpoint (api: 14), so what is learnt holds one route.
 */
import type { Clock } from '../ports.ts'

export type Priority = 'user' | 'upload' | 'poll' | 'figures'
const ORDER: Priority[] = ['user', 'upload', 'poll', 'figures']
const AT_ONCE = 6
/** Uploads never take the last free places, so that a small request is not behind a film. */
const UPLOADS_AT_ONCE = 3
const HOLD_CAP_MS = 15 * 60_000
/** A hold that is over this soon is waited for; a longer one is told at once. */
const PATIENCE_MS = 1_500

export interface Permit {
  release(): void
}
export type Admission = { ok: true; permit: Permit } | { ok: false; reason: 'held'; waitMs: number } | { ok: false; reason: 'aborted' }

export interface Limiter {
  /** Waits for a place. Answers `held` when the route is past its limit for longer than a moment. */
  enter(route: string, priority: Priority, signal?: AbortSignal): Promise<Admission>
  /** What the last answer of the route said. `serverDate` corrects the reset for our clock. */
  learn(route: string, headers: Record<string, string>, serverDate: number | null): void
  /** 429: nothing more on this route for so long. */
  hold(route: string, ms: number): void
}

interface Waiter {
  route: string
  priority: Priority
  settle: (admission: Admission) => void
}

export function createLimiter(clock: Clock): Limiter {
  const waiting: Waiter[] = []
  const heldUntil = new Map<string, number>()
  let running = 0
  let uploads = 0
  let cancelTimer: (() => void) | null = null

  const holdLeft = (route: string): number => {
    const left = (heldUntil.get(route) ?? 0) - clock.monotonic()
    if (left <= 0) heldUntil.delete(route)
    return Math.max(0, left)
  }

  const permit = (priority: Priority): Permit => {
    running += 1
    if (priority === 'upload') uploads += 1
    let released = false
    return {
      release() {
        if (released) return
        released = true
        running -= 1
        if (priority === 'upload') uploads -= 1
        admit()
      },
    }
  }

  const admit = () => {
    cancelTimer?.()
    cancelTimer = null
    let soonest = Infinity
    for (const priority of ORDER) {
      for (const waiter of waiting.filter((one) => one.priority === priority)) {
        const left = holdLeft(waiter.route)
        if (left > PATIENCE_MS) {
          waiting.splice(waiting.indexOf(waiter), 1)
          waiter.settle({ ok: false, reason: 'held', waitMs: left })
        } else if (left > 0) {
          soonest = Math.min(soonest, left)
        } else if (running < AT_ONCE && (priority !== 'upload' || uploads < UPLOADS_AT_ONCE)) {
          waiting.splice(waiting.indexOf(waiter), 1)
          waiter.settle({ ok: true, permit: permit(priority) })
        }
      }
    }
    if (soonest < Infinity) cancelTimer = clock.after(Math.ceil(soonest), admit)
  }

  return {
    enter(route, priority, signal) {
      return new Promise((resolve) => {
        if (signal?.aborted) return resolve({ ok: false, reason: 'aborted' })
        const onAbort = () => {
          const at = waiting.indexOf(waiter)
          if (at < 0) return
          waiting.splice(at, 1)
          waiter.settle({ ok: false, reason: 'aborted' })
        }
        const waiter: Waiter = {
          route,
          priority,
          settle: (admission) => {
            signal?.removeEventListener('abort', onAbort)
            resolve(admission)
          },
        }
        signal?.addEventListener('abort', onAbort, { once: true })
        waiting.push(waiter)
        admit()
      })
    },
    learn(route, headers, serverDate) {
      const remaining = count(headers['x-ratelimit-remaining'])
      const reset = count(headers['x-ratelimit-reset'])
      if (remaining === null || remaining > 0 || reset === null) return
      const left = reset * 1000 - (serverDate ?? clock.now())
      if (left > 0) this.hold(route, left)
    },
    hold(route, ms) {
      const until = clock.monotonic() + Math.min(HOLD_CAP_MS, Math.max(0, ms))
      heldUntil.set(route, Math.max(until, heldUntil.get(route) ?? 0))
      admit()
    },
  }
}

const count = (value: string | undefined): number | null => (value !== undefined && /^\d{1,12}$/.test(value.trim()) ? Number(value) : null)
