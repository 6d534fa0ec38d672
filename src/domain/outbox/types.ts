/**
 * The outbox as a pure machine (rules 5). Nothing here reads a clock, a database or the network: an intent, an event and
 * what is known around it go in; the intent as it should be stored, and what to do about it, come out.
 */
export const INTENT_KINDS = ['upload', 'create_post', 'publish', 'captions', 'schedule', 'unschedule'] as const
export type IntentKind = (typeof INTENT_KINDS)[number]

/** The API scope that each kind of call needs (docs: authentication). */
export const SCOPE_OF: Readonly<Record<IntentKind, string>> = {
  upload: 'media:write', create_post: 'posts:write', publish: 'posts:publish', captions: 'content:generate', schedule: 'posts:publish', unschedule: 'posts:publish',
}

/**
 * Calls that cost credits: serial for each account, and never repeated without proof or the user's word. Whether a schedule is paid
 * when it is made or when its time comes is not documented, so it counts.
 */
export function isSpending(kind: IntentKind): boolean {
  return kind === 'publish' || kind === 'captions' || kind === 'schedule'
}

export const INTENT_STATES = ['queued', 'waiting', 'sending', 'unknown', 'blocked', 'done', 'cancelled'] as const
export type IntentState = (typeof INTENT_STATES)[number]

/** `equal`: the same request is under way or in doubt, and the service's list could not tell the two apart. */
export type WaitingFor = 'network' | 'rate-limit' | 'earlier-step' | 'undo' | 'retry' | 'pause' | 'settling' | 'equal' | 'time'

export type Blocked =
  | 'VALIDATION' | 'NOT_FOUND' | 'FILE_TOO_LARGE' | 'QUOTA_EXCEEDED' | 'NOT_CONNECTED' | 'FORBIDDEN' | 'KEY_REFUSED' | 'KEY_MISSING'
  | 'SCOPE_MISSING' | 'NO_CREDITS' | 'MEDIA_GONE' | 'MEDIA_FORGOTTEN' | 'UPLOAD_UNSETTLED' | 'TOO_MANY_ATTEMPTS' | 'HELD' | 'EXPIRED_ASK'
  | 'WORKSPACE_UNLINKED' | 'PREREQUISITE' | 'UNEXPECTED' | 'APPROVAL_NEEDED' | 'CEILING_REACHED'

export type CancelledBy = 'user' | 'expired' | 'superseded'

/**
 * What one look at the service saw; `repeated` marks that the request was made again after looking. `several`: more than one
 * could be ours; `no-prompt`: the request has no text to be found by; `scheduled`, `cancelled`: where a post with a time stands.
 */
export type Sight = 'past-draft' | 'draft' | 'unreadable' | 'adopted' | 'none' | 'no-list' | 'several' | 'no-prompt' | 'scheduled' | 'cancelled' | 'repeated'

export interface LookTaken {
  at: number
  saw: Sight
}

export interface LastError {
  code: string
  message: string
  requestId: string | null
  at: number
}

/** The part of an outbox row that decisions read and change. Times are Unix ms. */
export interface Intent {
  readonly kind: IntentKind
  readonly state: IntentState
  readonly waitingFor: WaitingFor | null
  readonly blockedCode: Blocked | null
  readonly cancelledBy: CancelledBy | null
  readonly attempts: number
  readonly nextAt: number | null
  readonly notAfter: number | null
  /** Not to be sent before; a publish that is more than five minutes late asks first (rules 4). */
  readonly notBefore: number | null
  readonly sendingSince: number | null
  readonly unknownSince: number | null
  readonly looks: readonly LookTaken[]
  /** Only the user can settle it. */
  readonly asks: boolean
  /** Publish was already sent once more after two looks saw a draft. */
  readonly resentAfterLook: boolean
  readonly lastError: LastError | null
}

/** Our own word, in a refusal with status 404, for a service that can read the post and knows no schedule. */
export const SCHEDULE_ABSENT = 'SCHEDULE_ABSENT'

export type PauseCode = 'KEY_REFUSED' | 'KEY_MISSING' | 'INSUFFICIENT_CREDITS' | 'SCOPE_MISSING' | 'BALANCE_UNKNOWN'

/** What stands around an intent when it may be its turn. */
export interface Gate {
  /** The steps it needs: all done, some still open, or one given up. */
  needs: 'done' | 'pending' | 'cancelled'
  /** False when nothing alive wants this step any more. */
  wanted: boolean
  account: 'ok' | 'unlinked' | 'no-address' | 'no-key'
  /** A pause of the account that covers this kind of call. */
  paused: boolean
  /** Until when the account counts as offline; null when it does not. */
  offlineUntil: number | null
  /** Whether credits may be spent on it: `past` when it could go over the ceiling it was approved with. */
  approval: 'given' | 'needed' | 'past'
  /** The same request of this account is under way or in doubt. */
  equalUnderWay: boolean
}

/** How a call ended, as far as decisions care; the client's Outcome fits it. */
export type CallResult =
  | { kind: 'ok'; meta: { requestId: string | null } }
  | { kind: 'refused'; status: number; code: string; message: string; retryAfterMs: number | null; meta: { requestId: string | null } }
  | { kind: 'not-sent'; reason: 'offline' | 'aborted' | 'cut' | 'limiter' | 'body-source'; message: string; retryAfterMs?: number | null | undefined; meta: { requestId: string | null } }
  | { kind: 'unclear'; reason: string; message: string; meta: { requestId: string | null } }

/**
 * `send-again` and `give-up` answer an unknown request for captions: either may leave one behind that was paid for; or the unknown
 * end of taking a schedule back, which may be said twice. `carry-here`: the app publishes it itself. `pause` is for uploads alone;
 * `resume` too, or for the step that waits for them.
 */
export const USER_ACTS = ['cancel', 'retry', 'look-again', 'it-is-live', 'it-is-not', 'release', 'approve', 'send-again', 'give-up', 'pause', 'resume', 'carry-here'] as const
export type UserAct = (typeof USER_ACTS)[number]

export type OutboxEvent =
  /** The core started and found the row: a request that was under way may have arrived. */
  | { type: 'restart' }
  /** It may be its turn. */
  | { type: 'due'; gate: Gate }
  /** A read that must come before the call (the balance) did not succeed. */
  | { type: 'not-ready'; result: CallResult }
  /** The call came back. `namesMedia`: a refusal that can only mean media ids the service no longer knows. */
  | { type: 'result'; result: CallResult; namesMedia?: boolean }
  /** A look at the service, for `unknown`. */
  | { type: 'look'; saw: Exclude<Sight, 'repeated'> }
  /** A look that could not be taken now; it does not count. */
  | { type: 'look-failed'; result: CallResult }
  | { type: 'network-back' }
  | { type: 'unpaused' }
  /** The database is a restored or copied one: everything open waits for the user's word. */
  | { type: 'hold' }
  /** A plain read of the workspace is refused too (FORBIDDEN). */
  | { type: 'workspace-refused' }
  | { type: 'supersede' }
  | { type: 'give-up'; by: CancelledBy }
  | { type: 'user'; act: UserAct }

export const EVENT_TYPES = [
  'restart', 'due', 'not-ready', 'result', 'look', 'look-failed', 'network-back', 'unpaused', 'hold', 'workspace-refused', 'supersede', 'give-up', 'user',
] as const satisfies OutboxEvent['type'][]

export interface Context {
  now: number
  /** In [0, 1), drawn anew for each decision. */
  random: number
  /** Failures to reach the account in a row, this one included. */
  offlineFailures: number
  /** The user paused this upload, or one that this step waits for. A fact of the file: it outlives the row. */
  pausedByUser: boolean
  /** Upload only: answers lost so far for this file, this one not included. */
  unsettledTries: number
  /** Create and captions: media of it was re-uploaded once already. */
  mediaWasForgotten: boolean
  /** The send has a post on the service. */
  hasRemotePost: boolean
  /** ms before the first and the second look (rules: 5 s and 60 s). */
  settle: { first: number; second: number }
}

export type Action =
  /** Make the request; the intent is now `sending` and must be stored before the first byte. */
  | { type: 'call' }
  /** Read from the service and come back with `look`. */
  | { type: 'look' }
  /** `kind` is the API scope that the key lacks, for scope `kind`. */
  | { type: 'pause'; scope: 'account' | 'spending' | 'kind'; kind: string | null; code: PauseCode }
  | { type: 'network'; state: 'online' }
  | { type: 'network'; state: 'offline'; until: number }
  /** Publish was taken: start following the items. */
  | { type: 'accepted' }
  /** The service holds the post for its time, or has let it go by: follow it. */
  | { type: 'scheduled' }
  /** The service will not publish it any more: the send ends, or goes to its new time. */
  | { type: 'unscheduled' }
  /** Too late to take it back: follow the items. */
  | { type: 'fired' }
  /** The service holds nothing of it and will not be asked again: the app publishes it at its time. */
  | { type: 'carry-by-app'; why: 'absent' | 'too-near' | 'user' }
  /** Forget the media ids that the request named and upload them anew. */
  | { type: 'reupload' }
  /** Ask whether a plain read is refused too. */
  | { type: 'check-workspace' }
  | { type: 'count-unsettled' }
  /** Of the file, or of all that the step waits for. A request under way is broken off once it is stored. */
  | { type: 'pause-upload' }
  | { type: 'resume-upload' }
  | { type: 'reset-unsettled' }
  /** A request is left behind whose fate was not learnt; it may have cost credits. */
  | { type: 'count-lost' }
  /** The whole send, or the request for captions, ends with this step. */
  | { type: 'end-send'; by: CancelledBy }
  /** The event is not possible in this state; nothing changed. */
  | { type: 'refuse' }

export interface Decision {
  next: Intent
  actions: Action[]
}
