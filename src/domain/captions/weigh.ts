/**
 * How X counts (X Developer Platform: counting characters): links 23, Latin letters and most signs 1, CJK and emoji 2. The counting is
 * twitter-text's. A text is weighed word by word, since no link and no character goes over a blank: most words weigh what they are long,
 * and its search for links takes seconds in a long text without blanks.
 */
import twitterText from 'twitter-text'
import { graphemeStart } from './graphemes.ts'

/** More dots than any address has between two strokes: looking for one there is what takes so long. */
const MOST_DOTS = 40
/** Units of a word that is weighed at once. A longer one is cut between two characters, unless it begins as a link. */
const MOST_UNITS = 1_000
/** The longest link that X knows. */
const LONGEST_LINK = 4_096

export function weigh(text: string): number {
  let weight = 0
  for (const piece of piecesOf(text)) weight += weightOf(text, piece)
  return weight
}

/** Where the text grows heavier than `most`, as a UTF-16 index: all before it fits. Its length when all of it fits. */
export function weighedEnd(text: string, most: number): number {
  let weight = 0
  for (const piece of piecesOf(text)) {
    const next = weight + weightOf(text, piece)
    if (next > most) return piece.start + (piece.isLight ? most - weight : fittingEnd(text.slice(piece.start, piece.end), most - weight))
    weight = next
  }
  return text.length
}

/** A stretch that weighs what it is long, or one word that has to be looked at. */
interface Piece {
  start: number
  end: number
  isLight: boolean
}

function weightOf(text: string, { start, end, isLight }: Piece): number {
  return isLight ? end - start : weighWord(text.slice(start, end))
}

function weighWord(word: string): number {
  return twitterText.parseTweet(plainDots(word)).weightedLength
}

/** What has too many dots for an address, with signs of the same weight in their place. */
export function plainDots(text: string): string {
  return text.replace(/[^\s/]+/g, (stretch) => (stretch.split('.', MOST_DOTS + 2).length > MOST_DOTS + 1 ? stretch.replaceAll('.', ',') : stretch))
}

/** The longest beginning of a word that weighs no more than this. A link that does not fit is left out as a whole. */
function fittingEnd(word: string, most: number): number {
  const link = twitterText.extractUrlsWithIndices(plainDots(word)).find(({ indices: [start, end] }) => weighWord(word.slice(0, start)) <= most && weighWord(word.slice(0, end)) > most)
  let low = 0
  let high = link === undefined ? word.length : link.indices[0]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (weighWord(word.slice(0, graphemeStart(word, middle))) <= most) low = middle
    else high = middle - 1
  }
  return graphemeStart(word, low)
}

const DOT = 0x2e
const isBlank = (code: number) => code === 0x20 || code === 0x0a || code === 0x09

/** One pass over the units: light words and blanks in long stretches, the others one by one. */
function* piecesOf(text: string): Generator<Piece> {
  let light = 0
  let start = 0
  while (start < text.length) {
    const { end, isLight } = wordAt(text, start)
    if (!isLight) {
      if (start > light) yield { start: light, end: start, isLight: true }
      for (let from = start; from < end;) {
        const to = cutOf(text, from, end)
        yield { start: from, end: to, isLight: false }
        from = to
      }
      light = end
    }
    // The blank after it is light.
    start = end + 1
  }
  if (light < text.length) yield { start: light, end: text.length, isLight: true }
}

/** The word that begins here, up to the next blank. Without a sign beyond ASCII and without a dot inside, it is light. */
function wordAt(text: string, start: number): { end: number; isLight: boolean } {
  let isLight = true
  let end = start
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (isBlank(code)) break
    if (code < 0x20 || code > 0x7e) isLight = false
    else if (code === DOT && end > start && end + 1 < text.length && !isBlank(text.charCodeAt(end + 1))) isLight = false
  }
  return { end, isLight }
}

function cutOf(text: string, from: number, end: number): number {
  const most = /^https?:\/\//i.test(text.slice(from, from + 8)) ? LONGEST_LINK : MOST_UNITS
  if (end - from <= most) return end
  const cut = graphemeStart(text.slice(from, from + most + 2), most)
  return from + (cut > 0 ? cut : most)
}
