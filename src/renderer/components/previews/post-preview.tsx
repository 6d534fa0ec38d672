import { memo } from 'react'
import type { ComponentType } from 'react'
import type { PostType } from '../../../domain/post-types.ts'
import { FacebookPost, InstagramFeed, LinkedinPost, XPost } from './feeds.tsx'
import type { PreviewProps } from './types.ts'
import { Reel, Story } from './upright.tsx'
import { YoutubeVideo } from './youtube.tsx'

const PREVIEWS: Record<PostType, ComponentType<PreviewProps>> = {
  'instagram-feed': InstagramFeed,
  'instagram-reel': Reel,
  'instagram-story': Story,
  'tiktok-video': Reel,
  'tiktok-photos': Reel,
  'youtube-video': YoutubeVideo,
  'youtube-short': Reel,
  'x-post': XPost,
  'facebook-post': FacebookPost,
  'facebook-reel': Reel,
  'facebook-story': Story,
  'linkedin-post': LinkedinPost,
}

/** A post as its network would show it, in the app's own drawing. */
export const PostPreview = memo(function PostPreview(props: PreviewProps) {
  const Preview = PREVIEWS[props.postType]
  return <Preview {...props} />
})
