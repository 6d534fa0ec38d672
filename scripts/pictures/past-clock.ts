import { systemClock } from '../../src/core/system-ports.ts'

const HOUR = 3_600_000

/** A clock that shows a time in the past: the same for both sides of a wire. */
export class PastClock {
  #back = 0
  now = () => Date.now() - this.#back
  monotonic = systemClock.monotonic
  after = (ms: number, run: () => void) => systemClock.after(ms, run)
  goTo(hoursAgo: number): void {
    this.#back = hoursAgo * HOUR
  }
}
