/** Saving a draft: what is acknowledged is on the disk, and what is refused is kept beside it (rules 3; decision 0007). */
import { AppError } from '../../contract/errors.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { draftTx, isAfterPause, keepState, mustHaveMedia, requireRow, unreadable } from './context.ts'
import type { DraftTx, DraftsContext } from './context.ts'
import type { HighMark } from './high-marks.ts'
import { contentJson, parseContent } from './rows.ts'
import type { DraftRow } from './rows.ts'
import { isLargeRemoval, isLargeShrinkage, listTexts, textLength } from './texts.ts'

export interface SaveInput {
  commandId: string
  draftId: string
  windowId: string
  baseRev: number
  content: DraftContent
}

/** Stored with the command: a refusal commits too, so that the refused text stays and a repeat is refused again without a second copy. */
type SaveResult = { kind: 'saved'; rev: number; savedAt: number } | { kind: 'stale' | 'trashed' | 'unreadable' }

/** Most files of a draft, as its schema has it. */
export const MAX_DRAFT_MEDIA = 500

/**
 * Throws STALE_REVISION when something else than an import changed the draft since `baseRev`, NOT_POSSIBLE_NOW when it is
 * in the trash (both keep the text in the history), INVALID_INPUT for a file that is not here (changes nothing), NOT_FOUND.
 */
export function saveDraft(context: DraftsContext, workspace: Workspace, input: SaveInput): { rev: number; savedAt: number } {
  const rows = context.rowsOf(workspace.db)
  let mark: HighMark | null = null
  const result = workspace.command(input.commandId, 'drafts.save', (note): SaveResult => {
    mark = null
    const tx = draftTx(context, rows, note)
    const row = requireRow(rows, input.draftId)
    const json = contentJson(input.content)
    if (row.trashed_at !== null) return refuse(tx, row, input, json, 'trashed')
    if (json === row.content) return { kind: 'saved', rev: row.rev, savedAt: row.updated_at }
    const before = parseContent(row.content)
    if (!before) return refuse(tx, row, input, json, 'unreadable')
    const added = addedSince(tx, row, input)
    if (!added) return refuse(tx, row, input, json, 'stale')
    const content = added.length === 0 ? input.content : { ...input.content, mediaIds: [...input.content.mediaIds, ...added] }
    const merged = added.length === 0 ? json : contentJson(content)
    if (merged === row.content) return { kind: 'saved', rev: input.baseRev, savedAt: row.updated_at }
    mustHaveMedia(rows, input.content, before.mediaIds)

    const length = textLength(content)
    const last = context.marks.get(workspace.db, row.id)
    const high = last ?? { rev: row.rev, content: row.content, length: textLength(before) }
    const shrunk = high.rev < row.rev && isLargeShrinkage(high.length, length)
    if (shrunk) keepState(tx, row.id, high, 'large-removal')
    if (isLargeRemoval(before, content)) keepState(tx, row.id, row, 'large-removal')
    else if (isAfterPause(row, tx.now) || (last && last.writer !== input.windowId)) keepState(tx, row.id, row, 'pause')

    // Imports since the base come after this save, so the window's own rev stays the one of just its content.
    const rev = row.rev + 1
    const addedRevs = new Map(added.map((mediaId, at) => [mediaId, rev + 1 + at]))
    rows.update(row, { rev: rev + added.length, content: merged, ...listTexts(content), now: tx.now })
    if (added.length > 0 || !isSameList(before.mediaIds, content.mediaIds)) rows.setMedia(row.id, content.mediaIds, addedRevs)
    tx.note('drafts', row.id)
    mark = { ...(shrunk || length >= high.length ? { rev: rev + added.length, content: merged, length } : high), writer: input.windowId }
    return { kind: 'saved', rev, savedAt: tx.now }
  })
  // Only what was committed counts.
  if (mark) context.marks.set(workspace.db, input.draftId, mark)
  switch (result.kind) {
    case 'saved':
      return { rev: result.rev, savedAt: result.savedAt }
    case 'stale':
      throw new AppError('STALE_REVISION', 'The draft changed since this was written. Both texts are kept.')
    case 'trashed':
      throw new AppError('NOT_POSSIBLE_NOW', 'The draft is in the trash. The text is kept in its history.')
    case 'unreadable':
      throw unreadable()
  }
}

/**
 * The files that imports added since the window's base and that the window does not have yet; null when anything else changed
 * the draft. An import makes one rev and one row that names it, so as many rows as revs means that there were only imports.
 */
function addedSince(tx: DraftTx, row: DraftRow, input: SaveInput): string[] | null {
  if (input.baseRev === row.rev) return []
  const imported = tx.rows.addedSince(row.id, input.baseRev)
  if (imported.length !== row.rev - input.baseRev) return null
  const own = new Set(input.content.mediaIds)
  const added = imported.filter((id) => !own.has(id))
  return input.content.mediaIds.length + added.length > MAX_DRAFT_MEDIA ? null : added
}

function refuse(tx: DraftTx, row: DraftRow, input: SaveInput, json: string, kind: 'stale' | 'trashed' | 'unreadable'): SaveResult {
  const newest = tx.rows.newestRevision(row.id)
  if (json !== row.content && !(newest?.reason === 'conflict' && newest.content === json)) {
    tx.rows.insertRevision({ id: tx.uuid(), draft_id: row.id, rev: input.baseRev, reason: 'conflict', content: json, at: tx.now })
    tx.note('drafts', row.id)
  }
  return { kind }
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at])
}
