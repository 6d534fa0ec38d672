/** What a `fail-item` fault makes of the work that a request starts. */
import type { FaultSpec } from './fault-spec.ts'

export interface Failing {
  /** Everything of it. */
  all: boolean
  /** Whether this is among what was named: a platform, or `sources`. */
  names(what: string): boolean
  /** How many of several fail; all of them where everything does. */
  of(several: number): number
}

/** The fault's value is a number, or names separated by commas; without one everything fails. */
export function failingBy(fault: FaultSpec | null): Failing {
  if (fault?.kind !== 'fail-item') return { all: false, names: () => false, of: () => 0 }
  if (fault.value === undefined) return { all: true, names: () => false, of: (several) => several }
  const named = new Set(fault.value.split(',').map((name) => name.trim()))
  const count = /^\d+$/u.test(fault.value.trim()) ? Number(fault.value) : 0
  return { all: false, names: (what) => named.has(what), of: (several) => Math.min(several, count) }
}
