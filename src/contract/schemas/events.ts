import { z } from 'zod'
import { idSchema, timeSchema } from '../base.ts'

export const topicSchema = z.enum(['accounts', 'workspaces', 'drafts', 'media', 'outbox', 'posts', 'generations', 'writing', 'settings', 'activity', 'network', 'progress'])
export type Topic = z.infer<typeof topicSchema>

/**
 * What the window hears. The first event of every subscription is `hello`; a new epoch, or a gap in a workspace's `seq`,
 * makes every mounted store read again (rules 6). `workspaceId` is null for accounts, workspaces and network.
 */
export const coreEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), coreEpoch: z.string(), seqs: z.record(z.string(), z.number().int()) }),
  z.object({
    type: z.literal('changed'),
    coreEpoch: z.string(),
    workspaceId: idSchema.nullable(),
    seq: z.number().int(),
    topic: topicSchema,
    /** Ids of what changed; empty means "anything of this topic". */
    ids: z.array(z.string()),
  }),
  /** Not durable and without a seq: bytes of a running upload. */
  z.object({ type: z.literal('progress'), workspaceId: idSchema, intentId: idSchema, sent: z.number(), total: z.number() }),
])
export type CoreEvent = z.infer<typeof coreEventSchema>

export const helloSchema = z.object({
  coreEpoch: z.string(),
  version: z.string(),
  keychain: z.object({ available: z.boolean(), reason: z.string().nullable() }),
  /** Things the user should know at once: a catalog that was rebuilt, a damaged file set aside, a folder that cannot be written. */
  notices: z.array(z.object({
    code: z.enum(['catalog-rebuilt', 'workspace-damaged', 'workspace-missing', 'workspace-newer', 'data-read-only', 'disk-full', 'no-keychain', 'clock-set-back', 'workspace-held']),
    workspaceId: idSchema.nullable(),
    at: timeSchema,
  })),
})
