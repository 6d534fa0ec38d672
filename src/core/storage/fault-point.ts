import type { FaultPoint } from '../ports.ts'

/** Tells a crash test where the work is. Inside a transaction nobody can wait, so there only throwing or dying counts. */
export function reached(faultPoint: FaultPoint | undefined, step: string): void {
  void faultPoint?.(step)
}
