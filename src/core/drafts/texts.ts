/** What a draft is called in lists, and how much of its text a save takes away (rules 3). */
import { displayTitle } from '../../domain/draft-content.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import { PLATFORMS } from '../../domain/post-types.ts'

const EXCERPT_LENGTH = 200
/** A save that takes away more than this, in characters or as a part of the whole, keeps the state before it (rules 3). */
const LARGE_REMOVAL = 200
const LARGE_PART = 0.2

/** Derived columns of a draft. */
export function listTexts(content: DraftContent): { title: string; excerpt: string } {
  const source = content.shared.trim() || Object.values(content.variants).find((text) => text.trim())?.trim() || ''
  return { title: whole(displayTitle(content)), excerpt: whole((source.split('\n')[0] ?? '').slice(0, EXCERPT_LENGTH)) }
}

/** Without the half of a character that a cut may leave at the end. */
function whole(text: string): string {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text
}

function textsOf(content: DraftContent): string[] {
  return [content.title, content.shared, content.youtubeTitle, ...PLATFORMS.map((platform) => content.variants[platform] ?? '')]
}

/** Characters of all texts together. */
export function textLength(content: DraftContent): number {
  return textsOf(content).reduce((sum, text) => sum + text.length, 0)
}

/** Whether `after` lacks much of what `before` had. A text that was replaced counts as taken away, whatever came in its place. */
export function isLargeRemoval(before: DraftContent, after: DraftContent): boolean {
  const later = textsOf(after)
  const removed = textsOf(before).reduce((sum, text, at) => sum + removedChars(text, later[at] ?? ''), 0)
  return isLarge(removed, textLength(before))
}

/** The same by length alone: many small removals that add up. */
export function isLargeShrinkage(lengthBefore: number, lengthAfter: number): boolean {
  return isLarge(lengthBefore - lengthAfter, lengthBefore)
}

function isLarge(removed: number, of: number): boolean {
  return removed > LARGE_REMOVAL || removed > of * LARGE_PART
}

/** What of `before` lies between the beginning and the end that both have. */
function removedChars(before: string, after: string): number {
  if (after.startsWith(before)) return 0
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  let end = 0
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end += 1
  return before.length - start - end
}
