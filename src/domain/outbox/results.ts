/** What a call's end makes of an intent in `sending` (rules 5, S4). */
import { backoff, CUT_ATTEMPTS, MAX_ATTEMPTS, rateLimitWait } from './retry-policy.ts'
import { carryByApp, refuse, stay, toBlocked, toDone, toOffline, toQueued, toUnknown, toWaiting, withError } from './moves.ts'
import { SCHEDULE_ABSENT, SCOPE_OF } from './types.ts'
import type { Action, CallResult, Context, Decision, Intent } from './types.ts'

type Refused = Extract<CallResult, { kind: 'refused' }>
type NotSent = Extract<CallResult, { kind: 'not-sent' }>

const ONLINE: Action = { type: 'network', state: 'online' }

export function decideResult(intent: Intent, result: CallResult, namesMedia: boolean, context: Context): Decision {
  if (intent.state !== 'sending') return refuse(intent)
  const decision = afterCall(intent, result, namesMedia, context)
  return withError(decision, result, context.now)
}

function afterCall(intent: Intent, result: CallResult, namesMedia: boolean, context: Context): Decision {
  switch (result.kind) {
    case 'ok':
      return toDone(intent, ONLINE)
    case 'not-sent':
      return afterNotSent(intent, result, context)
    case 'unclear': {
      const count: Action[] = intent.kind === 'upload' ? [{ type: 'count-unsettled' }] : []
      return toUnknown(intent, context.now, context.now + context.settle.first, ...count)
    }
    case 'refused':
      return online(afterRefusal(intent, result, namesMedia, context))
  }
}

const online = (decision: Decision): Decision => ({ next: decision.next, actions: [...decision.actions, ONLINE] })

/** Nothing left, so the step is as it was before. */
function afterNotSent(intent: Intent, result: NotSent, context: Context): Decision {
  switch (result.reason) {
    case 'offline':
      return toOffline(intent, context)
    case 'aborted':
      return toQueued(intent)
    case 'cut':
      // The network went away in the middle, as it does when a computer sleeps: the account counts as offline only if the next try finds it so.
      if (intent.attempts >= CUT_ATTEMPTS) return toBlocked(intent, 'TOO_MANY_ATTEMPTS')
      return toWaiting(intent, 'network', context.now + backoff(intent.attempts, context.random))
    case 'limiter':
      return toWaiting(intent, 'rate-limit', context.now + rateLimitWait(result.retryAfterMs, context.random))
    case 'body-source':
      return toBlocked(intent, 'MEDIA_GONE')
  }
}

function afterRefusal(intent: Intent, result: Refused, namesMedia: boolean, context: Context): Decision {
  if (namesMedia && (intent.kind === 'create_post' || intent.kind === 'captions')) {
    return context.mediaWasForgotten ? toBlocked(intent, 'MEDIA_FORGOTTEN') : toWaiting(intent, 'earlier-step', null, { type: 'reupload' })
  }
  switch (result.status) {
    case 401:
      return toBlocked(intent, 'KEY_REFUSED', { type: 'pause', scope: 'account', kind: null, code: 'KEY_REFUSED' })
    case 402:
      return toBlocked(intent, 'NO_CREDITS', { type: 'pause', scope: 'spending', kind: null, code: 'INSUFFICIENT_CREDITS' })
    case 403:
      return result.code === 'INSUFFICIENT_SCOPE'
        ? toBlocked(intent, 'SCOPE_MISSING', { type: 'pause', scope: 'kind', kind: SCOPE_OF[intent.kind], code: 'SCOPE_MISSING' })
        : toBlocked(intent, 'FORBIDDEN', { type: 'check-workspace' })
    case 404:
      return intent.kind === 'schedule' && result.code === SCHEDULE_ABSENT ? carryByApp(intent, 'absent') : toBlocked(intent, 'NOT_FOUND')
    case 409:
      // Not in the state we thought: read it before anything else is believed. Other calls have no such guard.
      return isGuarded(intent.kind) ? toUnknown(intent, context.now, context.now) : toBlocked(intent, 'UNEXPECTED')
    case 413:
      return toBlocked(intent, result.code === 'STORAGE_QUOTA_EXCEEDED' ? 'QUOTA_EXCEEDED' : 'FILE_TOO_LARGE')
    case 422:
      return toBlocked(intent, result.code === 'PLATFORM_NOT_CONNECTED' ? 'NOT_CONNECTED' : 'VALIDATION')
    case 429:
      if (intent.attempts >= MAX_ATTEMPTS) return toBlocked(intent, 'TOO_MANY_ATTEMPTS')
      return toWaiting(intent, 'rate-limit', context.now + rateLimitWait(result.retryAfterMs, context.random))
    case 400:
    case 415:
      return toBlocked(intent, 'VALIDATION')
    default:
      return toBlocked(intent, 'UNEXPECTED')
  }
}

/** The service refuses these for a post that is past them. */
const isGuarded = (kind: Intent['kind']) => kind === 'publish' || kind === 'schedule' || kind === 'unschedule'

/** A read before the call failed: nothing of the step itself has left, and it is still `queued` or `waiting`. */
export function decideNotReady(intent: Intent, result: CallResult, context: Context): Decision {
  if (intent.state !== 'queued' && intent.state !== 'waiting') return stay(intent)
  const tried = { ...intent, attempts: intent.attempts + 1 }
  return withError(afterFailedRead(tried, result, context), result, context.now)
}

function afterFailedRead(intent: Intent, result: CallResult, context: Context): Decision {
  if (result.kind === 'ok') return stay(intent, ONLINE)
  if (result.kind === 'not-sent' && result.reason !== 'body-source') return afterNotSent(intent, result, context)
  if (result.kind === 'refused' && (result.status === 401 || result.status === 429)) return online(afterRefusal(intent, result, false, context))
  if (intent.attempts >= MAX_ATTEMPTS) return toBlocked(intent, 'TOO_MANY_ATTEMPTS')
  return toWaiting(intent, 'retry', context.now + backoff(intent.attempts, context.random))
}
