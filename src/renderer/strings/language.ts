/**
 * The language of this window. It is in the page's address, put there by the shell before the page loads, and never changes while
 * the page lives: another language is another load.
 */
import { LANGUAGES } from '../../contract/shell-contract.ts'
import type { Language } from '../../contract/shell-contract.ts'

export type { Language }

/** `?language=de&locale=de-AT`. English where the page has no address (tests) or says nothing known. */
const asked = new URLSearchParams(globalThis.location?.search ?? '')
export const language: Language = LANGUAGES.find((one) => one === asked.get('language')) ?? 'en'

const DEFAULT_LOCALE: Record<Language, string> = { en: 'en-GB', de: 'de-DE' }

/** What `Intl` formats by: dates, times, numbers, lists. Of the window's language, with the country that the system names for it. */
export const locale = localeFor(language, asked.get('locale'))

export function localeFor(spoken: Language, wanted: string | null): string {
  if (wanted === null) return DEFAULT_LOCALE[spoken]
  try {
    const known = new Intl.Locale(wanted)
    return known.language === spoken && Intl.DateTimeFormat.supportedLocalesOf(known.baseName).length > 0 ? known.baseName : DEFAULT_LOCALE[spoken]
  } catch {
    return DEFAULT_LOCALE[spoken]
  }
}

type Func<A extends unknown[], R> = (...args: A) => R
/** The shape of an area's words, whatever they say: strings of English become strings of any language. */
export type Words<T> = T extends string ? string
  : T extends Func<infer A, infer R> ? ([R] extends [string] ? Func<A, string> : T)
    : T extends readonly (infer E)[] ? readonly Words<E>[]
      : T extends object ? { [K in keyof T]: Words<T[K]> } : T

/** The words of an area in this window's language. A German area has every word that the English one has: the types hold that. */
export function inLanguage<T extends object>(en: T, de: Words<T>): Words<T> {
  // Every English area has the shape of itself with its texts widened; the compiler cannot see that of a generic type.
  return language === 'de' ? de : (en as Words<T>)
}
