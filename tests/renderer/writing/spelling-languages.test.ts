import { describe, expect, it } from 'vitest'
import { languageChoices, languageName } from '../../../src/renderer/screens/settings/writing/spelling-languages.ts'

describe('languages to choose from', () => {
  it('stand in the order of their names, none of them twice', () => {
    expect(languageChoices(['sv', 'de', 'de-DE', 'en-GB', 'en-US', 'es', 'es-ES', 'es-MX'])).toEqual(['en-US', 'en-GB', 'de', 'es-MX', 'es', 'sv'])
  })

  it('are some where the system checks by itself', () => {
    expect(languageChoices([])).toContain('nb')
  })

  it('have names, and codes where there is none', () => {
    expect(languageName('de')).toBe('German')
    expect(languageName('not a language!')).toBe('not a language!')
  })
})
