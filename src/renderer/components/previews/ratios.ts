/** The shapes in which networks show the first file: width ÷ height, from the tallest to the widest. What is beyond is cropped. */
import type { MediaItem } from '../../../contract/schemas/media.ts'
import type { PostType } from '../../../domain/post-types.ts'

export type FeedType = Extract<PostType, 'instagram-feed' | 'x-post' | 'facebook-post' | 'linkedin-post'>

const SHOWN: Record<FeedType, readonly [tallest: number, widest: number]> = {
  // Instagram Platform, IG User Media: aspect ratio of a feed post.
  'instagram-feed': [4 / 5, 1.91],
  // The others as their apps are seen to do.
  'x-post': [3 / 4, 2],
  'facebook-post': [4 / 5, 2],
  'linkedin-post': [4 / 5, 2],
}

const SQUARE = 1
export const UPRIGHT = 9 / 16

/** Null while it is not known. */
export function ratioOf(item: Pick<MediaItem, 'width' | 'height'> | undefined): number | null {
  if (item === undefined || item.width === null || item.height === null || item.width <= 0 || item.height <= 0) return null
  return item.width / item.height
}

export function shownRatio(postType: FeedType, item: Pick<MediaItem, 'width' | 'height'> | undefined): number {
  const [tallest, widest] = SHOWN[postType]
  return Math.min(widest, Math.max(tallest, ratioOf(item) ?? SQUARE))
}

/** How far a shape may be from the upright one and still fill the screen (ratio). */
const NEARLY = 0.1

/** Upright forms fill the screen with what has nearly its shape, and show the rest whole between bars. */
export function fillsScreen(item: Pick<MediaItem, 'width' | 'height'> | undefined): boolean {
  const ratio = ratioOf(item)
  return ratio === null || Math.abs(ratio - UPRIGHT) <= NEARLY
}
