/** Whether it is an intent's turn, and if not, what it waits for. */
import { backoff, EQUAL_RECHECK_MS, isDue, LATE_MS, LONGEST_WAIT_MS, OFFLINE_CAP_MS, UPLOAD_REPEATS } from './retry-policy.ts'
import { carryByApp, stay, toBlocked, toCancelled, toQueued, toSending, toWaiting } from './moves.ts'
import { isSpending } from './types.ts'
import type { Context, Decision, Gate, Intent } from './types.ts'

export function isExpired(intent: Intent, now: number): boolean {
  return intent.notAfter !== null && now > intent.notAfter
}

/** What was meant for a time must not go out by surprise long after it. Preparing the post surprises nobody. */
function isLate(intent: Intent, now: number): boolean {
  return intent.kind === 'publish' && intent.notBefore !== null && now - intent.notBefore > LATE_MS
}

export function decideDue(intent: Intent, gate: Gate, context: Context): Decision {
  if (intent.state === 'unknown') return decideUnknownDue(intent, gate, context)
  if (intent.state !== 'queued' && intent.state !== 'waiting') return stay(intent)
  const { now } = context
  if (isExpired(intent, now)) return intent.kind === 'schedule' ? carryByApp(intent, 'too-near') : toCancelled(intent, 'expired', { type: 'end-send', by: 'expired' })
  if (!gate.wanted) return toUnwanted(intent)
  if (intent.kind === 'upload' && context.pausedByUser) return stay(intent)
  if (gate.needs === 'cancelled') return toCancelled(intent, 'user', { type: 'end-send', by: 'user' })
  // Asked before the uploads are done: the user says yes once, and need not come back for each.
  if (gate.approval === 'needed') return toBlocked(intent, 'APPROVAL_NEEDED')
  if (gate.needs === 'pending') {
    const rests = intent.waitingFor === 'earlier-step' || (intent.waitingFor === 'undo' && !isDue(intent.nextAt, now))
    return rests ? stay(intent) : toWaiting(intent, 'earlier-step', null)
  }
  const timed = intent.state === 'waiting' && intent.waitingFor !== 'earlier-step' && intent.waitingFor !== 'pause' && intent.waitingFor !== 'equal'
  if (timed && !isDue(intent.nextAt, now)) return stay(intent)
  const { notBefore } = intent
  // Looked at again now and then, so that a clock that is set right is noticed.
  if (notBefore !== null && now < notBefore) return toWaiting(intent, 'time', Math.min(notBefore, now + LONGEST_WAIT_MS / 2))
  if (isLate(intent, now)) return toBlocked(intent, 'EXPIRED_ASK')
  if (gate.account === 'unlinked') return toBlocked(intent, 'WORKSPACE_UNLINKED')
  if (gate.paused) return intent.waitingFor === 'pause' ? stay(intent) : toWaiting(intent, 'pause', null)
  if (gate.account === 'no-address') return toWaiting(intent, 'network', now + backoff(Math.max(3, context.offlineFailures), context.random, OFFLINE_CAP_MS))
  if (gate.account === 'no-key') return toBlocked(intent, 'KEY_MISSING', { type: 'pause', scope: 'account', kind: null, code: 'KEY_MISSING' })
  if (gate.offlineUntil !== null && gate.offlineUntil > now) return toWaiting(intent, 'network', gate.offlineUntil)
  if (gate.equalUnderWay) return intent.waitingFor === 'equal' && !isDue(intent.nextAt, now) ? stay(intent) : toWaiting(intent, 'equal', now + EQUAL_RECHECK_MS)
  if (gate.approval === 'past') return toBlocked(intent, 'CEILING_REACHED')
  return toSending(intent, now)
}

/** What was to be taken back has gone out, or has ended, meanwhile. */
const toUnwanted = (intent: Intent): Decision => toCancelled(intent, intent.kind === 'unschedule' ? 'expired' : 'user')

/** An unknown one is looked at, unless only the user can settle it. No call frees quota or finds an upload, so a file goes again. */
function decideUnknownDue(intent: Intent, gate: Gate, context: Context): Decision {
  const { now } = context
  if (intent.asks || !isDue(intent.nextAt, now)) return stay(intent)
  if (!isSpending(intent.kind) && !gate.wanted) return toUnwanted(intent)
  if (intent.kind === 'upload') {
    return context.unsettledTries > UPLOAD_REPEATS ? toBlocked(intent, 'UPLOAD_UNSETTLED') : toQueued(intent)
  }
  const later = (at: number): Decision => stay({ ...intent, nextAt: at })
  if (gate.account !== 'ok' || gate.paused) return later(now + context.settle.second)
  if (gate.offlineUntil !== null && gate.offlineUntil > now) return later(gate.offlineUntil)
  return stay(intent, { type: 'look' })
}
