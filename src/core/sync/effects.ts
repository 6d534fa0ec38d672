/** Carries out a decision inside the transaction that stores it, and gathers what must wait for the commit. */
import { decide, isCancellable, isTerminal } from '../../domain/outbox/index.ts'
import type { Action, CancelledBy, Context, Decision, Intent, OutboxEvent } from '../../domain/outbox/index.ts'
import type { Topic } from '../../contract/schemas/events.ts'
import { endGeneration, freeEquals } from './generation-effects.ts'
import { renditionsOf } from './rendition-ids.ts'
import type { IntentRow, Rows } from './rows.ts'

export interface Tx {
  rows: Rows
  note: (topic: Topic, id: string) => void
  now: number
  uuid: () => string
  /** First wait of the tracker. */
  firstPollMs: number
}

/** Actions that reach outside the database, in order. */
export type Afterwards = Extract<Action, { type: 'pause' | 'network' | 'check-workspace' }>

/** Stores the decision about one intent. Answers what is left to do once it is committed. */
export function applyDecision(tx: Tx, row: IntentRow, decision: Decision): Afterwards[] {
  if (decision.next !== row) {
    tx.rows.save(row.id, decision.next, tx.now)
    tx.note('outbox', row.id)
    if (decision.next.state === 'done') queueNext(tx, row.id)
    if (row.uploadId !== null && isTerminal(decision.next)) endUpload(tx, row.uploadId, decision.next.state === 'cancelled')
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

/** Whoever asks for the file again starts afresh. */
function endUpload(tx: Tx, uploadId: string, isCancelled: boolean): void {
  tx.rows.db.prepare('UPDATE uploads SET paused_at = NULL, turn = NULL, asked_at = iif(?, NULL, asked_at) WHERE id = ?').run(isCancelled ? 1 : 0, uploadId)
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
  noteSend(tx, sendId)
}

export function noteSend(tx: Tx, sendId: string): void {
  tx.note('posts', sendId)
  const send = tx.rows.send(sendId)
  if (send) tx.note('drafts', send.draft_id)
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

/** Ends a send whose publish has not left: every step that has not left is cancelled, files that another send needs go on. */
export function endSend(tx: Tx, sendId: string, by: CancelledBy, state: 'cancelled' | 'superseded'): void {
  const steps = tx.rows.ofSend(sendId).filter((step) => step.kind !== 'upload')
  for (const step of steps) if (isCancellable(step)) cancel(tx, step, by)
  tx.rows.db
    .prepare("UPDATE sends SET state = ?, finished_at = ? WHERE id = ? AND state = 'live'")
    .run(state, tx.now, sendId)
  dropUploads(tx, steps, by)
  noteSend(tx, sendId)
}

/** Files that nothing else waits for need not go up any more. */
function dropUploads(tx: Tx, steps: IntentRow[], by: CancelledBy): void {
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

function cancel(tx: Tx, row: IntentRow, by: CancelledBy): void {
  const next: Intent = { ...row, state: 'cancelled', cancelledBy: by, waitingFor: null, blockedCode: null, nextAt: null, sendingSince: null, unknownSince: null, asks: false }
  tx.rows.save(row.id, next, tx.now)
  if (row.uploadId !== null) endUpload(tx, row.uploadId, true)
  tx.note('outbox', row.id)
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

/** True when no step of the send is under way or in doubt and no post exists: its text may still be replaced. */
export function isReplaceable(rows: Rows, sendId: string): boolean {
  const send = rows.send(sendId)
  if (!send || send.state !== 'live' || send.remote_post_id !== null) return false
  return rows.ofSend(sendId).every((step) => step.kind === 'upload' || isCancellable(step) || isTerminal(step))
}

/** The upload row of a rendition when its file still has to go up, else null. */
export function openUpload(tx: Tx, renditionId: string): string | null {
  const known = tx.rows.uploadOf(renditionId)
  if (known) return known.remote_media_id === null ? known.id : null
  const id = tx.uuid()
  tx.rows.db.prepare('INSERT INTO uploads (id, rendition_id) VALUES (?, ?)').run(id, renditionId)
  return id
}
