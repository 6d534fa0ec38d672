/** What the window may do with edits, and what it is told of them. */
import { AppError } from '../../../contract/errors.ts'
import type { EditFamily, MediaEdit } from '../../../contract/schemas/media-edits.ts'
import { changesNothing, normaliseRecipe, recipeKey, recipeProblem } from '../../../domain/media/index.ts'
import type { EditRecipe } from '../../../domain/media/index.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { findBlob } from '../blob-files.ts'
import type { MediaContext } from '../context.ts'
import type { EditItem, EditRow, EditRows } from './edit-rows.ts'
import { takePlace } from './record-edit.ts'

export interface EditInput {
  commandId: string
  mediaId: string
  recipe: EditRecipe
  draftId: string | null
}

export const gone = () => new AppError('NOT_FOUND', 'That file is not here any more.')

/** What an edit of this item begins from: its original, unless it is a picture out of a film, which is one of its own. */
export function originalOf(edits: EditRows, item: EditItem): EditItem {
  const original = item.originalId === null ? null : edits.item(item.originalId)
  return original && original.kind === item.kind && item.recipe !== null ? original : item
}

/**
 * A repeat of the command answers the same edit. What was made before takes its place at once; else the edit is a row that waits for its turn.
 * Throws NOT_FOUND, NOT_POSSIBLE_NOW for a draft in the trash, INVALID_INPUT for what cannot be made.
 */
export function askForEdit(context: MediaContext, workspace: Workspace, input: EditInput): string {
  const { editId } = workspace.command(input.commandId, 'media.edit', (note): { editId: string } => {
    const edits = context.editsOf(workspace.db)
    const item = edits.item(input.mediaId)
    if (!item) throw gone()
    mustBeOpen(context, workspace, input.draftId)
    const original = originalOf(edits, item)
    const problem = recipeProblem(input.recipe, original)
    if (problem !== null) throw new AppError('INVALID_INPUT', 'That cannot be made of this file.', { field: 'recipe', details: [problem] })
    const recipe = normaliseRecipe(input.recipe, original)
    const key = recipeKey(recipe)
    const known = changesNothing(recipe) ? original.id : knownItem(context, workspace, original, key)
    const row: Omit<EditRow, 'attempts' | 'failure'> = {
      id: context.random.uuid(), mediaId: item.id, originalId: original.id, recipe, key, draftId: input.draftId, state: known === null ? 'making' : 'made', itemId: known, createdAt: context.clock.now(),
    }
    edits.insert(row)
    if (known !== null) takePlace(context, workspace, note, { row, itemId: known, recipe })
    for (const id of new Set([row.id, item.id, original.id, known ?? item.id])) note('media', id)
    return { editId: row.id }
  })
  return editId
}

/** Null when it was never made, or its file is gone. */
function knownItem(context: MediaContext, workspace: Workspace, original: EditItem, key: string): string | null {
  const edits = context.editsOf(workspace.db)
  const id = edits.madeOf(original.id, key)
  const item = id === null ? null : edits.item(id)
  return item && findBlob(workspace.mediaDir, item) ? item.id : null
}

function mustBeOpen(context: MediaContext, workspace: Workspace, draftId: string | null): void {
  if (draftId === null) return
  const draft = context.draftRowsOf(workspace.db).draft(draftId)
  if (!draft) throw new AppError('NOT_FOUND', 'That draft is not here any more.')
  if (draft.trashed_at !== null) throw new AppError('NOT_POSSIBLE_NOW', 'The draft is in the trash.')
}

export function viewOf(edits: EditRows, row: EditRow, progress: number | null): MediaEdit {
  const { id, key: _key, attempts: _attempts, ...rest } = row
  return { editId: id, name: edits.item(row.mediaId)?.name ?? '', ...rest, progress: row.state === 'making' ? progress : null }
}

export function familyOf(context: MediaContext, workspace: Workspace, mediaId: string): EditFamily {
  const edits = context.editsOf(workspace.db)
  const drafts = context.draftRowsOf(workspace.db)
  const row = edits.item(mediaId)
  if (!row) throw gone()
  const root = originalOf(edits, row)
  const view = (id: string) => {
    const item = drafts.mediaItem(id)
    if (!item) throw gone()
    return item
  }
  return {
    item: view(mediaId), original: view(root.id), recipe: root.id === row.id ? null : row.recipe, made: edits.allOf(root.id).filter((id) => id !== mediaId).map(view),
  }
}
