/** What happened to a send, in order, for its history. Requests themselves are in `activity`. */
import type { SendEvent } from '../../domain/sends/index.ts'
import type { Tx } from './tx.ts'

/** `item`: the service gave one item another word, `status`. */
export function noteEvent(tx: Tx, sendId: string, what: SendEvent, item: { postType: string; status: string } | null = null): void {
  tx.rows.db
    .prepare('INSERT INTO send_events (send_id, at, what, post_type, status, request_id) VALUES (?, ?, ?, ?, ?, ?)')
    .run(sendId, tx.now, what, item?.postType ?? null, item?.status ?? null, tx.requestId ?? null)
}
