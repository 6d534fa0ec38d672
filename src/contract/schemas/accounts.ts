import { z } from 'zod'
import { idSchema, timeSchema } from '../base.ts'
import { spendSchema } from './generations.ts'

export const accountKindSchema = z.enum(['powerpost', 'sandbox'])

/** Why calls of an account are held, and since when (rules 5, "Pause scope"). */
export const pauseSchema = z.object({
  scope: z.enum(['account', 'spending', 'kind']),
  /** For scope `kind`: the API scope the key lacks, for instance `posts:publish`. */
  kind: z.string().nullable(),
  code: z.enum(['KEY_REFUSED', 'KEY_MISSING', 'INSUFFICIENT_CREDITS', 'SCOPE_MISSING', 'BALANCE_UNKNOWN']),
  since: timeSchema,
})
export type Pause = z.infer<typeof pauseSchema>

/** Credits by which the balance moved otherwise than known (negative: they are gone), and how many calls may be why. */
const gapSchema = z.object({ credits: z.number(), calls: z.number().int() })

/** What the app knows that it spent, held against the balances it read. Credits. */
export const spendingSchema = z.object({
  since: timeSchema,
  balance: z.number(),
  at: timeSchema,
  spent: z.number(),
  givenBack: z.number(),
  /** Calls whose cost PowerPost did not tell to the last credit. */
  untold: gapSchema,
  /** Calls whose fate was never learnt. */
  lost: gapSchema,
  /** No call of the app explains these. */
  cameIn: z.number(),
  elsewhere: z.number(),
  /** False while something is under way. */
  isSettled: z.boolean(),
})
export type AccountSpending = z.infer<typeof spendingSchema>

export const accountSchema = z.object({
  id: idSchema,
  kind: accountKindSchema,
  label: z.string(),
  /** Base URL without a trailing slash; null for a sandbox that is not running. */
  baseUrl: z.string().nullable(),
  /** The only part of a key that ever reaches the window. */
  keyLast4: z.string().nullable(),
  keyState: z.enum(['ready', 'session-only', 'missing', 'pending', 'removing']),
  verifiedAt: timeSchema.nullable(),
  pauses: z.array(pauseSchema),
  credits: z.object({ balance: z.number(), at: timeSchema }).nullable(),
  /** Null until a balance was read while nothing was under way. */
  spending: spendingSchema.nullable(),
  network: z.enum(['unknown', 'online', 'offline']),
  workspaceCount: z.number().int(),
  /** Whether sends with a time are left to PowerPost; `absent`: they were to be, and this service turned out not to know how. */
  scheduling: z.enum(['on', 'off', 'absent']),
})
export type Account = z.infer<typeof accountSchema>

/** The scopes of the API (docs: authentication), in its own order. */
export const SCOPES = [
  'account:read', 'content:read', 'content:generate', 'images:read', 'images:generate', 'videos:read', 'videos:generate',
  'media:write', 'posts:read', 'posts:write', 'posts:publish', 'calendar:read', 'calendar:write', 'analytics:read',
] as const

/** What was seen of the key that is held now; `at`: when the call began that showed it. */
export const keyScopeSchema = z.object({ scope: z.enum(SCOPES), state: z.enum(['granted', 'missing', 'unknown']), at: timeSchema.nullable() })
export type KeyScope = z.infer<typeof keyScopeSchema>

export const keychainSchema = z.object({ available: z.boolean(), reason: z.string().nullable() })

/** What the clients of one account used, by month and kind: in the order of the rail, then those that were deleted. */
export const accountSpendSchema = z.object({
  clients: z.array(z.object({
    workspaceId: idSchema,
    name: z.string(),
    /** Its spending outlives it, in the name that it had. */
    deletedAt: timeSchema.nullable(),
    /** Null: its file cannot be read, or could not when it was deleted, so nothing of it is known. */
    rows: spendSchema.nullable(),
  })),
})
export type AccountSpend = z.infer<typeof accountSpendSchema>
