import { z } from 'zod'
import { RESEARCH_MODES } from '../../domain/generations/index.ts'
import { idSchema, timeSchema } from '../base.ts'
import { draftContentSchema, platformSchema, postTypeSchema } from './drafts.ts'
import { blockedCodeSchema, intentSchema, intentStateSchema } from './outbox.ts'

/**
 * What the user asks for. The documented limits are checked by the core, which names the field: a prompt of 3–2,000 characters, or
 * media, or both; at most 10 photos or one video; at least one post type; a call to action of at most 100 characters; at most 10
 * https addresses.
 */
export const captionsInputSchema = z.object({
  prompt: z.string().max(20_000),
  mediaIds: z.array(idSchema).max(500),
  postTypes: z.array(postTypeSchema).max(100),
  researchMode: z.enum(RESEARCH_MODES),
  writingStyleId: z.string().max(1_000).nullish(),
  ctaText: z.string().max(10_000).nullish(),
  sourceUrls: z.array(z.string().max(10_000)).max(200).optional(),
})

export const captionSchema = z.union([z.string(), z.object({ title: z.string(), description: z.string() })])

export const generationSchema = z.object({
  id: idSchema,
  /** `waiting` in the outbox, `working` at the service. */
  state: z.enum(['waiting', 'working', 'completed', 'failed', 'cancelled']),
  /** Its step in the outbox, with why it is blocked. */
  intentId: idSchema,
  intentState: intentStateSchema,
  blockedCode: blockedCodeSchema.nullable(),
  /** Why its step waits. */
  waitingFor: intentSchema.shape.waitingFor,
  /** True when only the user can settle what became of the request. */
  asks: z.boolean(),
  draftId: idSchema.nullable(),
  /** `none`: asked without a draft. Of a draft that is `trashed` or `gone` the captions stay here. */
  draftState: z.enum(['none', 'here', 'trashed', 'gone']),
  draftTitle: z.string(),
  request: z.object({
    prompt: z.string().nullable(),
    mediaIds: z.array(idSchema),
    postTypes: z.array(postTypeSchema),
    researchMode: z.enum(RESEARCH_MODES),
    writingStyleId: z.string().nullable(),
    ctaText: z.string().nullable(),
    sourceUrls: z.array(z.string()),
  }),
  platforms: z.array(platformSchema),
  approved: z.boolean(),
  /** Credits that were approved for all that was approved together; null when there is no limit. */
  ceiling: z.number().nullable(),
  /** Likely cost in credits: an estimate, learnt from past answers. Null when nothing was learnt yet. */
  estimate: z.number().nullable(),
  /** Credits, as the service said. */
  creditsUsed: z.number().nullable(),
  /** It failed, and the service gives the credits back. */
  refunded: z.boolean(),
  /** Requests left behind whose fate was never learnt: each may have cost credits. */
  lost: z.number().int(),
  /** The service's own word; unknown ones pass as they are. */
  remoteStatus: z.string().nullable(),
  /** By platform as the service names it. */
  outputs: z.record(z.string(), captionSchema).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  createdAt: timeSchema,
  acceptedAt: timeSchema.nullable(),
  finishedAt: timeSchema.nullable(),
  /** When its texts were last put into a draft. */
  usedAt: timeSchema.nullable(),
})
export type Generation = z.infer<typeof generationSchema>

export const generationDetailSchema = generationSchema.extend({
  /** What the draft held when its captions were asked for, so that an edit made since can be told; null without a draft. */
  asked: draftContentSchema.nullable(),
  intent: intentSchema,
})
export type GenerationDetail = z.infer<typeof generationDetailSchema>

/** `unused`: written, and put into no draft yet. */
export const generationFilterSchema = z.enum(['all', 'open', 'unused'])

/** What waits for the user's approval. */
export const generationQueueSchema = z.object({
  ids: z.array(idSchema),
  /** Sum of what is known; an estimate. */
  estimate: z.number(),
  /** Requests that nothing was learnt about yet: they cost something on top. */
  unpriced: z.number().int(),
  credits: z.object({ balance: z.number(), at: timeSchema }).nullable(),
})

export const usedSchema = z.object({
  draftId: idSchema,
  rev: z.number().int(),
  filled: z.array(platformSchema),
  /** Left alone: edited since the request. Name them to fill them all the same. */
  left: z.array(platformSchema),
})

export const spendSchema = z.array(z.object({
  /** `2026-11`, of the zone that was asked for. */
  month: z.string(),
  kind: z.enum(['publish', 'captions']),
  count: z.number().int(),
  /** Known to be used; what was given back is not in it. */
  credits: z.number(),
  refunded: z.number(),
  /** Calls whose cost is not known: the answer was lost, or did not say. Each may have cost credits. */
  uncertain: z.number().int(),
}))
export type Spend = z.infer<typeof spendSchema>
