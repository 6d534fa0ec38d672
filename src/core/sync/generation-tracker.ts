/** Follows captions that were taken until they are written or have failed. Its times are stored, so it goes on after a restart. */
import { backoff } from '../../domain/outbox/index.ts'
import type { Outcome, RemoteGeneration } from '../powerpost/types.ts'
import type { Tx } from './tx.ts'

/** First wait, then every 2–3 s (docs: skill 0.3.0, polling). */
export const FIRST_GENERATION_POLL_MS = 2_000
const FAST_POLLS = 60
const POLL_CAP_MS = 10 * 60_000

/** 60 polls as documented, then more and more rarely: running out of patience is not a failure, the job goes on at the service. */
export function generationPollDelay(polls: number, random: number): number {
  const steady = 2_000 + Math.round(1_000 * random)
  return Math.min(POLL_CAP_MS, Math.round(steady * 1.3 ** Math.max(0, polls - FAST_POLLS)))
}

export type Followed = 'goes-on' | 'completed' | 'failed'

/** Stores what one poll saw. A word of status that is not known is a job that goes on. Nothing local is removed because the service says "gone" (N8). */
export function storeGenerationPoll(tx: Tx, generationId: string, outcome: Outcome<RemoteGeneration>, random: number): Followed {
  const { generations } = tx.rows
  const row = generations.find(generationId)
  if (!row || row.next_poll_at === null) return 'goes-on'
  if (outcome.kind !== 'ok') {
    const wait = outcome.kind === 'refused' && outcome.retryAfterMs !== null ? outcome.retryAfterMs : backoff(row.polls + 2, random, POLL_CAP_MS)
    generations.pollAgain(row.id, tx.now + Math.max(FIRST_GENERATION_POLL_MS, wait))
    return 'goes-on'
  }
  const job = outcome.value
  if (job.status !== 'completed' && job.status !== 'failed') {
    generations.pollAgain(row.id, tx.now + generationPollDelay(row.polls + 1, random))
    if (generations.setStatus(row.id, job.status)) tx.note('generations', row.id)
    return 'goes-on'
  }
  const hasFailed = job.status === 'failed'
  const error = hasFailed ? (job.error ?? { code: '', message: '' }) : null
  generations.finish(row.id, {
    state: job.status,
    status: job.status,
    outputs: job.outputs === null ? null : JSON.stringify(job.outputs),
    error: error === null ? null : JSON.stringify(error),
    // Captions that failed as a whole are given back (docs: credits).
    refunded: hasFailed,
    creditsUsed: job.creditsUsed,
    now: tx.now,
  })
  tx.note('generations', row.id)
  return job.status
}
