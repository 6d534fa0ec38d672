/** Every word of the window in every language: none left in English, none that shows its seams. That none is missing is held by the types. */
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { areas, areasOf, chooserText, load, signatures } from './read-areas.ts'
import { argumentsFor } from './samples.ts'

/** What is alike in both languages: names, forms, words that German took over, formats of files. */
const ALIKE = /^(PowerPost( Desktop( Nordic)?)?|Instagram|TikTok|YouTube|X|Facebook|LinkedIn|Reel|Story|Short|Videos?|Post|Name|Details|Server|Sandbox|Online|Offline|Credits|Text|Orange|Cyan|Iris|Bronze|ALT|Filter|Deutsch|English|Emoji|Hashtags|November 2026|MP4|PNG|H\.264, AAC)$/
/** Figures, times and signs, and what was handed in. */
const FIGURES = /^([\d\s.,:;+×/()%?…–-]|Nordic|MB|kB|GB|bytes|ms|s|min|h|px)*$/
/** What is no text: names for the code, keys of the keyboard, titles of pages in English. */
const NO_TEXT = /\.(tone|action|keys|source)$|^MENDABLE/

/** What a function answers for the code to go by ("captions", "needs-you"): one word in small letters, and the same for every language. */
const CODE = /^[a-z]+(-[a-z]+)*$/

/** Strings of words and of everything a function answers, with the path of each. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return NO_TEXT.test(path) ? [] : [[path, value]]
  if (Array.isArray(value)) return value.flatMap((one, at) => textsOf(one, `${path}[${String(at)}]`))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, one]) => textsOf(one, `${path}.${key}`))
  return []
}

/** The words of an area, and what its functions say to the same examples, by path. */
async function spoken(language: 'en' | 'de', area: string): Promise<Map<string, string>> {
  const words = await load(language, area)
  const said = new Map(Object.entries(words).flatMap(([name, value]) => textsOf(value, name)))
  for (const [path, types] of signatures(area)) {
    const mixes = argumentsFor(path, types)
    const act = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], words)
    if (mixes === null || typeof act !== 'function') continue
    // The contract of a word is its types, which cannot be known here; the examples are of these types.
    for (const [at, mix] of mixes.entries()) for (const [where, text] of textsOf((act as (...args: unknown[]) => unknown)(...mix), `${path}(${String(at)})`)) said.set(where, text)
  }
  return said
}

it('every area is there in English and in German, and is chosen by the window’s language', () => {
  expect(areasOf('de')).toEqual(areasOf('en'))
  expect(areas).toEqual(areasOf('en'))
  // An area whose words are figures alone has nothing to choose.
  for (const area of areas) expect(chooserText(area), area).toMatch(/inLanguage\((en|\{[^}]*\}), de\)|export \{/)
})

describe.each(areas)('the words of %s', (area) => {
  let english = new Map<string, string>()
  let german = new Map<string, string>()
  beforeAll(async () => {
    english = await spoken('en', area)
    german = await spoken('de', area)
    for (const [path, text] of german) if (/^\w+\(\d+\)$/.test(path) && CODE.test(text) && english.get(path) === text) german.delete(path)
  })

  it('are German where they should be', () => {
    const left = [...german].filter(([path, text]) => english.get(path) === text && !ALIKE.test(text) && !FIGURES.test(text) && !path.includes('.others['))
    expect([...new Set(left.map(([path, text]) => `${path.replace(/\(\d+\)/, '()')}: ${text}`))]).toEqual([])
  })

  it('hold no English word within a German sentence', () => {
    const found = [...german].filter(([path, text]) => !path.includes('.others') && /\b(the|and|not|your|with|this|that|are|could|nothing|files?|drafts?|clients?|of|yet|you|saved|send|sent|cannot|again|outbox|post[s]|captions?|account|workspace|upload)\b/.test(text.replace(/Settings|API keys|Upload/g, '')))
    expect(found.filter(([, text]) => !/^X-Post|captions:write/.test(text)).map(([path, text]) => `${path}: ${text}`)).toEqual([])
  })

  it('show no seams, and have the signs of their language', () => {
    const seams = /undefined|null|NaN|\[object| {2}|^\s|\.\.\.|--|!$| - /
    const bad = [...english, ...german].filter(([path, text]) => seams.test(text) && !path.endsWith('(0)') && !/\.(text|leftOut|rest)$/.test(path) && !path.startsWith('countParts'))
    expect(bad.map(([path, text]) => `${path}: “${text}”`)).toEqual([])
    const quotes = [...german].filter(([, text]) => /"/.test(text) || [...text].filter((sign) => sign === '„').length !== [...text].filter((sign) => sign === '“').length || text.includes('”'))
    expect(quotes.map(([path, text]) => `${path}: ${text}`)).toEqual([])
  })
})

it('much of it is said here', async () => {
  const all = await Promise.all(areas.map((area) => spoken('de', area)))
  expect(all.reduce((sum, one) => sum + new Set(one.values()).size, 0)).toBeGreaterThan(1200)
})

describe('the window’s language', () => {
  const open = async (search: string) => {
    vi.stubGlobal('location', { search })
    vi.resetModules()
    const [{ language, locale }, { common }, { formatFullTime, formatList, formatNumber, formatRelative, formatTime }, { bytes, ratio }, { dayGroup }] = await Promise.all([
      import('../../../src/renderer/strings/language.ts'), import('../../../src/renderer/strings/common.ts'), import('../../../src/renderer/lib/time.ts'), import('../../../src/renderer/strings/media-figures.ts'), import('../../../src/renderer/strings/drafts.ts'),
    ])
    vi.unstubAllGlobals()
    return { language, locale, common, formatFullTime, formatList, formatNumber, formatRelative, formatTime, bytes, ratio, dayGroup }
  }
  const at = new Date('2027-03-12T14:31:00').getTime()
  const DAY = 86_400_000

  it('is in its address, with the country by which figures are written', async () => {
    const german = await open('?language=de')
    expect([german.language, german.locale, german.common.cancel]).toEqual(['de', 'de-DE', 'Abbrechen'])
    expect(german.formatNumber(1234567.5)).toBe('1.234.567,5')
    expect(german.formatList(['Instagram', 'TikTok', 'X'])).toBe('Instagram, TikTok und X')
    expect(german.formatTime(at, at)).toBe('14:31')
    expect(german.formatTime(at - 10 * DAY, at)).toBe('2. März')
    expect(german.formatRelative(at - 3 * 60_000, at)).toBe('vor 3 Minuten')
    expect(german.formatFullTime(at)).toBe('Freitag, 12. März 2027 um 14:31')
    expect(german.bytes(2_400_000)).toMatch(/^2,4\sMB$/)
    expect(german.ratio(1.27)).toBe('1,27:1')
    expect([german.dayGroup(at, at), german.dayGroup(at - DAY, at), german.dayGroup(at - 3 * DAY, at)]).toEqual(['Heute', 'Gestern', 'Dienstag'])
  })

  it.each([
    ['', 'en', 'en-GB'], ['?language=xx', 'en', 'en-GB'], ['?language=en&locale=en-US', 'en', 'en-US'], ['?language=de&locale=de-AT', 'de', 'de-AT'], ['?language=de&locale=de-CH', 'de', 'de-CH'],
    // A locale of another language, or none at all, would mix words and figures.
    ['?language=de&locale=en-US', 'de', 'de-DE'], ['?language=de&locale=%2e%2e', 'de', 'de-DE'], ['?language=de&locale=', 'de', 'de-DE'], ['?language=__proto__', 'en', 'en-GB'],
  ])('of %j is %s, by %s', async (search, language, locale) => {
    const got = await open(search)
    expect([got.language, got.locale]).toEqual([language, locale])
  })
})
