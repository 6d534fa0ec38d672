/** How captions that came back find their way into a draft, and never over an edit. */
import { captionFor, EMPTY_CONTENT } from '../draft-content.ts'
import type { DraftContent } from '../draft-content.ts'
import { PLATFORMS } from '../post-types.ts'
import type { Platform, PostType } from '../post-types.ts'

export type CaptionText = string | { title: string; description: string }
/** By platform as the service names it; an unknown one passes and fills nothing. */
export type Captions = Readonly<Record<string, CaptionText>>

/** Longest texts that a draft holds; far past any network's own limit. What is longer stays whole with the captions. */
const CAPTION_MAX = 100_000
const TITLE_MAX = 5_000

/** Platforms of ours that there is a text for, in our order. */
export function platformsWritten(captions: Captions): Platform[] {
  return PLATFORMS.filter((platform) => captions[platform] !== undefined)
}

function textOf(captions: Captions, platform: Platform): { text: string; title: string | null } | null {
  const caption = captions[platform]
  if (caption === undefined) return null
  const { text, title } = typeof caption === 'string' ? { text: caption, title: null } : { text: caption.description, title: caption.title }
  return { text: text.slice(0, CAPTION_MAX), title: title === null ? null : title.slice(0, TITLE_MAX) }
}

export interface Filled {
  content: DraftContent
  /** Platforms whose text is now the one that came back. */
  filled: Platform[]
  /** Platforms that were left alone: their text was edited since the request. */
  left: Platform[]
}

/**
 * Fills platform by platform. Untouched is what still is as it was `asked` with; into another draft (`asked` null) only where
 * nothing is written yet. A platform that is `named` is filled all the same: the state before is in the history.
 */
export function fillDraft(now: DraftContent, asked: DraftContent | null, captions: Captions, named: readonly Platform[] | null): Filled {
  const wanted = platformsWritten(captions).filter((platform) => named === null || named.includes(platform))
  const filled: Platform[] = []
  const left: Platform[] = []
  let content = now
  for (const platform of wanted) {
    const written = textOf(captions, platform)
    if (!written) continue
    if (named === null && !isUntouched(now, asked, platform, written)) {
      left.push(platform)
      continue
    }
    content = withText(content, platform, written)
    filled.push(platform)
  }
  return { content, filled, left }
}

function isUntouched(now: DraftContent, asked: DraftContent | null, platform: Platform, written: { text: string; title: string | null }): boolean {
  const before = asked ?? EMPTY_CONTENT
  const sameText = captionFor(now, platform) === captionFor(before, platform) || captionFor(now, platform) === written.text
  const sameTitle = written.title === null || now.youtubeTitle === before.youtubeTitle || now.youtubeTitle === written.title
  return sameText && sameTitle
}

function withText(content: DraftContent, platform: Platform, written: { text: string; title: string | null }): DraftContent {
  const { [platform]: _before, ...others } = content.variants
  return {
    ...content,
    // A variant is kept only where it differs from the shared text.
    variants: written.text === content.shared ? others : { ...others, [platform]: written.text },
    youtubeTitle: written.title ?? content.youtubeTitle,
  }
}

/** A new draft: the text that all have in common, or the first one, is shared; the others are variants. */
export function newDraft(captions: Captions, request: { postTypes: PostType[]; mediaIds: string[] }, named: readonly Platform[] | null): { content: DraftContent; filled: Platform[] } {
  const filled = platformsWritten(captions).filter((platform) => named === null || named.includes(platform))
  const [first] = filled
  const shared = first === undefined ? '' : (textOf(captions, first)?.text ?? '')
  let content: DraftContent = { ...EMPTY_CONTENT, shared, variants: {}, postTypes: request.postTypes, mediaIds: request.mediaIds }
  for (const platform of filled) {
    const written = textOf(captions, platform)
    if (written) content = withText(content, platform, written)
  }
  return { content, filled }
}
