/** Virtual time: nothing happens but what is due, in one order. A "process" that crashed never hears from its timers again. */
import type { Clock } from '../../../src/core/ports.ts'

interface Timer {
  at: number
  order: number
  run: () => void
}

export class VirtualClock {
  private time = 0
  private order = 0
  private timers: Timer[] = []
  private readonly start: number

  constructor(start = Date.UTC(2026, 10, 24, 9)) {
    this.start = start
  }

  get elapsed(): number {
    return this.time
  }

  now(): number {
    return this.start + this.time
  }

  after(ms: number, run: () => void): () => void {
    const timer: Timer = { at: this.time + Math.max(0, ms), order: (this.order += 1), run }
    this.timers.push(timer)
    return () => {
      const index = this.timers.indexOf(timer)
      if (index >= 0) this.timers.splice(index, 1)
    }
  }

  /** The clock as one process of the app sees it: silent once `alive` says no. */
  forProcess(alive: () => boolean): Clock {
    return {
      now: () => this.now(),
      monotonic: () => this.time,
      after: (ms, callback) => this.after(ms, () => alive() && callback()),
    }
  }

  /** Runs everything due within `ms`; after each event all promises settle before time moves on. */
  async run(ms: number, stop: () => boolean = () => false): Promise<void> {
    const end = this.time + ms
    await settle()
    while (!stop()) {
      let next: Timer | undefined
      for (const timer of this.timers) {
        if (timer.at <= end && (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order))) next = timer
      }
      if (!next) break
      this.timers.splice(this.timers.indexOf(next), 1)
      this.time = Math.max(this.time, next.at)
      next.run()
      await settle()
    }
    if (!stop()) this.time = end
  }
}

/** Every promise chain in the simulation is made of microtasks alone, so one turn of the event loop ends them all. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
