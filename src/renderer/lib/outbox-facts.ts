/** What is to be said of a step of the outbox, whatever the language: the words are in `strings/outbox*.ts`. */
import type { IntentView } from '../../contract/schemas/outbox.ts'

/** `danger` and the rest only colour words that stand there anyway. */
export type Tone = 'quiet' | 'active' | 'needs-you' | 'unsure' | 'problem'

export type WaitingFor = NonNullable<IntentView['waitingFor']>
export type StateKey =
  | 'next' | 'sending' | 'needs-you' | 'ask' | 'checking' | 'done' | 'held'
  | 'pausing' | 'paused' | 'after-paused-upload'
  | 'not-sent' | 'not-asked' | 'given-up' | 'not-scheduled' | 'not-taken-back' | 'was-out'
  | `for-${WaitingFor}`

/** How a step stands: what its words are looked up by, and their colour. */
export function stateKey(intent: IntentView): { key: StateKey; tone: Tone } {
  if (intent.pausedByUser && intent.state !== 'blocked') {
    if (intent.kind !== 'upload') return { key: 'after-paused-upload', tone: 'needs-you' }
    return intent.state === 'sending' ? { key: 'pausing', tone: 'quiet' } : { key: 'paused', tone: 'needs-you' }
  }
  switch (intent.state) {
    case 'queued': return { key: 'next', tone: 'quiet' }
    case 'waiting': {
      const reason = intent.waitingFor ?? 'retry'
      return { key: `for-${reason}`, tone: reason === 'settling' ? 'unsure' : reason === 'pause' ? 'needs-you' : 'quiet' }
    }
    case 'sending': return { key: 'sending', tone: 'active' }
    case 'unknown': return { key: intent.asks ? 'ask' : 'checking', tone: 'unsure' }
    case 'blocked': return { key: 'needs-you', tone: 'needs-you' }
    case 'done': return intent.kind === 'schedule' && intent.plan?.isHeld === true ? { key: 'held', tone: 'active' } : { key: 'done', tone: 'quiet' }
    case 'cancelled': return { key: cancelledKey(intent), tone: 'quiet' }
  }
}

function cancelledKey({ kind, cancelledBy, looks }: IntentView): StateKey {
  if (kind === 'unschedule') return cancelledBy === 'expired' ? 'was-out' : 'not-taken-back'
  if (kind === 'schedule' && cancelledBy === 'superseded') return 'not-scheduled'
  if (kind !== 'captions') return 'not-sent'
  // One that was looked for had left before: it was given up, not taken back.
  return looks.length > 0 ? 'given-up' : 'not-asked'
}

export type BlockedKind = 'send' | 'captions' | 'schedule' | 'unschedule'

/** Which words a blocked step has. */
export const blockedKind = (step: IntentView): BlockedKind => (step.kind === 'schedule' || step.kind === 'unschedule' ? step.kind : isForCaptions(step) ? 'captions' : 'send')

/** An upload that belongs to no send is made for captions where it names networks; else for the library alone. */
export const isForCaptions = ({ kind, sendId, platforms }: Pick<IntentView, 'kind' | 'sendId' | 'platforms'>): boolean =>
  kind === 'captions' || (kind === 'upload' && sendId === null && platforms.length > 0)

/** A whole fraction of what was sent, never 100 before the answer. */
export function percentOf(progress: { sent: number; total: number }): number {
  if (progress.total <= 0) return 0
  return Math.max(0, Math.min(99, Math.floor((progress.sent / progress.total) * 100)))
}
