import { z } from 'zod'
import { idSchema, timeSchema } from '../base.ts'
import { sha256Schema } from './media.ts'

/** A piece of text, and whether it is what was searched for. */
export const segmentSchema = z.object({ text: z.string(), hit: z.boolean() })
export type Segment = z.infer<typeof segmentSchema>

const found = { title: z.array(segmentSchema), snippet: z.array(segmentSchema), at: timeSchema }

/** Newest first within each kind. `more` is true where there are further hits past the limit. */
export const searchResultSchema = z.object({
  drafts: z.array(z.object({ id: idSchema, ...found })),
  posts: z.array(z.object({ sendId: idSchema, ...found })),
  media: z.array(z.object({ id: idSchema, sha256: sha256Schema, ...found })),
  more: z.object({ drafts: z.boolean(), posts: z.boolean(), media: z.boolean() }),
})
export type SearchResult = z.infer<typeof searchResultSchema>
