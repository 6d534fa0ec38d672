/**
 * How a published item does. The service looks once a day for 90 days and keeps only the last look (docs: analytics); what it saw is
 * worked out from the item's place and time, so that it only ever grows and is the same whenever it is asked for.
 */
import type { Platform, PostType } from '../../domain/post-types.ts'
import { seededFloat } from '../clock-and-chance.ts'
import type { Clock } from '../clock-and-chance.ts'
import type { Posts } from '../posts/posts.ts'

const DAY_MS = 86_400_000
export const DEFAULT_LOOK_MS = DAY_MS
/** Looks for one item, the first one included. */
export const MOST_LOOKS = 91
/** When the first look comes, at the latest (assumed). */
const FIRST_LOOK_MS = 60_000

export interface FiguresView {
  post_item_id: string
  post_type: PostType
  platform: Platform
  status: string
  metrics: { views: number; likes: number; comments: number; fetched_at: string } | null
}

export interface Figures {
  /** Throws NOT_FOUND. Null figures until the item is posted and was looked at. */
  read(workspaceId: string, itemId: string): FiguresView
}

interface Reach {
  /** Views that a middling item comes to. */
  views: number
  /** Share of them that likes, and that comments. Zero where the platform does not tell. */
  likes: number
  comments: number
  /** Days until most of it has happened. */
  days: number
}
const REACH: Readonly<Record<PostType, Reach>> = {
  'instagram-feed': { views: 900, likes: 0.06, comments: 0.004, days: 3 },
  'instagram-reel': { views: 2_400, likes: 0.05, comments: 0.003, days: 9 },
  'instagram-story': { views: 300, likes: 0.02, comments: 0, days: 0.6 },
  'tiktok-video': { views: 3_200, likes: 0.07, comments: 0.005, days: 12 },
  'tiktok-photos': { views: 1_100, likes: 0.05, comments: 0.003, days: 6 },
  'youtube-video': { views: 700, likes: 0.04, comments: 0.006, days: 30 },
  'youtube-short': { views: 1_800, likes: 0.03, comments: 0.001, days: 10 },
  'x-post': { views: 600, likes: 0.02, comments: 0.003, days: 1.2 },
  'facebook-post': { views: 500, likes: 0.03, comments: 0.005, days: 2 },
  'facebook-reel': { views: 1_300, likes: 0.03, comments: 0.002, days: 7 },
  'facebook-story': { views: 180, likes: 0, comments: 0, days: 0.6 },
  // Views of other people's posts are not told there.
  'linkedin-post': { views: 0, likes: 22, comments: 4, days: 4 },
}

export function createFigures(clock: Clock, posts: Posts, lookMs: number): Figures {
  return {
    read(workspaceId, itemId) {
      const item = posts.item(workspaceId, itemId)
      const shown = { post_item_id: item.id, post_type: item.post_type, platform: item.platform, status: item.status }
      const first = Math.min(FIRST_LOOK_MS, lookMs)
      const age = clock.now() - (item.posted_at ?? Infinity)
      if (item.status !== 'posted' || item.posted_at === null || age < first) return { ...shown, metrics: null }
      const looks = Math.min(MOST_LOOKS - 1, Math.floor((age - first) / lookMs))
      const seenAt = item.posted_at + first + looks * lookMs
      // A shorter time between looks is a faster world: the figures go by looks, not by the clock.
      const days = looks + first / DAY_MS
      const seed = (posts.row(workspaceId, item.post_id).seq * 31 + item.position * 7 + 1) >>> 0
      return { ...shown, metrics: { ...figuresAfter(days, item.post_type, seed), fetched_at: new Date(seenAt).toISOString() } }
    },
  }
}

/** Whole numbers that never fall as days go by. */
export function figuresAfter(days: number, postType: PostType, seed: number): { views: number; likes: number; comments: number } {
  const float = seededFloat(seed)
  const { views, likes, comments, days: pace } = REACH[postType]
  // A few do far better than most.
  const luck = 0.35 * Math.exp(2.6 * float() ** 2)
  const reached = (1 - Math.exp(-days / pace)) * luck
  const spread = () => 0.6 + 0.8 * float()
  // Where no views are told, likes and comments are figures themselves.
  const base = views === 0 ? 1 : views
  return { views: Math.floor(views * reached), likes: Math.floor(base * likes * spread() * reached), comments: Math.floor(base * comments * spread() * reached) }
}
