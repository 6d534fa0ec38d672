/** Requests for captions and what came of them, as plain data; the words are the window's. */
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { captionSchema } from '../../contract/schemas/generations.ts'
import type { Generation, GenerationDetail } from '../../contract/schemas/generations.ts'
import { estimateCaptions, platformsAsked } from '../../domain/generations/index.ts'
import type { CaptionsShape, ResearchMode } from '../../domain/generations/index.ts'
import { parseContent } from '../drafts/rows.ts'
import { intentView } from '../posts/outbox-views.ts'
import { parseRequest, parseRequestMedia, shapeOf } from '../sync/index.ts'
import type { GenerationRow, IntentRow } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { GenerationsContext } from './deps.ts'

const outputsSchema = z.record(z.string(), captionSchema)
const errorSchema = z.object({ code: z.string(), message: z.string() })

export const parseOutputs = (json: string) => outputsSchema.parse(JSON.parse(json))

interface Row extends GenerationRow {
  intent_id: string
  intent_state: IntentRow['state']
  blocked_code: IntentRow['blockedCode']
  waiting_for: IntentRow['waitingFor']
  asks: number
  here: number
  trashed_at: number | null
  ceiling: number | null
}

const SELECT = `
  SELECT g.*, i.id AS intent_id, i.state AS intent_state, i.blocked_code, i.waiting_for, i.asks, d.id IS NOT NULL AS here, d.trashed_at, a.ceiling
  FROM generations g JOIN intents i ON i.generation_id = g.id LEFT JOIN drafts d ON d.id = g.draft_id LEFT JOIN approvals a ON a.id = g.approval_id`

const FILTERS = {
  all: '1 = 1',
  open: "g.state IN ('waiting', 'working')",
  unused: "g.state = 'completed' AND g.used_at IS NULL",
} as const

export interface ListInput {
  cursor?: string | null | undefined
  limit: number
  draftId?: string | null | undefined
  filter: keyof typeof FILTERS
}

/** Newest first; those of one draft when it is named. */
export function list(deps: GenerationsContext, workspace: Workspace, input: ListInput): { items: Generation[]; nextCursor: string | null } {
  const found = workspace.db
    .prepare<{ before: number; draftId: string | null; take: number }, Row>(
      `${SELECT} WHERE g.seq < @before AND (@draftId IS NULL OR g.draft_id = @draftId) AND ${FILTERS[input.filter]} ORDER BY g.seq DESC LIMIT @take`,
    )
    .all({ before: before(input.cursor), draftId: input.draftId ?? null, take: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  return { items: rows.map((row) => view(deps, workspace, row)), nextCursor: found.length > input.limit ? String(rows.at(-1)?.seq) : null }
}

export function get(deps: GenerationsContext, workspace: Workspace, input: { generationId: string }): GenerationDetail {
  const row = workspace.db.prepare<[string], Row>(`${SELECT} WHERE g.id = ?`).get(input.generationId)
  const rows = deps.rowsOf(workspace.db)
  const intent = row ? rows.intent(row.intent_id) : null
  if (!row || !intent) throw new AppError('NOT_FOUND', 'Those captions are not here any more.')
  const asked = row.draft_content === null ? null : parseContent(row.draft_content)
  // Texts have no bytes under way.
  return { ...view(deps, workspace, row), asked, intent: intentView(rows, intent, () => null) }
}

/** Keyset cursors are the sequence number of the last row. */
function before(cursor: string | null | undefined): number {
  if (cursor == null) return Number.MAX_SAFE_INTEGER
  if (!/^\d{1,15}$/.test(cursor)) throw new AppError('INVALID_INPUT', 'That place in the list is not known.', { field: 'cursor' })
  return Number(cursor)
}

function view(deps: GenerationsContext, workspace: Workspace, row: Row): Generation {
  const request = parseRequest(row.request)
  return {
    id: row.id,
    state: row.state,
    intentId: row.intent_id,
    intentState: row.intent_state,
    blockedCode: row.blocked_code,
    waitingFor: row.waiting_for,
    asks: row.asks === 1,
    draftId: row.draft_id,
    draftState: row.draft_id === null ? 'none' : row.here === 0 ? 'gone' : row.trashed_at === null ? 'here' : 'trashed',
    draftTitle: row.draft_title,
    request: { ...request, mediaIds: parseRequestMedia(row.media).map(({ mediaId }) => mediaId) },
    platforms: platformsAsked(request),
    approved: row.approval_id !== null,
    ceiling: row.ceiling,
    estimate: estimateOf(deps, workspace, row),
    creditsUsed: row.credits_used,
    refunded: row.refunded === 1,
    lost: row.lost,
    remoteStatus: row.remote_status,
    outputs: row.outputs === null ? null : parseOutputs(row.outputs),
    error: row.error === null ? null : errorSchema.parse(JSON.parse(row.error)),
    createdAt: row.created_at,
    acceptedAt: row.accepted_at,
    finishedAt: row.finished_at,
    usedAt: row.used_at,
  }
}

const estimateOf = (deps: GenerationsContext, workspace: Workspace, row: Pick<GenerationRow, 'request' | 'media'>) => priceOf(deps, workspace, shapeOf(row))

function priceOf(deps: GenerationsContext, workspace: Workspace, shape: CaptionsShape): number | null {
  const { accountId } = workspace.identity
  return accountId === null ? null : estimateCaptions(shape, (what) => deps.accounts.price(accountId, what))
}

/** What a request that is not made yet may cost. Files that are not here cost nothing: asking refuses them. */
export function estimate(deps: GenerationsContext, workspace: Workspace, input: { researchMode: ResearchMode; mediaIds: string[]; sources: number }): { credits: number | null } {
  const kinds = input.mediaIds.map((mediaId) => deps.draftsOf(workspace.db).mediaItem(mediaId)?.kind)
  const { researchMode, sources } = input
  return { credits: priceOf(deps, workspace, { researchMode, sources, images: kinds.filter((kind) => kind === 'image').length, videos: kinds.filter((kind) => kind === 'video').length }) }
}

/** Most requests that one approval takes. */
const QUEUE_MAX = 1_000

/** All that waits for approval, oldest first, with its likely cost. */
export function queue(deps: GenerationsContext, workspace: Workspace): { ids: string[]; estimate: number; unpriced: number; credits: { balance: number; at: number } | null } {
  const rows = workspace.db
    .prepare<[number], Pick<GenerationRow, 'id' | 'request' | 'media'>>(
      `SELECT g.id, g.request, g.media FROM generations g JOIN intents i ON i.generation_id = g.id
       WHERE g.state = 'waiting' AND (i.blocked_code IN ('APPROVAL_NEEDED', 'CEILING_REACHED') OR (g.approval_id IS NULL AND i.state IN ('queued', 'waiting')))
       ORDER BY g.seq LIMIT ?`,
    )
    .all(QUEUE_MAX)
  const estimates = rows.map((row) => estimateOf(deps, workspace, row))
  const { accountId } = workspace.identity
  return {
    ids: rows.map((row) => row.id),
    estimate: estimates.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    unpriced: estimates.filter((one) => one === null).length,
    credits: accountId === null ? null : deps.accounts.balance(accountId),
  }
}
