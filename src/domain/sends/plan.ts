/** What may still be done about a send before it goes out. */
import { isCancellable, isTerminal } from '../outbox/index.ts'
import type { Intent } from '../outbox/index.ts'

export interface PlannedSend {
  state: 'live' | 'finished' | 'cancelled' | 'superseded'
  dueAt: number | null
  /** Since when the service holds it for its time. */
  scheduledAt: number | null
  publishedAt: number | null
}

/**
 * `open`: nothing of the publish has left. `held`: the service has it, and is to be asked to let go. `letting-go`: it was asked.
 * `closed`: it is going, gone, or nobody knows yet.
 */
export type Stage = 'open' | 'held' | 'letting-go' | 'closed'

export interface Plan {
  stage: Stage
  canCancel: boolean
  canReschedule: boolean
}

const CLOSED: Plan = { stage: 'closed', canCancel: false, canReschedule: false }

export function planOf(send: PlannedSend, steps: readonly Pick<Intent, 'kind' | 'state' | 'blockedCode'>[]): Plan {
  if (send.state !== 'live' || send.publishedAt !== null) return CLOSED
  const carrying = steps.find((step) => (step.kind === 'publish' || step.kind === 'schedule') && step.state !== 'cancelled')
  if (!carrying) return CLOSED
  if (isCancellable(carrying)) return { stage: 'open', canCancel: true, canReschedule: send.dueAt !== null && carrying.blockedCode !== 'HELD' }
  if (carrying.kind !== 'schedule' || carrying.state !== 'done' || send.scheduledAt === null) return CLOSED
  const isAsked = steps.some((step) => step.kind === 'unschedule' && !isTerminal(step))
  return { stage: isAsked ? 'letting-go' : 'held', canCancel: true, canReschedule: true }
}
