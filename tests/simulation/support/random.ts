import type { Random } from '../../../src/core/ports.ts'

export interface SeededRandom extends Random {
  int(below: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
}

/** mulberry32: small, fast and the same everywhere. */
export function seeded(seed: number): SeededRandom {
  let state = (seed * 0x9e3779b9) >>> 0
  const float = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const hex = (length: number) => Array.from({ length }, () => Math.floor(float() * 16).toString(16)).join('')
  const int = (below: number) => Math.floor(float() * below)
  return {
    float,
    int,
    chance: (probability) => float() < probability,
    pick: (list) => {
      const chosen = list[int(list.length)]
      if (chosen === undefined) throw new Error('an empty list')
      return chosen
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  }
}
