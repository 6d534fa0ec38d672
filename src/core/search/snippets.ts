/** What a hit looks like in the list: a few words around it, the hits marked. */
import type { Segment } from '../../contract/schemas/search.ts'
import { firstHitIn, hitsIn, isAscii } from './words.ts'

const BEFORE = 40
const LONGEST = 160

/** Plain text whose white space has to be made one space. Two short expressions are a third of one that says both. */
const isUneven = (text: string) => /[\t-\r]/.test(text) || /\s\s/.test(text)

/** The whole text, hits marked; cut at `limit` characters. */
export function markHits(text: string, words: readonly string[], limit = LONGEST): Segment[] {
  const isPlain = isAscii(text)
  return text.length > limit ? segments('', text.slice(0, limit).trimEnd(), '…', words, isPlain) : segments('', text, '', words, isPlain)
}

/** The part around the first hit; the beginning where there is none. */
export function snippetOf(text: string, words: readonly string[]): Segment[] {
  const isPlain = isAscii(text)
  const flat = (isPlain && !isUneven(text) ? text : text.replaceAll(/\s+/gu, ' ')).trim()
  let from = Math.max(0, (firstHitIn(flat, words, isPlain) ?? 0) - BEFORE)
  // Begin with a whole word.
  if (from > 0) from = flat.indexOf(' ', from) + 1 || from
  return segments(from > 0 ? '…' : '', flat.slice(from, from + LONGEST), from + LONGEST < flat.length ? '…' : '', words, isPlain)
}

/** `before` and `after` are no text of the draft: nothing is looked for in them. */
function segments(before: string, text: string, after: string, words: readonly string[], isPlain: boolean): Segment[] {
  const found: Segment[] = []
  let done = 0
  let rest = before
  for (const { at, length } of hitsIn(text, words, isPlain)) {
    if (at > done) rest += text.slice(done, at)
    if (rest !== '') found.push({ text: rest, hit: false })
    rest = ''
    done = at + length
    found.push({ text: text.slice(at, done), hit: true })
  }
  rest += text.slice(done) + after
  if (rest !== '') found.push({ text: rest, hit: false })
  return found
}
