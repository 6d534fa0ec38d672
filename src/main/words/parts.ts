/** What the words of both languages are put together from. */
import type { Language } from '../../contract/shell-contract.ts'

/** Names of networks are the same everywhere; one that is new passes as the service writes it. */
const NETWORKS: ReadonlyMap<string, string> = new Map([
  ['instagram', 'Instagram'], ['tiktok', 'TikTok'], ['youtube', 'YouTube'], ['x', 'X'], ['facebook', 'Facebook'], ['linkedin', 'LinkedIn'],
])
const MOST_TITLE = 60

const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' }

/** `locale`: the system's tag for the language, with its country; null where it names none. */
export function partsIn(language: Language, locale: string | null) {
  return partsOf(locale ?? LOCALES[language])
}

function partsOf(locale: string) {
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }
  /** The day by the calendar of a zone; without one, by the user's. */
  const dayOf = (at: number, timeZone: string | undefined) => new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(at)
  const format = (at: number, timeZone: string | undefined, withDay: boolean) =>
    new Intl.DateTimeFormat(locale, { ...(withDay ? { weekday: 'short', day: 'numeric', month: 'short' } : {}), ...clock, timeZone }).format(at)
  return {
    number: (n: number) => new Intl.NumberFormat(locale).format(n),
    networks: (names: readonly string[]) => new Intl.ListFormat(locale).format(names.map((name) => NETWORKS.get(name) ?? name)),
    /** The time by the client's clock, with the day where that is another one than today there; and the user's own time where that is another one. */
    when(at: number, now: number, zone: string | null): { time: string; yours: string | null } {
      const there = zone ?? undefined
      const time = format(at, there, dayOf(at, there) !== dayOf(now, there))
      if (format(at, there, true) === format(at, undefined, true)) return { time, yours: null }
      return { time, yours: format(at, undefined, dayOf(at, undefined) !== dayOf(at, there)) }
    },
  }
}

/** A title in a line of the tray or of a notification; empty where there is none. */
export function shortTitle(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim()
  return line.length <= MOST_TITLE ? line : `${line.slice(0, MOST_TITLE - 1).replace(/\p{Cs}$/u, '').trimEnd()}…`
}
