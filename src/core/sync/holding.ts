/** Sends that the service holds for their time: taken over, taken back, moved to another time, or handed to the app. */
import { isCancellable, isTerminal } from '../../domain/outbox/index.ts'
import type { Action } from '../../domain/outbox/index.ts'
import { triesTaken } from './again.ts'
import { cancel, endSend } from './ending.ts'
import { carryingStep, insertSend, prepareAt } from './new-send.ts'
import { insertIntent } from './new-steps.ts'
import { parseItems, parseMedia, parseReplan } from './rows.ts'
import type { IntentRow, Replan, Rows, SendRow } from './rows.ts'
import { noteEvent } from './send-events.ts'
import { noteSend } from './tx.ts'
import type { Tx } from './tx.ts'

/** A post that waits for its time is looked at this often: someone may have cancelled it elsewhere. */
export const HELD_POLL_MS = 12 * 60 * 60_000
/** The longest between two looks once its time has come. */
const OVERDUE_POLL_MS = 5 * 60_000

/** Soon after its time; until then now and then; past it, ever more seldom. */
export function nextHeldPoll(dueAt: number | null, now: number, firstMs: number): number {
  const due = dueAt ?? now
  if (now < due) return Math.min(due + firstMs, now + HELD_POLL_MS)
  return now + Math.min(OVERDUE_POLL_MS, Math.max(firstMs, now - due))
}

/** The service took it: from here on only it can publish it. */
export function holdForTime(tx: Tx, sendId: string): void {
  const send = tx.rows.send(sendId)
  if (!send) return
  tx.rows.db
    .prepare('UPDATE sends SET scheduled_at = coalesce(scheduled_at, ?), next_poll_at = ?, polls = 0 WHERE id = ?')
    .run(tx.now, nextHeldPoll(send.due_at, tx.now, tx.firstPollMs), sendId)
  noteEvent(tx, sendId, 'scheduled')
  noteSend(tx, sendId)
}

/** The service holds nothing of it: the app publishes it at its time. */
export function handToApp(tx: Tx, sendId: string, why: Extract<Action, { type: 'carry-by-app' }>['why']): void {
  const send = tx.rows.send(sendId)
  if (send?.state !== 'live') return
  tx.rows.db.prepare("UPDATE sends SET carrier = 'app', app_carries = ? WHERE id = ?").run(why, sendId)
  const create = tx.rows.ofSend(sendId).find((step) => step.kind === 'create_post' && step.state !== 'cancelled')
  carryingStep(tx, sendId, { carrier: 'app', dueAt: send.due_at, notAfter: send.not_after, createId: create?.id ?? null, isReady: create?.state === 'done' })
  noteEvent(tx, sendId, 'carried-by-app')
  noteSend(tx, sendId)
}

/** The open step that takes a schedule back. */
export const takingBack = (rows: Rows, sendId: string): IntentRow | null => rows.ofSend(sendId).find((step) => step.kind === 'unschedule' && !isTerminal(step)) ?? null

/** Asks the service to let go, and says what then: nothing, or another time. */
export function takeBack(tx: Tx, send: SendRow, replan: Replan | null): void {
  tx.rows.db.prepare('UPDATE sends SET replan = ? WHERE id = ?').run(replan === null ? null : JSON.stringify(replan), send.id)
  if (!takingBack(tx.rows, send.id)) {
    // An earlier one that came to nothing, or whose post is scheduled anew since, is no hindrance.
    insertIntent(tx, { kind: 'unschedule', sendId: send.id, uploadId: null, generationId: null, state: 'queued', waitingFor: null, nextAt: null, notAfter: null })
  }
  noteSend(tx, send.id)
}

/** The service has let go: the send ends, or goes to its new time. */
export function letGo(tx: Tx, sendId: string): void {
  const send = tx.rows.send(sendId)
  if (send?.state !== 'live') return
  noteEvent(tx, sendId, 'unscheduled')
  const replan = send.replan === null ? null : parseReplan(send.replan)
  if (replan === null) {
    endSend(tx, sendId, 'user', 'cancelled')
    // A post that is a draft again could still be taken by a request that was lost on its way: looked at once more at its time.
    if (send.remote_status === 'draft') setPoll(tx, sendId, nextHeldPoll(send.due_at, tx.now, tx.firstPollMs))
    return
  }
  if (send.remote_status === 'draft') return moveTo(tx, send, replan)
  const again = triesTaken(tx.rows, sendId)
  endSend(tx, sendId, 'superseded', 'superseded')
  insertSend(tx, {
    draftId: send.draft_id, revisionId: send.revision_id, draftRev: send.draft_rev, title: send.title, items: parseItems(send.items), media: parseMedia(send.media),
    notAfter: send.not_after, due: replan, carrier: replan.carrier, undoMs: 0, again,
  })
}

/** Another time for a send of which the service holds nothing: its last step is made anew. The post, where there is one, stays. */
export function moveTo(tx: Tx, send: SendRow, to: Replan): void {
  for (const step of tx.rows.ofSend(send.id)) {
    const isCarrying = step.kind === 'publish' || step.kind === 'schedule' || step.kind === 'unschedule'
    if (!isCarrying || step.state === 'cancelled') continue
    if (isCancellable(step)) cancel(tx, step, 'superseded')
    // What it did was undone, or it undid what is done anew.
    else tx.rows.db.prepare("UPDATE intents SET state = 'cancelled', cancelled_by = 'superseded', updated_at = ? WHERE id = ? AND state = 'done'").run(tx.now, step.id)
  }
  tx.rows.db
    .prepare('UPDATE sends SET carrier = ?, due_at = ?, due_wall = ?, due_zone = ?, replan = NULL, scheduled_at = NULL, app_carries = NULL, next_poll_at = NULL WHERE id = ?')
    .run(to.carrier, to.at, to.wall, to.zone, send.id)
  const create = tx.rows.ofSend(send.id).find((step) => step.kind === 'create_post' && step.state !== 'cancelled')
  if (create && isCancellable(create)) {
    const notBefore = prepareAt(to, to.carrier)
    const isWaiting = create.waitingFor === 'time'
    tx.rows.save(create.id, { ...create, notBefore, ...(isWaiting ? { state: 'queued' as const, waitingFor: null, nextAt: null } : {}) }, tx.now)
    tx.note('outbox', create.id)
  }
  carryingStep(tx, send.id, { carrier: to.carrier, dueAt: to.at, notAfter: send.not_after, createId: create?.id ?? null, isReady: create?.state === 'done' })
  noteSend(tx, send.id)
}

/** It went out before it could be taken back: nothing takes it back any more, and its items are followed. */
export function wentOut(tx: Tx, sendId: string): void {
  const step = takingBack(tx.rows, sendId)
  if (step && isCancellable(step)) cancel(tx, step, 'expired')
  const { changes } = tx.rows.db
    .prepare('UPDATE sends SET published_at = ?, replan = NULL, next_poll_at = ?, polls = 0 WHERE id = ? AND published_at IS NULL')
    .run(tx.now, tx.now + tx.firstPollMs, sendId)
  if (changes > 0) noteEvent(tx, sendId, 'went-out')
  noteSend(tx, sendId)
}

export function setPoll(tx: Tx, sendId: string, at: number | null): void {
  tx.rows.db.prepare('UPDATE sends SET next_poll_at = ? WHERE id = ?').run(at, sendId)
}
