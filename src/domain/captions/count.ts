/** Counting a text as the network counts it that gets it. */
import { POST_TYPES, platformOf } from '../post-types.ts'
import type { Platform, PostType } from '../post-types.ts'
import { graphemeStart } from './graphemes.ts'
import { CAPTION_LIMITS, NEAR } from './limits.ts'
import type { Limit, Unit } from './limits.ts'
import { weigh, weighedEnd } from './weigh.ts'

export interface Count {
  count: number
  unit: Unit
  /** Null where the network names none. */
  limit: number | null
  /** Part of the limit that is used; 0 without one. */
  fraction: number
  /** How much too long; 0 when it fits. */
  over: number
}

export function countIn(text: string, unit: Unit): number {
  switch (unit) {
    case 'weighted': return weigh(text)
    case 'utf16': return text.length
    case 'bytes': return utf8Length(text)
  }
}

/**
 * A caption's length on a network. `postTypes`: the forms it is meant for there, whose strictest limit counts; left out, or with none of
 * this network, all of its forms.
 */
export function countCaption(text: string, platform: Platform, postTypes: readonly PostType[] = []): Count {
  return countAgainst(text, CAPTION_LIMITS[formsOf(platform, postTypes)[0]].unit, captionLimit(platform, postTypes))
}

/** A title's length, against the limit of this form. */
export function countTitle(title: string, postType: PostType): Count {
  return countAgainst(title, 'utf16', CAPTION_LIMITS[postType].title)
}

/** The strictest caption limit of these forms on a network. */
export function captionLimit(platform: Platform, postTypes: readonly PostType[] = []): Limit | null {
  return strictest(formsOf(platform, postTypes).map((one) => CAPTION_LIMITS[one].caption))
}

export function hashtagLimit(platform: Platform, postTypes: readonly PostType[] = []): Limit | null {
  return strictest(formsOf(platform, postTypes).map((one) => CAPTION_LIMITS[one].hashtags))
}

export type Fullness = 'fits' | 'near' | 'over'

export function fullness({ fraction, over }: Pick<Count, 'fraction' | 'over'>): Fullness {
  if (over > 0) return 'over'
  return fraction >= NEAR ? 'near' : 'fits'
}

/** The UTF-16 index from which a text is too long, between two characters; its length when it fits. */
export function fittingLength(text: string, unit: Unit, max: number): number {
  switch (unit) {
    case 'weighted': return weighedEnd(text, max)
    case 'utf16': return graphemeStart(text, max)
    case 'bytes': return graphemeStart(text, bytesEnd(text, max))
  }
}

function countAgainst(text: string, unit: Unit, limit: Limit | null): Count {
  const count = countIn(text, unit)
  if (limit === null) return { count, unit, limit: null, fraction: 0, over: 0 }
  return { count, unit, limit: limit.max, fraction: count / limit.max, over: Math.max(0, count - limit.max) }
}

/** At least one: every network has a form. */
function formsOf(platform: Platform, postTypes: readonly PostType[]): [PostType, ...PostType[]] {
  const ofPlatform = (list: readonly PostType[]) => list.filter((one) => platformOf(one) === platform)
  const [first, ...rest] = ofPlatform(postTypes).length > 0 ? ofPlatform(postTypes) : ofPlatform(POST_TYPES)
  if (first === undefined) throw new Error(`no form on ${platform}`)
  return [first, ...rest]
}

function strictest(limits: readonly (Limit | null)[]): Limit | null {
  return limits.filter((one) => one !== null).sort((a, b) => a.max - b.max)[0] ?? null
}

/** Bytes in UTF-8. Half a surrogate pair is written as the three bytes of U+FFFD. */
function utf8Length(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) {
    bytes += unitBytes(text, at)
  }
  return bytes
}

/** The index of the first unit that does not fit as a whole. */
function bytesEnd(text: string, max: number): number {
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) {
    bytes += unitBytes(text, at)
    if (bytes > max) return at
  }
  return text.length
}

/** What a unit adds: of a pair, two bytes each. */
function unitBytes(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  if (isHigh(code) && isLow(text.charCodeAt(at + 1))) return 2
  if (isLow(code) && isHigh(text.charCodeAt(at - 1))) return 2
  return 3
}

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff
