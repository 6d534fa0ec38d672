/**
 * How long a text may be on each network and in each form, and where the figure is from. One file, so that a figure that has changed is
 * changed in one place. Where a network says "characters" and not which, they are counted the strict way, as UTF-16 units: an emoji is
 * two or more.
 */
import type { PostType } from '../post-types.ts'

/** The day as of which every figure of this file is known (YYYY-MM-DD). */
export const LIMITS_CHECKED = '2026-11-24'

/** `weighted`: as X counts (a link 23, CJK and emoji 2). `utf16`: as the language of this file counts. `bytes`: of UTF-8. */
export type Unit = 'weighted' | 'utf16' | 'bytes'

export interface Limit {
  max: number
  /** The page of the network that says so. */
  source: string
  checked: string
}

export interface CaptionLimits {
  unit: Unit
  /** Null where the network names none. */
  caption: Limit | null
  hashtags: Limit | null
  title: Limit | null
  /** False for forms that are shown without their text. */
  showsCaption: boolean
}

const limit = (max: number, source: string): Limit => ({ max, source, checked: LIMITS_CHECKED })

const INSTAGRAM: CaptionLimits = {
  unit: 'utf16',
  caption: limit(2_200, 'Instagram Platform, IG User Media: caption'),
  hashtags: limit(5, 'Instagram Help: how to use hashtags'),
  title: null,
  showsCaption: true,
}

/** The Data API counts the description in bytes, and both texts may not hold < or >. */
const YOUTUBE: CaptionLimits = {
  unit: 'bytes',
  caption: limit(5_000, 'YouTube Data API, Videos: snippet.description'),
  hashtags: limit(60, 'YouTube Help: use hashtags for video search'),
  title: limit(100, 'YouTube Data API, Videos: snippet.title'),
  showsCaption: true,
}

const FACEBOOK: CaptionLimits = {
  unit: 'utf16',
  caption: limit(63_206, 'Facebook, announcement of longer status updates (30 November 2011)'),
  hashtags: null,
  title: null,
  showsCaption: true,
}

export const CAPTION_LIMITS: Record<PostType, CaptionLimits> = {
  'instagram-feed': INSTAGRAM,
  'instagram-reel': INSTAGRAM,
  'instagram-story': { ...INSTAGRAM, caption: null, hashtags: null, showsCaption: false },
  'tiktok-video': { unit: 'utf16', caption: limit(2_200, 'TikTok for Developers, Content Posting API: video title'), hashtags: null, title: null, showsCaption: true },
  'tiktok-photos': { unit: 'utf16', caption: limit(4_000, 'TikTok for Developers, Content Posting API: photo description'), hashtags: null, title: null, showsCaption: true },
  'youtube-video': YOUTUBE,
  'youtube-short': YOUTUBE,
  // Longer posts are for Premium accounts, and whether this is one is not known here.
  'x-post': { unit: 'weighted', caption: limit(280, 'X Developer Platform: counting characters'), hashtags: null, title: null, showsCaption: true },
  'facebook-post': FACEBOOK,
  'facebook-reel': { ...FACEBOOK, caption: null },
  'facebook-story': { ...FACEBOOK, caption: null, showsCaption: false },
  'linkedin-post': { unit: 'utf16', caption: limit(3_000, 'LinkedIn Help: post character limit'), hashtags: null, title: null, showsCaption: true },
}

/** Part of this limit from which a text is nearly too long. */
export const NEAR = 0.9

/** Characters that YouTube takes in neither title nor description (YouTube Data API, Videos: snippet). */
export const YOUTUBE_REFUSES = /[<>]/
