import { z } from 'zod'
import { colorSchema, idSchema } from '../base.ts'

export const workspaceStateSchema = z.enum(['ready', 'missing', 'damaged', 'newer', 'deleting'])

export const workspaceSchema = z.object({
  id: idSchema,
  name: z.string(),
  color: colorSchema,
  position: z.number().int(),
  accountId: idSchema.nullable(),
  accountLabel: z.string().nullable(),
  /** Null while local only. */
  remoteId: z.string().nullable(),
  /** `not-verified`: linked, but no plain read has confirmed that the key owns it. */
  link: z.enum(['local', 'verified', 'not-verified']),
  state: workspaceStateSchema,
  /** True while a restored, imported or copied database waits for the user's word (rules 5, epochs). */
  held: z.boolean(),
  /** Intents that need the user. */
  needsYou: z.number().int(),
})
export type WorkspaceView = z.infer<typeof workspaceSchema>

export const overviewSchema = z.object({
  drafts: z.number().int(),
  trash: z.number().int(),
  media: z.number().int(),
  posts: z.number().int(),
  outboxOpen: z.number().int(),
  needsYou: z.number().int(),
})

/** What deleting would take with it, shown before the name is typed. */
export const deletePreviewSchema = overviewSchema.extend({
  queued: z.number().int(),
  unknown: z.number().int(),
  /** These may still go out: their request is under way. */
  inFlight: z.number().int(),
})
