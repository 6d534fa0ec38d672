/** Time as the window needs it, passed in. `now` is Unix ms. `after` answers its own cancel. */
export interface Timing {
  now(): number
  after(ms: number, callback: () => void): () => void
}

export const browserTiming: Timing = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}
