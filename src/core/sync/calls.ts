/** The requests of the outbox, and what a success leaves behind. Nothing here decides. */
import type { NewCaptions, NewPostItem, Outcome, RemotePost, WorkspaceClient } from '../powerpost/types.ts'
import type { Clock } from '../ports.ts'
import type { SyncMedia } from './deps.ts'
import { schedulePost, takePostBack } from './schedule-adapter.ts'
import { storeSeen } from './seen-post.ts'
import { noteEvent } from './send-events.ts'
import { noteSend } from './tx.ts'
import type { Tx } from './tx.ts'
import { parseRequest, parseRequestMedia } from './generation-rows.ts'
import { FIRST_GENERATION_POLL_MS } from './generation-tracker.ts'
import { renditionsOf } from './rendition-ids.ts'
import { watchBody } from './upload-body.ts'
import { parseItems, parseMedia } from './rows.ts'
import type { IntentRow, Rows, SendRow } from './rows.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/** A finished request: its outcome, and how to store a success in the same transaction that marks it done. */
export interface Finished {
  outcome: Outcome<unknown> | CutShort
  store: (tx: Tx) => void
  creditsUsed: number | null
}

/** The connection was lost before the last byte of the file was given out: such a body cannot have been taken. */
interface CutShort {
  kind: 'not-sent'
  reason: 'cut'
  message: string
  meta: Outcome<unknown>['meta']
}

const nothing = () => {}
const notHere = (message: string): Outcome<never> => ({
  kind: 'not-sent', reason: 'body-source', message, meta: { requestId: null, serverDate: null, status: null, ms: 0 },
})
/** A success that contradicts what we hold is no success: it goes the way of an answer that does not parse. */
const contradiction = (outcome: Outcome<unknown>, message: string): Outcome<never> => ({ kind: 'unclear', reason: 'bad-answer', message, meta: outcome.meta })

export interface CallDeps {
  clock: Clock
  workspace: Workspace
  rows: Rows
  client: WorkspaceClient
  media: SyncMedia
  signal: AbortSignal
  /** Of the account's newest upload (bytes in a ms). */
  pace: { known: number | null }
  onProgress: (sent: number, total: number) => void
}

/** What the request itself is told of the step. */
const how = (row: IntentRow, deps: CallDeps) => ({ signal: deps.signal, intentId: row.id, attempt: Math.max(1, row.attempts) })

export function makeCall(row: IntentRow, deps: CallDeps): Promise<Finished> {
  switch (row.kind) {
    case 'upload':
      return upload(row, deps)
    case 'create_post':
      return createPost(row, deps)
    case 'publish':
      return publish(row, deps)
    case 'captions':
      return captions(row, deps)
    case 'schedule':
      return schedule(row, deps)
    case 'unschedule':
      return unschedule(row, deps)
  }
}

async function upload(row: IntentRow, deps: CallDeps): Promise<Finished> {
  const known = row.uploadId === null ? null : deps.rows.upload(row.uploadId)
  const source = known && deps.media.openRendition(deps.workspace, known.rendition_id)
  if (!known || !source) return { outcome: notHere('the file is gone'), store: nothing, creditsUsed: null }
  const body = watchBody(source, deps.clock, (arrived) => deps.onProgress(arrived, source.size), deps.pace.known)
  const outcome = await deps.client.uploadMedia(body.source, how(row, deps)).finally(() => body.stop(false))
  if (outcome.kind === 'ok') deps.pace.known = body.stop(true) ?? deps.pace.known
  if (outcome.kind === 'unclear' && (outcome.reason === 'reset' || outcome.reason === 'timeout') && !body.isOver()) {
    return { outcome: { kind: 'not-sent', reason: 'cut', message: outcome.message, meta: outcome.meta }, store: nothing, creditsUsed: null }
  }
  if (outcome.kind !== 'ok') return { outcome, store: nothing, creditsUsed: null }
  const { mediaId } = outcome.value
  if (!deps.workspace.closed && deps.rows.isMediaClaimed(mediaId, known.id)) {
    return { outcome: contradiction(outcome, 'an id that another file has'), store: nothing, creditsUsed: null }
  }
  return {
    outcome,
    creditsUsed: null,
    store: (tx) => tx.rows.db.prepare('UPDATE uploads SET remote_media_id = ?, uploaded_at = ?, tries_unsettled = 0 WHERE id = ?').run(mediaId, tx.now, known.id),
  }
}

/** Ids of the files at the service, in order. Null when one has none. */
function remoteMedia(rows: Rows, media: readonly { renditionId: string }[]): string[] | null {
  const ids = media.map(({ renditionId }) => rows.uploadOf(renditionId)?.remote_media_id ?? null)
  return ids.every((id) => id !== null) ? ids : null
}

/** The body of create, from the frozen send. Null when a file has no id at the service. */
export function postItems(rows: Rows, send: SendRow): NewPostItem[] | null {
  const mediaIds = remoteMedia(rows, parseMedia(send.media))
  if (!mediaIds) return null
  return parseItems(send.items).map((item) => ({
    post_type: item.postType,
    content: item.text,
    ...(item.title === null ? {} : { title: item.title }),
    ...(mediaIds.length === 0 ? {} : { media_ids: mediaIds }),
  }))
}

async function createPost(row: IntentRow, deps: CallDeps): Promise<Finished> {
  const send = row.sendId === null ? null : deps.rows.send(row.sendId)
  const items = send && postItems(deps.rows, send)
  if (!send || !items) return { outcome: notHere('a file is not uploaded'), store: nothing, creditsUsed: null }
  const outcome = await deps.client.createPost(items, how(row, deps))
  if (outcome.kind !== 'ok') return { outcome, store: nothing, creditsUsed: null }
  const post = outcome.value
  if (!deps.workspace.closed && deps.rows.isClaimed(post.postId)) {
    return { outcome: contradiction(outcome, 'an id that another send has'), store: nothing, creditsUsed: null }
  }
  return { outcome, creditsUsed: null, store: (tx) => storePost(tx, send.id, post) }
}

/** Stores the post's id, once, and its items' ids. */
export function storePost(tx: Tx, sendId: string, post: RemotePost): void {
  tx.rows.db.prepare('UPDATE sends SET remote_post_id = ? WHERE id = ?').run(post.postId, sendId)
  const setItem = tx.rows.db.prepare('UPDATE send_items SET remote_item_id = ? WHERE send_id = ? AND post_type = ?')
  for (const item of post.items) setItem.run(item.itemId, sendId, item.postType)
  noteEvent(tx, sendId, 'created')
  storeSeen(tx, sendId, post)
  noteSend(tx, sendId)
}

async function publish(row: IntentRow, deps: CallDeps): Promise<Finished> {
  const postId = row.sendId === null ? null : deps.rows.send(row.sendId)?.remote_post_id
  if (!postId) return { outcome: notHere('no post to publish'), store: nothing, creditsUsed: null }
  const outcome = await deps.client.publishPost(postId, how(row, deps))
  const creditsUsed = outcome.kind === 'ok' ? outcome.value.creditsUsed : null
  return {
    outcome,
    creditsUsed,
    store: (tx) => {
      tx.rows.db.prepare('UPDATE intents SET credits_used = ? WHERE id = ?').run(creditsUsed, row.id)
      tx.rows.db.prepare('UPDATE sends SET credits_used = ? WHERE id = ?').run(creditsUsed, row.sendId)
    },
  }
}

async function schedule(row: IntentRow, deps: CallDeps): Promise<Finished> {
  const send = row.sendId === null ? null : deps.rows.send(row.sendId)
  if (!send?.remote_post_id || send.due_at === null) return { outcome: notHere('no post to schedule'), store: nothing, creditsUsed: null }
  const outcome = await schedulePost(deps.client, send.remote_post_id, send.due_at, how(row, deps))
  return { outcome, store: (tx) => void (outcome.kind === 'ok' && storeSeen(tx, send.id, outcome.value)), creditsUsed: null }
}

async function unschedule(row: IntentRow, deps: CallDeps): Promise<Finished> {
  const send = row.sendId === null ? null : deps.rows.send(row.sendId)
  if (!send?.remote_post_id) return { outcome: notHere('no post to take back'), store: nothing, creditsUsed: null }
  const outcome = await takePostBack(deps.client, send.remote_post_id, how(row, deps))
  return { outcome, store: (tx) => void (outcome.kind === 'ok' && storeSeen(tx, send.id, outcome.value)), creditsUsed: null }
}

async function captions(row: IntentRow, deps: CallDeps): Promise<Finished> {
  const asked = row.generationId === null ? null : deps.rows.generations.find(row.generationId)
  const mediaIds = asked && remoteMedia(deps.rows, parseRequestMedia(asked.media))
  if (!asked || !mediaIds) return { outcome: notHere('a file is not uploaded'), store: nothing, creditsUsed: null }
  const { prompt, postTypes, researchMode, writingStyleId, ctaText, sourceUrls } = parseRequest(asked.request)
  const body: NewCaptions = {
    ...(prompt === null ? {} : { prompt }),
    ...(mediaIds.length === 0 ? {} : { media_ids: mediaIds }),
    post_types: postTypes,
    research_mode: researchMode,
    ...(writingStyleId === null ? {} : { writing_style_id: writingStyleId }),
    ...(ctaText === null ? {} : { cta_text: ctaText }),
    ...(sourceUrls.length === 0 ? {} : { source_urls: sourceUrls }),
  }
  const outcome = await deps.client.generateCaptions(body, how(row, deps))
  if (outcome.kind !== 'ok') return { outcome, store: nothing, creditsUsed: null }
  const taken = outcome.value
  if (!deps.workspace.closed && deps.rows.generations.isClaimed(taken.generationId)) {
    return { outcome: contradiction(outcome, 'an id that another request has'), store: nothing, creditsUsed: null }
  }
  return { outcome, creditsUsed: taken.creditsUsed, store: (tx) => storeTaken(tx, row.id, asked.id, taken) }
}

/** The id is stored with the mark that the step is done: it cannot be found again by anything but luck (docs: generate). */
export function storeTaken(tx: Tx, intentId: string, generationId: string, taken: { generationId: string; status: string; creditsUsed: number | null }): void {
  tx.rows.db.prepare('UPDATE intents SET credits_used = ? WHERE id = ?').run(taken.creditsUsed, intentId)
  tx.rows.generations.accept(generationId, {
    remoteId: taken.generationId, status: taken.status, creditsUsed: taken.creditsUsed, now: tx.now, nextPollAt: tx.now + FIRST_GENERATION_POLL_MS,
  })
  tx.note('generations', generationId)
}

/**
 * A refusal that can only be about media: one whose text holds an id of ours, or 404 where the request names nothing else that
 * could be missing. Ids are compared, words are not.
 */
export function namesMedia(row: IntentRow, outcome: Finished['outcome'], rows: Rows): boolean {
  if ((row.kind !== 'create_post' && row.kind !== 'captions') || outcome.kind !== 'refused') return false
  const ids = renditionsOf(rows, row).flatMap((renditionId) => rows.uploadOf(renditionId)?.remote_media_id ?? [])
  if (ids.length === 0) return false
  const isNamed = ids.some((id) => outcome.message.includes(id))
  return (outcome.status === 404 && (isNamed || !namesStyle(row, rows))) || (outcome.status === 400 && isNamed)
}

function namesStyle(row: IntentRow, rows: Rows): boolean {
  const asked = row.generationId === null ? null : rows.generations.find(row.generationId)
  return asked !== null && parseRequest(asked.request).writingStyleId !== null
}
