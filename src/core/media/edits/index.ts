/** Edits of media, as the contract asks for them: each function takes an open workspace and plain input. */
import { AppError } from '../../../contract/errors.ts'
import type { EditFamily, FilmFacts, MediaEdit } from '../../../contract/schemas/media-edits.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { findBlob } from '../blob-files.ts'
import type { MediaContext } from '../context.ts'
import { askForEdit, familyOf, gone, originalOf, viewOf } from './edit-acts.ts'
import type { EditInput } from './edit-acts.ts'
import { createEditQueue } from './edit-queue.ts'
import type { EditQueue } from './edit-queue.ts'
import { filmFacts } from './film-thread.ts'

/** Most pictures are made by then; a film is told of as it goes on (ms). */
const ANSWER_WITHIN_MS = 1_500

export interface Edits {
  /** Answers when it is made, or soon with the rest to come. Throws NOT_FOUND, INVALID_INPUT, NOT_POSSIBLE_NOW, SHUTTING_DOWN. */
  edit(workspace: Workspace, input: EditInput): Promise<MediaEdit>
  /** Those asked for; without `ids` those that are being made, or failed and were not put away. Newest first. */
  edits(workspace: Workspace, input: { ids?: readonly string[] | undefined }): MediaEdit[]
  /** Ends one that is being made, and puts away one that failed. What was made before stays. */
  cancelEdit(workspace: Workspace, input: { commandId: string; editId: string }): MediaEdit
  family(workspace: Workspace, input: { mediaId: string }): EditFamily
  /** Of a film's original. */
  film(workspace: Workspace, input: { mediaId: string }): Promise<FilmFacts>
  /** Resolves when nothing is being made any more; for whoever measures or tests. */
  editsMade(workspaceId: string): Promise<void>
}

export function createEdits(context: MediaContext, onMade: (workspace: Workspace) => void): { edits: Edits; queue: EditQueue; stop: () => Promise<void> } {
  const queue = createEditQueue(context, onMade)
  let stopped = false
  const view = (workspace: Workspace, editId: string): MediaEdit => {
    const rows = context.editsOf(workspace.db)
    const row = rows.edit(editId)
    if (!row) throw new AppError('NOT_FOUND', 'That edit is not here any more.')
    return viewOf(rows, row, queue.progressOf(editId))
  }

  return {
    queue,
    stop() {
      stopped = true
      return queue.stop()
    },
    edits: {
      async edit(workspace, input) {
        if (stopped) throw new AppError('SHUTTING_DOWN', 'The app is closing.')
        const editId = askForEdit(context, workspace, input)
        // A new cover is to be seen.
        if (view(workspace, editId).state === 'made') onMade(workspace)
        queue.wake(workspace)
        await Promise.race([queue.settled(workspace.identity.id), new Promise<void>((resolve) => void context.clock.after(ANSWER_WITHIN_MS, resolve))])
        if (workspace.closed) throw new AppError('NOT_POSSIBLE_NOW', 'This workspace was just closed. The edit goes on when it is open again.')
        return view(workspace, editId)
      },
      edits(workspace, { ids }) {
        const rows = context.editsOf(workspace.db)
        const found = ids ? ids.flatMap((id) => rows.edit(id) ?? []) : rows.open()
        return found.map((row) => viewOf(rows, row, queue.progressOf(row.id)))
      },
      cancelEdit(workspace, { commandId, editId }) {
        workspace.command(commandId, 'media.cancelEdit', (note): { ok: true } => {
          if (context.editsOf(workspace.db).dismiss(editId)) note('media', editId)
          return { ok: true }
        })
        if (view(workspace, editId).state === 'cancelled') queue.cancelled(workspace.identity.id, editId)
        return view(workspace, editId)
      },
      family: (workspace, { mediaId }) => familyOf(context, workspace, mediaId),
      async film(workspace, { mediaId }) {
        const edits = context.editsOf(workspace.db)
        const item = edits.item(mediaId)
        if (!item) throw gone()
        const original = originalOf(edits, item)
        const path = findBlob(workspace.mediaDir, original)
        return path === null || original.kind !== 'video' ? null : filmFacts({ path, mime: original.mime }, context.clock)
      },
      editsMade: (workspaceId) => queue.settled(workspaceId),
    },
  }
}
