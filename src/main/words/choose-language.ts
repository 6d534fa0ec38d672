import { LANGUAGES } from '../../contract/shell-contract.ts'
import type { Language, LanguageChoice } from '../../contract/shell-contract.ts'

export interface Spoken {
  language: Language
  /** The tag of the system for it, with its country ("de-AT"), by which times and numbers are written; null where the system names none. */
  locale: string | null
}

/**
 * What the app speaks. `preferred`: the languages of the system, the most wanted first (BCP 47). The first one that the app knows
 * wins; where it knows none, English.
 */
export function chooseLanguage(choice: LanguageChoice, preferred: readonly string[]): Spoken {
  const known = preferred.map((tag) => ({ tag, language: LANGUAGES.find((one) => one === languageOf(tag)) }))
  const language = choice === 'system' ? (known.find((one) => one.language !== undefined)?.language ?? 'en') : choice
  return { language, locale: known.find((one) => one.language === language)?.tag ?? null }
}

/** Systems give odd tags too ("C", "de_DE.UTF-8"); what is no tag names no language. */
function languageOf(tag: string): string | null {
  try {
    return new Intl.Locale(tag).language
  } catch {
    return null
  }
}
