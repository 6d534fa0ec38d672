/** What a hit looks like in the list: a few words around it, the hits marked. */
import type { Segment } from '../../contract/schemas/search.ts'
import { hitsIn } from './words.ts'

const BEFORE = 40
const LONGEST = 160

/** The whole text, hits marked; cut at `limit` characters. */
export function markHits(text: string, words: readonly string[], limit = LONGEST): Segment[] {
  const shown = text.length > limit ? `${text.slice(0, limit).trimEnd()}…` : text
  return segments(shown, words)
}

/** The part around the first hit; the beginning where there is none. */
export function snippetOf(text: string, words: readonly string[]): Segment[] {
  const flat = text.replaceAll(/\s+/gu, ' ').trim()
  const first = hitsIn(flat, words)[0]?.at ?? 0
  let from = Math.max(0, first - BEFORE)
  // Begin with a whole word.
  if (from > 0) from = flat.indexOf(' ', from) + 1 || from
  const part = flat.slice(from, from + LONGEST)
  return segments(`${from > 0 ? '…' : ''}${part}${from + LONGEST < flat.length ? '…' : ''}`, words)
}

function segments(text: string, words: readonly string[]): Segment[] {
  const found: Segment[] = []
  let done = 0
  for (const { at, length } of hitsIn(text, words)) {
    if (at > done) found.push({ text: text.slice(done, at), hit: false })
    found.push({ text: text.slice(at, at + length), hit: true })
    done = at + length
  }
  if (done < text.length) found.push({ text: text.slice(done), hit: false })
  return found
}
