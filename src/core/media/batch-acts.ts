/** What the window may do with batches of files, and what it is told of them. */
import { AppError } from '../../contract/errors.ts'
import type { ImportBatch, ImportResult } from '../../contract/schemas/media.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { MediaContext } from './context.ts'
import { cursorSeq } from './library.ts'

export interface NewBatch {
  commandId: string
  draftId: string | null
}

export interface OfferAnswer {
  commandId: string
  batchId: string
  take: boolean
  positions?: number[] | undefined
}

const notHere = () => new AppError('NOT_FOUND', 'That import is not here.')

/** A repeat of the command answers the same batch; `isNew` tells whether this call made it. */
export function openBatch(context: MediaContext, workspace: Workspace, input: NewBatch, sources: readonly { path: string; name: string }[]): { batchId: string; isNew: boolean } {
  let isNew = false
  const { batchId } = workspace.command(input.commandId, 'media.import', (note): { batchId: string } => {
    if (input.draftId !== null) {
      const draft = context.draftRowsOf(workspace.db).draft(input.draftId)
      if (!draft) throw new AppError('NOT_FOUND', 'That draft is not here any more.')
      if (draft.trashed_at !== null) throw new AppError('NOT_POSSIBLE_NOW', 'The draft is in the trash.')
    }
    const id = context.random.uuid()
    context.importsOf(workspace.db).insertBatch(id, input.draftId, sources, context.clock.now())
    note('media', id)
    isNew = true
    return { batchId: id }
  })
  return { batchId, isNew }
}

export function batchResult(context: MediaContext, workspace: Workspace, batchId: string): ImportResult {
  const rows = context.importsOf(workspace.db)
  const row = rows.batch(batchId)
  if (!row) throw notHere()
  return rows.result(row)
}

export function listBatches(context: MediaContext, workspace: Workspace, { cursor, limit }: { cursor?: string | null | undefined; limit: number }): { items: ImportBatch[]; nextCursor: string | null } {
  const found = context.importsOf(workspace.db).batches(cursorSeq(cursor), limit + 1)
  const rows = found.slice(0, limit)
  return { items: rows.map(({ seq: _seq, ...batch }) => batch), nextCursor: found.length > limit ? String(rows.at(-1)?.seq) : null }
}

/** Answers where the files lay that are of no more use. Files that were not offered, or are no more, are left as they are. */
export function answerOffers(context: MediaContext, workspace: Workspace, { commandId, batchId, take, positions }: OfferAnswer): string[] {
  const rows = context.importsOf(workspace.db)
  const forgotten: string[] = []
  workspace.command(commandId, 'media.answerOffers', (note): { ok: true } => {
    if (!rows.batch(batchId)) throw notHere()
    const asked = positions && new Set(positions)
    for (const { position, path } of rows.offered(batchId)) {
      if (asked && !asked.has(position)) continue
      rows.answerOffer(batchId, position, take)
      if (!take) forgotten.push(path)
    }
    note('media', batchId)
    return { ok: true }
  })
  return forgotten
}

export function stopBatch(context: MediaContext, workspace: Workspace, { commandId, batchId }: { commandId: string; batchId: string }): ImportResult {
  const rows = context.importsOf(workspace.db)
  workspace.command(commandId, 'media.stopBatch', (note): { ok: true } => {
    if (!rows.batch(batchId)) throw notHere()
    rows.stop(batchId)
    rows.finish(batchId)
    note('media', batchId)
    return { ok: true }
  })
  return batchResult(context, workspace, batchId)
}
