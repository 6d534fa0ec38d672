import { graphemeStart } from './captions/graphemes.ts'
import type { Platform, PostType } from './post-types.ts'
import { platformOf } from './post-types.ts'

/** All that the user can edit in a draft. `variants` holds a platform only where its caption differs from `shared`. */
export interface DraftContent {
  /** The user's own working title; never sent. */
  title: string
  /** The caption every network gets unless it has a variant. */
  shared: string
  variants: Partial<Record<Platform, string>>
  /** Sent with YouTube post types only. */
  youtubeTitle: string
  postTypes: PostType[]
  /** Ids of media items of the same workspace, in the order they are shown. */
  mediaIds: string[]
}

export const EMPTY_CONTENT: DraftContent = Object.freeze({
  title: '',
  shared: '',
  variants: {},
  youtubeTitle: '',
  postTypes: [],
  mediaIds: [],
})

/** The caption that a platform would get. */
export function captionFor(content: DraftContent, platform: Platform): string {
  return content.variants[platform] ?? content.shared
}

/** Platforms of a draft's post types, each once, in the order chosen. */
export function platformsOf(content: DraftContent): Platform[] {
  return [...new Set(content.postTypes.map(platformOf))]
}

const LONGEST_TITLE = 120

/** What to call a draft in a list: its title, else its first words, else nothing (the window says "Untitled"). No half character at its end. */
export function displayTitle(content: DraftContent): string {
  const source = content.title.trim() || content.shared.trim() || Object.values(content.variants).find((v) => v.trim()) || ''
  const line = source.trim().split('\n')[0] ?? ''
  return line.slice(0, graphemeStart(line, LONGEST_TITLE)).trim()
}
