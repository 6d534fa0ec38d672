/** A frozen send and its steps: uploads → the post → publishing it, by the app or by the service. */
import type { SendItem } from '../../domain/sends/index.ts'
import { HAND_OVER_MS } from '../../domain/sends/index.ts'
import type { Carrier } from '../../domain/sends/index.ts'
import { insertTries } from './again.ts'
import { addNeed, insertIntent, openUpload, uploadStep } from './new-steps.ts'
import { noteSend } from './tx.ts'
import type { Tx } from './tx.ts'

/** When it is to go out: the instant counts; wall time and zone are how it was meant. */
export interface Due {
  at: number
  wall: string
  zone: string
}

export interface NewSend {
  draftId: string
  revisionId: string
  draftRev: number
  title: string
  items: readonly SendItem[]
  media: readonly { mediaId: string; renditionId: string }[]
  notAfter: number | null
  due: Due | null
  carrier: Carrier
  /** How long it can be taken back before its first request, ms. */
  undoMs: number
  /** Which failed items it sends again, and of which send. */
  again: { rootId: string; ofId: string } | null
}

/** Carried by the app, the post is made on the service this much before its time, so that publishing is one call. */
export const PREPARE_MS = 60_000

export function insertSend(tx: Tx, wanted: NewSend): string {
  const id = tx.uuid()
  const { due } = wanted
  tx.rows.db
    .prepare(
      `INSERT INTO sends (id, draft_id, revision_id, draft_rev, title, items, media, state, carrier, not_after, due_at, due_wall, due_zone, resend_of, created_at, seq)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'live', ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id, wanted.draftId, wanted.revisionId, wanted.draftRev, wanted.title, JSON.stringify(wanted.items), JSON.stringify(wanted.media), wanted.carrier, wanted.notAfter,
      due?.at ?? null, due?.wall ?? null, due?.zone ?? null, wanted.again?.ofId ?? null, tx.now, tx.rows.next('send_seq'),
    )
  const insertItem = tx.rows.db.prepare('INSERT INTO send_items (send_id, position, post_type) VALUES (?, ?, ?)')
  wanted.items.forEach((item, position) => insertItem.run(id, position, item.postType))
  if (wanted.again) insertTries(tx, id, { ...wanted.again, postTypes: wanted.items.map((item) => item.postType) })
  queueSteps(tx, id, wanted)
  noteSend(tx, id)
  return id
}

/** upload (each file that the service does not know yet) → create → publish or schedule. */
function queueSteps(tx: Tx, sendId: string, wanted: NewSend): void {
  const uploadIds = [...new Set(wanted.media.map(({ renditionId }) => renditionId))].map((renditionId) => openUpload(tx, renditionId)).filter((id) => id !== null)
  const uploads = uploadIds.map((uploadId) => uploadStep(tx, sendId, uploadId))
  const undoAt = wanted.undoMs > 0 ? tx.now + wanted.undoMs : null
  const create = insertIntent(tx, {
    kind: 'create_post', sendId, uploadId: null, generationId: null, notAfter: wanted.notAfter,
    state: undoAt !== null || uploadIds.length > 0 ? 'waiting' : 'queued',
    waitingFor: undoAt !== null ? 'undo' : uploadIds.length > 0 ? 'earlier-step' : null,
    nextAt: undoAt,
    notBefore: prepareAt(wanted.due, wanted.carrier),
  })
  for (const upload of uploads) addNeed(tx, create, upload)
  carryingStep(tx, sendId, { carrier: wanted.carrier, dueAt: wanted.due?.at ?? null, notAfter: wanted.notAfter, createId: create, isReady: false })
}

/** The service takes a post at once and keeps it; the app makes it as late as possible, for it cannot be changed any more. */
export const prepareAt = (due: Due | null, carrier: Carrier): number | null => (due === null || carrier === 'server' ? null : due.at - PREPARE_MS)

/** The last step. `isReady`: the post is there already. */
export function carryingStep(tx: Tx, sendId: string, wanted: { carrier: Carrier; dueAt: number | null; notAfter: number | null; createId: string | null; isReady: boolean }): void {
  const { dueAt } = wanted
  const isScheduled = wanted.carrier === 'server' && dueAt !== null
  const id = insertIntent(tx, {
    kind: isScheduled ? 'schedule' : 'publish', sendId, uploadId: null, generationId: null, nextAt: null,
    state: wanted.isReady ? 'queued' : 'waiting',
    waitingFor: wanted.isReady ? null : 'earlier-step',
    notAfter: isScheduled ? dueAt - HAND_OVER_MS : wanted.notAfter,
    notBefore: isScheduled ? null : dueAt,
  })
  if (wanted.createId !== null) addNeed(tx, id, wanted.createId)
}
