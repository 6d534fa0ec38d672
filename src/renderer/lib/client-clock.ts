/** Times by the clock of one client, with the user's own beside them where it shows another time. */
import { zoneOf } from '../../domain/zones/index.ts'
import type { InstantOfWall } from '../../domain/zones/index.ts'
import { locale as windowLocale } from '../strings/language.ts'
import { cityOf, zoneWords } from '../strings/zones.ts'
import { formatClock, formatDue, formatFullTime, formatTime } from './time.ts'

export interface ClientClock {
  /** By its IANA name. */
  readonly zone: string
  readonly city: string
  /** The client goes by the user's own zone. */
  readonly isOwn: boolean
  /** `YYYY-MM-DDTHH:MM`, as a field for dates and times writes it. */
  wallOf(at: number): string
  /** Null for what is no whole date and time. */
  instantOf(wall: string): InstantOfWall | null
  /** “GMT+9”, at that time. */
  offset(at: number): string
  /** The clock time alone. */
  clock(at: number): string
  /** As `formatDue`: “Fri 17:00 in Tokyo (09:00 your time)”. */
  due(at: number, now: number): string
  /** As `formatTime`, with both likewise. */
  short(at: number, now: number): string
  /** The whole of it, with both. */
  full(at: number): string
  /** The user's own time, with its day where that is another one; null where both clocks show the same. */
  yours(at: number, now: number): string | null
}

export function createClientClock({ zone, userZone, locale = windowLocale }: { zone: string; userZone: string; locale?: string }): ClientClock {
  const there = zoneOf(zone)
  const here = zone === userZone ? there : zoneOf(userZone)
  const city = cityOf(zone)
  const offsets = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortOffset' })
  const isAlike = (at: number) => there === here || there.wallOf(at) === here.wallOf(at)
  const isSameDay = (at: number) => there.wallOf(at).slice(0, 10) === here.wallOf(at).slice(0, 10)
  const yours = (at: number, now: number) => (isAlike(at) ? null : isSameDay(at) ? formatClock(at, locale, userZone) : formatDue(at, now, locale, userZone))
  const both = (time: string, own: string | null) => (own === null ? time : zoneWords.both(time, city, own))
  return {
    zone,
    city,
    isOwn: zone === userZone,
    wallOf: (at) => there.wallOf(at),
    instantOf: (wall) => there.instantOf(wall),
    offset: (at) => offsets.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '',
    clock: (at) => formatClock(at, locale, zone),
    due: (at, now) => both(formatDue(at, now, locale, zone), yours(at, now)),
    short: (at, now) => both(formatTime(at, now, locale, zone), yours(at, now)),
    full: (at) => both(formatFullTime(at, locale, zone), isAlike(at) ? null : isSameDay(at) ? formatClock(at, locale, userZone) : formatFullTime(at, locale, userZone)),
    yours,
  }
}

/** The next whole hour of a clock from `at` on. */
export function nextWholeHour({ wallOf }: Pick<ClientClock, 'wallOf'>, at: number): number {
  const minute = Number(wallOf(at).slice(14, 16))
  const whole = Math.floor(at / 60_000) * 60_000
  return minute === 0 && whole === at ? at : whole + (60 - minute) * 60_000
}
