/** The few ways an intent changes state. Each leaves the columns of the other states clean. */
import { backoff, OFFLINE_CAP_MS } from './retry-policy.ts'
import type { Action, Blocked, CallResult, CancelledBy, Context, Decision, Intent, LastError, WaitingFor } from './types.ts'

const CLEAN = { waitingFor: null, blockedCode: null, cancelledBy: null, nextAt: null, asks: false } as const

export const stay = (intent: Intent, ...actions: Action[]): Decision => ({ next: intent, actions })
export const refuse = (intent: Intent): Decision => stay(intent, { type: 'refuse' })

export function toQueued(intent: Intent, ...actions: Action[]): Decision {
  return { next: { ...intent, ...CLEAN, state: 'queued', sendingSince: null, unknownSince: null }, actions }
}

export function toWaiting(intent: Intent, waitingFor: WaitingFor, nextAt: number | null, ...actions: Action[]): Decision {
  return { next: { ...intent, ...CLEAN, state: 'waiting', waitingFor, nextAt, sendingSince: null, unknownSince: null }, actions }
}

export function toSending(intent: Intent, now: number): Decision {
  return { next: { ...intent, ...CLEAN, state: 'sending', attempts: intent.attempts + 1, sendingSince: now, unknownSince: null }, actions: [{ type: 'call' }] }
}

/** A new episode of not knowing; what earlier episodes saw is dropped, how often it was repeated stays. */
export function toUnknown(intent: Intent, now: number, lookAt: number, ...actions: Action[]): Decision {
  const looks = intent.looks.filter((look) => look.saw === 'repeated')
  return { next: { ...intent, ...CLEAN, state: 'unknown', unknownSince: now, nextAt: lookAt, looks }, actions }
}

/** `unknownSince` stays for HELD, so that releasing goes back to looking. */
export function toBlocked(intent: Intent, code: Blocked, ...actions: Action[]): Decision {
  const unknownSince = code === 'HELD' ? intent.unknownSince : null
  return { next: { ...intent, ...CLEAN, state: 'blocked', blockedCode: code, sendingSince: null, unknownSince }, actions }
}

export function toDone(intent: Intent, ...actions: Action[]): Decision {
  const taken = TAKEN[intent.kind]
  return { next: { ...intent, ...CLEAN, state: 'done', lastError: null }, actions: taken === undefined ? actions : [{ type: taken }, ...actions] }
}
const TAKEN: Partial<Record<Intent['kind'], 'accepted' | 'scheduled' | 'unscheduled'>> = { publish: 'accepted', schedule: 'scheduled', unschedule: 'unscheduled' }

/** Only where the service holds nothing of it: the step ends, and a publish by the app takes its place. */
export function carryByApp(intent: Intent, why: Extract<Action, { type: 'carry-by-app' }>['why']): Decision {
  return toCancelled(intent, 'superseded', { type: 'carry-by-app', why })
}

/** Ends the step; a create or a publish takes its send with it, captions their request. */
export function toCancelled(intent: Intent, by: CancelledBy, ...actions: Action[]): Decision {
  return { next: { ...intent, ...CLEAN, state: 'cancelled', cancelledBy: by, sendingSince: null, unknownSince: null }, actions }
}

export function toOffline(intent: Intent, context: Context): Decision {
  const wait = backoff(context.offlineFailures, context.random, OFFLINE_CAP_MS)
  return toWaiting(intent, 'network', context.now + wait, { type: 'network', state: 'offline', until: context.now + wait })
}

export function withError(decision: Decision, result: CallResult, now: number): Decision {
  if (result.kind === 'ok') return decision
  const code = result.kind === 'refused' ? result.code || `HTTP_${result.status}` : result.reason.toUpperCase().replaceAll('-', '_')
  const lastError: LastError = { code: code.slice(0, 100), message: result.message.slice(0, 500), requestId: result.meta.requestId, at: now }
  return { next: { ...decision.next, lastError }, actions: decision.actions }
}
