/** Reading drafts, files and sends for the window. */
import { draftContentSchema } from '../../contract/schemas/drafts.ts'
import type { MediaItem } from '../../contract/schemas/media.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import { AppError } from '../../contract/errors.ts'
import type { PostType } from '../../domain/post-types.ts'
import { MEDIA_ITEM } from '../media/item-sql.ts'
import { parseItems } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'

export interface DraftRow {
  id: string
  rev: number
  content: DraftContent
  title: string
  updatedAt: number
  trashedAt: number | null
}

export function readDraft(workspace: Workspace, draftId: string): DraftRow | null {
  const raw = workspace.db
    .prepare<[string], { id: string; rev: number; content: string; title: string; updated_at: number; trashed_at: number | null }>('SELECT id, rev, content, title, updated_at, trashed_at FROM drafts WHERE id = ?')
    .get(draftId)
  return raw ? { id: raw.id, rev: raw.rev, content: draftContentSchema.parse(JSON.parse(raw.content)), title: raw.title, updatedAt: raw.updated_at, trashedAt: raw.trashed_at } : null
}

export function requireDraft(workspace: Workspace, draftId: string): DraftRow {
  const draft = readDraft(workspace, draftId)
  if (!draft) throw new AppError('NOT_FOUND', 'That draft is not here any more.')
  return draft
}

/** In the order asked for; ids that are not here are left out. */
export function readMedia(workspace: Workspace, ids: readonly string[]): MediaItem[] {
  const find = workspace.db.prepare<[string], MediaItem>(`${MEDIA_ITEM} WHERE m.id = ?`)
  return ids.flatMap((id) => find.get(id) ?? [])
}

export function workspaceFacts(workspace: Workspace): { linked: boolean; held: boolean; accountLabel: string | null } {
  const row = workspace.db
    .prepare<[], { account_id: string | null; remote_id: string | null; account_label: string | null; held: number }>('SELECT account_id, remote_id, account_label, held FROM workspace')
    .get()
  return { linked: row?.account_id != null && row.remote_id !== null, held: row?.held === 1, accountLabel: row?.account_label ?? null }
}

/** Where a new snapshot in place of a send goes: where that one was going, as far as the draft still names it. What was left out stays out. */
export function resendTypes(workspace: Workspace, sendId: string, content: DraftContent): PostType[] {
  const row = workspace.db.prepare<[string], { items: string }>('SELECT items FROM sends WHERE id = ?').get(sendId)
  const before = new Set(row ? parseItems(row.items).map((item) => item.postType) : [])
  return content.postTypes.filter((postType) => before.has(postType))
}

/** A send of this draft that is out, or may be. */
export function wasSentBefore(workspace: Workspace, draftId: string): boolean {
  return workspace.db
    .prepare<[string], { n: number }>("SELECT count(*) AS n FROM sends WHERE draft_id = ? AND state <> 'live' AND published_at IS NOT NULL")
    .get(draftId)?.n !== 0
}

/** Keyset cursors are the sequence number of the last row. */
export function cursorSeq(cursor: string | null | undefined): number {
  if (cursor == null) return Number.MAX_SAFE_INTEGER
  const seq = /^\d{1,15}$/.test(cursor) ? Number(cursor) : NaN
  if (!Number.isSafeInteger(seq)) throw new AppError('INVALID_INPUT', 'That place in the list is not known.', { field: 'cursor' })
  return seq
}
