import { z } from 'zod'
import { PLATFORMS, POST_TYPES } from '../../domain/post-types.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import { idSchema, timeSchema } from '../base.ts'
import { mediaItemSchema } from './media.ts'

export const platformSchema = z.enum(PLATFORMS)
export const postTypeSchema = z.enum(POST_TYPES)

/** Longest caption kept; far past any network's own limit, so that nothing pasted is cut. */
export const MAX_CAPTION = 100_000

const unique = <T>(list: T[]) => new Set(list).size === list.length

export const draftContentSchema: z.ZodType<DraftContent, DraftContent> = z.object({
  title: z.string().max(500),
  shared: z.string().max(MAX_CAPTION),
  variants: z.partialRecord(platformSchema, z.string().max(MAX_CAPTION)),
  youtubeTitle: z.string().max(5_000),
  postTypes: z.array(postTypeSchema).max(POST_TYPES.length).refine(unique, 'each post type once'),
  mediaIds: z.array(idSchema).max(500).refine(unique, 'each file once'),
})

export const draftSummarySchema = z.object({
  id: idSchema,
  title: z.string(),
  /** First line of the caption, at most 200 characters. */
  excerpt: z.string(),
  platforms: z.array(platformSchema),
  mediaCount: z.number().int(),
  /** sha256 of up to three first files, for the strip. */
  mediaStrip: z.array(z.string()),
  updatedAt: timeSchema,
  trashedAt: timeSchema.nullable(),
  send: z.enum(['none', 'live', 'sent']),
})
export type DraftSummary = z.infer<typeof draftSummarySchema>

export const draftSchema = z.object({
  id: idSchema,
  /** Counts the saves; a save names the one it was based on. */
  rev: z.number().int(),
  content: draftContentSchema,
  media: z.array(mediaItemSchema),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  trashedAt: timeSchema.nullable(),
  /** The live send, else the last finished one. `dueAt`: the time it is to go out, where it has one. */
  lastSend: z.object({ id: idSchema, state: z.enum(['live', 'finished', 'cancelled', 'superseded']), editedSince: z.boolean(), dueAt: timeSchema.nullable() }).nullable(),
})
export type Draft = z.infer<typeof draftSchema>

export const draftsMovedSchema = z.object({ moved: z.array(idSchema), kept: z.array(idSchema) })

export const revisionReasonSchema = z.enum(['pause', 'large-removal', 'restore', 'generation', 'send', 'conflict'])

export const revisionSchema = z.object({
  id: idSchema,
  draftId: idSchema,
  rev: z.number().int(),
  reason: revisionReasonSchema,
  at: timeSchema,
  content: draftContentSchema,
})
export type Revision = z.infer<typeof revisionSchema>
