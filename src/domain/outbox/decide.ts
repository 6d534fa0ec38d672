/** `decide` is the whole of the outbox's judgement; the driver in core/sync only carries it out. */
import { decideDue } from './gate.ts'
import { decideLook, decideLookFailed } from './looks.ts'
import { refuse, stay, toBlocked, toCancelled, toQueued, toUnknown } from './moves.ts'
import { decideNotReady, decideResult } from './results.ts'
import { decideUser, isCancellable } from './user-acts.ts'
import type { Action, Blocked, Context, Decision, Intent, OutboxEvent } from './types.ts'

const PAUSE_BLOCKS: readonly Blocked[] = ['KEY_REFUSED', 'KEY_MISSING', 'SCOPE_MISSING', 'NO_CREDITS']

export function isTerminal(intent: Pick<Intent, 'state'>): boolean {
  return intent.state === 'done' || intent.state === 'cancelled'
}

/** Blocked by something that a lifted pause mends. */
export function isBlockedByPause(intent: Pick<Intent, 'state' | 'blockedCode'>): boolean {
  return intent.state === 'blocked' && intent.blockedCode !== null && PAUSE_BLOCKS.includes(intent.blockedCode)
}

export function decide(intent: Intent, event: OutboxEvent, context: Context): Decision {
  if (isTerminal(intent)) return event.type === 'user' ? refuse(intent) : stay(intent)
  switch (event.type) {
    case 'restart': {
      if (intent.state !== 'sending') return stay(intent)
      const count: Action[] = intent.kind === 'upload' ? [{ type: 'count-unsettled' }] : []
      return toUnknown(intent, context.now, context.now + context.settle.first, ...count)
    }
    case 'due':
      return decideDue(intent, event.gate, context)
    case 'not-ready':
      return decideNotReady(intent, event.result, context)
    case 'result':
      return decideResult(intent, event.result, event.namesMedia === true, context)
    case 'look':
      return decideLook(intent, event.saw, context)
    case 'look-failed':
      return decideLookFailed(intent, event.result, context)
    case 'network-back':
      if (intent.state === 'waiting' && intent.waitingFor === 'network') return toQueued(intent)
      return intent.state === 'unknown' ? stay(sooner(intent, context)) : stay(intent)
    case 'unpaused':
      if (intent.state === 'waiting' && (intent.waitingFor === 'pause' || intent.waitingFor === 'network')) return toQueued(intent)
      if (isBlockedByPause(intent)) return toQueued(intent)
      return intent.state === 'unknown' ? stay(sooner(intent, context)) : stay(intent)
    case 'hold':
      if (intent.state === 'sending') return toBlocked({ ...intent, unknownSince: context.now }, 'HELD')
      return intent.state === 'blocked' && intent.blockedCode === 'HELD' ? stay(intent) : toBlocked(intent, 'HELD')
    case 'workspace-refused':
      return intent.state === 'queued' || intent.state === 'waiting' ? toBlocked(intent, 'FORBIDDEN') : stay(intent)
    case 'supersede':
      return isCancellable(intent) ? toCancelled(intent, 'superseded') : refuse(intent)
    case 'give-up':
      return isCancellable(intent) ? toCancelled(intent, event.by) : refuse(intent)
    case 'user':
      return decideUser(intent, event.act, context)
  }
}

/**
 * Brings a look forward that waited for the network; never sooner than the rules' pause after the last look. What was asked
 * because nothing could be read is looked at once more: reading costs nothing.
 */
function sooner(intent: Intent, context: Context): Intent {
  const last = intent.looks.filter((look) => look.saw !== 'repeated').at(-1)
  if (intent.asks) return last?.saw === 'unreadable' ? { ...intent, asks: false, nextAt: context.now } : intent
  const earliest = last ? last.at + context.settle.second : (intent.unknownSince ?? context.now) + context.settle.first
  const at = Math.max(context.now, earliest)
  return intent.nextAt !== null && at < intent.nextAt ? { ...intent, nextAt: at } : intent
}
