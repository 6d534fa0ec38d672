import { z } from 'zod'
import { idSchema, timeSchema } from '../base.ts'

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

export const mediaItemSchema = z.object({
  id: idSchema,
  /** Content address of the original: `media://<workspace>/<sha256>`. */
  sha256: sha256Schema,
  kind: z.enum(['image', 'video']),
  mime: z.string(),
  name: z.string(),
  alt: z.string(),
  /** Bytes. */
  size: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  createdAt: timeSchema,
})
export type MediaItem = z.infer<typeof mediaItemSchema>

/** Why a file was not taken. Each has one sentence in the window. */
export const REFUSALS = [
  'empty', 'too-large', 'unsupported-type', 'type-mismatch', 'unreadable', 'not-a-file', 'symlink',
  'vanished', 'changed-while-read', 'broken-image', 'disk-full', 'name-invalid', 'failed',
] as const
export const refusalSchema = z.enum(REFUSALS)
export type Refusal = (typeof REFUSALS)[number]

export const importItemSchema = z.object({
  name: z.string(),
  outcome: z.enum(['added', 'duplicate', 'refused', 'pending']),
  mediaId: idSchema.nullable(),
  refusal: refusalSchema.nullable(),
  /** The original's own type or size, where that explains the refusal ("video/mp4", "12.4 MB"). */
  detail: z.string().nullable(),
})

export const importResultSchema = z.object({
  batchId: idSchema,
  total: z.number().int(),
  safe: z.number().int(),
  items: z.array(importItemSchema),
})
export type ImportResult = z.infer<typeof importResultSchema>

/** Images ≤ 10 MB, taken as 10^6 because the service does not say which (api: 5. Media). */
export const MAX_IMAGE_BYTES = 10_000_000
