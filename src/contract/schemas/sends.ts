import { z } from 'zod'
import { AGAIN_FATES, SEND_EVENTS } from '../../domain/sends/index.ts'
import { isZone, zoneOf } from '../../domain/zones/index.ts'
import { idSchema, timeSchema } from '../base.ts'
import { accountSchema } from './accounts.ts'
import { platformSchema, postTypeSchema } from './drafts.ts'
import { mediaItemSchema, postTypeVerdictSchema } from './media.ts'

/** Something a network or the service would refuse. `blocking` ones leave the item out until it is mended. */
export const problemSchema = z.object({
  /** `again-…`: of a draft that sends again what failed: not among it, or sent again already. */
  code: z.enum([
    'no-text-or-media', 'title-missing', 'media-missing', 'media-needed', 'not-linked', 'workspace-held', 'already-sent', 'media-unfit', 'not-connected', 'too-long', 'title-too-long', 'hashtags',
    'again-not-failed', 'again-taken',
  ]),
  postType: postTypeSchema.nullable(),
  /** Never true of `not-connected`: it is only what is known. */
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
  /** Whether the account leaves sends with a time to PowerPost. */
  scheduling: accountSchema.shape.scheduling,
  /** The client's time zone; null: the user's own. */
  timeZone: z.string().nullable(),
})
export type SendPreview = z.infer<typeof sendPreviewSchema>

/** A time to go out: the instant counts; `wall` and `zone` are how the user meant it. */
const dueShape = { at: timeSchema, wall: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/), zone: z.string().min(1).max(100) }
/** A wall time that the clocks skip, or that is another instant's, is no time that anyone has seen and agreed to. */
const isOneMoment = ({ at, wall, zone }: { at: number; wall: string; zone: string }) => Math.abs(at) <= LAST_MOMENT && isZone(zone) && zoneOf(zone).wallOf(at) === wall
/** Of a Date. */
const LAST_MOMENT = 8.64e15
export const dueSchema = z.object(dueShape).refine(isOneMoment, 'the wall time of that instant in that zone')

export const sendWhenSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('when-online'), notAfter: timeSchema.nullable() }),
  /** By PowerPost where the account leaves it to it and the time allows; else by the app, while it runs: up to five minutes late it still goes out, later it asks. */
  z.object({ kind: z.literal('at'), ...dueShape }).refine(isOneMoment, 'the wall time of that instant in that zone'),
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
  /** The service's own code for the error, and the request whose answer said so. */
  errorCode: z.string().nullable(),
  requestId: z.string().nullable(),
  /** The last try to send it again, whichever send of the chain it was made from. */
  again: z.object({ sendId: idSchema, fate: z.enum(AGAIN_FATES) }).nullable(),
  canSendAgain: z.boolean(),
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
  carrier: z.enum(['app', 'server']),
  /** Since when PowerPost holds it for its time; null where it does not. */
  scheduledAt: timeSchema.nullable(),
  /** The time that it is being moved to. */
  movingTo: timeSchema.nullable(),
  /** Why the app publishes it though PowerPost was to. */
  appCarries: z.enum(['absent', 'too-near', 'user']).nullable(),
  /** The post's own word at the service, as last read. */
  remoteStatus: z.string().nullable(),
  canCancel: z.boolean(),
  canReschedule: z.boolean(),
  /** The post of which this sends again what failed. */
  resendOf: idSchema.nullable(),
})
export type Post = z.infer<typeof postSchema>

export const postFileSchema = z.object({
  /** The same file has the same key in each state; one that is not of this app has the service's own id. */
  key: z.string(),
  name: z.string().nullable(),
  sha256: z.string().nullable(),
})
export const POST_STATES = ['drafted', 'sent', 'stored', 'live'] as const
/** An item at one point of its way; `at` is null where it has not come there. */
export const postStateSchema = z.object({
  state: z.enum(POST_STATES),
  at: timeSchema.nullable(),
  text: z.string(),
  title: z.string().nullable(),
  files: z.array(postFileSchema),
})
export type PostState = z.infer<typeof postStateSchema>

export const postEventSchema = z.object({
  at: timeSchema,
  what: z.enum(['drafted', 'frozen', 'uploaded', ...SEND_EVENTS]),
  postType: z.string().nullable(),
  status: z.string().nullable(),
  /** Of an upload: how many files by then. */
  count: z.number().int().nullable(),
  requestId: z.string().nullable(),
})
export type PostEvent = z.infer<typeof postEventSchema>

export const postHistorySchema = z.object({
  sendId: idSchema,
  items: z.array(z.object({ postType: z.string(), platform: z.string(), states: z.array(postStateSchema) })),
  events: z.array(postEventSchema),
})
export type PostHistory = z.infer<typeof postHistorySchema>

/** What is known of PowerPost's own list of posts: whether it gives one, and when it was last read to its end. */
export const remoteListSchema = z.object({ list: z.enum(['unknown', 'answers', 'absent']), readAt: timeSchema.nullable(), why: z.enum(['offline', 'refused', 'not-linked', 'unclear']).nullable() })
export type RemoteList = z.infer<typeof remoteListSchema>

/** A post that no send here made: read only. */
export const foreignPostSchema = z.object({
  remotePostId: z.string(),
  status: z.string(),
  madeAt: timeSchema,
  scheduledFor: timeSchema.nullable(),
  items: z.array(postItemSchema.pick({ postType: true, platform: true, text: true, title: true, status: true, platformPostId: true, error: true, errorCode: true })),
})
export type ForeignPost = z.infer<typeof foreignPostSchema>
