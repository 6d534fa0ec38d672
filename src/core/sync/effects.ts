/** Carries out a decision inside the transaction that stores it, and gathers what must wait for the commit. */
import { decide, isCancellable, isTerminal } from '../../domain/outbox/index.ts'
import type { Action, CancelledBy, Context, Decision, OutboxEvent } from '../../domain/outbox/index.ts'
import { learnRefused } from './connections.ts'
import { cancel, dropUploads, endSend, endUpload } from './ending.ts'
import { endGeneration, freeEquals } from './generation-effects.ts'
import { handToApp, holdForTime, letGo, wentOut } from './holding.ts'
import { addNeed, uploadStep } from './new-steps.ts'
import { renditionsOf } from './rendition-ids.ts'
import type { IntentRow } from './rows.ts'
import { noteEvent } from './send-events.ts'
import { noteSend } from './tx.ts'
import type { Tx } from './tx.ts'

/** Actions that reach outside the database, in order. */
export type Afterwards = Extract<Action, { type: 'pause' | 'network' | 'check-workspace' | 'carry-by-app' }>

/** Stores the decision about one intent. Answers what is left to do once it is committed. */
export function applyDecision(tx: Tx, row: IntentRow, decision: Decision): Afterwards[] {
  if (decision.next !== row) {
    tx.rows.save(row.id, decision.next, tx.now)
    tx.note('outbox', row.id)
    if (decision.next.state === 'done') queueNext(tx, row.id)
    if (row.state === 'sending' && decision.next.blockedCode === 'NOT_CONNECTED' && row.sendId !== null) learnRefused(tx, row.sendId)
    if (row.uploadId !== null && isTerminal(decision.next)) endUpload(tx, row.uploadId, decision.next.state === 'cancelled')
    // What it was to make room for is not wanted any more.
    if (row.kind === 'unschedule' && decision.next.state === 'cancelled') tx.rows.db.prepare('UPDATE sends SET replan = NULL WHERE id = ?').run(row.sendId)
    if (row.sendId !== null && row.kind !== 'upload') tx.note('posts', row.sendId)
    if (row.generationId !== null) {
      tx.note('generations', row.generationId)
      freeEquals(tx, row, decision.next)
    }
  }
  const afterwards: Afterwards[] = []
  for (const action of decision.actions) {
    switch (action.type) {
      case 'pause':
      case 'network':
      case 'check-workspace':
        afterwards.push(action)
        break
      case 'accepted':
        if (row.sendId !== null) startTracking(tx, row.sendId)
        break
      case 'scheduled':
        if (row.sendId !== null) holdForTime(tx, row.sendId)
        break
      case 'unscheduled':
        if (row.sendId !== null) letGo(tx, row.sendId)
        break
      case 'fired':
        if (row.sendId !== null) wentOut(tx, row.sendId)
        break
      case 'carry-by-app':
        if (row.sendId !== null) handToApp(tx, row.sendId, action.why)
        afterwards.push(action)
        break
      case 'reupload':
        uploadAgain(tx, row, decision.next.lastError?.message ?? '')
        break
      case 'count-lost':
        if (row.generationId !== null) tx.rows.generations.countLost(row.generationId, row.sendingSince ?? row.createdAt)
        break
      case 'count-unsettled':
        tx.rows.db.prepare('UPDATE uploads SET tries_unsettled = tries_unsettled + 1 WHERE id = ?').run(row.uploadId)
        break
      case 'reset-unsettled':
        tx.rows.db.prepare('UPDATE uploads SET tries_unsettled = 0 WHERE id = ?').run(row.uploadId)
        break
      case 'pause-upload':
        setPaused(tx, row, tx.now)
        break
      case 'resume-upload':
        setPaused(tx, row, null)
        break
      case 'end-send':
        endWhole(tx, row, action.by)
        break
      case 'call':
      case 'look':
      case 'refuse':
        break
    }
  }
  return afterwards
}

/** Of an upload, or of all that a step waits for. What waits for it is told of it too. */
function setPaused(tx: Tx, row: IntentRow, at: number | null): void {
  const uploadIds = at === null ? tx.rows.pausedUploads(row) : [row.uploadId].filter((id) => id !== null)
  const stepOf = tx.rows.db.prepare<[string], { id: string }>(`SELECT id FROM intents WHERE upload_id = ? AND state NOT IN ('done', 'cancelled')`)
  for (const uploadId of uploadIds) {
    tx.rows.setPaused(uploadId, at)
    const step = stepOf.get(uploadId)
    if (!step) continue
    tx.note('outbox', step.id)
    for (const next of tx.rows.dependents(step.id)) tx.note('outbox', next.id)
  }
}

/** Decides and stores in one go. */
export function decideAndApply(tx: Tx, row: IntentRow, event: OutboxEvent, context: Context): { decision: Decision; afterwards: Afterwards[] } {
  const decision = decide(row, event, context)
  return { decision, afterwards: applyDecision(tx, row, decision) }
}

/** The steps that waited for this one alone are free now. */
function queueNext(tx: Tx, doneId: string): void {
  for (const next of tx.rows.dependents(doneId)) {
    if (next.state !== 'waiting' || next.waitingFor !== 'earlier-step' || tx.rows.needs(next.id) !== 'done') continue
    tx.rows.save(next.id, { ...next, state: 'queued', waitingFor: null, nextAt: null }, tx.now)
    tx.note('outbox', next.id)
  }
}

function startTracking(tx: Tx, sendId: string): void {
  tx.rows.db
    .prepare('UPDATE sends SET published_at = coalesce(published_at, ?), next_poll_at = ?, polls = 0 WHERE id = ?')
    .run(tx.now, tx.now + tx.firstPollMs, sendId)
  noteEvent(tx, sendId, 'published')
  noteSend(tx, sendId)
}

/** Ends what a step belongs to: its own send or request, or for an upload everything that waits for the file. */
function endWhole(tx: Tx, row: IntentRow, by: CancelledBy): void {
  const steps = row.kind === 'upload' ? tx.rows.dependents(row.id) : [row]
  for (const sendId of new Set(steps.map((step) => step.sendId))) if (sendId !== null) endSend(tx, sendId, by, by === 'superseded' ? 'superseded' : 'cancelled')
  for (const step of steps) {
    if (step.generationId === null) continue
    endGeneration(tx, step.generationId)
    if (isCancellable(step)) cancel(tx, step, by)
    dropUploads(tx, [step], by)
  }
}

/** The service no longer knows media of this request: forget the ids it named (or all, when it named none) and upload once more. */
function uploadAgain(tx: Tx, row: IntentRow, said: string): void {
  const uploads = renditionsOf(tx.rows, row).map((renditionId) => tx.rows.uploadOf(renditionId)).filter((upload) => upload !== null)
  const named = uploads.filter((upload) => upload.remote_media_id !== null && said.includes(upload.remote_media_id))
  for (const upload of named.length > 0 ? named : uploads) {
    tx.rows.db.prepare('UPDATE uploads SET remote_media_id = NULL, uploaded_at = NULL, forgotten = forgotten + 1 WHERE id = ?').run(upload.id)
    addNeed(tx, row.id, uploadStep(tx, row.sendId, upload.id))
  }
}
