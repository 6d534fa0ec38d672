/**
 * How well a few typed letters fit the name of an action or client. Every typed word must fit: as the beginning of a word, as the
 * initials, inside a word, as a word with one slip of the finger, or as letters that come in this order.
 */
import type { Segment } from '../../../contract/schemas/search.ts'
import { foldLetters } from '../../../domain/fold-letters.ts'

export interface Match {
  /** Higher fits better; the length of the name does not count. */
  score: number
  /** Every typed word begins a word of the name or of its other names, or is its initials. */
  strong: boolean
  /** The name, with what was typed marked in it. */
  label: Segment[]
}

interface Fit { score: number; strong: boolean; at: number[] }

const BEGINNING = 10
const WHOLE = 12
const OTHER_NAME = 8
const INITIALS = 7
const INSIDE = 5
const SLIP = 3
const IN_ORDER = 2

/** Shorter than this, nearly everything fits by chance. */
const LEAST_IN_ORDER = 3
const LEAST_FOR_SLIP = 4

/** `others`: words that the thing also goes by. Null where it does not fit; without a word in `query` everything fits equally. */
export function matchName(query: string, name: string, others: readonly string[] = []): Match | null {
  const words = fold(query).text.split(NO_WORD).filter((word) => word !== '')
  const folded = fold(name)
  const fits = words.map((word) => fitWord(word, folded.text, others))
  if (fits.every((fit) => fit !== null)) return summary(fits, name, folded)
  const together = lettersInOrder(words.join(''), folded.text)
  return together === null ? null : summary([together], name, folded)
}

function summary(fits: readonly Fit[], name: string, folded: Folded): Match {
  const score = fits.length === 0 ? 0 : fits.reduce((sum, fit) => sum + fit.score, 0) / fits.length
  // Of two that fit alike, the one that begins with it.
  const isFirst = fits[0]?.at[0] === 0 ? 1 : 0
  const marked = new Set(fits.flatMap((fit) => fit.at).map((at) => folded.from[at]))
  return { score: score + isFirst, strong: fits.every((fit) => fit.strong), label: segmentsOf(name, marked) }
}

const NO_WORD = /[^\p{L}\p{N}]+/u
const LETTER = /[\p{L}\p{N}]/u

function fitWord(word: string, name: string, others: readonly string[]): Fit | null {
  const starts = wordStarts(name)
  const from = (at: number, length = word.length) => Array.from({ length }, (_, step) => at + step)
  const begun = starts.find((at) => name.startsWith(word, at))
  if (begun !== undefined) {
    const next = name[begun + word.length]
    return { score: next === undefined || !LETTER.test(next) ? WHOLE : BEGINNING, strong: true, at: from(begun) }
  }
  if (others.some((other) => fold(other).text.split(NO_WORD).some((one) => one.startsWith(word)))) return { score: OTHER_NAME, strong: true, at: [] }
  const initials = starts.map((at) => name[at] ?? '').join('')
  if (word.length > 1 && initials.startsWith(word)) return { score: INITIALS, strong: true, at: starts.slice(0, word.length) }
  const inside = word.length > 1 ? name.indexOf(word) : -1
  if (inside !== -1) return { score: INSIDE, strong: false, at: from(inside) }
  if (word.length >= LEAST_FOR_SLIP) {
    const slip = starts.find((at) => isOneSlipAway(word, name.slice(at, at + word.length + 1)))
    if (slip !== undefined) return { score: SLIP, strong: false, at: [] }
  }
  return lettersInOrder(word, name)
}

/** The letters one after another, the first at the beginning of a word, and none of them far from the last. */
function lettersInOrder(letters: string, name: string): Fit | null {
  if (letters.length < LEAST_IN_ORDER) return null
  for (const start of wordStarts(name)) {
    if (name[start] !== letters[0]) continue
    const at = [start]
    for (const letter of letters.slice(1)) {
      const next = name.indexOf(letter, (at.at(-1) ?? start) + 1)
      if (next === -1) break
      at.push(next)
    }
    const span = (at.at(-1) ?? start) - start + 1
    if (at.length === letters.length && span <= letters.length * 2 + 2) return { score: IN_ORDER, strong: false, at }
  }
  return null
}

/** One letter too many, too few, wrong, or two in the wrong order; `near` may be longer than what was typed. */
function isOneSlipAway(typed: string, near: string): boolean {
  let at = 0
  while (at < typed.length && typed[at] === near[at]) at += 1
  // The first letter is seldom wrong, and must not be: too much would fit.
  if (at === 0 || at === typed.length) return at > 0
  const rest = typed.slice(at)
  const there = near.slice(at)
  return there.startsWith(rest.slice(1)) || there.slice(1).startsWith(rest) || there.slice(1).startsWith(rest.slice(1))
    || (rest.length > 1 && there.startsWith(`${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`))
}

function wordStarts(text: string): number[] {
  const starts: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (LETTER.test(text[at] ?? '') && (at === 0 || !LETTER.test(text[at - 1] ?? ''))) starts.push(at)
  }
  return starts
}

interface Folded {
  text: string
  /** Where in the original each character comes from. */
  from: number[]
}

function fold(original: string): Folded {
  let text = ''
  const from: number[] = []
  let at = 0
  for (const letter of original) {
    const plain = foldLetters(letter)
    text += plain
    for (let step = 0; step < plain.length; step += 1) from.push(at)
    at += letter.length
  }
  return { text, from }
}

function segmentsOf(name: string, marked: ReadonlySet<number | undefined>): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const letter of name) {
    const hit = marked.has(at)
    const last = segments.at(-1)
    if (last !== undefined && last.hit === hit) last.text += letter
    else segments.push({ text: letter, hit })
    at += letter.length
  }
  return segments
}
