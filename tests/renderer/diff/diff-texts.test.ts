import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffFiles, diffTexts, summarize } from '../../../src/renderer/components/diff/diff-texts.ts'
import type { DiffPart } from '../../../src/renderer/components/diff/diff-texts.ts'
import { differenceWords } from '../../../src/renderer/strings/diff.ts'

const short = (parts: readonly DiffPart[]) => parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`)).join('')
const side = (parts: readonly DiffPart[], left: 'added' | 'removed') => parts.filter((part) => part.kind !== left).map((part) => part.text).join('')

describe('two texts', () => {
  it.each([
    ['Spring menu', 'Spring menu', 'Spring menu'],
    ['', '', ''],
    ['', 'new', '[+new]'],
    ['gone', '', '[-gone]'],
    ['Our spring menu is here', 'Our summer menu is here', 'Our [-spring][+summer] menu is here'],
    ['one two three', 'four five three', '[-one two][+four five] three'],
    ['a #spring day', 'a #springtime day', 'a [-#spring][+#springtime] day'],
    ['See https://a.test/x?y=1 now', 'See https://a.test/x?y=2 now', 'See [-https://a.test/x?y=1][+https://a.test/x?y=2] now'],
    ['one two', 'one  two', 'one[- ][+  ]two'],
    ['one\ntwo', 'one\n\ntwo', 'one\n[+\n]two'],
    ['Guten Morgen, Welt', 'Guten Abend, Welt', 'Guten [-Morgen][+Abend], Welt'],
    ['今日は良い天気', '今日は悪い天気', '今日は[-良い][+悪い]天気'],
    ['a 👩‍👩‍👧 b', 'a 👩‍👩‍👦 b', 'a [-👩‍👩‍👧][+👩‍👩‍👦] b'],
  ])('%j and %j', (before, after, expected) => {
    expect(short(diffTexts(before, after))).toBe(expected)
  })

  it('lose nothing and invent nothing, whatever they are', () => {
    const text = fc.array(fc.oneof(fc.constantFrom('a', 'b', 'word', ' ', '  ', '\n', '\r\n', '#tag', '@name', '👩‍👩‍👧', 'é', '.'), fc.string({ maxLength: 3 })), { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffTexts(before, after)
        expect(side(parts, 'added')).toBe(before)
        expect(side(parts, 'removed')).toBe(after)
        expect(parts.every((part) => part.text !== '')).toBe(true)
      }),
    )
  })

  it('of a length that nobody writes are still told apart, by their ends', () => {
    const long = (word: string) => Array.from({ length: 15_000 }, (_, at) => `${word}${at % 977}`).join(' ')
    const [before, after] = [`begin ${long('a')} end`, `begin ${long('b')} end`]
    const parts = diffTexts(before, after)
    expect([side(parts, 'added') === before, side(parts, 'removed') === after]).toEqual([true, true])
    expect(parts[0]).toEqual({ kind: 'same', text: 'begin ' })
    expect(parts.length).toBeLessThan(6)
  })
})

describe('a difference in words', () => {
  const said = (before: string, after: string, files = 0, title = false) => differenceWords({ ...summarize(diffTexts(before, after)), files, title })
  it.each([
    ['same', 'same', null],
    ['one two', 'one  two', 'Only blank space differs'],
    ['one two', 'one two three', '1 word added'],
    ['one two three, four', 'one', '3 words removed'],
    ['a day', 'a day #sun #sea', '2 words added, with #sun and #sea'],
    ['#sun a day', 'a day', '1 word removed, without #sun'],
    ['#sun a day', 'a day #sun', '1 word added, 1 word removed'],
  ])('%j to %j: %s', (before, after, expected) => {
    expect(said(before, after)).toBe(expected)
  })
  it('names files and title', () => {
    expect(said('a', 'a', 2, true)).toBe('another title, 2 files differ')
    expect(said('a', 'a', 1)).toBe('1 file differs')
  })
})

describe('two rows of files', () => {
  const files = (keys: string) => keys.split('').map((key) => ({ key, name: `${key}.png` }))
  const changes = (before: string, after: string) => diffFiles(files(before), files(after)).map(({ kind, file }) => `${kind} ${file.key}`)
  it.each([
    ['abc', 'abc', []],
    ['', 'a', ['added a']],
    ['abc', 'ac', ['removed b']],
    ['abc', 'acd', ['removed b', 'added d']],
    ['abcd', 'bcda', ['moved a']],
  ])('%s and %s', (before, after, expected) => {
    expect(changes(before, after)).toEqual(expected)
  })
})
