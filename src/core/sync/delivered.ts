/**
 * How much of a body has arrived, judged by when the system took more of it. A socket takes some megabytes at once that are still here:
 * counted as sent, a photo on a slow line would stand at 100 % for as long as it takes. What the first rush took is what the system
 * holds back from then on; what it takes later is what has left meanwhile. Pure: times (ms, monotonic) come in.
 */

/** Without anything taken for so long (ms), a rush is over. */
const REST_MS = 25
/** A rush that goes on for so long (ms) is the line itself. */
const RUSH_MS = 100
/** The pace is that of so many ms. */
const PACE_MS = 5_000
/** No system holds back more (bytes). */
const MOST_HELD = 16 * 1024 * 1024

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

/** `total`: of the whole body (bytes). */
export function createDelivery(total: number): Delivery {
  /** The ends of rushes, oldest first; the first one filled the system. */
  const ends: Moment[] = []
  let rushSince: number | null = null
  let last: Moment | null = null
  let held = 0
  let told = 0

  function end(moment: Moment): void {
    if (ends.length === 0) held = Math.min(MOST_HELD, moment.taken)
    ends.push(moment)
    while (ends.length > 2 && moment.at - (ends[0]?.at ?? 0) > PACE_MS) ends.shift()
  }

  /** Bytes in a ms between the oldest end that is kept and `moment`; null while one rush is all there was. */
  function paceTo(moment: Moment): number | null {
    const first = ends[0]
    return first === undefined || moment.at <= first.at || moment.taken <= first.taken ? null : (moment.taken - first.taken) / (moment.at - first.at)
  }

  return {
    took(taken, at) {
      if (last !== null && rushSince !== null && (at - last.at >= REST_MS || at - rushSince >= RUSH_MS)) {
        end(last)
        rushSince = at
      }
      rushSince ??= at
      last = { at, taken }
    },
    arrived(at) {
      if (last === null) return 0
      // The last rush of all need not fill the system, so it says nothing where the one before it does.
      const from = last.taken === total && ends.length > 1 ? (ends.at(-1) ?? last) : last
      const pace = paceTo(from)
      // While one rush is all there was, nothing is known of the line.
      const now = ends.length === 0 ? 0 : from.taken - held + (pace ?? 0) * Math.max(0, at - from.at)
      told = Math.max(told, Math.min(last.taken, Math.max(0, Math.floor(now))))
      return told
    },
  }
}
