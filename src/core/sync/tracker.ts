/** Follows a published post until every item has its fate. Its times are stored, so it goes on after a restart. */
import { backoff } from '../../domain/outbox/index.ts'
import { isFinal } from '../../domain/sends/index.ts'
import type { Outcome, RemotePost } from '../powerpost/types.ts'
import { noteSend } from './effects.ts'
import type { Tx } from './effects.ts'

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
  const changed = storeItems(tx, sendId, outcome.value)
  if (!isFinal(outcome.value)) {
    setNext.run(tx.now + pollDelay(send.polls + 1, options.firstMs), Math.min(1_000, send.polls + 1), sendId)
    if (changed) noteSend(tx, sendId)
    return none
  }
  // A send given up before its publish was found to be taken stays what it is; its items are known all the same.
  tx.rows.db
    .prepare("UPDATE sends SET next_poll_at = NULL, polls = polls + 1, state = CASE state WHEN 'live' THEN 'finished' ELSE state END, finished_at = coalesce(finished_at, ?) WHERE id = ?")
    .run(tx.now, sendId)
  noteSend(tx, sendId)
  const count = (status: string) => outcome.value.items.filter((item) => item.status === status).length
  return { finished: true, posted: count('posted'), failed: count('failed') }
}

function storeItems(tx: Tx, sendId: string, post: RemotePost): boolean {
  const set = tx.rows.db.prepare(
    `UPDATE send_items SET status = @status, platform_post_id = coalesce(@platformPostId, platform_post_id), error = @error,
       remote_item_id = coalesce(remote_item_id, @itemId)
     WHERE send_id = @sendId AND post_type = @postType
       AND (status IS NOT @status OR error IS NOT @error OR (@platformPostId IS NOT NULL AND platform_post_id IS NOT @platformPostId))`,
  )
  let changes = 0
  for (const { status, platformPostId, error, itemId, postType } of post.items) {
    changes += set.run({ status, platformPostId, error, itemId, postType, sendId }).changes
  }
  return changes > 0
}
