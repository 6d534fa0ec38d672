/** Drafts as the window shows them. */
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { postTypeSchema } from '../../contract/schemas/drafts.ts'
import type { Draft, DraftSummary, Revision } from '../../contract/schemas/drafts.ts'
import { platformOf } from '../../domain/post-types.ts'
import type { Platform } from '../../domain/post-types.ts'
import { requireRow, unreadable } from './context.ts'
import { parseContent } from './rows.ts'
import type { DraftRows, SummaryRow } from './rows.ts'

export interface PageInput {
  cursor?: string | null | undefined
  limit: number
}

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

/** Throws NOT_FOUND, and INTERNAL for a draft whose content cannot be read. */
export function getDraft(rows: DraftRows, draftId: string): Draft {
  const row = requireRow(rows, draftId)
  const content = parseContent(row.content)
  if (!content) throw unreadable()
  const send = rows.lastSend(row.id)
  return {
    id: row.id,
    rev: row.rev,
    content,
    media: content.mediaIds.flatMap((id) => rows.mediaItem(id) ?? []),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    trashedAt: row.trashed_at,
    lastSend: send && { id: send.id, state: send.state, editedSince: send.draft_rev !== row.rev, dueAt: send.due_at },
  }
}

/** Last saved first. A draft saved meanwhile moves to the front; no draft is shown twice in one walk through the pages. */
export function listDrafts(rows: DraftRows, input: PageInput & { trashed: boolean }): Page<DraftSummary> {
  const { found, nextCursor } = takePage(rows.page(input.trashed, before(input.cursor), input.limit + 1), input.limit, (row) => row.list_seq)
  return { items: found.map(toSummary), nextCursor }
}

function toSummary(row: SummaryRow): DraftSummary {
  return {
    id: row.id,
    title: row.title,
    excerpt: row.excerpt,
    platforms: platformsIn(row.post_types),
    mediaCount: row.media_count,
    mediaStrip: row.strip === null ? [] : row.strip.split(','),
    updatedAt: row.updated_at,
    trashedAt: row.trashed_at,
    send: row.send,
  }
}

const postTypesSchema = z.array(postTypeSchema)

/** None for content that cannot be read: the list shows the draft, opening it says what is wrong. */
function platformsIn(postTypes: string | null): Platform[] {
  if (postTypes === null || postTypes === '[]') return []
  const parsed = postTypesSchema.safeParse(JSON.parse(postTypes))
  return parsed.success ? [...new Set(parsed.data.map(platformOf))] : []
}

/** Newest first. An entry that cannot be read is left out. */
export function listRevisions(rows: DraftRows, input: PageInput & { draftId: string }): Page<Revision> {
  requireRow(rows, input.draftId)
  const { found, nextCursor } = takePage(rows.revisions(input.draftId, before(input.cursor), input.limit + 1), input.limit, (row) => row.seq)
  const items = found.flatMap((row): Revision[] => {
    const content = parseContent(row.content)
    return content ? [{ id: row.id, draftId: row.draft_id, rev: row.rev, reason: row.reason, at: row.at, content }] : []
  })
  return { items, nextCursor }
}

/** Keyset cursors are the sequence number of the last row. */
function before(cursor: string | null | undefined): number {
  if (cursor == null) return Number.MAX_SAFE_INTEGER
  if (!/^\d{1,15}$/.test(cursor)) throw new AppError('INVALID_INPUT', 'That place in the list is not known.', { field: 'cursor' })
  return Number(cursor)
}

function takePage<T>(rows: T[], limit: number, seqOf: (row: T) => number): { found: T[]; nextCursor: string | null } {
  const found = rows.slice(0, limit)
  const last = found.at(-1)
  return { found, nextCursor: rows.length > limit && last ? String(seqOf(last)) : null }
}
