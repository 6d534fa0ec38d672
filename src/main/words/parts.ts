/** What the words of both languages are put together from. */
import type { Language } from '../../contract/shell-contract.ts'

/** Names of networks are the same everywhere; one that is new passes as the service writes it. */
const NETWORKS: ReadonlyMap<string, string> = new Map([
  ['instagram', 'Instagram'], ['tiktok', 'TikTok'], ['youtube', 'YouTube'], ['x', 'X'], ['facebook', 'Facebook'], ['linkedin', 'LinkedIn'],
])
const MOST_TITLE = 60

const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' }

export function partsIn(language: Language) {
  const locale = LOCALES[language]
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }
  return {
    number: (n: number) => new Intl.NumberFormat(locale).format(n),
    networks: (names: readonly string[]) => new Intl.ListFormat(locale).format(names.map((name) => NETWORKS.get(name) ?? name)),
    /** The time, with the day where that is another one than today. */
    when(at: number, now: number): string {
      const isToday = new Date(at).toDateString() === new Date(now).toDateString()
      return new Intl.DateTimeFormat(locale, isToday ? clock : { weekday: 'short', day: 'numeric', month: 'short', ...clock }).format(at)
    },
  }
}

/** A title in a line of the tray or of a notification; empty where there is none. */
export function shortTitle(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim()
  return line.length <= MOST_TITLE ? line : `${line.slice(0, MOST_TITLE - 1).replace(/\p{Cs}$/u, '').trimEnd()}…`
}
