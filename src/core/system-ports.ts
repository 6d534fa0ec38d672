/** Time and chance, for real. */
import { randomUUID } from 'node:crypto'
import type { Clock, Random } from './ports.ts'

/** Node's timers fire at once past this (2^31 − 1 ms, about 25 days). */
const LONGEST_TIMER_MS = 2_147_483_647

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(0, ms), LONGEST_TIMER_MS))
    return () => clearTimeout(timer)
  },
}

export const systemRandom: Random = { uuid: () => randomUUID(), float: () => Math.random() }
