/** Time and chance, passed in so that a test moves the one and repeats the other. */
import { randomBytes, randomUUID } from 'node:crypto'

export interface Clock {
  /** Wall time in ms. */
  now(): number
  /** Calls once after `ms`; the answer takes it back. */
  after(ms: number, run: () => void): () => void
}

export interface Chance {
  /** A new id. Never repeats, whatever the seed: a service that starts again on its old data must not give an id twice. */
  id(): string
  /** Random text for keys and tokens, from `bytes` bytes. */
  secret(bytes: number): string
  /** In [0, 1); the same row of numbers for the same seed. */
  float(): number
}

/** Node calls at once what is set further away than this. */
const LONGEST_TIMER_MS = 2_147_483_647

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, LONGEST_TIMER_MS))
    return () => clearTimeout(timer)
  },
}

/** The machine's clock, so many ms later. */
export function clockAhead(ms: number): Clock {
  return { ...systemClock, now: () => systemClock.now() + ms }
}

/** Without a seed, as chance will have it. */
export function createChance(seed?: number): Chance {
  return {
    id: () => randomUUID(),
    secret: (bytes) => randomBytes(bytes).toString('base64url'),
    float: seed === undefined ? Math.random : seededFloat(seed),
  }
}

/** A small generator with a state of 32 bits (splitmix): even enough for faults and waiting times, and nothing else. */
export function seededFloat(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    mixed ^= mixed >>> 15
    return (mixed >>> 0) / 4_294_967_296
  }
}
