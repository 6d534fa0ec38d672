/** Posts and the figures of their items (docs: posts, analytics). */
import { z } from 'zod'
import type * as Shape from '../generated/shapes.ts'
import type { RemoteFigures, RemotePost } from '../remote.ts'
import { instant, nextCursorOf, pageFields, readRows, reads, remoteIdSchema, shown, text, unread, word } from './reads.ts'

/** Why an item failed: no shape is documented, so a text or `{message, code}` both do. */
const itemErrorSchema = z
  .union([z.string().transform((message) => ({ message, code: '' })), z.object({ message: z.string().default(''), code: z.string().default('') })])
  .nullish()
  .catch(null)
  .transform((error) => (error ? { message: (error.message || error.code || 'failed').slice(0, 1000), code: error.code.slice(0, 100) || null } : null))

const itemSchema = reads<Shape.PostItem>()({
  item_id: remoteIdSchema.nullish(),
  post_type: word,
  platform: word.nullish(),
  content: text.nullish(),
  title: text.nullish(),
  media_ids: z.array(remoteIdSchema).max(1000).nullish(),
  status: word.default('draft'),
  platform_post_id: shown(z.string().max(500)),
  error: itemErrorSchema,
})

export const postSchema = reads<Shape.Post>()({
  post_id: remoteIdSchema,
  status: word,
  created_at: instant.nullish(),
  scheduled_at: shown(instant),
  items: z.array(itemSchema).max(100),
}).transform((post): RemotePost => ({
  postId: post.post_id,
  status: post.status,
  createdAt: post.created_at ?? null,
  scheduledAt: post.scheduled_at,
  items: post.items.map((item) => ({
    itemId: item.item_id ?? null,
    postType: item.post_type,
    platform: item.platform ?? item.post_type.split('-')[0] ?? item.post_type,
    content: item.content ?? '',
    title: item.title ?? null,
    mediaIds: item.media_ids ?? [],
    status: item.status,
    platformPostId: item.platform_post_id,
    error: item.error?.message ?? null,
    errorCode: item.error?.code ?? null,
  })),
}))

/** The list is assumed to look like the generations' (api: 9, 13). */
export const postListSchema = reads<Shape.PostPage>()(pageFields).transform((page) => {
  const { rows, unreadable } = readRows(page.data, postSchema)
  return { posts: rows, unreadable, nextCursor: nextCursorOf(page) }
})

export const publishSchema = reads<Shape.PublishTaken>()({ post_id: remoteIdSchema, status: word, credits_used: z.number().nonnegative().nullish(), status_url: unread })
  .transform((body) => ({ postId: body.post_id, status: body.status, creditsUsed: body.credits_used ?? null }))

const count = z.number().nonnegative()
type Metrics = NonNullable<Shape.ItemFigures['metrics']>

export const figuresSchema = reads<Shape.ItemFigures>()({
  post_item_id: remoteIdSchema,
  post_type: word,
  platform: word,
  status: word,
  metrics: reads<Metrics>()({ views: count, likes: count, comments: count, fetched_at: instant.min(1) }).nullish(),
}).transform((body): RemoteFigures => ({
  itemId: body.post_item_id,
  postType: body.post_type,
  platform: body.platform,
  status: body.status,
  metrics: body.metrics ? { views: body.metrics.views, likes: body.metrics.likes, comments: body.metrics.comments, fetchedAt: body.metrics.fetched_at } : null,
}))
