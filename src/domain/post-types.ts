/**
 * Platforms and post types, as PowerPost names them (source: skill 0.3.0, "Platforms and post types").
 * The vendor may add more, so lists read from the service stay open text; only what *we* write uses these closed sets.
 */
export const PLATFORMS = ['instagram', 'tiktok', 'youtube', 'x', 'facebook', 'linkedin'] as const
export type Platform = (typeof PLATFORMS)[number]

export const POST_TYPES = [
  'instagram-feed',
  'instagram-reel',
  'instagram-story',
  'tiktok-video',
  'tiktok-photos',
  'youtube-video',
  'youtube-short',
  'x-post',
  'facebook-post',
  'facebook-reel',
  'facebook-story',
  'linkedin-post',
] as const
export type PostType = (typeof POST_TYPES)[number]

/** The platform a post type is published on. */
export function platformOf(postType: PostType): Platform {
  const name = postType.slice(0, postType.indexOf('-'))
  const platform = PLATFORMS.find((p) => p === name)
  if (!platform) throw new Error(`no platform for ${postType}`)
  return platform
}

/** Post types that the service refuses without a title (docs: posts). */
export function needsTitle(postType: PostType): boolean {
  return platformOf(postType) === 'youtube'
}

/** Most items one post may have, one for each post type (docs: posts, newer age). */
export const MAX_POST_ITEMS = 12
