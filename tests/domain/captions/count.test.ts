import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CAPTION_LIMITS, LIMITS_CHECKED, captionLimit, countCaption, countGraphemes, countIn, countTitle, firstGraphemes, fittingLength, fullness, graphemeStart,
} from '../../../src/domain/captions/index.ts'
import { PLATFORMS, POST_TYPES, needsTitle, platformOf } from '../../../src/domain/post-types.ts'

const FAMILY = '👩‍👩‍👧‍👦'
const FLAGS = '🇳🇴🇸🇪'
const LINK = 'https://nordic-coffee.com/menu/spring?from=x#top'

describe('counting as X does', () => {
  it.each<[string, string, number]>([
    ['nothing', '', 0],
    ['letters', 'Spring menu', 11],
    ['letters with marks', 'Grünerløkka', 11],
    ['a mark of its own', 'e\u0301', 1],
    ['lines', 'one\ntwo', 7],
    ['CJK', '春のメニュー', 12],
    ['Hangul', '안녕', 4],
    ['Cyrillic', 'Привет', 6],
    ['an emoji', '☕️', 2],
    ['a family', FAMILY, 2],
    ['flags', FLAGS, 4],
    ['a skin tone', '👋🏽', 2],
    ['a key', '1️⃣', 2],
    ['an address', LINK, 23],
    ['a short address', 'https://a.co', 23],
    ['an address without a scheme', 'see nordic-coffee.com/menu now', 4 + 23 + 4],
    ['a word that is none', 'see you.tomorrow', 16],
    ['the end of a sentence', 'Done.Again', 10],
    ['an address in brackets', `(${LINK})`, 25],
    ['an address after CJK', `見て ${LINK}`, 5 + 23],
    ['a mail address', 'me@nordic-coffee.com', 20],
  ])('%s', (_what, text, count) => {
    expect(countIn(text, 'weighted')).toBe(count)
  })

  it('weighs a long text as it weighs its parts', () => {
    const line = `Cold brew ${FAMILY} 春 ${LINK} e\u0301 ${FLAGS}\n`
    const weight = countIn(line, 'weighted')
    expect(countIn(line.repeat(700), 'weighted')).toBe(700 * weight)
  })

  it.each<[string, string, number]>([
    ['letters', 'x'.repeat(2_500), 2_500],
    ['flags', '🇳🇴'.repeat(1_301), 2_602],
    ['families', FAMILY.repeat(777), 1_554],
    ['marks', 'e\u0301'.repeat(2_001), 2_001],
    ['CJK', '春'.repeat(1_999), 3_998],
    ['an address', `https://a.co/${'x'.repeat(3_000)} end`, 23 + 4],
  ])('cuts a long word of %s between two characters', (_what, text, count) => {
    expect(countIn(text, 'weighted')).toBe(count)
  })

  it('takes nothing with more dots than an address can have for one', () => {
    expect(countIn('a.'.repeat(50_000), 'weighted')).toBe(100_000)
    expect(countIn(`https://${'a.'.repeat(2_000)}`, 'weighted')).toBe(4_008)
    expect(countIn(`${'a.'.repeat(40)}com`, 'weighted')).toBe(23)
    expect(countIn(`${'a.'.repeat(41)}com`, 'weighted')).toBe(85)
  })
})

describe('counting otherwise', () => {
  it.each<[string, number, number, number]>([
    ['', 0, 0, 0],
    ['Spring', 6, 6, 6],
    ['Grünerløkka', 11, 13, 11],
    ['e\u0301', 2, 3, 1],
    ['春', 1, 3, 1],
    ['☕️', 2, 6, 1],
    [FAMILY, 11, 25, 1],
    [FLAGS, 8, 16, 2],
    ['\ud83d', 1, 3, 1],
    ['\r\n', 2, 2, 1],
  ])('%j: %i units, %i bytes, %i characters', (text, units, bytes, characters) => {
    expect(countIn(text, 'utf16')).toBe(units)
    expect(countIn(text, 'bytes')).toBe(bytes)
    expect(countGraphemes(text)).toBe(characters)
  })

  it('counts bytes as they are written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(countIn(text, 'bytes')).toBe(new TextEncoder().encode(text).length)
    }))
  })
})

describe('a caption on a network', () => {
  it.each<[string, number]>([['x', 280], ['instagram', 2_200], ['tiktok', 2_200], ['youtube', 5_000], ['linkedin', 3_000], ['facebook', 63_206]])('%s takes %i', (network, max) => {
    const platform = PLATFORMS.find((one) => one === network) ?? 'x'
    expect(countCaption('a', platform)).toMatchObject({ count: 1, limit: max, fraction: 1 / max, over: 0 })
    expect(countCaption('a'.repeat(max), platform)).toMatchObject({ fraction: 1, over: 0 })
    expect(countCaption('a'.repeat(max + 12), platform)).toMatchObject({ over: 12 })
  })

  it('has the strictest limit of the forms that are chosen', () => {
    expect(captionLimit('tiktok', ['tiktok-photos'])?.max).toBe(4_000)
    expect(captionLimit('tiktok', ['tiktok-photos', 'tiktok-video', 'x-post'])?.max).toBe(2_200)
    expect(captionLimit('instagram', ['instagram-story'])).toBeNull()
    expect(captionLimit('instagram', ['instagram-story', 'instagram-reel'])?.max).toBe(2_200)
    expect(captionLimit('instagram', ['x-post'])?.max).toBe(2_200)
    expect(countCaption('x'.repeat(5_000), 'instagram', ['instagram-story'])).toMatchObject({ limit: null, fraction: 0, over: 0 })
  })

  it('is nearly full from nine tenths on', () => {
    const at = (length: number) => fullness(countCaption('a'.repeat(length), 'x'))
    expect([251, 252, 280, 281].map(at)).toEqual(['fits', 'near', 'near', 'over'])
  })

  it('of YouTube has a title of a hundred characters', () => {
    expect(countTitle('x'.repeat(101), 'youtube-short')).toMatchObject({ limit: 100, over: 1 })
    expect(countTitle('x'.repeat(101), 'x-post')).toMatchObject({ limit: null, over: 0 })
  })
})

describe('the figures', () => {
  it.each(POST_TYPES)('of %s say where they are from and when they were checked', (postType) => {
    const { caption, hashtags, title } = CAPTION_LIMITS[postType]
    for (const limit of [caption, hashtags, title]) {
      if (limit === null) continue
      expect(limit.max).toBeGreaterThan(0)
      expect(limit.source.length).toBeGreaterThan(10)
      expect(limit.checked).toBe(LIMITS_CHECKED)
    }
    expect(title !== null).toBe(needsTitle(postType))
    // Forms of a network count in one way, so that its tab can.
    expect(CAPTION_LIMITS[postType].unit).toBe(CAPTION_LIMITS[POST_TYPES.find((one) => platformOf(one) === platformOf(postType)) ?? postType].unit)
    expect(new Date(LIMITS_CHECKED).toISOString().slice(0, 10)).toBe(LIMITS_CHECKED)
  })
})

describe('where a text grows too long', () => {
  it.each<[string, string, 'weighted' | 'utf16' | 'bytes', number, number]>([
    ['a text that fits', 'abc', 'utf16', 3, 3],
    ['letters', 'abcdef', 'utf16', 4, 4],
    ['half a family', `ab${FAMILY}c`, 'utf16', 5, 2],
    ['bytes', 'aüb', 'bytes', 2, 1],
    ['bytes of an emoji', 'a☕️b', 'bytes', 5, 1],
    ['weights', 'ab春c', 'weighted', 3, 2],
    ['a link that does not fit', `ab ${LINK}`, 'weighted', 20, 3],
    ['what follows a link', `ab ${LINK} cdef`, 'weighted', 28, 3 + LINK.length + 2],
    ['flags', FLAGS, 'weighted', 3, 4],
  ])('%s', (_what, text, unit, max, index) => {
    expect(fittingLength(text, unit, max)).toBe(index)
  })

  it('is found far into a long text', () => {
    const text = 'Spring menu '.repeat(5_000)
    expect(fittingLength(text, 'weighted', 30_001)).toBe(30_001)
  })

  it('is between two characters, and what is before it fits', () => {
    const words = fc.array(fc.constantFrom('a', ' ', '.', 'ü', '春', FAMILY, FLAGS, LINK, 'e\u0301', '\n'), { maxLength: 40 }).map((parts) => parts.join(''))
    const boundaries = (text: string) => [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ index }) => index)
    fc.assert(fc.property(words, fc.constantFrom('weighted', 'utf16', 'bytes'), fc.nat(60), (text, unit, max) => {
      const end = fittingLength(text, unit, max)
      expect([...boundaries(text), text.length]).toContain(end)
      expect(countIn(text.slice(0, end), unit)).toBeLessThanOrEqual(max)
      if (countIn(text, unit) <= max) expect(end).toBe(text.length)
    }))
  })
})

describe('cutting between two characters', () => {
  it('answers where each begins', () => {
    const words = fc.array(fc.constantFrom('a', 'ü', '春', FAMILY, '🇳🇴', 'e\u0301', '\n', '❤️‍🔥', '1️⃣', '안', '각'), { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(fc.property(words, fc.nat(200), (text, at) => {
      const segments = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)]
      const expected = at >= text.length ? text.length : (segments.findLast(({ index }) => index <= at)?.index ?? 0)
      expect(graphemeStart(text, at)).toBe(expected)
    }))
  })

  it('takes the first ones whole', () => {
    expect(firstGraphemes(`a${FAMILY}${FLAGS}b`, 2)).toBe(`a${FAMILY}`)
    expect(firstGraphemes(FLAGS, 1)).toBe('🇳🇴')
    expect(firstGraphemes('ab', 2)).toBe('ab')
    expect(firstGraphemes('', 3)).toBe('')
  })
})
