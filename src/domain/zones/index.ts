/** Wall time in a named zone (IANA), with what a change of the clocks does to it. Pure: the zones come from `Intl`. */

/** `skipped`: the clocks jump over it, and `at` is as much later as they jump. `twice`: it comes twice that day, at `at` and at `later`. */
export type InstantOfWall = { fate: 'plain' | 'skipped'; at: number } | { fate: 'twice'; at: number; later: number }

const DAY_MS = 24 * 3_600_000
const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/

/** Formatters are dear to make; each is made once for a zone by whoever keeps this. */
export interface Zone {
  readonly name: string
  /** `YYYY-MM-DDTHH:MM`, as a field for dates and times writes it. */
  wallOf(at: number): string
  /** Null for what is no whole date and time. What comes of it has the same wall time again, but for `skipped`. */
  instantOf(wall: string): InstantOfWall | null
}

export function isZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Throws a RangeError for a name that is no zone: ask `isZone` first. */
export function zoneOf(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: name, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  })
  /** Wall time counted as if it were UTC (ms, to the second). */
  const wallMs = (at: number): number => {
    const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, Number(part.value)]))
    const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = NaN } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second)
  }
  const offset = (at: number): number => wallMs(at) - Math.floor(at / 1000) * 1000
  return {
    name,
    wallOf: (at) => new Date(wallMs(at)).toISOString().slice(0, 16),
    instantOf(wall) {
      const asUtc = utcOf(wall)
      if (asUtc === null) return null
      // Whatever the clocks do, they do it once between these two.
      const before = offset(asUtc - DAY_MS)
      const after = offset(asUtc + DAY_MS)
      const fits = [...new Set([asUtc - before, asUtc - after])].filter((at) => wallMs(at) === asUtc).sort((a, b) => a - b)
      const [first, later] = fits
      if (first === undefined) return { fate: 'skipped', at: asUtc - before }
      return later === undefined ? { fate: 'plain', at: first } : { fate: 'twice', at: first, later }
    },
  }
}

function utcOf(wall: string): number | null {
  const [, year, month, day, hour, minute] = (WALL.exec(wall) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined) return null
  const at = Date.UTC(year, month - 1, day, hour, minute)
  // Not 31 February.
  return new Date(at).toISOString().startsWith(wall.slice(0, 16)) ? at : null
}

export interface Month {
  /** `2026-11` */
  month: string
  /** The first instant of it, and that of the next one. */
  from: number
  until: number
}

/** The months of a zone from the one that holds `first` to the one that holds `last`, oldest first. */
export function monthsBetween(zone: Zone, first: number, last: number): Month[] {
  const months: Month[] = []
  let [year = NaN, month = NaN] = zone.wallOf(first).slice(0, 7).split('-').map(Number)
  for (;;) {
    const name = nameOf(year, month)
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
    const from = zone.instantOf(`${name}-01T00:00`)?.at
    const until = zone.instantOf(`${nameOf(year, month)}-01T00:00`)?.at
    if (from === undefined || until === undefined) return months
    months.push({ month: name, from, until })
    if (until > last) return months
  }
}

const nameOf = (year: number, month: number) => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
