/** Edits of a draft's content, each a pure step. A step that changes nothing answers the same object. */
import type { DraftContent } from '../../domain/draft-content.ts'
import type { Platform, PostType } from '../../domain/post-types.ts'
import { POST_TYPES } from '../../domain/post-types.ts'

/** What the composer shows at a time: the caption every network gets, or that of one network. */
export type CaptionTab = 'shared' | Platform
export type Edit = (content: DraftContent) => DraftContent

export function captionIn(content: DraftContent, tab: CaptionTab): string {
  return tab === 'shared' ? content.shared : (content.variants[tab] ?? content.shared)
}

export function differs(content: DraftContent, platform: Platform): boolean {
  return content.variants[platform] !== undefined && content.variants[platform] !== content.shared
}

/** Writing in a network's tab makes its variant; writing it back to the shared text ends it. */
export function writeCaption(tab: CaptionTab, text: string): Edit {
  return (content) => {
    if (text === captionIn(content, tab)) return content
    if (tab === 'shared') return { ...content, shared: text }
    return text === content.shared ? dropVariant(tab)(content) : { ...content, variants: { ...content.variants, [tab]: text } }
  }
}

export function dropVariant(platform: Platform): Edit {
  return (content) => {
    if (content.variants[platform] === undefined) return content
    const variants = { ...content.variants }
    delete variants[platform]
    return { ...content, variants }
  }
}

export function writeTitle(title: string): Edit {
  return (content) => (title === content.title ? content : { ...content, title })
}

export function writeYoutubeTitle(youtubeTitle: string): Edit {
  return (content) => (youtubeTitle === content.youtubeTitle ? content : { ...content, youtubeTitle })
}

/** Post types stay in the order the product lists them, so that tabs do not move about. A variant of a network that is left out is kept. */
export function togglePostType(postType: PostType): Edit {
  return (content) => {
    const chosen = new Set(content.postTypes)
    if (!chosen.delete(postType)) chosen.add(postType)
    return { ...content, postTypes: POST_TYPES.filter((one) => chosen.has(one)) }
  }
}

/** Puts a file before the one at `to` of the list without it; beyond the ends it stays at the end. */
export function moveMedia(mediaId: string, to: number): Edit {
  return (content) => {
    const from = content.mediaIds.indexOf(mediaId)
    if (from === -1) return content
    const rest = content.mediaIds.filter((id) => id !== mediaId)
    const at = Math.max(0, Math.min(rest.length, to))
    return at === from ? content : { ...content, mediaIds: [...rest.slice(0, at), mediaId, ...rest.slice(at)] }
  }
}

export function removeMedia(mediaId: string): Edit {
  return (content) => (content.mediaIds.includes(mediaId) ? { ...content, mediaIds: content.mediaIds.filter((id) => id !== mediaId) } : content)
}

/** Puts a removed file back where it was. */
export function insertMedia(mediaId: string, at: number): Edit {
  return (content) => {
    if (content.mediaIds.includes(mediaId)) return content
    return { ...content, mediaIds: [...content.mediaIds.slice(0, at), mediaId, ...content.mediaIds.slice(at)] }
  }
}

/** Puts files at the end, those that are not there yet. */
export function appendMedia(mediaIds: readonly string[]): Edit {
  return (content) => {
    const fresh = mediaIds.filter((id) => !content.mediaIds.includes(id))
    return fresh.length === 0 ? content : { ...content, mediaIds: [...content.mediaIds, ...fresh] }
  }
}
