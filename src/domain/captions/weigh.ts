/**
 * How X counts (X Developer Platform: counting characters): links 23, Latin letters and most signs 1, CJK and emoji 2. The counting is
 * twitter-text's. Its search for links takes seconds where a long text has no blanks but many dots, so that a text is weighed in parts:
 * no link and no character goes over a blank.
 */
import twitterText from 'twitter-text'
import { graphemeStart } from './graphemes.ts'

/** Letters and signs that weigh 1 each where they are no link. */
const LIGHT = /^[\t\n\x20-\x7e]*$/
/** What a link cannot do without. */
const INNER_DOT = /\S\.\S/
/** More dots than any address has between two strokes: looking for one there is what takes so long. */
const MOST_DOTS = 40
/** Units of a part. A word that is longer is cut, unless it begins as a link. */
const PART = 1_000
/** The longest link that X knows. */
const LONGEST_LINK = 4_096

export function weigh(text: string): number {
  let weight = 0
  for (const part of partsOf(text)) weight += weighPart(part)
  return weight
}

/** Where the text grows heavier than `most`, as a UTF-16 index: all before it fits. Its length when all of it fits. */
export function weighedEnd(text: string, most: number): number {
  let weight = 0
  let start = 0
  for (const part of partsOf(text)) {
    const next = weight + weighPart(part)
    if (next > most) return start + fittingEnd(part, most - weight)
    weight = next
    start += part.length
  }
  return text.length
}

function weighPart(part: string): number {
  if (LIGHT.test(part) && !INNER_DOT.test(part)) return part.length
  return twitterText.parseTweet(plainDots(part)).weightedLength
}

/** What has too many dots for an address, with signs of the same weight in their place. */
export function plainDots(part: string): string {
  return part.replace(/[^\s/]+/g, (stretch) => (stretch.split('.', MOST_DOTS + 2).length > MOST_DOTS + 1 ? stretch.replaceAll('.', ',') : stretch))
}

/** The longest beginning of a part that weighs no more than this. A link that does not fit is left out as a whole. */
function fittingEnd(part: string, most: number): number {
  const link = twitterText.extractUrlsWithIndices(plainDots(part)).find(({ indices: [start, end] }) => weighPart(part.slice(0, start)) <= most && weighPart(part.slice(0, end)) > most)
  let low = 0
  let high = link === undefined ? part.length : link.indices[0]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (weighPart(part.slice(0, graphemeStart(part, middle))) <= most) low = middle
    else high = middle - 1
  }
  return graphemeStart(part, low)
}

/** The text in parts that end after a blank, or between two characters where there is none for too long. */
function* partsOf(text: string): Generator<string> {
  let start = 0
  while (start < text.length) {
    const end = partEnd(text, start)
    yield text.slice(start, end)
    start = end
  }
}

const isBlank = (code: number) => code === 0x20 || code === 0x0a || code === 0x09

function partEnd(text: string, start: number): number {
  const most = /^https?:\/\//i.test(text.slice(start, start + 8)) ? LONGEST_LINK : PART
  if (text.length - start <= most) return text.length
  for (let at = start + most - 1; at > start; at -= 1) {
    if (isBlank(text.charCodeAt(at))) return at + 1
  }
  const cut = graphemeStart(text.slice(start, start + most + 2), most)
  return cut > 0 ? start + cut : start + most
}
