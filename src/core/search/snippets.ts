/** What a hit looks like in the list: a few words around it, the hits marked. */
import type { Segment } from '../../contract/schemas/search.ts'
import { firstHitIn, hitsIn } from './words.ts'

const BEFORE = 40
const LONGEST = 160

/** The whole text, hits marked; cut at `limit` characters. */
export function markHits(text: string, words: readonly string[], limit = LONGEST): Segment[] {
  return text.length > limit ? segments('', text.slice(0, limit).trimEnd(), '…', words) : segments('', text, '', words)
}

/** The part around the first hit; the beginning where there is none. */
export function snippetOf(text: string, words: readonly string[]): Segment[] {
  const flat = text.replaceAll(/\s+/gu, ' ').trim()
  let from = Math.max(0, (firstHitIn(flat, words) ?? 0) - BEFORE)
  // Begin with a whole word.
  if (from > 0) from = flat.indexOf(' ', from) + 1 || from
  return segments(from > 0 ? '…' : '', flat.slice(from, from + LONGEST), from + LONGEST < flat.length ? '…' : '', words)
}

/** `before` and `after` are no text of the draft: nothing is looked for in them. */
function segments(before: string, text: string, after: string, words: readonly string[]): Segment[] {
  const found: Segment[] = []
  let rest = before
  let done = 0
  for (const { at, length } of hitsIn(text, words)) {
    rest += text.slice(done, at)
    if (rest !== '') found.push({ text: rest, hit: false })
    rest = ''
    found.push({ text: text.slice(at, at + length), hit: true })
    done = at + length
  }
  rest += text.slice(done) + after
  if (rest !== '') found.push({ text: rest, hit: false })
  return found
}
