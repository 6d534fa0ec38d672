import { z } from 'zod'
import { idSchema, timeSchema } from '../base.ts'
import { platformSchema, postTypeSchema } from './drafts.ts'
import { mediaItemSchema, postTypeVerdictSchema } from './media.ts'

/** Something a network or the service would refuse. `blocking` ones leave the item out until it is mended. */
export const problemSchema = z.object({
  code: z.enum(['no-text-or-media', 'title-missing', 'media-missing', 'media-needed', 'not-linked', 'workspace-held', 'already-sent', 'media-unfit', 'too-long', 'title-too-long']),
  postType: postTypeSchema.nullable(),
  blocking: z.boolean(),
  /** For `media-unfit` (never blocking): the file, null when it is about all of them together, and what the network would say. */
  mediaId: idSchema.nullish(),
  reasons: postTypeVerdictSchema.shape.reasons.optional(),
  /** For `too-long` and `title-too-long` (never blocking): by how much, as the network counts. */
  over: z.number().int().optional(),
})
export type Problem = z.infer<typeof problemSchema>

export const sendPreviewSchema = z.object({
  draftId: idSchema,
  rev: z.number().int(),
  title: z.string(),
  accountLabel: z.string().nullable(),
  items: z.array(z.object({
    postType: postTypeSchema,
    platform: platformSchema,
    text: z.string(),
    title: z.string().nullable(),
    problems: z.array(problemSchema),
  })),
  media: z.array(mediaItemSchema),
  /** Problems of the whole send. */
  problems: z.array(problemSchema),
  network: z.enum(['unknown', 'online', 'offline']),
  credits: z.object({ balance: z.number(), at: timeSchema }).nullable(),
  /** Credits, learnt from past answers; null when nothing was learnt yet. */
  estimate: z.number().nullable(),
})
export type SendPreview = z.infer<typeof sendPreviewSchema>

export const sendWhenSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('when-online'), notAfter: timeSchema.nullable() }),
  /** By the app, while it runs: up to five minutes late it still goes out, later it asks. `wall` and `zone`: how the user meant it. */
  z.object({
    kind: z.literal('at'), at: timeSchema,
    wall: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/), zone: z.string().min(1).max(100),
  }),
])

export const postItemSchema = z.object({
  postType: z.string(),
  platform: z.string(),
  text: z.string(),
  title: z.string().nullable(),
  /** draft | posting | posted | failed; unknown words of the service pass as they are. */
  status: z.string(),
  platformPostId: z.string().nullable(),
  error: z.string().nullable(),
})

/** A send with the fate of each item: our own record joined with what the service last said. */
export const postSchema = z.object({
  sendId: idSchema,
  draftId: idSchema,
  title: z.string(),
  state: z.enum(['live', 'finished', 'cancelled', 'superseded']),
  remotePostId: z.string().nullable(),
  items: z.array(postItemSchema),
  mediaCount: z.number().int(),
  creditsUsed: z.number().nullable(),
  createdAt: timeSchema,
  finishedAt: timeSchema.nullable(),
  notAfter: timeSchema.nullable(),
  /** The time it was meant for: the instant, and wall time and zone as chosen. */
  due: z.object({ at: timeSchema, wall: z.string(), zone: z.string() }).nullable(),
  editedSince: z.boolean(),
})
export type Post = z.infer<typeof postSchema>
