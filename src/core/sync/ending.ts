/** Ending what has not left: a step, a send, the uploads that nobody wants any more. */
import { isCancellable, isTerminal } from '../../domain/outbox/index.ts'
import type { CancelledBy, Intent } from '../../domain/outbox/index.ts'
import { fateOfEnded, standingOf } from '../../domain/sends/index.ts'
import { setFate } from './again.ts'
import type { IntentRow, Rows } from './rows.ts'
import { noteEvent } from './send-events.ts'
import { noteSend } from './tx.ts'
import type { Tx } from './tx.ts'

/** Ends a send whose publish has not left: every step that has not left is cancelled, files that another send needs go on. */
export function endSend(tx: Tx, sendId: string, by: CancelledBy, state: 'cancelled' | 'superseded'): void {
  const steps = tx.rows.ofSend(sendId).filter((step) => step.kind !== 'upload')
  for (const step of steps) if (isCancellable(step)) cancel(tx, step, by)
  const { changes } = tx.rows.db
    .prepare("UPDATE sends SET state = ?, finished_at = ?, replan = NULL, next_poll_at = iif(published_at IS NULL, NULL, next_poll_at) WHERE id = ? AND state = 'live'")
    .run(state, tx.now, sendId)
  if (changes > 0) {
    const isLetGo = standingOf({ status: tx.rows.send(sendId)?.remote_status ?? 'draft', items: [] }) === 'cancelled'
    setFate(tx, sendId, isLetGo ? 'not-out' : fateOfEnded(steps.filter((step) => step.kind === 'publish' || step.kind === 'schedule')))
    noteEvent(tx, sendId, state)
  }
  dropUploads(tx, steps, by)
  noteSend(tx, sendId)
}

/** Files that nothing else waits for need not go up any more. */
export function dropUploads(tx: Tx, steps: IntentRow[], by: CancelledBy): void {
  for (const upload of uploadsNeededBy(tx, steps)) {
    if (isCancellable(upload) && tx.rows.dependents(upload.id).length === 0 && !isAsked(tx, upload)) cancel(tx, upload, by)
  }
}

/** The user wants the file on the service for itself. */
function isAsked(tx: Tx, row: IntentRow): boolean {
  return row.uploadId !== null && tx.rows.upload(row.uploadId)?.asked_at != null
}

function uploadsNeededBy(tx: Tx, steps: IntentRow[]): IntentRow[] {
  const find = tx.rows.db.prepare<[string], { needs_id: string }>('SELECT needs_id FROM intent_needs WHERE intent_id = ?')
  const ids = new Set(steps.flatMap((step) => find.all(step.id).map((row) => row.needs_id)))
  return [...ids].map((id) => tx.rows.intent(id)).filter((row): row is IntentRow => row !== null && row.kind === 'upload')
}

export function cancel(tx: Tx, row: IntentRow, by: CancelledBy): void {
  const next: Intent = { ...row, state: 'cancelled', cancelledBy: by, waitingFor: null, blockedCode: null, nextAt: null, sendingSince: null, unknownSince: null, asks: false }
  tx.rows.save(row.id, next, tx.now)
  if (row.uploadId !== null) endUpload(tx, row.uploadId, true)
  tx.note('outbox', row.id)
}

/** Whoever asks for the file again starts afresh. */
export function endUpload(tx: Tx, uploadId: string, isCancelled: boolean): void {
  tx.rows.db.prepare('UPDATE uploads SET paused_at = NULL, turn = NULL, asked_at = iif(?, NULL, asked_at) WHERE id = ?').run(isCancelled ? 1 : 0, uploadId)
}

/** True when no step of the send is under way or in doubt and no post exists: its text may still be replaced. */
export function isReplaceable(rows: Rows, sendId: string): boolean {
  const send = rows.send(sendId)
  if (!send || send.state !== 'live' || send.remote_post_id !== null) return false
  return rows.ofSend(sendId).every((step) => step.kind === 'upload' || isCancellable(step) || isTerminal(step))
}
