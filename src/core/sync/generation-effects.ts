/** What a decision about captions changes beside its own row. */
import type { Intent } from '../../domain/outbox/index.ts'
import type { Tx } from './tx.ts'
import type { IntentRow } from './rows.ts'

/** A request that was not taken ends; one that was goes on, whatever becomes of its step. */
export function endGeneration(tx: Tx, generationId: string): void {
  if (tx.rows.generations.end(generationId, tx.now)) tx.note('generations', generationId)
}

/** The same request that waited for this one may go once nothing is under way or in doubt any more. */
export function freeEquals(tx: Tx, before: IntentRow, next: Intent): void {
  const wasUnderWay = before.state === 'sending' || before.state === 'unknown'
  if (!wasUnderWay || next.state === 'sending' || next.state === 'unknown') return
  const asked = before.generationId === null ? null : tx.rows.generations.find(before.generationId)
  if (!asked) return
  for (const id of tx.rows.generations.waitingEquals(asked.equal_key)) {
    const waiting = tx.rows.intent(id)
    if (!waiting) continue
    tx.rows.save(id, { ...waiting, state: 'queued', waitingFor: null, nextAt: null }, tx.now)
    tx.note('outbox', id)
  }
}

/** The user's word that these may spend, together not more than `ceiling` credits (null: no limit). It takes the place of an earlier one. */
export function giveApproval(tx: Tx, generationIds: readonly string[], ceiling: number | null): void {
  const approvalId = tx.uuid()
  tx.rows.db.prepare('INSERT INTO approvals (id, ceiling, at) VALUES (?, ?, ?)').run(approvalId, ceiling, tx.now)
  const approve = tx.rows.db.prepare("UPDATE generations SET approval_id = ? WHERE id = ? AND state = 'waiting'")
  for (const id of generationIds) if (approve.run(approvalId, id).changes > 0) tx.note('generations', id)
}
