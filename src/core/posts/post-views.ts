/** Sends as posts: what was sent, joined with what the service last said of it. */
import { AppError } from '../../contract/errors.ts'
import type { Post } from '../../contract/schemas/sends.ts'
import { parseItems, parseMedia, parseReplan } from '../sync/index.ts'
import type { Rows, SendRow } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { againFacts } from './again-facts.ts'
import type { PostsContext } from './deps.ts'
import type { PageInput } from './outbox-views.ts'
import { readPlan } from './plan-acts.ts'
import { cursorSeq } from './read.ts'

interface PostRow extends SendRow {
  seq: number
  credits_used: number | null
  finished_at: number | null
  now_rev: number | null
}

const POST = 'SELECT s.*, d.rev AS now_rev FROM sends s LEFT JOIN drafts d ON d.id = s.draft_id'

/** Newest first; sends that were replaced by a newer snapshot are left out. */
export function listPosts(deps: PostsContext, workspace: Workspace, input: PageInput): { items: Post[]; nextCursor: string | null } {
  const found = workspace.db
    .prepare<[number, number], PostRow>(`${POST} WHERE s.seq < ? AND s.state <> 'superseded' ORDER BY s.seq DESC LIMIT ?`)
    .all(cursorSeq(input.cursor), input.limit + 1)
  const shown = found.slice(0, input.limit)
  const rows = deps.rowsOf(workspace.db)
  return { items: shown.map((row) => postView(rows, row)), nextCursor: found.length > input.limit ? String(shown.at(-1)?.seq) : null }
}

export function getPost(deps: PostsContext, workspace: Workspace, sendId: string): Post {
  const row = workspace.db.prepare<[string], PostRow>(`${POST} WHERE s.id = ?`).get(sendId)
  if (!row) throw new AppError('NOT_FOUND', 'That post is not here any more.')
  return postView(deps.rowsOf(workspace.db), row)
}

interface ItemRow {
  post_type: string
  status: string
  platform_post_id: string | null
  error: string | null
  error_code: string | null
  request_id: string | null
}

function postView(rows: Rows, row: PostRow): Post {
  const fates = new Map(rows.db.prepare<[string], ItemRow>('SELECT * FROM send_items WHERE send_id = ?').all(row.id).map((item) => [item.post_type, item]))
  const again = againFacts(rows, row.id)
  const plan = readPlan(rows, row)
  return {
    sendId: row.id,
    draftId: row.draft_id,
    title: row.title,
    state: row.state,
    remotePostId: row.remote_post_id,
    items: parseItems(row.items).map((item) => {
      const fate = fates.get(item.postType)
      // Tries of the chain that are newer than this send.
      const tries = again?.tries.filter((one) => one.postType === item.postType && one.sendId !== row.id) ?? []
      const last = tries.at(-1)
      return {
        postType: item.postType,
        platform: item.platform,
        text: item.text,
        title: item.title,
        status: fate?.status ?? 'draft',
        platformPostId: fate?.platform_post_id ?? null,
        error: fate?.error ?? null,
        errorCode: fate?.error_code ?? null,
        requestId: fate?.request_id ?? null,
        again: last && fate?.status === 'failed' ? { sendId: last.sendId, fate: last.fate } : null,
        canSendAgain: again?.why(item.postType) === null,
      }
    }),
    mediaCount: parseMedia(row.media).length,
    creditsUsed: row.credits_used,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    notAfter: row.not_after,
    due: row.due_at === null ? null : { at: row.due_at, wall: row.due_wall ?? '', zone: row.due_zone ?? '' },
    editedSince: row.now_rev !== null && row.now_rev !== row.draft_rev,
    carrier: row.carrier,
    scheduledAt: plan.stage === 'held' || plan.stage === 'letting-go' ? row.scheduled_at : null,
    movingTo: row.replan === null ? null : parseReplan(row.replan).at,
    appCarries: row.app_carries,
    remoteStatus: row.remote_status,
    canCancel: plan.canCancel,
    canReschedule: plan.canReschedule,
    resendOf: row.resend_of,
  }
}
