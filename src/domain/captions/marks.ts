/** Which parts of a text its network shows as a link. What a network leaves plain, such as addresses on Instagram, is plain here. */
import twitterText from 'twitter-text'
import type { EntityWithIndices } from 'twitter-text'
import type { Platform } from '../post-types.ts'
import { plainDots } from './weigh.ts'

export type MarkKind = 'hashtag' | 'mention' | 'link'

/** A piece of the text; all pieces together are the text. */
export interface Piece {
  kind: MarkKind | 'text'
  text: string
}

export interface Span {
  start: number
  end: number
}

interface Marked extends Span {
  kind: MarkKind
}

const MARKED: Record<Platform, readonly MarkKind[]> = {
  instagram: ['hashtag', 'mention'],
  tiktok: ['hashtag', 'mention'],
  youtube: ['hashtag', 'mention', 'link'],
  x: ['hashtag', 'mention', 'link'],
  // A name that is typed is a mention there only once it was chosen from a list.
  facebook: ['hashtag', 'link'],
  linkedin: ['hashtag', 'link'],
}

/** At least one letter: a number alone is no tag. */
const HASHTAG = /(?<![\p{L}\p{M}\p{N}_&/])[#＃](?=[\p{N}_]*[\p{L}\p{M}])[\p{L}\p{M}\p{N}_]+/gu
const MENTION = /(?<![\p{L}\p{N}_.@])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]*[\p{L}\p{N}_])?/gu
const ADDRESS = /\bhttps?:\/\/[^\s<>]+/gi
/** What ends a sentence around an address rather than the address. */
const AFTER_LINK = /[.,;:!?'"»”’…)\]}]+$/u

export function markUp(text: string, platform: Platform): Piece[] {
  const marked = MARKED[platform]
  const spans = (platform === 'x' ? spansOnX(text) : spansOf(text, platform)).sort((one, other) => one.start - other.start)
  const pieces: Piece[] = []
  let at = 0
  for (const { kind, start, end } of spans) {
    // A tag within an address is a part of it.
    if (!marked.includes(kind) || start < at) continue
    if (start > at) pieces.push({ kind: 'text', text: text.slice(at, start) })
    pieces.push({ kind, text: text.slice(start, end) })
    at = end
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) })
  return pieces
}

/** Where the tags of a text are, in order. */
export function hashtagsIn(text: string): Span[] {
  return [...text.matchAll(HASHTAG)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

function spansOf(text: string, platform: Platform): Marked[] {
  const found = (kind: MarkKind, pattern: RegExp) => [...text.matchAll(pattern)].map((match): Marked => ({ kind, start: match.index, end: match.index + match[0].length }))
  return [...linksOf(text, platform), ...found('hashtag', HASHTAG), ...found('mention', MENTION)]
}

/** On YouTube an address needs its scheme; elsewhere a known ending will do. */
function linksOf(text: string, platform: Platform): Marked[] {
  if (platform !== 'youtube') return twitterText.extractUrlsWithIndices(plainDots(text)).map(({ indices: [start, end] }) => ({ kind: 'link', start, end }))
  return [...text.matchAll(ADDRESS)].map((match) => ({ kind: 'link', start: match.index, end: match.index + match[0].replace(AFTER_LINK, '').length }))
}

function spansOnX(text: string): Marked[] {
  return twitterText.extractEntitiesWithIndices(plainDots(text)).map((entity) => ({ kind: kindOnX(entity), start: entity.indices[0], end: entity.indices[1] }))
}

function kindOnX(entity: EntityWithIndices): MarkKind {
  if ('url' in entity) return 'link'
  return 'screenName' in entity ? 'mention' : 'hashtag'
}
