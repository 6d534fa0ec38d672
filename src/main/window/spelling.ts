/**
 * Chromium's spell checker, off until the user chooses otherwise (decision 0015): without this it fetches a dictionary by itself with
 * the first page. The session has one set of languages and words for all windows, so the window in front says which.
 */
import type { Session } from 'electron'

export interface PageSpelling {
  /** None: this page's client is not checked. */
  languages: readonly string[]
  /** Right for this client, whatever the dictionaries say. */
  words: readonly string[]
}

type SpellSession = Pick<
  Session,
  'setSpellCheckerEnabled' | 'setSpellCheckerLanguages' | 'availableSpellCheckerLanguages' | 'addWordToSpellCheckerDictionary' | 'removeWordFromSpellCheckerDictionary' | 'listWordsInSpellCheckerDictionary'
> & {
  on(event: 'spellcheck-dictionary-download-failure' | 'spellcheck-dictionary-initialized', listener: (event: unknown, language: string) => void): unknown
}

export interface SpellingDeps {
  session: SpellSession
  /** macOS checks by itself, in languages of its own choice, and never fetches anything. */
  isMac: boolean
  isOn: boolean
  log: (text: string) => void
  /** Something that `facts` tells has changed. */
  onChange: () => void
}

export interface SpellingFacts {
  on: boolean
  /** Languages that can be chosen; none where the system chooses. */
  available: string[]
  /** Whether dictionaries are fetched from the network. */
  downloads: boolean
  /** Languages whose dictionary could not be fetched. */
  failed: string[]
}

const NONE: PageSpelling = { languages: [], words: [] }

/** A session that was just made checks nothing and fetches nothing. */
export function silenceSpelling(session: Pick<Session, 'setSpellCheckerEnabled'>): void {
  session.setSpellCheckerEnabled(false)
}

export class Spelling {
  readonly #deps: SpellingDeps
  readonly #pages = new Map<number, PageSpelling>()
  readonly #failed = new Set<string>()
  #front: number | null = null
  #isOn: boolean
  #languages: readonly string[] | null = null
  #words: Promise<void>

  constructor(deps: SpellingDeps) {
    this.#deps = deps
    this.#isOn = deps.isOn
    const { session } = deps
    session.on('spellcheck-dictionary-download-failure', (_event, language) => {
      deps.log(`no dictionary for ${language}`)
      this.#failed.add(language)
      deps.onChange()
    })
    session.on('spellcheck-dictionary-initialized', (_event, language) => {
      if (this.#failed.delete(language)) deps.onChange()
    })
    this.#words = Promise.resolve()
    this.#apply()
  }

  get facts(): SpellingFacts {
    return { on: this.#isOn, available: this.#available(), downloads: !this.#deps.isMac, failed: [...this.#failed] }
  }

  setOn(isOn: boolean): void {
    this.#isOn = isOn
    this.#failed.clear()
    this.#apply()
  }

  /** A page says in which languages it is written now. */
  use(pageId: number, spelling: PageSpelling): void {
    this.#pages.set(pageId, spelling)
    this.#front ??= pageId
    if (this.#front === pageId) this.#apply()
  }

  /** This page's window came to the front. */
  look(pageId: number): void {
    if (this.#front === pageId) return
    this.#front = pageId
    this.#apply()
  }

  forget(pageId: number): void {
    this.#pages.delete(pageId)
    if (this.#front !== pageId) return
    this.#front = null
    this.#apply()
  }

  /** Resolves when the words of the client in front are the only ones that are known. */
  settled(): Promise<void> {
    return this.#words
  }

  #available(): string[] {
    return this.#deps.isMac ? [] : this.#deps.session.availableSpellCheckerLanguages
  }

  #apply(): void {
    const { session, isMac } = this.#deps
    const page = this.#front === null ? NONE : (this.#pages.get(this.#front) ?? NONE)
    const known = new Set(this.#available())
    const chosen = !this.#isOn ? [] : page.languages.filter((language) => isMac || known.has(language))
    if (this.#languages === null || this.#languages.join() !== chosen.join()) {
      this.#languages = chosen
      if (!isMac) session.setSpellCheckerLanguages([...chosen])
      session.setSpellCheckerEnabled(chosen.length > 0)
    }
    const words = chosen.length === 0 ? [] : page.words
    // One after another: the last one asked for stands in the end.
    this.#words = this.#words.then(() => this.#setWords(words)).catch(() => this.#deps.log('the words of the spell checker could not be set'))
  }

  /** No word of one client is right, or suggested, for another. */
  async #setWords(words: readonly string[]): Promise<void> {
    const { session } = this.#deps
    const wanted = new Set(words)
    const there = new Set(await session.listWordsInSpellCheckerDictionary())
    for (const word of there) if (!wanted.has(word)) session.removeWordFromSpellCheckerDictionary(word)
    for (const word of wanted) if (!there.has(word)) session.addWordToSpellCheckerDictionary(word)
  }
}
