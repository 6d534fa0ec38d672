/** Acts on several drafts at once, and a second draft made of one. */
import type { Draft } from '../../contract/schemas/drafts.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { draftTx, requireRow, unreadable } from './context.ts'
import type { DraftsContext } from './context.ts'
import { getDraft } from './read.ts'
import { contentJson, parseContent } from './rows.ts'
import { listTexts } from './texts.ts'

/** `kept`: on their way, so they stay where they can be seen. Drafts that are not here are in neither. */
export interface Moved {
  moved: string[]
  kept: string[]
}

/** Into the trash (`isTrash`) or back, as one act: all of it is done or nothing. */
export function setManyTrashed(context: DraftsContext, workspace: Workspace, input: { commandId: string; ids: readonly string[] }, isTrash: boolean): Moved {
  const rows = context.rowsOf(workspace.db)
  return workspace.command(input.commandId, isTrash ? 'drafts.trashMany' : 'drafts.untrashMany', (note): Moved => {
    const known = [...new Set(input.ids)].flatMap((id) => rows.draft(id) ?? [])
    const kept = isTrash ? known.filter((row) => rows.isLive(row.id)) : []
    const stays = new Set(kept)
    const goes = known.filter((row) => !stays.has(row))
    // The list orders by what was moved last; of those that go together, the first keeps its place before the others.
    for (const row of goes.toReversed()) {
      if ((row.trashed_at !== null) === isTrash) continue
      rows.setTrashed(row.id, isTrash ? context.clock.now() : null)
      note('drafts', row.id)
    }
    return { moved: goes.map((row) => row.id), kept: kept.map((row) => row.id) }
  })
}

/**
 * A new draft with the same texts and the same files, and nothing else of the first: neither its sends nor its history. `title`
 * stands in place of the working title. Throws NOT_FOUND, INTERNAL for a draft that cannot be read.
 */
export function duplicateDraft(context: DraftsContext, workspace: Workspace, input: { commandId: string; draftId: string; title?: string | undefined }): Draft {
  const rows = context.rowsOf(workspace.db)
  const made = workspace.command(input.commandId, 'drafts.duplicate', (note): { draftId: string } => {
    const tx = draftTx(context, rows, note)
    const first = parseContent(requireRow(rows, input.draftId).content)
    if (!first) throw unreadable()
    const content = { ...first, title: input.title ?? first.title, mediaIds: first.mediaIds.filter((id) => rows.mediaItem(id)) }
    const draftId = tx.uuid()
    rows.insert(draftId, { rev: 1, content: contentJson(content), ...listTexts(content), now: tx.now })
    if (content.mediaIds.length > 0) rows.setMedia(draftId, content.mediaIds, new Map())
    note('drafts', draftId)
    return { draftId }
  })
  return getDraft(rows, made.draftId)
}
