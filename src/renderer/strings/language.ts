/**
 * The language of this window. It is in the page's address, put there by the shell before the page loads, and never changes while
 * the page lives: another language is another load.
 */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** English where the page has no address (tests) or says nothing known. */
export const language: Language = new URLSearchParams(globalThis.location?.search ?? '').get('language') === 'de' ? 'de' : 'en'

/** What `Intl` formats by: dates, times, numbers, lists. */
export const locale = language === 'de' ? 'de-DE' : 'en-GB'

type Func<A extends unknown[], R> = (...args: A) => R
/** The shape of an area's words, whatever they say: strings of English become strings of any language. */
export type Words<T> = T extends string ? string
  : T extends Func<infer A, infer R> ? (R extends string ? Func<A, string> : T)
    : T extends readonly unknown[] ? T
      : T extends object ? { [K in keyof T]: Words<T[K]> } : T

/** The words of an area in this window's language. A German area has every word that the English one has: the types hold that. */
export function inLanguage<T extends object>(en: T, de?: Words<T>): Words<T> {
  // Every English area has the shape of itself with its texts widened; the compiler cannot see that of a generic type.
  return language === 'de' && de !== undefined ? de : (en as Words<T>)
}
