/** New captions beside the texts of a draft: what each would replace, and what must not be replaced unasked. Pure. */
import { captionFor, platformsOf } from '../../domain/draft-content.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import { fillDraft, platformsWritten } from '../../domain/generations/index.ts'
import type { Captions } from '../../domain/generations/index.ts'
import type { Platform } from '../../domain/post-types.ts'
import type { Edit } from './draft-editor-edits.ts'

export interface WrittenText {
  text: string
  /** Of YouTube. */
  title: string | null
}

export interface ReviewItem extends WrittenText {
  platform: Platform
  /** The present ones. */
  now: string
  nowTitle: string
  /** `same`: it is in place already. `edited`: it was changed since the captions were asked for. */
  stand: 'replaces' | 'edited' | 'same'
  /** The draft goes to this network. */
  isInDraft: boolean
  isChosen: boolean
}

/** Ticks of the user; what is not in it stands as it comes: all that nobody edited, of the draft's own networks. */
export type Choices = Readonly<Partial<Record<Platform, boolean>>>

export function writtenFor(outputs: Captions, platform: string): WrittenText {
  const caption = outputs[platform] ?? ''
  return typeof caption === 'string' ? { text: caption, title: null } : { text: caption.description, title: caption.title }
}

/** `asked`: what the draft held then; null where that is not known, and then only what is empty counts as untouched. */
export function reviewOf(content: DraftContent, asked: DraftContent | null, outputs: Captions, choices: Choices): ReviewItem[] {
  const { left } = fillDraft(content, asked, outputs, null)
  const own = platformsOf(content)
  return platformsWritten(outputs).map((platform) => {
    const written = writtenFor(outputs, platform)
    const now = captionFor(content, platform)
    const isSame = now === written.text && (written.title === null || written.title === content.youtubeTitle)
    const stand = isSame ? 'same' : left.includes(platform) ? 'edited' : 'replaces'
    const isInDraft = own.includes(platform)
    const isChosen = stand !== 'same' && (choices[platform] ?? (stand === 'replaces' && isInDraft))
    return { platform, ...written, now, nowTitle: content.youtubeTitle, stand, isInDraft, isChosen }
  })
}

/**
 * What to ask the core for. `platforms` null: all that nobody edited, which the core then judges by what it has stored itself, so that
 * a text edited in this very moment is left alone too.
 */
export function choiceOf(items: readonly ReviewItem[]): { count: number; platforms: Platform[] | null } {
  const chosen = items.filter((one) => one.isChosen).map((one) => one.platform)
  const untouched = items.filter((one) => one.stand === 'replaces').map((one) => one.platform)
  const isAllUntouched = chosen.length === untouched.length && chosen.every((platform) => untouched.includes(platform))
  return { count: chosen.length, platforms: isAllUntouched ? null : chosen }
}

/** Takes captions out again, network by network; one that was edited since they were put in stays as it is. */
export function putBack(before: DraftContent, outputs: Captions, filled: readonly Platform[]): Edit {
  const { content: after } = fillDraft(before, null, outputs, filled)
  return (now) => {
    let content = now
    for (const platform of filled) {
      if (captionFor(now, platform) !== captionFor(after, platform)) continue
      const { [platform]: _put, ...others } = content.variants
      const variant = before.variants[platform]
      content = { ...content, variants: variant === undefined ? others : { ...others, [platform]: variant } }
      if (writtenFor(outputs, platform).title !== null && now.youtubeTitle === after.youtubeTitle) content = { ...content, youtubeTitle: before.youtubeTitle }
    }
    return content
  }
}
