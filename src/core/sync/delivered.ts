/**
 * How much of a body has arrived, judged by when the system took more of it. A socket takes some megabytes at once that are still here, and
 * more and more of them in its first second: counted as sent, a photo on a slow line would stand at 100 % for as long as it takes. Once what
 * the system holds back has settled, each byte that it takes is one that has left. Pure: times (ms, monotonic) come in.
 */

/** Without anything taken for so long (ms), a rush is over: the system is full. */
const REST_MS = 25
/** A rush that goes on for so long (ms) is the line itself. */
const RUSH_MS = 100
/** After so long (ms) the system holds back no more than before; it is then looked at for at least … */
const SETTLED_MS = 1_000
const LOOKED_AT_MS = 500
/** The pace is that of so many ms. */
const PACE_MS = 5_000
/** What systems hold back at most (bytes), both ends together. */
const MOST_HELD = 6 * 1024 * 1024

export interface Delivery {
  /** So many bytes of the whole have been taken by `at`. */
  took(taken: number, at: number): void
  /** How many of them have arrived, as far as can be told. Never falls, never more than was taken. */
  arrived(at: number): number
}

interface Moment {
  at: number
  taken: number
}

/** `total`: of the whole body (bytes), which begins at `start`. `expected`: the pace of the body before it (bytes in a ms), where one is known. */
export function createDelivery(total: number, start: number, expected: number | null = null): Delivery {
  /** The ends of rushes since the system has settled, oldest first; the newest of `PACE_MS`. */
  const ends: Moment[] = []
  let first: Moment | null = null
  let rushSince: number | null = null
  let last: Moment | null = null
  /** What the system holds back; null until that is known. */
  let held: number | null = null
  let told = 0

  function end(moment: Moment): void {
    first ??= moment
    if (moment.at - start < SETTLED_MS) return
    ends.push(moment)
    while (ends.length > 2 && moment.at - (ends[0]?.at ?? 0) > PACE_MS) ends.shift()
    const pace = between(ends[0], moment)
    // So far the line is taken to have been as it is now.
    if (held === null && pace !== null && moment.at - (ends[0]?.at ?? 0) >= LOOKED_AT_MS) held = Math.min(MOST_HELD, Math.max(0, moment.taken - pace * (moment.at - start)))
  }

  function estimate(now: Moment, at: number): number {
    if (held !== null) {
      // The last rush of all need not fill the system, so it says nothing where the one before it does.
      const from = now.taken === total ? (ends.at(-1) ?? now) : now
      return from.taken - held + (between(ends[0], from) ?? 0) * Math.max(0, at - from.at)
    }
    const least = now.taken - MOST_HELD
    // A small one may be in the system whole before that has settled: what it took later tells the pace, if nothing better does.
    const pace = (total <= MOST_HELD ? expected : null) ?? (now.taken === total ? between(first ?? undefined, now) : null)
    return Math.max(least, (pace ?? 0) * (at - start))
  }

  /** Whatever was being taken at `at` is over, if it is. */
  function look(at: number): void {
    if (last === null || rushSince === null || (at - last.at < REST_MS && at - rushSince < RUSH_MS)) return
    if (last.taken < total) end(last)
    rushSince = null
  }

  return {
    took(taken, at) {
      look(at)
      rushSince ??= at
      last = { at, taken }
    },
    arrived(at) {
      if (last === null) return 0
      look(at)
      told = Math.max(told, Math.min(last.taken, Math.floor(estimate(last, at))))
      return told
    },
  }
}

/** Bytes in a ms; null where that says nothing. */
function between(one: Moment | undefined, other: Moment): number | null {
  return one === undefined || other.at <= one.at || other.taken <= one.taken ? null : (other.taken - one.taken) / (other.at - one.at)
}
