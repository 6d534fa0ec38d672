/** How a draft that changed elsewhere meets what is being typed here. Pure. */
import type { DraftContent } from '../../domain/draft-content.ts'
import { PLATFORMS } from '../../domain/post-types.ts'

/** Everything a person wrote: title, captions, title for YouTube. */
export function sameTexts(a: DraftContent, b: DraftContent): boolean {
  return a.title === b.title && a.shared === b.shared && a.youtubeTitle === b.youtubeTitle && PLATFORMS.every((platform) => a.variants[platform] === b.variants[platform])
}

export function sameContent(a: DraftContent, b: DraftContent): boolean {
  return a === b || (sameTexts(a, b) && sameList(a.postTypes, b.postTypes) && sameList(a.mediaIds, b.mediaIds))
}

/**
 * Takes `mine`, which grew from `base`, over to `theirs`. Texts are taken whole from one side, because half a sentence of each
 * is nobody's text; files and post types are joined, because an import that adds a photo takes nothing away.
 */
export function rebase(base: DraftContent, mine: DraftContent, theirs: DraftContent, textsFrom: 'mine' | 'theirs'): DraftContent {
  const texts = textsFrom === 'mine' ? mine : theirs
  return {
    title: texts.title,
    shared: texts.shared,
    variants: texts.variants,
    youtubeTitle: texts.youtubeTitle,
    postTypes: joinLists(base.postTypes, mine.postTypes, theirs.postTypes),
    mediaIds: joinLists(base.mediaIds, mine.mediaIds, theirs.mediaIds),
  }
}

/** Three-way: what either side removed is gone, what either added is there, and the order is that of the side that changed it (mine first). */
function joinLists<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): T[] {
  if (sameList(mine, base)) return [...theirs]
  if (sameList(theirs, base)) return [...mine]
  const removed = new Set(base.filter((one) => !theirs.includes(one)))
  const added = theirs.filter((one) => !base.includes(one) && !mine.includes(one))
  return [...mine.filter((one) => !removed.has(one)), ...added]
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}
