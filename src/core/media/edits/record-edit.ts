/** What became of an edit, committed together with the item that it made and its place in the draft. */
import type { EditFailure } from '../../../contract/schemas/media-edits.ts'
import type { EditRecipe } from '../../../domain/media/index.ts'
import { draftTx, replaceMedia } from '../../drafts/index.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import type { MediaContext } from '../context.ts'
import { formatOfMime } from '../formats/index.ts'
import { videoOfMime } from '../formats/kinds.ts'
import { nameFor } from '../names.ts'
import type { EditItem, EditRow } from './edit-rows.ts'
import type { MadeFile } from './make-edit.ts'

type Note = Parameters<Parameters<Workspace['write']>[0]>[0]

export function recordEdit(context: MediaContext, workspace: Workspace, original: EditItem, row: EditRow, { blob, facts }: MadeFile): void {
  const [rows, edits, previews] = [context.rowsOf(workspace.db), context.editsOf(workspace.db), context.previewsOf(workspace.db)]
  workspace.write((note) => {
    const now = context.clock.now()
    // Also of one that was cancelled meanwhile: asked for again, it is there.
    rows.insertBlob(blob, now)
    if (facts) previews.setFacts(blob.sha256, facts)
    rows.putRendition(context.random.uuid(), original.sha256, row.key, blob.sha256)
    if (edits.edit(row.id)?.state !== 'making') return
    const known = edits.madeOf(original.id, row.key)
    const itemId = known ?? context.random.uuid()
    const format = formatOfMime(blob.mime) ?? videoOfMime(blob.mime)
    if (known === null) edits.insertItem(itemId, original, blob, format ? nameFor(original.name, format) : original.name, row.recipe, row.key, now)
    takePlace(context, workspace, note, { row, itemId, recipe: row.recipe })
    edits.end(row.id, 'made', itemId, null)
    for (const id of [row.id, itemId, original.id]) note('media', id)
  })
}

export function recordFailure(context: MediaContext, workspace: Workspace, row: EditRow, failure: EditFailure): void {
  workspace.write((note) => {
    if (context.editsOf(workspace.db).end(row.id, 'failed', null, failure)) note('media', row.id)
  })
}

/** What was made is what is seen: out of the trash, with its cover, in the place of what it was made from. */
export function takePlace(context: MediaContext, workspace: Workspace, note: Note, { row, itemId, recipe }: { row: Pick<EditRow, 'mediaId' | 'draftId'>; itemId: string; recipe: EditRecipe }): void {
  const [rows, edits] = [context.rowsOf(workspace.db), context.editsOf(workspace.db)]
  const item = edits.item(itemId)
  if (!item) throw new Error('an edit without its item')
  rows.untrash(itemId)
  if (item.originalId !== null) edits.setRecipe(itemId, recipe)
  const coverMs = item.kind === 'image' || recipe.coverMs === null ? null : coverIn(item, recipe)
  // Who goes back to the original did not speak of its cover.
  const isWayBack = item.originalId === null && itemId !== row.mediaId
  if (item.kind === 'video' && !isWayBack && coverMs !== item.coverMs) for (const id of edits.setCover(item.sha256, coverMs)) note('media', id)
  // A still picture of a film is not the film.
  if (itemId === row.mediaId || recipe.stillMs !== null) return
  // In the library both stand side by side.
  if (row.draftId === null) return
  replaceMedia(draftTx(context, context.draftRowsOf(workspace.db), note), row.draftId, row.mediaId, itemId)
  if (edits.isStep(row.mediaId)) {
    edits.trash(row.mediaId, context.clock.now())
    note('media', row.mediaId)
  }
}

/** The moment of the original, as one of what is left of it. */
function coverIn(item: EditItem, { coverMs, trim }: EditRecipe): number {
  const at = (coverMs ?? 0) - (item.originalId === null ? 0 : (trim?.startMs ?? 0))
  return Math.min(Math.max(0, at), item.durationMs ?? Number.MAX_SAFE_INTEGER)
}
