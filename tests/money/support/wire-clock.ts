/** Virtual time for programs that talk over real sockets: it stands still while any request is under way. */
import type { Clock } from '../../../src/core/ports.ts'

interface Timer {
  at: number
  order: number
  run: () => void
}

export class WireClock {
  private time = Date.UTC(2026, 10, 24, 9)
  private order = 0
  private timers: Timer[] = []
  private busy = 0

  readonly now = (): number => this.time

  readonly after = (ms: number, run: () => void): (() => void) => {
    const timer: Timer = { at: this.time + Math.max(0, ms), order: (this.order += 1), run }
    this.timers.push(timer)
    return () => {
      const index = this.timers.indexOf(timer)
      if (index >= 0) this.timers.splice(index, 1)
    }
  }

  /** As one process of the app sees it: silent once `alive` says no. */
  forProcess(alive: () => boolean): Clock {
    return { now: this.now, monotonic: this.now, after: (ms, callback) => this.after(ms, () => alive() && callback()) }
  }

  /** Time waits for `work`. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.busy += 1
    try {
      return await work
    } finally {
      this.busy -= 1
    }
  }

  /** Runs everything due within `ms`, one after the other, and between two lets all that is under way come to its end. */
  async run(ms: number, stop: () => boolean = () => false): Promise<void> {
    const end = this.time + ms
    await this.settle()
    while (!stop()) {
      let next: Timer | undefined
      for (const timer of this.timers) if (timer.at <= end && (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order))) next = timer
      if (!next) break
      this.timers.splice(this.timers.indexOf(next), 1)
      this.time = Math.max(this.time, next.at)
      next.run()
      await this.settle()
    }
    if (!stop()) this.time = Math.max(this.time, end)
  }

  /** For what may need time to pass: runs on until it has its answer. */
  async until<T>(work: Promise<T>): Promise<T> {
    let isDone = false
    const done = work.finally(() => (isDone = true))
    done.catch(() => {})
    await this.settle()
    for (let rounds = 0; !isDone && rounds < 600; rounds += 1) await this.run(1_000, () => isDone)
    if (!isDone) throw new Error('it never came to an end')
    return done
  }

  private async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await new Promise((resolve) => setImmediate(resolve))
      quiet = this.busy === 0 ? quiet + 1 : 0
    }
  }
}
