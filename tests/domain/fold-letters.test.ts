import { describe, expect, it } from 'vitest'
import { foldLetters } from '../../src/domain/fold-letters.ts'

describe('folding letters', () => {
  it.each([
    ['Café', 'cafe'], ['ÅNGSTRÖM', 'angstrom'], ['Tromsø', 'tromso'], ['Ærø', 'aero'], ['Łódź', 'lodz'], ['STRASSE', 'strasse'], ['Straße', 'strasse'],
    ['İzmir', 'izmir'], ['ısı', 'isi'], ['Þór', 'thor'], ['Đorđe', 'dorde'], ['ﬁlm', 'film'], ['½', '1⁄2'], ['日本', '日本'], ['Ω', 'ω'],
  ])('%s is searched as %s', (text, folded) => {
    expect(foldLetters(text)).toBe(folded)
    expect(foldLetters(folded)).toBe(folded)
  })
})
