/** Rows of the outbox for what is still to be done. */
import type { IntentRow } from './rows.ts'
import type { Tx } from './tx.ts'

/** The step that uploads a file: the open one, whoever asked for it, else a new one. */
export function uploadStep(tx: Tx, sendId: string | null, uploadId: string): string {
  const open = tx.rows.db.prepare<[string], { id: string }>("SELECT id FROM intents WHERE upload_id = ? AND state NOT IN ('done', 'cancelled')").get(uploadId)
  return open?.id ?? insertIntent(tx, { kind: 'upload', sendId, uploadId, generationId: null, state: 'queued', waitingFor: null, nextAt: null, notAfter: null })
}

export function addNeed(tx: Tx, intentId: string, needsId: string): void {
  tx.rows.db.prepare('INSERT OR IGNORE INTO intent_needs (intent_id, needs_id) VALUES (?, ?)').run(intentId, needsId)
}

export function insertIntent(
  tx: Tx,
  intent: Pick<IntentRow, 'kind' | 'sendId' | 'uploadId' | 'generationId' | 'waitingFor' | 'nextAt' | 'notAfter'> & { state: 'queued' | 'waiting'; notBefore?: number | null },
): string {
  const id = tx.uuid()
  tx.rows.db
    .prepare(
      `INSERT INTO intents (id, seq, kind, send_id, upload_id, generation_id, state, waiting_for, next_at, not_after, not_before, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(id, tx.rows.next('intent_seq'), intent.kind, intent.sendId, intent.uploadId, intent.generationId, intent.state, intent.waitingFor, intent.nextAt, intent.notAfter, intent.notBefore ?? null, tx.now, tx.now)
  tx.note('outbox', id)
  return id
}

/** The upload row of a rendition when its file still has to go up, else null. */
export function openUpload(tx: Tx, renditionId: string): string | null {
  const known = tx.rows.uploadOf(renditionId)
  if (known) return known.remote_media_id === null ? known.id : null
  const id = tx.uuid()
  tx.rows.db.prepare('INSERT INTO uploads (id, rendition_id) VALUES (?, ?)').run(id, renditionId)
  return id
}
