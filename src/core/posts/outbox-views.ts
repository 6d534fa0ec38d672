/** Outbox rows as plain data; the words are the window's. */
import type { IntentView } from '../../contract/schemas/outbox.ts'
import type { Platform } from '../../domain/post-types.ts'
import { platformsAsked } from '../../domain/generations/index.ts'
import { actionsFor, isTerminal } from '../../domain/outbox/index.ts'
import { isReplaceable, parseItems, parseReplan, parseRequest, toIntentRow } from '../sync/index.ts'
import type { IntentRow, Rows, SendRow } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { PostsContext, PostsDeps } from './deps.ts'
import { readPlan } from './plan-acts.ts'
import { cursorSeq } from './read.ts'

type Progress = PostsDeps['sync']['progress']

export interface PageInput {
  cursor?: string | null | undefined
  limit: number
}

/** Held by the service for its time: the step is done, the send is not. */
const HELD = "(kind = 'schedule' AND state = 'done' AND send_id IN (SELECT id FROM sends WHERE state = 'live' AND published_at IS NULL))"
const FILTERS = {
  all: '1 = 1',
  open: `(state NOT IN ('done', 'cancelled') OR ${HELD})`,
  uploads: "kind = 'upload' AND state NOT IN ('done', 'cancelled')",
  'needs-you': "(state = 'blocked' OR (state = 'unknown' AND asks = 1))",
  done: `(state IN ('done', 'cancelled') AND NOT ${HELD})`,
} as const
export type OutboxFilter = keyof typeof FILTERS

/** Newest first. */
export function listOutbox(deps: PostsContext, workspace: Workspace, input: PageInput & { filter: OutboxFilter }): { items: IntentView[]; nextCursor: string | null } {
  const rows = deps.rowsOf(workspace.db)
  const found = workspace.db
    .prepare<[number, number], Parameters<typeof toIntentRow>[0]>(`SELECT * FROM intents WHERE seq < ? AND ${FILTERS[input.filter]} ORDER BY seq DESC LIMIT ?`)
    .all(cursorSeq(input.cursor), input.limit + 1)
    .map(toIntentRow)
  const items = found.slice(0, input.limit)
  const facts = factsOfSends(rows)
  return { items: items.map((row) => intentView(rows, row, deps.sync.progress, facts)), nextCursor: found.length > input.limit ? String(items.at(-1)?.seq) : null }
}

interface SendFacts {
  send: SendRow
  platforms: Platform[]
  plan: NonNullable<IntentView['plan']>
  isReplaceable: boolean
}

/** What is true of a whole send is read once for all of its steps. */
function factsOfSends(rows: Rows): (sendId: string) => SendFacts | null {
  const known = new Map<string, SendFacts | null>()
  return (sendId) => {
    let facts = known.get(sendId)
    if (facts === undefined) known.set(sendId, (facts = sendFacts(rows, sendId)))
    return facts
  }
}

function sendFacts(rows: Rows, sendId: string): SendFacts | null {
  const send = rows.send(sendId)
  if (!send) return null
  const { stage, canCancel, canReschedule } = readPlan(rows, send)
  return {
    send,
    platforms: [...new Set(parseItems(send.items).map((item): Platform => item.platform))],
    plan: {
      carrier: send.carrier, dueAt: send.due_at, isHeld: stage === 'held' || stage === 'letting-go', canCancel, canReschedule,
      movingTo: send.replan === null ? null : parseReplan(send.replan).at, isAgain: send.resend_of !== null,
    },
    isReplaceable: isReplaceable(rows, sendId),
  }
}

export function intentView(rows: Rows, row: IntentRow, progress: Progress, factsOf = factsOfSends(rows)): IntentView {
  const facts = row.sendId === null ? null : factsOf(row.sendId)
  const send = facts?.send
  const asked = send ? null : askedBy(rows, row)
  const file = row.uploadId === null ? null : fileOf(rows, row.uploadId)
  const pausedByUser = !isTerminal(row) && rows.pausedUploads(row).length > 0
  const actions = actionsFor(row, { fixable: facts?.isReplaceable === true, pausedByUser })
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    sendId: row.sendId,
    generationId: row.generationId,
    draftId: send?.draft_id ?? asked?.draft_id ?? null,
    draftTitle: send?.title ?? asked?.draft_title ?? '',
    platforms: facts ? facts.platforms : asked ? platformsAsked(parseRequest(asked.request)) : [],
    fileName: file?.name ?? null,
    fileSize: file?.size ?? null,
    blockedCode: row.blockedCode,
    waitingFor: waitsFor(rows, row),
    plan: facts?.plan ?? null,
    pausedByUser,
    turn: rows.turnOf(row),
    nextAt: row.nextAt,
    attempts: row.attempts,
    progress: row.state === 'sending' ? progress(row.id) : null,
    looks: row.looks.map(({ at, saw }) => ({ at, saw })),
    asks: row.asks,
    lastError: row.lastError,
    cancelledBy: row.cancelledBy,
    creditsUsed: row.creditsUsed,
    notAfter: row.notAfter,
    notBefore: row.notBefore,
    actions,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }
}

/** The seconds in which a send can be taken back mean nothing while its files are still on their way. */
function waitsFor(rows: Rows, row: IntentRow): IntentRow['waitingFor'] {
  return row.waitingFor === 'undo' && rows.needs(row.id) === 'pending' ? 'earlier-step' : row.waitingFor
}

/** The request for captions that a step belongs to; for an upload the one that waits, or waited, for the file. */
function askedBy(rows: Rows, row: IntentRow) {
  if (row.generationId !== null) return rows.generations.find(row.generationId)
  if (row.kind !== 'upload') return null
  const first = rows.db
    .prepare<[string], { generation_id: string }>(
      'SELECT i.generation_id FROM intent_needs n JOIN intents i ON i.id = n.intent_id WHERE n.needs_id = ? AND i.generation_id IS NOT NULL ORDER BY i.seq LIMIT 1',
    )
    .get(row.id)
  return first ? rows.generations.find(first.generation_id) : null
}

/** The name the user gave the file (two items may share the bytes, so the oldest name stands for them), and the size of what goes out. */
function fileOf(rows: Rows, uploadId: string): { name: string | null; size: number } | null {
  return rows.db
    .prepare<[string], { name: string | null; size: number }>(
      `SELECT (SELECT m.name FROM media_items m WHERE m.blob = r.blob ORDER BY m.seq LIMIT 1) AS name, b.size
       FROM uploads u JOIN renditions r ON r.id = u.rendition_id JOIN blobs b ON b.sha256 = r.sha256 WHERE u.id = ?`,
    )
    .get(uploadId) ?? null
}
