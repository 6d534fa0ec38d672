/** Posts of the workspace that were made elsewhere: on the dashboard, or by another program. Read only. */
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { ForeignPost, RemoteList } from '../../contract/schemas/sends.ts'
import type { PullOutcome } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { PostsContext } from './deps.ts'
import type { PageInput } from './outbox-views.ts'

interface RemoteRow {
  seq: number
  remote_id: string
  status: string
  made_at: number
  scheduled_for: number | null
  items: string
}

const itemsSchema = z.array(
  z.object({
    postType: z.string(), platform: z.string(), text: z.string(), title: z.string().nullable(), status: z.string(), platformPostId: z.string().nullable(),
    error: z.string().nullable(), errorCode: z.string().nullable(),
  }),
)

/** Newest first; those of one moment in the order of the service's list. */
export function listElsewhere(deps: PostsContext, workspace: Workspace, input: PageInput): { items: ForeignPost[]; nextCursor: string | null; list: RemoteList } {
  const [madeAt, seq] = cursorOf(input.cursor)
  const found = workspace.db
    .prepare<{ madeAt: number; seq: number; take: number }, RemoteRow>(
      `SELECT * FROM remote_posts WHERE (made_at < @madeAt OR (made_at = @madeAt AND seq > @seq)) AND remote_id NOT IN (SELECT remote_post_id FROM sends WHERE remote_post_id IS NOT NULL)
       ORDER BY made_at DESC, seq LIMIT @take`,
    )
    .all({ madeAt, seq, take: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const last = rows.at(-1)
  return {
    items: rows.map((row) => ({ remotePostId: row.remote_id, status: row.status, madeAt: row.made_at, scheduledFor: row.scheduled_for, items: itemsSchema.parse(JSON.parse(row.items)) })),
    nextCursor: found.length > input.limit && last ? `${last.made_at}.${last.seq}` : null,
    list: listFacts(deps, workspace, null),
  }
}

/** Asks the service for its list. What was read before stays where it cannot be read now. */
export async function pullPosts(deps: PostsContext, workspace: Workspace): Promise<RemoteList> {
  if (workspace.identity.remoteId === null) return listFacts(deps, workspace, 'not-linked')
  const outcome = await deps.sync.pullPosts(workspace.identity.id)
  if (workspace.closed) throw new AppError('SHUTTING_DOWN', 'The client is being closed.')
  return listFacts(deps, workspace, outcome === 'read' || outcome === 'absent' ? null : outcome)
}

function listFacts(deps: PostsContext, workspace: Workspace, why: Exclude<PullOutcome, 'read' | 'absent'> | null): RemoteList {
  const { accountId } = workspace.identity
  const readAt = workspace.db.prepare<[], { at: number | null }>('SELECT posts_read_at AS at FROM workspace').get()?.at ?? null
  return { list: (accountId === null ? null : deps.accounts.get(accountId)?.listPosts) ?? 'unknown', readAt, why }
}

function cursorOf(cursor: string | null | undefined): [number, number] {
  if (cursor == null) return [Number.MAX_SAFE_INTEGER, 0]
  const parts = /^(\d{1,15})\.(\d{1,15})$/.exec(cursor)
  if (!parts) throw new AppError('INVALID_INPUT', 'That place in the list is not known.', { field: 'cursor' })
  return [Number(parts[1]), Number(parts[2])]
}
