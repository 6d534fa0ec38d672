/** One transaction on a workspace's file, as everything that takes part in it sees it. */
import type { Topic } from '../../contract/schemas/events.ts'
import type { Rows } from './rows.ts'

export interface Tx {
  rows: Rows
  note: (topic: Topic, id: string) => void
  now: number
  uuid: () => string
  /** First wait of the tracker. */
  firstPollMs: number
  /** Of the answer that brings it about; null where none did. */
  requestId?: string | null
}

export function noteSend(tx: Tx, sendId: string): void {
  tx.note('posts', sendId)
  const send = tx.rows.send(sendId)
  if (send) tx.note('drafts', send.draft_id)
}
