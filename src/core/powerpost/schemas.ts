/**
 * Shapes of the service's answers (api: 4, 5, 6, 9, 15). Extra fields are dropped; words of status and platform pass as they are,
 * capped; ids must be printable, short, and no path of their own.
 */
import { z } from 'zod'
import type { CaptionOutput, CaptionsTaken, RemoteGeneration, RemoteGenerationRow, RemotePost } from './types.ts'

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

const credits = z.number().nonnegative().nullish().catch(null).transform((value) => value ?? null)

export const captionsTakenSchema: z.ZodType<CaptionsTaken> = z
  .object({ generation_id: remoteIdSchema, status: word.catch('processing'), credits_used: credits, remaining_credits: credits })
  .transform((body) => ({ generationId: body.generation_id, status: body.status, creditsUsed: body.credits_used, remainingCredits: body.remaining_credits }))

const rowShape = {
  generation_id: remoteIdSchema,
  status: word,
  prompt: text.nullish(),
  platforms: z.array(word).max(100).nullish(),
  research_mode: word.nullish(),
  credits_used: credits,
  created_at: z.string().max(100).nullish(),
}
const generationRowSchema = z.object(rowShape).transform(toGenerationRow)

function toGenerationRow(row: z.infer<z.ZodObject<typeof rowShape>>): RemoteGenerationRow {
  return {
    generationId: row.generation_id,
    status: row.status,
    prompt: row.prompt ?? null,
    platforms: row.platforms ?? [],
    researchMode: row.research_mode ?? '',
    creditsUsed: row.credits_used,
    createdAt: row.created_at ?? null,
  }
}

const outputSchema: z.ZodType<CaptionOutput> = z.union([text, z.object({ title: text.nullish(), description: text.nullish() }).transform(({ title, description }) => ({ title: title ?? '', description: description ?? '' }))])

/** A text of another shape spoils only itself. */
const outputsSchema = z.record(word, z.unknown()).transform((outputs): Record<string, CaptionOutput> =>
  Object.fromEntries(
    Object.entries(outputs).flatMap(([platform, value]) => {
      const parsed = outputSchema.safeParse(value)
      return parsed.success ? [[platform, parsed.data]] : []
    }),
  ),
)
const jobErrorSchema = z
  .object({ code: z.string().catch(''), message: z.string().catch('') })
  .transform(({ code, message }) => ({ code: code.slice(0, 100), message: message.slice(0, 1000) }))

/** `completed` means that the texts are there (docs: generations); without them it is no answer yet. */
export const generationSchema: z.ZodType<RemoteGeneration> = z
  .object({ ...rowShape, outputs: outputsSchema.nullish(), error: jobErrorSchema.nullish().catch(null) })
  .refine((job) => job.status !== 'completed' || (job.outputs != null && Object.keys(job.outputs).length > 0), 'completed without texts')
  .transform((job) => ({ ...toGenerationRow(job), outputs: job.outputs ?? null, error: job.error ?? null }))

/** A row that does not parse spoils only itself, but is counted: it could be the one that is looked for. */
export const generationListSchema = z
  .object({ data: z.array(z.unknown()).max(10_000), next_cursor: z.string().min(1).max(2000).nullish(), has_more: z.boolean().optional() })
  .transform((page) => {
    const rows = page.data.map((row) => generationRowSchema.safeParse(row))
    return {
      generations: rows.flatMap((row) => (row.success ? [row.data] : [])),
      unreadable: rows.filter((row) => !row.success).length,
      nextCursor: page.has_more === false ? null : (page.next_cursor ?? null),
    }
  })

/** Any JSON object: enough for the check that only wants a yes or a no. */
export const anyObjectSchema = z.looseObject({}).transform(() => null)
