/** Follows a published post until every item has its fate. Its times are stored, so it goes on after a restart. */
import { backoff } from '../../domain/outbox/index.ts'
import { isFinal, standingOf } from '../../domain/sends/index.ts'
import type { Outcome, RemotePost } from '../powerpost/types.ts'
import { endSend } from './ending.ts'
import { nextHeldPoll, setPoll, takingBack, wentOut } from './holding.ts'
import type { SendRow } from './rows.ts'
import { storeSeen } from './seen-post.ts'
import { noteEvent } from './send-events.ts'
import { noteSend } from './tx.ts'
import type { Tx } from './tx.ts'

const FAST_POLLS = 10
const POLL_CAP_MS = 5 * 60_000

/** 3 s at first (api: 12), then backing off to minutes: running out of patience is not a failure. */
export function pollDelay(polls: number, firstMs: number): number {
  return Math.min(POLL_CAP_MS, Math.round(firstMs * 1.5 ** Math.max(0, polls - FAST_POLLS)))
}

export interface Tracked {
  finished: boolean
  posted: number
  failed: number
}

/** Stores what one poll saw. Nothing local is removed because the service says "gone" (N8). */
export function storePoll(tx: Tx, sendId: string, outcome: Outcome<RemotePost>, options: { firstMs: number; random: number }): Tracked {
  const send = tx.rows.send(sendId)
  const none: Tracked = { finished: false, posted: 0, failed: 0 }
  if (!send || send.next_poll_at === null) return none
  const setNext = tx.rows.db.prepare('UPDATE sends SET next_poll_at = ?, polls = ? WHERE id = ?')
  if (outcome.kind !== 'ok') {
    const wait = outcome.kind === 'refused' && outcome.retryAfterMs !== null ? outcome.retryAfterMs : backoff(send.polls + 2, options.random, POLL_CAP_MS)
    setNext.run(tx.now + Math.max(options.firstMs, wait), Math.min(1_000, send.polls + 1), sendId)
    return none
  }
  const changed = storeSeen(tx, sendId, outcome.value)
  if (send.published_at === null && !isOut(tx, send, outcome.value, options.firstMs)) {
    if (changed) noteSend(tx, sendId)
    return none
  }
  if (!isFinal(outcome.value)) {
    // Those before its time do not count.
    const polls = send.published_at === null ? 1 : send.polls + 1
    setNext.run(tx.now + pollDelay(polls, options.firstMs), Math.min(1_000, polls), sendId)
    if (changed) noteSend(tx, sendId)
    return none
  }
  // A send given up before its publish was found to be taken stays what it is; its items are known all the same.
  tx.rows.db
    .prepare("UPDATE sends SET next_poll_at = NULL, polls = polls + 1, state = CASE state WHEN 'live' THEN 'finished' ELSE state END, finished_at = coalesce(finished_at, ?) WHERE id = ?")
    .run(tx.now, sendId)
  noteEvent(tx, sendId, 'finished')
  noteSend(tx, sendId)
  const count = (status: string) => outcome.value.items.filter((item) => item.status === status).length
  return { finished: true, posted: count('posted'), failed: count('failed') }
}

/** Of a post that the service holds for its time: whether it has gone out. Where it has not, says when to look again. */
function isOut(tx: Tx, send: SendRow, post: RemotePost, firstMs: number): boolean {
  const standing = standingOf(post)
  if (standing === 'past-draft') {
    wentOut(tx, send.id)
    return true
  }
  // Whoever takes it back for us says what comes of it.
  if (standing === 'cancelled' && send.state === 'live' && !takingBack(tx.rows, send.id)) {
    noteEvent(tx, send.id, 'cancelled-there')
    endSend(tx, send.id, 'user', 'cancelled')
    return false
  }
  const isOver = send.state !== 'live' && (standing === 'cancelled' || tx.now > (send.due_at ?? 0) + GONE_AFTER_MS)
  setPoll(tx, send.id, isOver ? null : nextHeldPoll(send.due_at, tx.now, firstMs))
  return false
}

/** A post that was taken back, and is still a draft this long after its time, stays one. */
const GONE_AFTER_MS = 10 * 60_000
