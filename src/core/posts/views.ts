/** Outbox rows and sends as plain data; the words are the window's. */
import { AppError } from '../../contract/errors.ts'
import type { IntentView } from '../../contract/schemas/outbox.ts'
import type { Post } from '../../contract/schemas/sends.ts'
import type { Platform } from '../../domain/post-types.ts'
import { platformsAsked } from '../../domain/generations/index.ts'
import { actionsFor, isTerminal } from '../../domain/outbox/index.ts'
import { isReplaceable, parseItems, parseMedia, parseRequest, toIntentRow } from '../sync/index.ts'
import type { IntentRow, Rows } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { PostsContext, PostsDeps } from './deps.ts'
import { cursorSeq } from './read.ts'

type Progress = PostsDeps['sync']['progress']

export interface PageInput {
  cursor?: string | null | undefined
  limit: number
}

const FILTERS = {
  all: '1 = 1',
  open: "state NOT IN ('done', 'cancelled')",
  uploads: "kind = 'upload' AND state NOT IN ('done', 'cancelled')",
  'needs-you': "(state = 'blocked' OR (state = 'unknown' AND asks = 1))",
  done: "state IN ('done', 'cancelled')",
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
  return { items: items.map((row) => intentView(rows, row, deps.sync.progress)), nextCursor: found.length > input.limit ? String(items.at(-1)?.seq) : null }
}

export function intentView(rows: Rows, row: IntentRow, progress: Progress): IntentView {
  const send = row.sendId === null ? null : rows.send(row.sendId)
  const asked = send ? null : askedBy(rows, row)
  const file = row.uploadId === null ? null : fileOf(rows, row.uploadId)
  const pausedByUser = !isTerminal(row) && rows.pausedUploads(row).length > 0
  const actions = actionsFor(row, { fixable: send !== null && isReplaceable(rows, send.id), pausedByUser })
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    sendId: row.sendId,
    generationId: row.generationId,
    draftId: send?.draft_id ?? asked?.draft_id ?? null,
    draftTitle: send?.title ?? asked?.draft_title ?? '',
    platforms: send ? [...new Set(parseItems(send.items).map((item): Platform => item.platform))] : asked ? platformsAsked(parseRequest(asked.request)) : [],
    fileName: file?.name ?? null,
    fileSize: file?.size ?? null,
    blockedCode: row.blockedCode,
    waitingFor: row.waitingFor,
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

interface PostRow {
  id: string
  seq: number
  draft_id: string
  draft_rev: number
  title: string
  state: Post['state']
  remote_post_id: string | null
  items: string
  media: string
  credits_used: number | null
  created_at: number
  finished_at: number | null
  not_after: number | null
  due_at: number | null
  due_wall: string | null
  due_zone: string | null
  now_rev: number | null
}

const POST = 'SELECT s.*, d.rev AS now_rev FROM sends s LEFT JOIN drafts d ON d.id = s.draft_id'

/** Newest first; sends that were replaced by a newer snapshot are left out. */
export function listPosts(workspace: Workspace, input: PageInput): { items: Post[]; nextCursor: string | null } {
  const found = workspace.db
    .prepare<[number, number], PostRow>(`${POST} WHERE s.seq < ? AND s.state <> 'superseded' ORDER BY s.seq DESC LIMIT ?`)
    .all(cursorSeq(input.cursor), input.limit + 1)
  const rows = found.slice(0, input.limit)
  return { items: rows.map((row) => postView(workspace, row)), nextCursor: found.length > input.limit ? String(rows.at(-1)?.seq) : null }
}

export function getPost(workspace: Workspace, sendId: string): Post {
  const row = workspace.db.prepare<[string], PostRow>(`${POST} WHERE s.id = ?`).get(sendId)
  if (!row) throw new AppError('NOT_FOUND', 'That post is not here any more.')
  return postView(workspace, row)
}

function postView(workspace: Workspace, row: PostRow): Post {
  const fates = new Map(
    workspace.db
      .prepare<[string], { post_type: string; status: string; platform_post_id: string | null; error: string | null }>('SELECT * FROM send_items WHERE send_id = ?')
      .all(row.id)
      .map((item) => [item.post_type, item]),
  )
  return {
    sendId: row.id,
    draftId: row.draft_id,
    title: row.title,
    state: row.state,
    remotePostId: row.remote_post_id,
    items: parseItems(row.items).map((item) => {
      const fate = fates.get(item.postType)
      return {
        postType: item.postType,
        platform: item.platform,
        text: item.text,
        title: item.title,
        status: fate?.status ?? 'draft',
        platformPostId: fate?.platform_post_id ?? null,
        error: fate?.error ?? null,
      }
    }),
    mediaCount: parseMedia(row.media).length,
    creditsUsed: row.credits_used,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    notAfter: row.not_after,
    due: row.due_at === null ? null : { at: row.due_at, wall: row.due_wall ?? '', zone: row.due_zone ?? '' },
    editedSince: row.now_rev !== null && row.now_rev !== row.draft_rev,
  }
}
