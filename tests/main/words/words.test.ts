/** What the shell says, and in which language. */
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/contract/shell-contract.ts'
import type { LanguageChoice } from '../../../src/contract/shell-contract.ts'
import type { PreferenceValues } from '../../../src/main/preferences.ts'
import { menuTemplate } from '../../../src/main/window/menu-template.ts'
import { chooseLanguage } from '../../../src/main/words/choose-language.ts'
import { shellWords } from '../../../src/main/words/index.ts'
import { ShellLanguage } from '../../../src/main/words/shell-language.ts'

describe('the language of the app', () => {
  it.each<[LanguageChoice, string[], string, string | null]>([
    ['system', ['de-AT', 'en-US'], 'de', 'de-AT'],
    ['system', ['fr-FR', 'de'], 'de', 'de'],
    ['system', ['en-US', 'de-DE'], 'en', 'en-US'],
    ['system', ['fr-FR', 'ja'], 'en', null],
    ['system', [], 'en', null],
    ['system', ['C', '', 'de_DE.UTF-8', 'de-DE'], 'de', 'de-DE'],
    ['de', ['en-US'], 'de', null],
    ['de', ['en-US', 'de-CH'], 'de', 'de-CH'],
    ['en', ['de-DE'], 'en', null],
    // Low German is not German.
    ['system', ['nds-DE', 'den'], 'en', null],
  ])('is of %s with %j: %s, %s', (choice, preferred, language, locale) => {
    expect(chooseLanguage(choice, preferred)).toEqual({ language, locale })
  })

  it('is remembered, and told where it becomes another one', () => {
    const values: PreferenceValues = { theme: 'system', language: 'system', lastWorkspaceId: null, checkSpelling: false, listWidth: 320, bounds: null, draftBounds: null, desktop: null }
    const told: string[] = []
    const preferences = { values, set: (change: Partial<PreferenceValues>) => void Object.assign(values, change) }
    const one = new ShellLanguage({ preferences, preferred: () => ['en-US', 'de-DE'], onChange: () => told.push(one.spoken.language) })
    expect(one.words.pick.button).toBe('Add')
    one.choose('en')
    expect(told).toEqual([])
    expect([one.changes('system'), one.changes('en'), one.changes('de')]).toEqual([false, false, true])
    one.choose('de')
    one.choose('de')
    expect(told).toEqual(['de'])
    expect(values.language).toBe('de')
    expect(one.words.pick.button).toBe('Hinzufügen')
    expect(one.ofSystem).toBe('en')
  })
})

/** Every text of the words, with its path; functions get a name. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, String((value as (...args: string[]) => unknown)('Nordic', 'Coffee', 'Beans'))]]
  return Object.entries(value as object).flatMap(([key, one]) => textsOf(one, `${path}.${key}`))
}

describe('the words of the shell', () => {
  const [english, german] = LANGUAGES.map((one) => new Map(textsOf(shellWords(one))))

  it('are the same in both languages, and none is left in English', () => {
    expect([...(german?.keys() ?? [])]).toEqual([...(english?.keys() ?? [])])
    expect([...(german ?? [])].filter(([path, text]) => english?.get(path) === text).map(([, text]) => text)).toEqual(['PowerPost Desktop'])
  })

  it('are whole, and in the quotation marks of their language', () => {
    for (const [, text] of [...(english ?? []), ...(german ?? [])]) expect(text).not.toMatch(/undefined|\[object| {2}|^\s|\s$|"/)
    expect([...(german?.values() ?? [])].filter((text) => text.includes('“') && !text.includes('„'))).toEqual([])
  })
})

describe('the menu', () => {
  it.each([true, false])('names every entry itself (Mac: %s)', (isMac) => {
    const template = menuTemplate({ words: shellWords('de'), isMac, isPackaged: false, clients: [], hasClient: true }, { command: () => {}, openClient: () => {}, showMain: () => {} })
    const items = template.flatMap((one) => [one, ...(Array.isArray(one.submenu) ? one.submenu : [])]).filter(({ type }) => type !== 'separator')
    expect(items.length).toBeGreaterThan(20)
    expect(items.filter(({ label }) => !label)).toEqual([])
    const roles = items.map(({ role }) => role)
    expect(new Set(roles.filter((role) => role !== undefined)).size).toBe(roles.filter((role) => role !== undefined).length)
  })
})
