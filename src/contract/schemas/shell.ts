/** What the core tells the shell by itself: news for notifications, and the state that the tray shows. */
import { z } from 'zod'
import { colorSchema, idSchema, timeSchema } from '../base.ts'

/** `client`: its name; `title`: of the draft, at most so long. */
const ofClient = { workspaceId: idSchema, client: z.string().max(120), title: z.string().max(200) }

/** Something that has just become so, for people who look elsewhere. Never the state of long ago, never a text beyond the title, never an error's own words. */
export const newsSchema = z.discriminatedUnion('kind', [
  /** Every item is out. */
  z.object({ kind: z.literal('published'), ...ofClient, sendId: idSchema, networks: z.array(z.string().max(40)).max(50) }),
  /** The service took the post, but not every item came out. */
  z.object({ kind: z.literal('failed'), ...ofClient, sendId: idSchema, posted: z.number().int(), failed: z.number().int() }),
  z.object({ kind: z.literal('needs-you'), ...ofClient, intentId: idSchema }),
  /** A send with a time that passed while it could not go. */
  z.object({ kind: z.literal('missed'), ...ofClient, sendId: idSchema, at: timeSchema }),
  z.object({ kind: z.literal('captions'), ...ofClient, generationId: idSchema, draftId: idSchema.nullable(), written: z.boolean() }),
  /** Nothing goes out through an account until the user deals with it. `account`: its label. */
  z.object({ kind: z.literal('paused'), account: z.string().max(120), accountId: idSchema }),
])
export type News = z.infer<typeof newsSchema>

/** Sends with a time, the next ones. `zone`: the client's own, by which its times are told; null: the user's. */
export const nextSendSchema = z.object({ ...ofClient, sendId: idSchema, at: timeSchema, zone: z.string().max(100).nullable() })
export type NextSend = z.infer<typeof nextSendSchema>

export const MOST_NEXT_SENDS = 5

export const shellStatusSchema = z.object({
  /** No account that sends can be reached. */
  offline: z.boolean(),
  /** Sends under way, without those that wait for their time. */
  onTheirWay: z.number().int(),
  needsYou: z.number().int(),
  /** How many sends wait for their time. */
  planned: z.number().int(),
  next: z.array(nextSendSchema).max(MOST_NEXT_SENDS),
  /** Clients that can be opened, in their order. */
  clients: z.array(z.object({ id: idSchema, name: z.string(), color: colorSchema })),
})
export type ShellStatus = z.infer<typeof shellStatusSchema>
