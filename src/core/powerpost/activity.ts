/** Where the client tells of its requests. Whoever listens must answer at once: a call waits for it. */
import type { OperationId } from './generated/operations.ts'
import type { ProblemCode } from './problems.ts'
import type { Outcome } from './types.ts'

/** One request that was made or tried. Never a key, never a word of what was sent or answered. */
export interface MadeRequest {
  /** Wall time (ms) at which it began. */
  at: number
  operation: OperationId
  accountId: string
  /** The app's own id; null for a call of the account and for a workspace that is not in the app. */
  workspaceId: string | null
  /** The step of the outbox that it was made for. */
  intentId: string | null
  outcome: Outcome<unknown>['kind']
  /** Null when nothing was answered. */
  status: number | null
  code: ProblemCode | null
  ms: number
  requestId: string | null
  /** Bytes of the bodies. */
  sent: number
  received: number
  attempt: number
}

export interface ActivityPort {
  record(request: MadeRequest): void
}
