/** A public act soon after a switch of client wants a second, deliberate press (interface: "Send sheet"). */

/** How long after a switch the second press is asked for. */
export const SWITCH_WINDOW_MS = 10_000
/** A second press sooner than this is the tail of a double click or a held key, not a decision. */
export const DELIBERATE_MS = 700

export interface Interlock {
  /** Answers whether this press goes through; the first one after a switch only arms. */
  press(now: number): 'go' | 'armed' | 'ignored'
  isArmed(): boolean
  reset(): void
}

/** `switchedAt`: when the client was last switched (Unix ms), null for never in this window. */
export function createInterlock(switchedAt: () => number | null): Interlock {
  let armedAt: number | null = null
  return {
    press(now) {
      if (armedAt !== null) return now - armedAt < DELIBERATE_MS ? 'ignored' : 'go'
      const at = switchedAt()
      // A clock that was set back makes the age negative: the careful answer is to ask.
      if (at === null || now - at >= SWITCH_WINDOW_MS) return 'go'
      armedAt = now
      return 'armed'
    },
    isArmed: () => armedAt !== null,
    reset() {
      armedAt = null
    },
  }
}
