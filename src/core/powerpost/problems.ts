/**
 * The one family of what can go wrong with a call: a closed set of codes, each with one way on. Those of the service are the words that
 * docs/api/openapi.yaml names; an unknown word counts by its status (docs: errors).
 */
import type { Recovery } from '../../contract/errors.ts'
import { REFUSAL_STATUS } from './generated/operations.ts'
import type { Outcome } from './types.ts'

type Documented = keyof typeof REFUSAL_STATUS
export type ProblemRecovery = Recovery | 'add-credits' | 'connect-network' | 'read-again' | 'wait'

/** A word that the file gains does not compile until it has a way on. */
const SAID = {
  VALIDATION_ERROR: 'fix-input',
  INVALID_API_KEY: 'enter-key',
  INSUFFICIENT_CREDITS: 'add-credits',
  /** The workspace is not the account's. */
  FORBIDDEN: 'fix-input',
  /** The key may not do this. */
  INSUFFICIENT_SCOPE: 'enter-key',
  NOT_FOUND: 'reload',
  ALREADY_PUBLISHED: 'read-again',
  FILE_TOO_LARGE: 'fix-input',
  STORAGE_QUOTA_EXCEEDED: 'free-space',
  PLATFORM_NOT_CONNECTED: 'connect-network',
  RATE_LIMIT_EXCEEDED: 'wait',
  INTERNAL_ERROR: 'retry',
} as const satisfies Record<Documented, ProblemRecovery>

const OURS = {
  /** Refused with a status that has no meaning for this call. */
  REFUSED: 'report',
  /** Nothing left this machine. */
  OFFLINE: 'wait-for-network',
  /** Stopped by the app. */
  STOPPED: 'retry',
  /** The limiter holds the call back: the service asked for a pause. */
  PAUSED: 'wait',
  /** The file to upload could not be read as it was. */
  FILE_UNREADABLE: 'fix-input',
  /** It left, and nothing came back. */
  NO_ANSWER: 'retry',
  /** HTML, a redirect, another shape, too much: nothing that the service says. */
  BAD_ANSWER: 'retry',
} as const satisfies Record<string, ProblemRecovery>

export const PROBLEM_RECOVERY = { ...SAID, ...OURS } as const
export type ProblemCode = keyof typeof PROBLEM_RECOVERY

export interface Problem {
  code: ProblemCode
  recovery: ProblemRecovery
  /** True when the service may have acted all the same. */
  maybeDone: boolean
  /** What to name when asking PowerPost. */
  requestId: string | null
  /** When to come back; null when nothing was said. */
  retryAfterMs: number | null
}

/** What an unknown word of a status counts as. */
const BY_STATUS = new Map<number, ProblemCode>([
  [400, 'VALIDATION_ERROR'], [401, 'INVALID_API_KEY'], [402, 'INSUFFICIENT_CREDITS'], [403, 'FORBIDDEN'], [404, 'NOT_FOUND'], [413, 'FILE_TOO_LARGE'],
  [415, 'VALIDATION_ERROR'], [422, 'VALIDATION_ERROR'], [429, 'RATE_LIMIT_EXCEEDED'],
])

/** Null when all went well. */
export function problemOf(outcome: Outcome<unknown>): Problem | null {
  if (outcome.kind === 'ok') return null
  const code = codeOf(outcome)
  return {
    code,
    recovery: PROBLEM_RECOVERY[code],
    maybeDone: outcome.kind === 'unclear',
    requestId: outcome.meta.requestId,
    retryAfterMs: outcome.kind === 'unclear' ? null : (outcome.retryAfterMs ?? null),
  }
}

function codeOf(outcome: Exclude<Outcome<unknown>, { kind: 'ok' }>): ProblemCode {
  if (outcome.kind === 'refused') {
    const { code, status } = outcome
    return isDocumented(code) && REFUSAL_STATUS[code] === status ? code : (BY_STATUS.get(status) ?? 'REFUSED')
  }
  switch (outcome.reason) {
    case 'offline':
      return 'OFFLINE'
    case 'limiter':
      return 'PAUSED'
    case 'body-source':
      return 'FILE_UNREADABLE'
    case 'aborted':
      return 'STOPPED'
    case 'server-error':
      return 'INTERNAL_ERROR'
    case 'timeout':
    case 'reset':
      return 'NO_ANSWER'
    case 'redirect':
    case 'bad-answer':
    case 'too-large':
      return 'BAD_ANSWER'
  }
}

const isDocumented = (code: string): code is Documented => Object.hasOwn(REFUSAL_STATUS, code)
