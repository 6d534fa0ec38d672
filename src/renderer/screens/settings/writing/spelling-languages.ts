/** Languages to choose from, by the names they have in the window's own. */
import { locale } from '../../../strings/language.ts'

/** Where the system checks by itself, in its own languages: a choice still says in which one the fields are written. */
const COMMON = ['cs', 'da', 'de', 'en-GB', 'en-US', 'es', 'fi', 'fr', 'hu', 'it', 'ja', 'ko', 'nb', 'nl', 'pl', 'pt-BR', 'pt-PT', 'ro', 'sv', 'tr', 'uk', 'zh']

/** In the order of their names. "de-DE" beside "de" would be the same twice. */
export function languageChoices(available: readonly string[]): string[] {
  const all = available.length === 0 ? COMMON : available
  const known = new Set(all)
  return all
    .filter((code) => {
      const [language, region, more] = code.split('-')
      return more !== undefined || region === undefined || region.toLowerCase() !== language || !known.has(language)
    })
    .toSorted((a, b) => order.compare(languageName(a), languageName(b)))
}

const order = new Intl.Collator(locale)
const names = new Intl.DisplayNames([locale], { type: 'language' })

export function languageName(code: string): string {
  try {
    const name = names.of(code) ?? code
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
  } catch {
    return code
  }
}
