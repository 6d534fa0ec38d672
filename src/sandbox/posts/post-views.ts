/** Rows of posts and how the API shows them. */
import type { Platform, PostType } from '../../domain/post-types.ts'

export type PostStatus = 'draft' | 'scheduled' | 'publishing' | 'published' | 'failed' | 'canceled'
export type ItemStatus = 'draft' | 'posting' | 'posted' | 'failed'

export interface PostRow {
  seq: number
  id: string
  workspace_id: string
  status: PostStatus
  created_at: number
  scheduled_at: number | null
  /** Credits that were taken for it when it was planned. */
  paid_ahead: number
}

export interface ItemRow {
  id: string
  workspace_id: string
  post_id: string
  position: number
  post_type: PostType
  platform: Platform
  content: string
  title: string | null
  status: ItemStatus
  due_at: number | null
  planned_failure: string | null
  platform_post_id: string | null
  error_code: string | null
  error_message: string | null
  posted_at: number | null
}

export interface ItemView {
  item_id: string
  post_type: PostType
  platform: Platform
  content: string
  title?: string
  media_ids: string[]
  status: ItemStatus
  platform_post_id?: string
  error?: { code: string; message: string }
}

export interface PostView {
  post_id: string
  status: PostStatus
  created_at: string
  scheduled_at?: string
  items: ItemView[]
}

/** As the dashboard shows it. */
export interface PostFacts {
  postId: string
  workspaceId: string
  status: PostStatus
  createdAt: string
  scheduledAt: string | null
  items: {
    itemId: string
    postType: PostType
    platform: Platform
    content: string
    title: string | null
    mediaIds: string[]
    status: ItemStatus
    platformPostId: string | null
    error: string | null
    postedAt: string | null
  }[]
}

type MediaOf = (itemId: string) => string[]
const instant = (time: number | null) => (time === null ? null : new Date(time).toISOString())

export function factsOfPost(post: PostRow, items: ItemRow[], mediaOf: MediaOf): PostFacts {
  return {
    postId: post.id,
    workspaceId: post.workspace_id,
    status: post.status,
    createdAt: new Date(post.created_at).toISOString(),
    scheduledAt: instant(post.scheduled_at),
    items: items.map((item) => ({
      itemId: item.id,
      postType: item.post_type,
      platform: item.platform,
      content: item.content,
      title: item.title,
      mediaIds: mediaOf(item.id),
      status: item.status,
      platformPostId: item.platform_post_id,
      error: item.error_message,
      postedAt: instant(item.posted_at),
    })),
  }
}

export function viewPost(post: PostRow, items: ItemRow[], mediaOf: MediaOf): PostView {
  return {
    post_id: post.id,
    status: post.status,
    created_at: new Date(post.created_at).toISOString(),
    ...(post.scheduled_at === null ? {} : { scheduled_at: new Date(post.scheduled_at).toISOString() }),
    items: items.map((item) => ({
      item_id: item.id,
      post_type: item.post_type,
      platform: item.platform,
      content: item.content,
      ...(item.title === null ? {} : { title: item.title }),
      media_ids: mediaOf(item.id),
      status: item.status,
      ...(item.platform_post_id === null ? {} : { platform_post_id: item.platform_post_id }),
      ...(item.error_code === null ? {} : { error: { code: item.error_code, message: item.error_message ?? '' } }),
    })),
  }
}
