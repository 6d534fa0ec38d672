import { describe, expect, test } from 'vitest'
import { markHits, snippetOf } from '../../../src/core/search/snippets.ts'
import { firstHitIn, hitsIn } from '../../../src/core/search/words.ts'

const told = (segments: { text: string; hit: boolean }[]) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

describe('hits in a text', () => {
  test('plain text and text with other letters are looked through alike', () => {
    for (const text of ['Spring menu, inspring SPRING_time', 'menu', '', 'a spring', '--spring--', '4 springs 44']) {
      for (const words of [['spr'], ['spring', 'menu'], ['s', 'sp'], ['4'], ['none']]) {
        const plain = hitsIn(text, words)
        // The same text with a word before it that the quick way does not take.
        const other = hitsIn(`ö ${text}`, words).map(({ at, length }) => ({ at: at - 2, length }))
        expect(other, `${words.join()} in ${text}`).toEqual(plain)
        expect(firstHitIn(text, words)).toBe(plain[0]?.at ?? null)
        expect(firstHitIn(`ö ${text}`, words)).toBe(plain[0] === undefined ? null : plain[0].at + 2)
      }
    }
  })

  test('a word that two of them begin is one hit, and all are in order', () => {
    const hits = [{ at: 0, length: 4 }, { at: 5, length: 6 }]
    for (const end of ['', ' ö']) expect(hitsIn(`menu spring${end}`, ['spr', 'm', 'spring'])).toEqual(hits)
  })

  test('the first hit is the first in the text, whichever word it is of', () => {
    expect(firstHitIn('menu of the spring', ['spring', 'menu'])).toBe(0)
    expect(firstHitIn('Tromsø and TROMSØ', ['tromso'])).toBe(0)
  })
})

describe('the words around a hit', () => {
  test('a long text is cut on both sides, with a mark that is no part of it', () => {
    const text = `${'before '.repeat(20)}Spring ${'after '.repeat(40)}`
    const snippet = snippetOf(text, ['spring'])
    expect(told(snippet)).toMatch(/^…before (before )*\[Spring\] after .*…$/u)
    expect(snippet.filter(({ hit }) => hit)).toHaveLength(1)
  })

  test('without a hit it is the beginning', () => {
    expect(told(snippetOf('  A line\n\nand another ', ['zz']))).toBe('A line and another')
  })

  test('white space of any kind is one space', () => {
    for (const space of ['  ', '\t', '\n', '\r\n', '\v', ' \f ', '\u00A0', '\u3000']) {
      for (const letter of ['u', 'ü']) expect(told(snippetOf(`men${letter}${space}of${space}spring`, ['spr']))).toBe(`men${letter} of [spring]`)
    }
  })

  test('a title keeps all its hits and ends where it is cut', () => {
    expect(told(markHits('spring, Spring', ['spr']))).toBe('[spring], [Spring]')
    expect(told(markHits('spring menu', ['spr'], 8))).toBe('[spring] m…')
    expect(markHits('', ['spr'])).toEqual([])
  })
})
