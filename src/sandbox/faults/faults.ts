/** The faults that are set. They live as long as the process: a new start is a sound one, but for what its command line says. */
import { seededFloat } from '../clock-and-chance.ts'
import { faultMatches } from './fault-spec.ts'
import type { FaultSpec } from './fault-spec.ts'

export interface ActiveFault extends FaultSpec {
  id: number
  /** Requests it has struck. */
  hits: number
}

export interface Faults {
  /** Without a seed of its own the fault takes the service's. */
  set(spec: FaultSpec): ActiveFault
  list(): ActiveFault[]
  remove(id: number): boolean
  clear(): void
  /** The first that strikes this request; struck once it is taken. */
  take(request: { operationId: string | null; method: string; path: string }): ActiveFault | null
}

export function createFaults(seed: number): Faults {
  let active: { fault: ActiveFault; float: () => number }[] = []
  let lastId = 0
  return {
    set(spec) {
      lastId += 1
      const fault: ActiveFault = { ...spec, id: lastId, hits: 0 }
      active.push({ fault, float: seededFloat(spec.seed ?? seed + lastId) })
      return { ...fault }
    },
    list: () => active.map(({ fault }) => ({ ...fault })),
    remove(id) {
      const before = active.length
      active = active.filter(({ fault }) => fault.id !== id)
      return active.length < before
    },
    clear() {
      active = []
    },
    take(request) {
      for (const { fault, float } of active) {
        if ((fault.times !== null && fault.hits >= fault.times) || !faultMatches(fault.endpoint, request)) continue
        if (fault.probability < 1 && float() >= fault.probability) continue
        fault.hits += 1
        return { ...fault }
      }
      return null
    },
  }
}

export const nameOfFault = (fault: FaultSpec) => (fault.kind === 'fail-item' ? fault.kind : `${fault.kind}-${fault.when}`)
