/**
 * What each network is known to take, by post type. Data, not knowledge: every figure says where it was read and when. Networks change them
 * without a word, and PowerPost may make a file fit on its way, so nothing here ever stops a send.
 */
import type { PostType } from '../post-types.ts'

export interface Figure<T> {
  is: T
  /** `refused`: the network's own words leave no room; `warns`: it takes it, changed or in another place than was meant. */
  breach: 'warns' | 'refused'
  source: string
  /** YYYY-MM-DD. */
  checked: string
}

/** Sizes in bytes, durations in ms, ratios as width ÷ height, sides and pixels of the picture as it is shown. */
export interface KindLimits {
  formats?: Figure<readonly string[]>
  maxBytes?: Figure<number>
  minBytes?: Figure<number>
  minRatio?: Figure<number>
  maxRatio?: Figure<number>
  minMs?: Figure<number>
  maxMs?: Figure<number>
  minWidth?: Figure<number>
  minHeight?: Figure<number>
  maxSide?: Figure<number>
  maxPixels?: Figure<number>
}

export interface PostTypeLimits {
  /** Null: this post type takes none. */
  image: KindLimits | null
  video: KindLimits | null
  /** Files of one post; null while nothing is known. */
  most: Figure<number> | null
  /** Whether pictures and videos go together. */
  mixed: Figure<boolean> | null
}

export const CHECKED = '2026-11-24'
const SOURCES = {
  igMedia: 'developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media',
  igCarousel: 'developers.facebook.com/docs/instagram-platform/content-publishing (carousel posts)',
  fbReels: 'developers.facebook.com/docs/video-api/guides/reels-publishing',
  fbPhotos: 'developers.facebook.com/docs/graph-api/reference/page/photos',
  ttMedia: 'developers.tiktok.com/doc/content-posting-api-media-transfer-guide',
  ttPhotos: 'developers.tiktok.com/doc/content-posting-api-reference-photo-post',
  ytUpload: 'support.google.com/youtube/answer/71673 (videos longer than 15 minutes)',
  ytShorts: 'support.google.com/youtube/answer/15424877 (three-minute Shorts)',
  xMedia: 'docs.x.com/x-api/media/quickstart/best-practices',
  liVideos: 'learn.microsoft.com/linkedin/marketing/community-management/shares/videos-api',
  liImages: 'learn.microsoft.com/linkedin/marketing/community-management/shares/images-api',
  liMulti: 'learn.microsoft.com/linkedin/marketing/community-management/shares/multiimage-post-api',
  form: 'the form itself: one film',
} as const
type Source = keyof typeof SOURCES

const refused = <T>(is: T, source: Source): Figure<T> => ({ is, breach: 'refused', source: SOURCES[source], checked: CHECKED })
const warns = <T>(is: T, source: Source): Figure<T> => ({ is, breach: 'warns', source: SOURCES[source], checked: CHECKED })

const MB = 1_000_000
const SECOND = 1_000
const MINUTE = 60 * SECOND
const UPRIGHT = 9 / 16

const MP4_MOV = ['video/mp4', 'video/quicktime'] as const
/** A picture of another kind may be converted on its way: PowerPost takes all three for every network. */
const igImage: KindLimits = { formats: warns(['image/jpeg'], 'igMedia'), maxBytes: refused(8 * MB, 'igMedia'), minWidth: warns(320, 'igMedia') }
const igVideo: KindLimits = {
  formats: refused(MP4_MOV, 'igMedia'), maxBytes: warns(300 * MB, 'igMedia'), minMs: refused(3 * SECOND, 'igMedia'), maxMs: refused(15 * MINUTE, 'igMedia'),
  minRatio: refused(0.01, 'igMedia'), maxRatio: refused(10, 'igMedia'), maxSide: warns(1_920, 'igMedia'),
}
const ONE_FILM = { most: refused(1, 'form'), mixed: null } as const

export const LIMITS: Readonly<Record<PostType, PostTypeLimits>> = {
  'instagram-feed': { image: { ...igImage, minRatio: refused(4 / 5, 'igMedia'), maxRatio: refused(1.91, 'igMedia') }, video: igVideo, most: refused(10, 'igCarousel'), mixed: refused(true, 'igCarousel') },
  'instagram-reel': { image: null, video: { ...igVideo, minRatio: warns(UPRIGHT, 'igMedia'), maxRatio: warns(UPRIGHT, 'igMedia') }, ...ONE_FILM },
  'instagram-story': {
    image: { ...igImage, minRatio: warns(UPRIGHT, 'igMedia'), maxRatio: warns(UPRIGHT, 'igMedia') },
    video: { ...igVideo, maxBytes: refused(100 * MB, 'igMedia'), maxMs: refused(60 * SECOND, 'igMedia'), minRatio: warns(UPRIGHT, 'igMedia'), maxRatio: warns(UPRIGHT, 'igMedia') },
    most: refused(1, 'igMedia'), mixed: null,
  },
  'tiktok-video': {
    image: null,
    video: {
      formats: refused(['video/mp4', 'video/quicktime', 'video/webm'], 'ttMedia'), maxBytes: refused(4_000 * MB, 'ttMedia'), maxMs: refused(10 * MINUTE, 'ttMedia'),
      minWidth: refused(360, 'ttMedia'), minHeight: refused(360, 'ttMedia'), maxSide: refused(4_096, 'ttMedia'),
    },
    ...ONE_FILM,
  },
  'tiktok-photos': {
    image: { formats: warns(['image/jpeg', 'image/webp'], 'ttMedia'), maxBytes: refused(20 * MB, 'ttMedia'), maxPixels: warns(1_080 * 1_920, 'ttMedia') },
    video: null, most: refused(35, 'ttPhotos'), mixed: null,
  },
  'youtube-video': { image: null, video: { maxMs: warns(15 * MINUTE, 'ytUpload') }, ...ONE_FILM },
  'youtube-short': { image: null, video: { maxMs: warns(3 * MINUTE, 'ytShorts'), maxRatio: warns(1, 'ytShorts') }, ...ONE_FILM },
  'x-post': {
    image: { formats: refused(['image/jpeg', 'image/png', 'image/webp'], 'xMedia'), maxBytes: refused(5 * MB, 'xMedia'), maxSide: refused(8_192, 'xMedia') },
    video: {
      formats: refused(MP4_MOV, 'xMedia'), maxBytes: refused(512 * MB, 'xMedia'), minMs: refused(SECOND / 2, 'xMedia'), maxMs: refused(140 * SECOND, 'xMedia'),
      minRatio: refused(1 / 3, 'xMedia'), maxRatio: refused(3, 'xMedia'),
    },
    most: refused(4, 'xMedia'), mixed: null,
  },
  'facebook-post': { image: { formats: warns(['image/jpeg', 'image/png'], 'fbPhotos'), maxBytes: warns(4 * MB, 'fbPhotos') }, video: {}, most: null, mixed: null },
  'facebook-reel': {
    image: null,
    video: {
      formats: warns(['video/mp4'], 'fbReels'), minMs: refused(3 * SECOND, 'fbReels'), maxMs: refused(90 * SECOND, 'fbReels'),
      minWidth: refused(540, 'fbReels'), minHeight: refused(960, 'fbReels'), minRatio: warns(UPRIGHT, 'fbReels'), maxRatio: warns(UPRIGHT, 'fbReels'),
    },
    ...ONE_FILM,
  },
  'facebook-story': { image: {}, video: { formats: warns(['video/mp4'], 'fbReels'), maxMs: refused(60 * SECOND, 'fbReels') }, most: refused(1, 'fbReels'), mixed: null },
  'linkedin-post': {
    image: { formats: warns(['image/jpeg', 'image/png'], 'liImages'), maxPixels: refused(36_152_320, 'liImages') },
    video: {
      formats: warns(['video/mp4'], 'liVideos'), minBytes: refused(75_000, 'liVideos'), maxBytes: refused(500 * MB, 'liVideos'), minMs: refused(3 * SECOND, 'liVideos'), maxMs: refused(30 * MINUTE, 'liVideos'),
      minRatio: refused(1 / 2.4, 'liVideos'), maxRatio: refused(2.4, 'liVideos'),
    },
    most: refused(20, 'liMulti'), mixed: refused(false, 'liMulti'),
  },
}
