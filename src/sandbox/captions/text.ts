/** Taking text apart and keeping it to a length, in any script. */

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' })
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export const wordsOf = (text: string): string[] => Array.from(words.segment(text)).filter(({ isWordLike }) => isWordLike === true).map(({ segment }) => segment)

/** Each with its mark at the end; what has none gets one. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+/u)
    .flatMap((line) => Array.from(sentences.segment(line), ({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== '')
    .map(sentenceCase)

export function sentenceCase(text: string): string {
  const [first = ''] = text
  const whole = first.toLocaleUpperCase() + text.slice(first.length)
  if (/[.!?…。!?؟।:]["'”’»)]*$/u.test(whole) || !/[\p{L}\p{N}]["'”’»)]*$/u.test(whole)) return whole
  return whole + (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(whole) ? '。' : '.')
}

/** Without its mark at the end, as a title is written. */
export const withoutStop = (text: string) => text.replace(/[.。]+$/u, '')

/** X counts letters of these ranges once, all else twice, and an emoji twice as a whole (its published figures). */
const SINGLE = [[0, 0x10ff], [0x2000, 0x200d], [0x2010, 0x201f], [0x2032, 0x2037]] as const
const isSingle = (letter: string) => SINGLE.some(([from, to]) => (letter.codePointAt(0) ?? 0) >= from && (letter.codePointAt(0) ?? 0) <= to)
const LINK = /https?:\/\/\S+|(?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,}\S*/gu
const LINK_WEIGHT = 23

export function weighForX(text: string): number {
  let weight = 0
  for (const match of text.matchAll(LINK)) weight += Math.max(0, LINK_WEIGHT - match[0].length)
  for (const { segment } of letters.segment(text)) weight += /\p{Extended_Pictographic}/u.test(segment) ? 2 : [...segment].reduce((sum, one) => sum + (isSingle(one) ? 1 : 2), 0)
  return weight
}
export const countLetters = (text: string) => text.length

/** At a word where there is one, with `…` at the end; never more than `most` by `count`, and no letter in half. */
export function cut(text: string, most: number, count: (text: string) => number = countLetters): string {
  if (count(text) <= most) return text
  const pieces = Array.from(letters.segment(text), ({ segment }) => segment)
  let short = ''
  for (const piece of pieces) {
    if (count(`${short}${piece}…`) > most) break
    short += piece
  }
  const word = short.replace(/\s+\S*$/u, '')
  return `${(word.length > short.length / 2 ? word : short).replace(/[\s,;:–—-]+$/u, '')}…`
}

/** A number out of text, always the same for the same text. */
export function hashOf(text: string): number {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x735a_2d97) >>> 0
}
