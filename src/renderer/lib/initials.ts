import { locale } from '../strings/language.ts'

/** Up to two letters that stand for a client: the first of its first two words, else the first two of its one word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/[\s_-]+/u).map((word) => graphemes(word.replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}]+/u, ''))).filter((word) => word.length > 0)
  const [first, second] = words
  if (first === undefined) return '?'
  // An emoji says it alone.
  if (/\p{Extended_Pictographic}/u.test(first[0] ?? '') && !/\p{N}/u.test(first[0] ?? '')) return first[0] ?? '?'
  return ((first[0] ?? '') + (second?.[0] ?? first[1] ?? '')).toLocaleUpperCase()
}

function graphemes(word: string): string[] {
  return Array.from(new Intl.Segmenter(locale, { granularity: 'grapheme' }).segment(word), (one) => one.segment)
}
