/** Acts of the user on an intent, and which of them are offered. */
import { carryByApp, refuse, stay, toCancelled, toDone, toQueued, toUnknown } from './moves.ts'
import type { Action, Blocked, Context, Decision, Intent, IntentKind, UserAct } from './types.ts'

/** Nothing of it is under way or in doubt, so it can be taken back. */
export function isCancellable(intent: Pick<Intent, 'state'>): boolean {
  return intent.state === 'queued' || intent.state === 'waiting' || intent.state === 'blocked'
}

export function decideUser(intent: Intent, act: UserAct, context: Context): Decision {
  switch (act) {
    case 'cancel':
      if (!isCancellable(intent)) return refuse(intent)
      // Taking back the taking back: the service holds the post as before.
      return intent.kind === 'unschedule' ? toCancelled(intent, 'user') : toCancelled(intent, 'user', { type: 'end-send', by: 'user' })
    case 'carry-here':
      return intent.kind === 'schedule' && isCancellable(intent) ? carryByApp(intent, 'user') : refuse(intent)
    case 'retry':
      return decideRetry(intent)
    case 'pause':
      return isPausable(intent) && !context.pausedByUser ? stay(intent, { type: 'pause-upload' }) : refuse(intent)
    case 'resume':
      return context.pausedByUser ? stay(intent, { type: 'resume-upload' }) : refuse(intent)
    case 'look-again':
      if (intent.state !== 'unknown') return refuse(intent)
      return stay({ ...intent, asks: false, nextAt: context.now })
    case 'it-is-live':
      return isAsking(intent, 'publish') || isAsking(intent, 'schedule') ? toDone(intent) : refuse(intent)
    case 'it-is-not':
      // The user takes the word for it; a 409 of the service still guards the one post. Another lost answer asks again.
      if (isAsking(intent, 'schedule')) return toQueued(intent)
      return isAsking(intent, 'publish') ? toQueued({ ...intent, resentAfterLook: true, notBefore: null }) : refuse(intent)
    case 'send-again':
      if (isAsking(intent, 'unschedule')) return toQueued(afterRepeat(intent, context))
      // Nothing guards it at the service: the first one may have been paid for, and stays counted as such.
      return isAsking(intent, 'captions') ? toQueued(afterRepeat(intent, context), { type: 'count-lost' }) : refuse(intent)
    case 'give-up':
      // Whatever became of it, the post is followed as it was.
      if (isAsking(intent, 'unschedule')) return toCancelled(intent, 'user')
      return isAsking(intent, 'captions') ? toCancelled(intent, 'user', { type: 'count-lost' }, { type: 'end-send', by: 'user' }) : refuse(intent)
    case 'approve':
      if (isUnapproved(intent)) return toQueued(intent)
      return intent.kind === 'captions' && (intent.state === 'queued' || intent.state === 'waiting') ? stay(intent) : refuse(intent)
    case 'release':
      return intent.state === 'blocked' && intent.blockedCode === 'HELD' ? decideRelease(intent, context) : refuse(intent)
  }
}

/** One that is blocked goes nowhere by itself. */
const isPausable = (intent: Intent) => intent.kind === 'upload' && (intent.state === 'queued' || intent.state === 'waiting' || intent.state === 'sending' || intent.state === 'unknown')
const isAsking = (intent: Intent, kind: IntentKind) => intent.kind === kind && intent.state === 'unknown' && intent.asks
const isUnapproved = (intent: Intent) => intent.state === 'blocked' && (intent.blockedCode === 'APPROVAL_NEEDED' || intent.blockedCode === 'CEILING_REACHED')
const afterRepeat = (intent: Intent, context: Context): Intent => ({ ...intent, looks: [...intent.looks, { at: context.now, saw: 'repeated' }] })

function decideRetry(intent: Intent): Decision {
  if (intent.state === 'blocked' && intent.blockedCode !== 'HELD') {
    const reset: Action[] = intent.kind === 'upload' ? [{ type: 'reset-unsettled' }] : []
    // Asked because its time had passed, the user says yes: it goes at once.
    const notBefore = intent.blockedCode === 'EXPIRED_ASK' ? null : intent.notBefore
    return toQueued({ ...intent, attempts: 0, notBefore, looks: intent.looks.filter((look) => look.saw !== 'repeated') }, ...reset)
  }
  if (intent.state === 'waiting' && (intent.waitingFor === 'network' || intent.waitingFor === 'retry')) return toQueued(intent)
  return refuse(intent)
}

/** A held row of a restored file may be out already: a publish whose post is known, and captions, are looked for before anything is sent. */
function decideRelease(intent: Intent, context: Context): Decision {
  const look = intent.unknownSince !== null || intent.kind === 'captions' || (isOfPost(intent.kind) && context.hasRemotePost)
  return look ? toUnknown(intent, context.now, context.now) : toQueued(intent)
}

const isOfPost = (kind: IntentKind) => kind === 'publish' || kind === 'schedule' || kind === 'unschedule'

const NEXT_STEP: Partial<Record<Blocked, (UserAct | 'replace-key' | 'fix-and-resend')[]>> = {
  KEY_REFUSED: ['replace-key', 'retry', 'cancel'],
  KEY_MISSING: ['replace-key', 'retry', 'cancel'],
  SCOPE_MISSING: ['replace-key', 'retry', 'cancel'],
  HELD: ['release', 'cancel'],
  MEDIA_GONE: ['fix-and-resend', 'cancel'],
  FILE_TOO_LARGE: ['fix-and-resend', 'cancel'],
  VALIDATION: ['fix-and-resend', 'retry', 'cancel'],
  APPROVAL_NEEDED: ['approve', 'cancel'],
  CEILING_REACHED: ['approve', 'cancel'],
}

/** What the user may do now, the one next step first. `fixable`: the send has no post on the service and nothing in doubt. */
export function actionsFor(intent: Intent, { fixable, pausedByUser }: { fixable: boolean; pausedByUser: boolean }): (UserAct | 'replace-key' | 'fix-and-resend')[] {
  if (pausedByUser && (isPausable(intent) || (intent.state === 'waiting' && intent.waitingFor === 'earlier-step'))) {
    return isCancellable(intent) ? ['resume', 'cancel'] : ['resume']
  }
  const pause: UserAct[] = isPausable(intent) ? ['pause'] : []
  switch (intent.state) {
    case 'queued':
      return ['cancel', ...pause]
    case 'waiting':
      return intent.waitingFor === 'network' || intent.waitingFor === 'retry' ? ['retry', 'cancel', ...pause] : ['cancel', ...pause]
    case 'sending':
      return pause
    case 'unknown':
      return [...actionsInDoubt(intent), ...pause]
    case 'blocked': {
      const known = (intent.blockedCode && NEXT_STEP[intent.blockedCode]) ?? ['retry', 'cancel']
      const steps = intent.kind === 'schedule' && intent.blockedCode !== null && BY_APP.includes(intent.blockedCode) ? (['retry', 'carry-here', 'cancel'] as const) : known
      const possible = steps.filter((step) => step !== 'fix-and-resend' || fixable)
      return possible.length > 1 ? possible : ['retry', ...possible.filter((step) => step !== 'retry')]
    }
    default:
      return []
  }
}

/** Where it may be the schedule itself that the service does not take. */
const BY_APP: readonly Blocked[] = ['VALIDATION', 'NOT_FOUND', 'UNEXPECTED', 'TOO_MANY_ATTEMPTS']

function actionsInDoubt(intent: Intent): UserAct[] {
  if (intent.kind === 'upload') return []
  if (isAsking(intent, 'publish') || isAsking(intent, 'schedule')) return ['look-again', 'it-is-live', 'it-is-not']
  if (isAsking(intent, 'unschedule')) return ['look-again', 'send-again', 'give-up']
  if (!isAsking(intent, 'captions')) return ['look-again']
  // Without a prompt there is nothing to look for.
  return intent.looks.at(-1)?.saw === 'no-prompt' ? ['send-again', 'give-up'] : ['look-again', 'send-again', 'give-up']
}
