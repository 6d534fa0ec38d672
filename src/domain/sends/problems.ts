import type { DraftContent } from '../draft-content.ts'
import { captionFor } from '../draft-content.ts'
import { countCaption, countTitle, hashtagLimit, hashtagsIn } from '../captions/index.ts'
import { needsTitle, platformOf } from '../post-types.ts'
import type { Platform, PostType } from '../post-types.ts'

export interface SendItem {
  postType: PostType
  platform: Platform
  text: string
  title: string | null
}

export interface SendProblem {
  code: 'no-text-or-media' | 'title-missing' | 'media-missing' | 'media-needed' | 'not-linked' | 'workspace-held' | 'already-sent' | 'media-unfit' | 'too-long' | 'title-too-long' | 'hashtags' | 'again-not-failed' | 'again-taken'
  postType: PostType | null
  blocking: boolean
  /** How much too long, as the network counts; how many hashtags too many. */
  over?: number
}

/** Forms that are a picture or a film by nature. The API does not document it, so it warns and does not block. */
export function wantsMedia(postType: PostType): boolean {
  const platform = platformOf(postType)
  return platform === 'instagram' || platform === 'tiktok' || platform === 'youtube' || postType === 'facebook-reel' || postType === 'facebook-story'
}

/** The items that a draft gives for these post types: its text as each network would get it. */
export function itemsOf(content: DraftContent, postTypes: readonly PostType[]): SendItem[] {
  return postTypes.map((postType) => {
    const platform = platformOf(postType)
    const title = needsTitle(postType) ? content.youtubeTitle.trim() : ''
    return { postType, platform, text: captionFor(content, platform), title: title || null }
  })
}

/** `missing`: files of the draft whose bytes are gone. */
export function itemProblems(item: SendItem, media: { count: number; missing: number }): SendProblem[] {
  const problems: SendProblem[] = []
  const add = (code: SendProblem['code'], blocking: boolean) => problems.push({ code, postType: item.postType, blocking })
  if (!item.text.trim() && media.count === 0) add('no-text-or-media', true)
  if (needsTitle(item.postType) && !item.title) add('title-missing', true)
  if (media.missing > 0) add('media-missing', true)
  if (media.count === 0 && wantsMedia(item.postType)) add('media-needed', false)
  // The network decides: its limits change, and some accounts may write more.
  const text = countCaption(item.text, item.platform, [item.postType])
  const title = countTitle(item.title ?? '', item.postType)
  if (text.over > 0) problems.push({ code: 'too-long', postType: item.postType, blocking: false, over: text.over })
  if (title.over > 0) problems.push({ code: 'title-too-long', postType: item.postType, blocking: false, over: title.over })
  const tags = hashtagLimit(item.platform, [item.postType])
  const tooMany = tags === null ? 0 : hashtagsIn(item.text).length - tags.max
  if (tooMany > 0) problems.push({ code: 'hashtags', postType: item.postType, blocking: false, over: tooMany })
  return problems
}

export function sendProblems(facts: { linked: boolean; held: boolean; sentBefore: boolean }): SendProblem[] {
  const problems: SendProblem[] = []
  if (!facts.linked) problems.push({ code: 'not-linked', postType: null, blocking: true })
  if (facts.held) problems.push({ code: 'workspace-held', postType: null, blocking: true })
  if (facts.sentBefore) problems.push({ code: 'already-sent', postType: null, blocking: false })
  return problems
}
