import type { Language, LanguageChoice } from '../../contract/shell-contract.ts'
import type { Preferences } from '../preferences.ts'
import { chooseLanguage } from './choose-language.ts'
import type { Spoken } from './choose-language.ts'
import { shellWords } from './index.ts'
import type { ShellWords } from './index.ts'

export interface ShellLanguageDeps {
  preferences: Pick<Preferences, 'values' | 'set'>
  /** The languages of the system, the most wanted first. */
  preferred: () => readonly string[]
  /** The app speaks another language from now on. */
  onChange: () => void
}

/** The language of the whole app: what was chosen, and what that comes to on this system. */
export class ShellLanguage {
  readonly #deps: ShellLanguageDeps
  #spoken: Spoken

  constructor(deps: ShellLanguageDeps) {
    this.#deps = deps
    this.#spoken = chooseLanguage(deps.preferences.values.language, deps.preferred())
  }

  get spoken(): Spoken {
    return this.#spoken
  }

  get words(): ShellWords {
    return shellWords(this.#spoken.language)
  }

  /** What the choice of the system comes to. */
  get ofSystem(): Language {
    return chooseLanguage('system', this.#deps.preferred()).language
  }

  /** Whether the choice makes the app speak otherwise than now. */
  changes(choice: LanguageChoice): boolean {
    const next = chooseLanguage(choice, this.#deps.preferred())
    return next.language !== this.#spoken.language || next.locale !== this.#spoken.locale
  }

  choose(choice: LanguageChoice): void {
    const isOther = this.changes(choice)
    this.#deps.preferences.set({ language: choice })
    this.#spoken = chooseLanguage(choice, this.#deps.preferred())
    if (isOther) this.#deps.onChange()
  }
}
