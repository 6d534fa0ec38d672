/** Places of the window that something outside of it may lead to: a link, a notification, the tray, another window. A closed set; none of them does anything. */
import { z } from 'zod'
import { idSchema } from './base.ts'

export const PLACE_SECTIONS = ['drafts', 'media', 'captions', 'outbox', 'posts'] as const
export type PlaceSection = (typeof PLACE_SECTIONS)[number]

/** Longest text that a link may bring (characters). */
export const MAX_LINK_TEXT = 10_000

const inWorkspace = { workspaceId: idSchema }

export const placeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section'), ...inWorkspace, section: z.enum(PLACE_SECTIONS) }),
  z.object({ kind: z.literal('draft'), ...inWorkspace, draftId: idSchema, next: z.enum(['write', 'send', 'history', 'ask', 'snippets', 'emoji']).optional() }),
  z.object({ kind: z.literal('post'), ...inWorkspace, sendId: idSchema }),
  z.object({ kind: z.literal('outbox'), ...inWorkspace, filter: z.enum(['open', 'needs-you', 'done']) }),
  /** `draftId`: beside the text of that draft. Without a generation: the section. */
  z.object({ kind: z.literal('captions'), ...inWorkspace, generationId: idSchema.nullable(), draftId: idSchema.nullable() }),
  z.object({ kind: z.literal('media'), ...inWorkspace, mediaId: idSchema }),
  /** `workspaceId`: whose, of the pages that are about one client; without it, of the one that is open. */
  z.object({ kind: z.literal('settings'), workspaceId: idSchema.optional(), page: z.enum(['accounts', 'clients', 'client', 'writing', 'appearance', 'desktop', 'keyboard', 'activity', 'about']) }),
  /** Text for a new draft: the window names the client and asks first. */
  z.object({ kind: z.literal('text'), workspaceId: idSchema.nullable(), text: z.string().min(1).max(MAX_LINK_TEXT) }),
])
export type Place = z.infer<typeof placeSchema>

/** What the shell tells the main page beyond the commands of the menu. Only the tray and the menu make drafts. */
export type Arrival =
  | { kind: 'place'; place: Place; from: 'link' | 'notification' | 'shell' }
  | { kind: 'refused-link' }
  | { kind: 'client'; workspaceId: string }
  /** The first client that something of needs the user. */
  | { kind: 'needs-you' }
  | { kind: 'new-draft'; workspaceId: string }
