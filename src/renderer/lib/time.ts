/** Times, numbers and lists as people of the window's language and country write them. Where a `zone` is named its clock and calendar count, else the user's own. */
import { zoneOf } from '../../domain/zones/index.ts'
import { locale as windowLocale } from '../strings/language.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** "14:31" today, "Mon 14:31" within the last or next six days, else "12 Mar", with the year when it is another one. */
export function formatTime(at: number, now: number, locale = windowLocale, zone?: string): string {
  const [time, today] = daysOf(at, now, zone)
  const clock = format(locale, { timeStyle: 'short' }, zone).format(at)
  if (time.day === today.day) return clock
  if (Math.abs(time.day - today.day) <= 6) return `${format(locale, { weekday: 'short' }, zone).format(at)} ${clock}`
  return format(locale, time.year === today.year ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' }, zone).format(at)
}

/** As `formatTime`, but with the clock time of every day: for what is still to come. */
export function formatDue(at: number, now: number, locale = windowLocale, zone?: string): string {
  const [time, today] = daysOf(at, now, zone)
  if (Math.abs(time.day - today.day) <= 6) return formatTime(at, now, locale, zone)
  return format(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', ...(time.year === today.year ? {} : { year: 'numeric' as const }) }, zone).format(at)
}

/** The clock time alone: "14:31". */
export function formatClock(at: number, locale = windowLocale, zone?: string): string {
  return format(locale, { timeStyle: 'short' }, zone).format(at)
}

/** The whole of it, for tooltips: "Friday, 12 March 2027 at 14:31". */
export function formatFullTime(at: number, locale = windowLocale, zone?: string): string {
  return format(locale, { dateStyle: 'full', timeStyle: 'short' }, zone).format(new Date(at))
}

/** To the second: "14:31:05" of today, else the day. */
export function formatMoment(at: number, now: number, locale = windowLocale): string {
  const time = new Date(at)
  const today = new Date(now)
  if (sameDay(time, today)) return format(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(time)
  return format(locale, { day: 'numeric', month: 'short', ...(time.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' as const }) }).format(time)
}

/** "now", "3 minutes ago", "in 2 hours", "yesterday"; from a week on the day itself. */
export function formatRelative(at: number, now: number, locale = windowLocale): string {
  const distance = at - now
  const size = Math.abs(distance)
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (size < MINUTE_MS) return words.format(0, 'second')
  if (size < HOUR_MS) return words.format(Math.trunc(distance / MINUTE_MS), 'minute')
  if (size < DAY_MS) return words.format(Math.trunc(distance / HOUR_MS), 'hour')
  const days = dayNumber(new Date(at)) - dayNumber(new Date(now))
  return Math.abs(days) < 7 ? words.format(days, 'day') : formatTime(at, now, locale)
}

/** When the words of `formatRelative` change next, at the earliest (ms from now). */
export function relativeChangesIn(at: number, now: number): number {
  const size = Math.abs(at - now)
  if (size < HOUR_MS) return MINUTE_MS - (size % MINUTE_MS) + 1
  return HOUR_MS - (size % HOUR_MS) + 1
}

// Made once: lists ask for them thousands of times.
const numbers = new Intl.NumberFormat(windowLocale)
const lists = new Intl.ListFormat(windowLocale, { style: 'long', type: 'conjunction' })

export function formatNumber(value: number): string {
  return numbers.format(value)
}

/** “Instagram, TikTok and X”. */
export function formatList(parts: readonly string[]): string {
  return lists.format(parts)
}

function format(locale: string, options: Intl.DateTimeFormatOptions, timeZone?: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, timeZone === undefined ? options : { ...options, timeZone })
}

interface Day {
  /** Since the epoch. */
  day: number
  year: number
}

/** Of both times, on the calendar of the zone. */
function daysOf(at: number, now: number, zone: string | undefined): [time: Day, today: Day] {
  if (zone === undefined) {
    const dayOf = (time: number): Day => ({ day: dayNumber(new Date(time)), year: new Date(time).getFullYear() })
    return [dayOf(at), dayOf(now)]
  }
  const { wallOf } = zoneOf(zone)
  const dayOf = (time: number): Day => {
    const date = wallOf(time).slice(0, 10)
    return { day: Math.round(Date.parse(`${date}T00:00Z`) / DAY_MS), year: Number(date.slice(0, 4)) }
  }
  return [dayOf(at), dayOf(now)]
}

function sameDay(a: Date, b: Date): boolean {
  return dayNumber(a) === dayNumber(b)
}

/** Days since the epoch on the user's own calendar. */
function dayNumber(time: Date): number {
  return Math.round(Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / DAY_MS)
}
