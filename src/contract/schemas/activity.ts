import { z } from 'zod'
import { idSchema, timeSchema } from '../base.ts'

/** `refused`: the service said no and did nothing. `not-sent`: it cannot have seen it. `unclear`: it may have done it. */
export const REQUEST_OUTCOMES = ['ok', 'refused', 'not-sent', 'unclear'] as const

/** One line of the log of requests. Never a key, never a word of what was sent or answered. */
export const requestSchema = z.object({
  /** Its place in the log; grows. */
  seq: z.number().int(),
  /** When it began. */
  at: timeSchema,
  /** The call as docs/api/openapi.yaml names it (`publishPost`); other names may stand in old lines. */
  operation: z.string(),
  outcome: z.enum(REQUEST_OUTCOMES),
  /** Null when nothing was answered. */
  status: z.number().int().nullable(),
  /** Why it did not go well: a word of the service (`INSUFFICIENT_CREDITS`) or of the app (`OFFLINE`, `NO_ANSWER`, `BAD_ANSWER` …). */
  code: z.string().nullable(),
  ms: z.number().int().nonnegative(),
  /** What to name when asking PowerPost (X-Request-Id). */
  requestId: z.string().nullable(),
  /** Bytes of the bodies. */
  sent: z.number().int().nonnegative(),
  received: z.number().int().nonnegative(),
  /** Which try of the same wish it was, from 1. */
  attempt: z.number().int().positive(),
  /** The step of the outbox that it was made for. */
  intentId: idSchema.nullable(),
})
export type RequestView = z.infer<typeof requestSchema>

export const requestFilterSchema = z.enum(['all', 'failed']).default('all')
