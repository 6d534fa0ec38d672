import type { Count } from '../../domain/captions/index.ts'

/** A limit so far away is no help while little of it is used. */
const FAR = 10_000
const LITTLE = 0.5

export function showsLimit({ limit, fraction }: Pick<Count, 'limit' | 'fraction'>): boolean {
  return limit !== null && (limit <= FAR || fraction >= LITTLE)
}
