/** Making a draft, going back to an earlier state, the trash, and files that an import adds. */
import { AppError } from '../../contract/errors.ts'
import type { Draft } from '../../contract/schemas/drafts.ts'
import { EMPTY_CONTENT } from '../../domain/draft-content.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import { signed } from '../../domain/writing/index.ts'
import { parsePostTypes } from '../client-settings/rows.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { draftTx, isAfterPause, keepState, mustHaveMedia, requireRow } from './context.ts'
import type { DraftTx, DraftsContext } from './context.ts'
import { getDraft } from './read.ts'
import { contentJson, parseContent } from './rows.ts'
import type { DraftRows } from './rows.ts'
import { MAX_DRAFT_MEDIA } from './save.ts'
import { listTexts, textLength } from './texts.ts'

/** A repeat answers the draft that the first call made, as it is now. One made empty has the client's usual post types, and its signature where there is one for every network. */
export function createDraft(context: DraftsContext, workspace: Workspace, input: { commandId: string; content?: DraftContent | undefined }): Draft {
  const rows = context.rowsOf(workspace.db)
  const { draftId } = workspace.command(input.commandId, 'drafts.create', (note): { draftId: string } => {
    const tx = draftTx(context, rows, note)
    const content = input.content ?? newContent(rows)
    mustHaveMedia(rows, content)
    const id = tx.uuid()
    rows.insert(id, { rev: 1, content: contentJson(content), ...listTexts(content), now: tx.now })
    if (content.mediaIds.length > 0) rows.setMedia(id, content.mediaIds, new Map())
    note('drafts', id)
    return { draftId: id }
  })
  return getDraft(rows, draftId)
}

function newContent(rows: DraftRows): DraftContent {
  const signature = rows.sharedSignature()
  const postTypes = rows.defaultPostTypes()
  return {
    ...EMPTY_CONTENT,
    ...(signature === null ? {} : { shared: signed('', signature) }),
    ...(postTypes === null ? {} : { postTypes: parsePostTypes(postTypes) }),
  }
}

/**
 * Makes a state of the history the current one; the state before it is kept. Files that are no longer here are left out. Also
 * the way out for a draft whose content cannot be read. Throws NOT_FOUND, NOT_POSSIBLE_NOW in the trash.
 */
export function restoreRevision(context: DraftsContext, workspace: Workspace, input: { commandId: string; draftId: string; revisionId: string }): Draft {
  const rows = context.rowsOf(workspace.db)
  workspace.command(input.commandId, 'drafts.restore', (note): { ok: true } => {
    const tx = draftTx(context, rows, note)
    const row = requireRow(rows, input.draftId)
    if (row.trashed_at !== null) throw new AppError('NOT_POSSIBLE_NOW', 'The draft is in the trash.')
    const revision = rows.revision(input.revisionId)
    if (!revision || revision.draft_id !== row.id) throw new AppError('NOT_FOUND', 'That state is not in the history.')
    const kept = parseContent(revision.content)
    if (!kept) throw new AppError('INTERNAL', 'This state of the history cannot be read. It is kept as it is.')
    const content = { ...kept, mediaIds: kept.mediaIds.filter((id) => rows.mediaItem(id)) }
    const json = contentJson(content)
    if (json === row.content) return { ok: true }
    keepState(tx, row.id, row, 'restore')
    rows.update(row, { rev: row.rev + 1, content: json, ...listTexts(content), now: tx.now })
    rows.setMedia(row.id, content.mediaIds, new Map())
    note('drafts', row.id)
    return { ok: true }
  })
  const draft = getDraft(rows, input.draftId)
  const last = context.marks.get(workspace.db, draft.id)
  if (last) context.marks.set(workspace.db, draft.id, { ...last, rev: draft.rev, content: contentJson(draft.content), length: textLength(draft.content) })
  return draft
}

/** Into the trash (`isTrash`) or back. A draft on its way stays where it can be seen: NOT_POSSIBLE_NOW until its send ends. */
export function setTrashed(context: DraftsContext, workspace: Workspace, input: { commandId: string; draftId: string }, isTrash: boolean): { ok: true } {
  const rows = context.rowsOf(workspace.db)
  return workspace.command(input.commandId, isTrash ? 'drafts.trash' : 'drafts.untrash', (note): { ok: true } => {
    const row = requireRow(rows, input.draftId)
    if ((row.trashed_at !== null) === isTrash) return { ok: true }
    if (isTrash && rows.isLive(row.id)) throw new AppError('NOT_POSSIBLE_NOW', 'This draft is on its way. Cancel its send first, or wait for it to end.')
    rows.setTrashed(row.id, isTrash ? context.clock.now() : null)
    note('drafts', row.id)
    return { ok: true }
  })
}

/** What became of a file that an import wanted to add: `there` already, no room (`full`), or the draft is `gone` or cannot be read. */
export type Appended = 'added' | 'there' | 'full' | 'gone'

/**
 * Adds one file at the end of a draft, inside the caller's transaction. It counts as one rev of its own, which `added_rev`
 * names: a window that saves on an older base is then not refused for it (decision 0007). A draft in the trash takes it too.
 */
export function appendMedia(tx: DraftTx, draftId: string, mediaId: string): Appended {
  const row = tx.rows.draft(draftId)
  const content = row && parseContent(row.content)
  if (!row || !content) return 'gone'
  if (content.mediaIds.includes(mediaId)) return 'there'
  if (content.mediaIds.length >= MAX_DRAFT_MEDIA) return 'full'
  // It moves `updated_at`, so a pause before it would go unseen by the next save.
  if (isAfterPause(row, tx.now)) keepState(tx, row.id, row, 'pause')
  const next = { ...content, mediaIds: [...content.mediaIds, mediaId] }
  const rev = row.rev + 1
  tx.rows.update(row, { rev, content: contentJson(next), ...listTexts(next), now: tx.now })
  tx.rows.addMedia(row.id, mediaId, content.mediaIds.length, rev)
  tx.note('drafts', row.id)
  return 'added'
}

/**
 * Puts one file in the place of another, inside the caller's transaction. A window that saves on an older base is refused for it, reads the
 * draft, and joins the two: its texts and the new file. Does nothing when the draft has not the one, or has the other already.
 */
export function replaceMedia(tx: DraftTx, draftId: string, mediaId: string, by: string): void {
  const row = tx.rows.draft(draftId)
  const content = row && parseContent(row.content)
  if (!row || !content || !content.mediaIds.includes(mediaId) || content.mediaIds.includes(by)) return
  if (isAfterPause(row, tx.now)) keepState(tx, row.id, row, 'pause')
  const next = { ...content, mediaIds: content.mediaIds.map((id) => (id === mediaId ? by : id)) }
  tx.rows.update(row, { rev: row.rev + 1, content: contentJson(next), ...listTexts(next), now: tx.now })
  tx.rows.setMedia(row.id, next.mediaIds, new Map())
  tx.note('drafts', row.id)
}

/** False when the draft holds all it can. True also for one that is gone: its files are kept without it. */
export function hasRoomForMedia(rows: DraftRows, draftId: string): boolean {
  const row = rows.draft(draftId)
  const content = row && parseContent(row.content)
  return !content || content.mediaIds.length < MAX_DRAFT_MEDIA
}
