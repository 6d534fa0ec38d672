/** How text becomes words: the same for what is asked, for the index (fed with folded text, cut into words by unicode61) and for rows not yet in it. */
import { foldLetters } from '../../domain/fold-letters.ts'

const WORD = /[\p{L}\p{N}\p{Co}]+/gu
/** More words than anyone types; a pasted page would only be slow. */
const MAX_WORDS = 12

/** Lower case, without accents and other marks. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase()
}

/** The words of a query, each once, at most twelve. */
export function wordsOf(query: string): string[] {
  return [...new Set(foldLetters(query).match(WORD) ?? [])].slice(0, MAX_WORDS)
}

/** An FTS5 expression: every word, each as the beginning of one. Words hold letters and digits only, so nothing in them is syntax. */
export function matchExpression(words: readonly string[]): string {
  return words.map((word) => `"${word}"*`).join(' AND ')
}

/** Where in `text` a word begins with one of `words`, in order. `isPlain`: who knows that it is ASCII spares it being looked through for that. */
export function hitsIn(text: string, words: readonly string[], isPlain = isAscii(text)): { at: number; length: number }[] {
  return isPlain ? hitsInAscii(text, words) : Array.from(hitsInAny(text, words))
}

/** Where the first of them is, without looking for the others; null where there is none. */
export function firstHitIn(text: string, words: readonly string[], isPlain = isAscii(text)): number | null {
  if (!isPlain) return hitsInAny(text, words).next().value?.at ?? null
  const lower = text.toLowerCase()
  let first = Number.POSITIVE_INFINITY
  for (const word of words) {
    for (let at = lower.indexOf(word); at !== -1 && at < first; at = lower.indexOf(word, at + 1)) {
      if (at === 0 || !isWordCode(lower.charCodeAt(at - 1))) first = at
    }
  }
  return first === Number.POSITIVE_INFINITY ? null : first
}

function* hitsInAny(text: string, words: readonly string[]): Generator<{ at: number; length: number }, undefined> {
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)) {
    // Most words of most languages are plain.
    const folded = isAscii(match[0]) ? match[0].toLowerCase() : foldLetters(match[0])
    if (words.some((word) => folded.startsWith(word))) yield { at: match.index, length: match[0].length }
  }
  return undefined
}

/** The same for plain text, which most of it is: a list of fifty hits must cost next to nothing. */
function hitsInAscii(text: string, words: readonly string[]): { at: number; length: number }[] {
  const lower = text.toLowerCase()
  const hits: { at: number; length: number }[] = []
  for (const word of words) {
    for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + 1)) {
      if (at > 0 && isWordCode(lower.charCodeAt(at - 1))) continue
      let end = at + word.length
      while (end < lower.length && isWordCode(lower.charCodeAt(end))) end += 1
      hits.push({ at, length: end - at })
    }
  }
  if (words.length === 1) return hits
  // Two words may begin the same one, which is marked to its end either way.
  return hits.sort((one, other) => one.at - other.at).filter((hit, index) => hit.at !== hits[index - 1]?.at)
}

/** One unit for each byte: told without looking at any letter from here, which a list of fifty texts feels. */
export const isAscii = (text: string) => Buffer.byteLength(text) === text.length
const isWordCode = (code: number) => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/** True when every word begins some word of the text. */
export function matchesAll(text: string, words: readonly string[]): boolean {
  const own = foldLetters(text).match(WORD) ?? []
  return words.every((word) => own.some((one) => one.startsWith(word)))
}
