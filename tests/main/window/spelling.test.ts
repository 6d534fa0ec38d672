/** The spell checker of the session, held in hand: what it is told, and when. */
import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it } from 'vitest'
import { Spelling } from '../../../src/main/window/spelling.ts'
import type { SpellingDeps } from '../../../src/main/window/spelling.ts'

class HeldSession extends EventEmitter {
  enabled = true
  // As Chromium begins: with the language of the system.
  languages: string[] = ['en-US']
  words = new Set<string>(['left over'])
  told: string[] = []
  availableSpellCheckerLanguages = ['de', 'en-GB', 'nb']
  setSpellCheckerEnabled(enabled: boolean) {
    this.enabled = enabled
    this.told.push(enabled ? 'on' : 'off')
  }
  setSpellCheckerLanguages(languages: string[]) {
    // As Chromium does.
    if (languages.some((one) => !this.availableSpellCheckerLanguages.includes(one))) throw new Error('not a valid language code')
    this.languages = languages
    this.told.push(languages.join())
  }
  addWordToSpellCheckerDictionary(word: string) {
    this.words.add(word)
    return true
  }
  removeWordFromSpellCheckerDictionary(word: string) {
    return this.words.delete(word)
  }
  async listWordsInSpellCheckerDictionary() {
    return [...this.words]
  }
}

let session: HeldSession
let changes: number
const make = (over: Partial<SpellingDeps> = {}) => new Spelling({ session, isMac: false, isOn: true, log: () => {}, onChange: () => { changes += 1 }, ...over })
const GERMAN = { languages: ['de'], words: ['Röstgrad'] }
const NORWEGIAN = { languages: ['nb', 'en-GB'], words: ['Løkka'] }

beforeEach(() => {
  session = new HeldSession()
  changes = 0
})

describe('spelling', () => {
  it('is checked in no language, and knows no word, before a page says so', async () => {
    const spelling = make()
    await spelling.settled()
    expect(session).toMatchObject({ enabled: false, languages: [] })
    expect([...session.words]).toEqual([])
  })

  it('stays off, whatever a page says, until the user chooses it', async () => {
    const spelling = make({ isOn: false })
    spelling.use(1, GERMAN)
    await spelling.settled()
    expect(session).toMatchObject({ enabled: false, languages: [] })
    expect(session.told.filter((one) => one !== 'off' && one !== '')).toEqual([])
    spelling.setOn(true)
    await spelling.settled()
    expect(session).toMatchObject({ enabled: true, languages: ['de'] })
    spelling.setOn(false)
    await spelling.settled()
    expect(session).toMatchObject({ enabled: false, languages: [] })
    expect([...session.words]).toEqual([])
  })

  it('follows the window in front, and no word of one client is left for the next', async () => {
    const spelling = make()
    spelling.use(1, GERMAN)
    spelling.use(2, NORWEGIAN)
    await spelling.settled()
    expect([session.languages, [...session.words]]).toEqual([['de'], ['Röstgrad']])
    spelling.look(2)
    await spelling.settled()
    expect([session.languages, [...session.words]]).toEqual([['nb', 'en-GB'], ['Løkka']])
    spelling.look(1)
    spelling.look(2)
    spelling.look(1)
    await spelling.settled()
    expect([session.languages, [...session.words]]).toEqual([['de'], ['Röstgrad']])
    // The same window turns to another client.
    spelling.use(1, { languages: [], words: ['Canary'] })
    await spelling.settled()
    expect([session.enabled, [...session.words]]).toEqual([false, []])
    spelling.forget(1)
    expect(session.enabled).toBe(false)
  })

  it('leaves out a language that there is no dictionary for', () => {
    const spelling = make()
    spelling.use(1, { languages: ['xx', 'de'], words: [] })
    expect(session).toMatchObject({ enabled: true, languages: ['de'] })
    spelling.use(1, { languages: ['xx'], words: [] })
    expect(session).toMatchObject({ enabled: false, languages: [] })
  })

  it('does not tell the session twice what it knows', () => {
    const spelling = make()
    spelling.use(1, GERMAN)
    session.told = []
    spelling.use(1, { ...GERMAN, words: ['another'] })
    expect(session.told).toEqual([])
  })

  it('tells which dictionary could not be fetched, until it is there', () => {
    const spelling = make()
    session.emit('spellcheck-dictionary-download-failure', {}, 'de')
    expect(spelling.facts).toEqual({ on: true, available: ['de', 'en-GB', 'nb'], downloads: true, failed: ['de'] })
    session.emit('spellcheck-dictionary-initialized', {}, 'de')
    session.emit('spellcheck-dictionary-initialized', {}, 'nb')
    expect(spelling.facts.failed).toEqual([])
    expect(changes).toBe(2)
  })

  it('of macOS is its own: it is switched on and off, and asked for no language', () => {
    const spelling = make({ isMac: true })
    spelling.use(1, { languages: ['fi'], words: [] })
    expect(session).toMatchObject({ enabled: true, languages: ['en-US'] })
    expect(spelling.facts).toMatchObject({ available: [], downloads: false })
  })
})
