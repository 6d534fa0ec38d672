/**
 * Shapes of the service's answers (api: 4, 5, 9, 15). Extra fields are dropped; words of status and platform pass as they are,
 * capped; ids must be printable, short, and no path of their own.
 */
import { z } from 'zod'
import type { RemotePost } from './types.ts'

const word = z.string().min(1).max(100)
const text = z.string().max(1_000_000)

export const remoteIdSchema = z.string().regex(/^[\x21-\x7e]{1,256}$/).refine((id) => id !== '.' && id !== '..')

/** The error's form; each part is optional, for a refusal counts by its status alone. */
export const errorBodySchema = z.object({
  error: z.object({
    message: z.string().catch('').transform((message) => message.slice(0, 500)),
    code: z.string().catch('').transform((code) => (/^[A-Za-z0-9_.-]{1,100}$/.test(code) ? code : '')),
    retryAfter: z.number().nonnegative().optional().catch(undefined),
  }),
})

export const creditsSchema = z.object({ balance: z.number() })

export const uploadSchema = z.object({ media_id: remoteIdSchema }).transform((body) => ({ mediaId: body.media_id }))

/** Why an item failed: no shape is documented, so a text or `{message, code}` both do. */
const itemErrorSchema = z
  .union([z.string(), z.object({ message: z.string().optional(), code: z.string().optional() }).transform((e) => e.message || e.code || 'failed')])
  .nullish()
  .catch(null)
  .transform((error) => error?.slice(0, 1000) ?? null)

const itemSchema = z.object({
  item_id: remoteIdSchema.nullish(),
  post_type: word,
  platform: word.nullish(),
  content: text.nullish(),
  title: text.nullish(),
  media_ids: z.array(remoteIdSchema).max(1000).nullish(),
  status: word.default('draft'),
  platform_post_id: z.string().max(500).nullish(),
  error: itemErrorSchema,
})

export const postSchema: z.ZodType<RemotePost> = z
  .object({ post_id: remoteIdSchema, status: word, created_at: z.string().max(100).nullish(), items: z.array(itemSchema).max(100) })
  .transform((post) => ({
    postId: post.post_id,
    status: post.status,
    createdAt: post.created_at ?? null,
    items: post.items.map((item) => ({
      itemId: item.item_id ?? null,
      postType: item.post_type,
      platform: item.platform ?? item.post_type.split('-')[0] ?? item.post_type,
      content: item.content ?? '',
      title: item.title ?? null,
      mediaIds: item.media_ids ?? [],
      status: item.status,
      platformPostId: item.platform_post_id ?? null,
      error: item.error,
    })),
  }))

/** The list is assumed to look like the generations' (api: 9, 13). A row that does not parse spoils only itself. */
export const postListSchema = z
  .object({ data: z.array(z.unknown()).max(10_000), next_cursor: z.string().min(1).max(2000).nullish(), has_more: z.boolean().optional() })
  .transform((page) => ({
    posts: page.data.flatMap((row) => {
      const parsed = postSchema.safeParse(row)
      return parsed.success ? [parsed.data] : []
    }),
    nextCursor: page.has_more === false ? null : (page.next_cursor ?? null),
  }))

export const publishSchema = z
  .object({ post_id: remoteIdSchema, status: word, credits_used: z.number().nonnegative().nullish() })
  .transform((body) => ({ postId: body.post_id, status: body.status, creditsUsed: body.credits_used ?? null }))

/** Any JSON object: enough for the check that only wants a yes or a no. */
export const anyObjectSchema = z.looseObject({}).transform(() => null)
