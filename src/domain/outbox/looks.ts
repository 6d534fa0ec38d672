/** Settling `unknown` by reading (rules 5, "Settling unknown"). */
import { backoff, CREATE_REPEATS, OFFLINE_CAP_MS, rateLimitWait } from './retry-policy.ts'
import { isExpired } from './gate.ts'
import { carryByApp, refuse, stay, toBlocked, toCancelled, toDone, toQueued, withError } from './moves.ts'
import type { Action, CallResult, Context, Decision, Intent, Sight } from './types.ts'

const count = (intent: Intent, saw: Sight) => intent.looks.filter((look) => look.saw === saw).length

export function decideLook(intent: Intent, saw: Exclude<Sight, 'repeated'>, context: Context): Decision {
  if (intent.state !== 'unknown' || intent.kind === 'upload') return refuse(intent)
  const seen: Intent = { ...intent, looks: [...intent.looks, { at: context.now, saw }], asks: false }
  const decision = AFTER_LOOK[intent.kind](seen, saw, context)
  return saw === 'unreadable' || saw === 'no-prompt' ? decision : { next: decision.next, actions: [...decision.actions, { type: 'network', state: 'online' }] }
}

/** Past draft → done. Draft twice → once more, guarded by 409. Anything else → the user. */
function afterPublishLook(intent: Intent, saw: Sight, context: Context): Decision {
  if (saw === 'past-draft') return toDone(intent)
  const ask = stay({ ...intent, asks: true, nextAt: null })
  const again = stay({ ...intent, nextAt: context.now + context.settle.second })
  if (saw === 'draft') {
    if (!isTwice(intent, 'draft')) return again
    if (isExpired(intent, context.now)) return toCancelled(intent, 'expired', { type: 'end-send', by: 'expired' })
    return intent.resentAfterLook ? ask : toQueued({ ...intent, resentAfterLook: true, looks: repeated(intent, context) })
  }
  return count(intent, 'unreadable') >= 2 ? ask : again
}

/** Adopt an unclaimed equal draft; else make it again: a server draft costs and publishes nothing. */
function afterCreateLook(intent: Intent, saw: Sight, context: Context): Decision {
  if (saw === 'adopted') return toDone(intent)
  const again = stay({ ...intent, nextAt: context.now + context.settle.second })
  if (saw === 'none' && count(intent, 'none') < 2) return again
  if (saw === 'unreadable' && count(intent, 'unreadable') < 3) return again
  if (isExpired(intent, context.now)) return toCancelled(intent, 'expired', { type: 'end-send', by: 'expired' })
  if (count(intent, 'repeated') >= CREATE_REPEATS) return toBlocked(intent, 'TOO_MANY_ATTEMPTS')
  return toQueued({ ...intent, looks: repeated(intent, context) })
}

/**
 * Exactly one unclaimed generation that could be ours → it is ours; anything else → the user, for a second request may cost a
 * second time. A row of a restored file that never left in this life is different: a list without it proves that it was not made.
 */
function afterCaptionsLook(intent: Intent, saw: Sight, context: Context): Decision {
  if (saw === 'adopted') return toDone(intent)
  const ask = stay({ ...intent, asks: true, nextAt: null })
  if (saw !== 'none' && saw !== 'unreadable') return ask
  if (count(intent, saw) < 2) return stay({ ...intent, nextAt: context.now + context.settle.second })
  return saw === 'none' && intent.attempts === 0 ? toQueued(intent) : ask
}

/**
 * Held for its time, or gone by it → taken. Seen as a draft twice, it is not taken: once more, or where its time is too near for
 * that, by the app, whose publish the service refuses if a late request should win. Unreadable → the user.
 */
function afterScheduleLook(intent: Intent, saw: Sight, context: Context): Decision {
  if (saw === 'scheduled' || saw === 'past-draft') return toDone(intent)
  if (saw === 'cancelled') return toCancelled(intent, 'user', { type: 'end-send', by: 'user' })
  const again = stay({ ...intent, nextAt: context.now + context.settle.second })
  if (saw !== 'draft') return count(intent, 'unreadable') >= 2 ? stay({ ...intent, asks: true, nextAt: null }) : again
  if (!isTwice(intent, 'draft')) return again
  if (isExpired(intent, context.now)) return carryByApp(intent, 'too-near')
  return repeatOrBlock(intent, context)
}

/** Not held any more → done. Gone out meanwhile → too late. Held still: taking it back twice does no more than once. */
function afterUnscheduleLook(intent: Intent, saw: Sight, context: Context): Decision {
  if (saw === 'cancelled' || saw === 'draft') return toDone(intent)
  if (saw === 'past-draft') return toCancelled(intent, 'expired', { type: 'fired' })
  const again = stay({ ...intent, nextAt: context.now + context.settle.second })
  if (saw !== 'scheduled') return count(intent, 'unreadable') >= 3 ? stay({ ...intent, asks: true, nextAt: null }) : again
  return isTwice(intent, 'scheduled') ? repeatOrBlock(intent, context) : again
}

const isTwice = (intent: Intent, saw: Sight) => intent.looks.slice(-2).filter((look) => look.saw === saw).length === 2

function repeatOrBlock(intent: Intent, context: Context): Decision {
  if (count(intent, 'repeated') >= CREATE_REPEATS) return toBlocked(intent, 'TOO_MANY_ATTEMPTS')
  return toQueued({ ...intent, looks: repeated(intent, context) })
}

const AFTER_LOOK = {
  publish: afterPublishLook, create_post: afterCreateLook, captions: afterCaptionsLook, schedule: afterScheduleLook, unschedule: afterUnscheduleLook,
} as const

const repeated = (intent: Intent, context: Context) => [...intent.looks, { at: context.now, saw: 'repeated' as const }]

/** The look itself could not be taken: it does not count, and comes again. */
export function decideLookFailed(intent: Intent, result: CallResult, context: Context): Decision {
  if (intent.state !== 'unknown') return stay(intent)
  const at = (wait: number, ...actions: Action[]): Decision => stay({ ...intent, nextAt: context.now + wait }, ...actions)
  if (result.kind === 'refused' && result.status === 401) {
    return withError(at(context.settle.second, { type: 'pause', scope: 'account', kind: null, code: 'KEY_REFUSED' }), result, context.now)
  }
  if (result.kind === 'refused' && result.status === 429) return at(rateLimitWait(result.retryAfterMs, context.random))
  if (result.kind === 'not-sent' && result.reason === 'limiter') return at(rateLimitWait(result.retryAfterMs, context.random))
  if (result.kind === 'not-sent' && result.reason === 'aborted') return at(context.settle.first)
  const wait = Math.max(context.settle.first, backoff(context.offlineFailures, context.random, OFFLINE_CAP_MS))
  return result.kind === 'not-sent' ? at(wait, { type: 'network', state: 'offline', until: context.now + wait }) : at(wait)
}
