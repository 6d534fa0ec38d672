import { z } from 'zod'
import { idSchema, timeSchema } from '../base.ts'
import { platformSchema } from './drafts.ts'

export const intentKindSchema = z.enum(['upload', 'create_post', 'publish', 'captions', 'schedule', 'unschedule'])
export const intentStateSchema = z.enum(['queued', 'waiting', 'sending', 'unknown', 'blocked', 'done', 'cancelled'])

/** Why an intent is blocked: each has one next step. */
export const BLOCKED_CODES = [
  'VALIDATION', 'NOT_FOUND', 'FILE_TOO_LARGE', 'QUOTA_EXCEEDED', 'NOT_CONNECTED', 'FORBIDDEN', 'KEY_REFUSED', 'KEY_MISSING',
  'SCOPE_MISSING', 'NO_CREDITS', 'MEDIA_GONE', 'MEDIA_FORGOTTEN', 'UPLOAD_UNSETTLED', 'TOO_MANY_ATTEMPTS', 'HELD', 'EXPIRED_ASK', 'WORKSPACE_UNLINKED', 'PREREQUISITE', 'UNEXPECTED',
  'APPROVAL_NEEDED', 'CEILING_REACHED',
] as const
export const blockedCodeSchema = z.enum(BLOCKED_CODES)
export type BlockedCode = (typeof BLOCKED_CODES)[number]

/**
 * Acts of the user on an intent. At most one of them is the next step shown first. `approve` lets this one request spend, without
 * a ceiling; `pause` breaks an upload off, and `resume` begins it anew (also for a step that waits for paused ones); `send-again` and `give-up` answer captions of unknown fate, and may leave some behind that were paid for.
 */
export const outboxActionSchema = z.enum(['cancel', 'retry', 'look-again', 'it-is-live', 'it-is-not', 'fix-and-resend', 'replace-key', 'release', 'approve', 'send-again', 'give-up', 'pause', 'resume', 'carry-here'])
export type OutboxAction = z.infer<typeof outboxActionSchema>

export const intentSchema = z.object({
  id: idSchema,
  kind: intentKindSchema,
  state: intentStateSchema,
  sendId: idSchema.nullable(),
  generationId: idSchema.nullable(),
  draftId: idSchema.nullable(),
  draftTitle: z.string(),
  platforms: z.array(platformSchema),
  fileName: z.string().nullable(),
  /** Of an upload: the bytes that go out. */
  fileSize: z.number().int().nullable(),
  blockedCode: blockedCodeSchema.nullable(),
  /** Why it waits: offline, rate limit, an earlier step, the undo seconds, a pause of the account, the same request before it. */
  waitingFor: z.enum(['network', 'rate-limit', 'earlier-step', 'undo', 'retry', 'pause', 'settling', 'equal', 'time']).nullable(),
  /** The user has paused this upload, or one that this step waits for. Going on, it begins from its first byte. */
  pausedByUser: z.boolean(),
  /** Of open uploads, who goes first: the lower one. */
  turn: z.number().int(),
  /** Of the whole send: who carries it to which time, and what may still be done about it. Null for what belongs to none. */
  plan: z.object({
    carrier: z.enum(['app', 'server']),
    dueAt: timeSchema.nullable(),
    /** PowerPost has it and publishes it at its time. */
    isHeld: z.boolean(),
    /** The time that it is being moved to. */
    movingTo: timeSchema.nullable(),
    canCancel: z.boolean(),
    canReschedule: z.boolean(),
    /** It sends again what failed of another post. */
    isAgain: z.boolean(),
  }).nullable(),
  nextAt: timeSchema.nullable(),
  attempts: z.number().int(),
  /** Bytes accepted by the socket; 100 % only after the answer. */
  progress: z.object({ sent: z.number(), total: z.number() }).nullable(),
  /** For unknown: looks taken so far and what each saw. */
  looks: z.array(z.object({ at: timeSchema, saw: z.string() })),
  /** True when only the user can settle it. */
  asks: z.boolean(),
  lastError: z.object({ code: z.string(), message: z.string(), requestId: z.string().nullable(), at: timeSchema }).nullable(),
  cancelledBy: z.enum(['user', 'expired', 'superseded']).nullable(),
  creditsUsed: z.number().nullable(),
  notAfter: timeSchema.nullable(),
  /** Not before this time. */
  notBefore: timeSchema.nullable(),
  /** First is the one next step. */
  actions: z.array(outboxActionSchema),
  createdAt: timeSchema,
  updatedAt: timeSchema,
})
export type IntentView = z.infer<typeof intentSchema>
