import { describe, expect, it } from 'vitest'
import { FOLDS, foldText, hashtagsIn, markUp } from '../../../src/domain/captions/index.ts'
import { PLATFORMS, POST_TYPES } from '../../../src/domain/post-types.ts'
import type { Platform } from '../../../src/domain/post-types.ts'

const marked = (text: string, platform: Platform) => markUp(text, platform).filter(({ kind }) => kind !== 'text').map(({ kind, text }) => `${kind} ${text}`)

describe('what a network shows as a link', () => {
  const text = 'New: #spring_menu by @nordic.coffee, see https://nordic-coffee.com/menu.'

  it.each<[Platform, string[]]>([
    ['instagram', ['hashtag #spring_menu', 'mention @nordic.coffee']],
    ['tiktok', ['hashtag #spring_menu', 'mention @nordic.coffee']],
    ['youtube', ['hashtag #spring_menu', 'mention @nordic.coffee', 'link https://nordic-coffee.com/menu']],
    ['x', ['hashtag #spring_menu', 'mention @nordic', 'link https://nordic-coffee.com/menu']],
    ['facebook', ['hashtag #spring_menu', 'link https://nordic-coffee.com/menu']],
    ['linkedin', ['hashtag #spring_menu', 'link https://nordic-coffee.com/menu']],
  ])('on %s', (platform, expected) => {
    expect(marked(text, platform)).toEqual(expected)
  })

  it('takes an address without its scheme where the network does', () => {
    const bare = 'Menu: nordic-coffee.com/spring#cake'
    expect(PLATFORMS.filter((platform) => marked(bare, platform).length > 0)).toEqual(['x', 'facebook', 'linkedin'])
    expect(marked(bare, 'linkedin')).toEqual(['link nordic-coffee.com/spring#cake'])
  })

  it.each(PLATFORMS)('leaves every character of a text on %s', (platform) => {
    for (const one of [text, '', '#', '@', '@@a #1 #a#b', 'https://', `${'a.'.repeat(3_000)} #tag`, '👩‍👩‍👧‍👦#kaffe❤️ @ü', 'mail me@a.co.']) {
      expect(markUp(one, platform).map((piece) => piece.text).join('')).toBe(one)
    }
  })

  it.each<[string, string[]]>([
    ['#kaffe #Grünerløkka #春', ['#kaffe', '#Grünerløkka', '#春']],
    ['#2026 #2026menu a#b &#39; /#top', ['#2026menu']],
    ['(#one)#two', ['#one', '#two']],
    ['##double', ['#double']],
  ])('finds the tags of %j', (tags, expected) => {
    expect(hashtagsIn(tags).map(({ start, end }) => tags.slice(start, end))).toEqual(expected)
  })
})

describe('where a text folds', () => {
  const words = 'Spring menu is on the bar from Saturday and stays until the last warm evening of the year. '.repeat(20)

  it.each(POST_TYPES)('on %s', (postType) => {
    const { shown, isFolded } = foldText(words, postType)
    const fold = FOLDS[postType]
    if (fold === null) return expect([shown, isFolded]).toEqual(['', false])
    expect(isFolded).toBe(true)
    expect(words.startsWith(shown)).toBe(true)
    expect(shown.length).toBeLessThanOrEqual(fold.characters)
    expect(shown.length).toBeGreaterThan(fold.characters - 26)
    // With a whole word.
    expect(words.charAt(shown.length)).toBe(' ')
    return expect(fold.source).not.toBe('')
  })

  it('shows a short text as it is, without the space around it', () => {
    expect(foldText('\n Short. \n', 'instagram-feed')).toEqual({ shown: 'Short.', isFolded: false })
    expect(foldText('x'.repeat(125), 'instagram-feed').isFolded).toBe(false)
    expect(foldText('x'.repeat(126), 'instagram-feed')).toEqual({ shown: 'x'.repeat(125), isFolded: true })
  })

  it('counts lines too', () => {
    expect(foldText('one\n\nthree\nfour', 'linkedin-post')).toEqual({ shown: 'one\n\nthree', isFolded: true })
    expect(foldText('one\n\nthree', 'linkedin-post').isFolded).toBe(false)
    expect(foldText('one\n\n\nfour', 'linkedin-post').shown).toBe('one')
  })

  it('cuts no character in two', () => {
    expect(foldText('👩‍👩‍👧‍👦'.repeat(60), 'instagram-reel').shown).toBe('👩‍👩‍👧‍👦'.repeat(55))
    expect(foldText('春'.repeat(200), 'x-post').shown).toBe('春'.repeat(140))
  })
})
