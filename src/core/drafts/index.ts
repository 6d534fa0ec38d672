/** Drafts, as the contract asks for them: each function takes an open workspace and plain input. */
import type { Draft, DraftSummary, Revision } from '../../contract/schemas/drafts.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import type { Clock, Random } from '../ports.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { createDraft, restoreRevision, setTrashed } from './acts.ts'
import type { DraftsContext } from './context.ts'
import { createHighMarks } from './high-marks.ts'
import { getDraft, listDrafts, listRevisions } from './read.ts'
import type { Page, PageInput } from './read.ts'
import { createDraftRowsCache } from './rows.ts'
import { saveDraft } from './save.ts'
import type { SaveInput } from './save.ts'
import { duplicateDraft, setManyTrashed } from './several.ts'
import type { Moved } from './several.ts'

export { appendMedia, hasRoomForMedia, replaceMedia } from './acts.ts'
export type { Appended } from './acts.ts'
export { draftTx } from './context.ts'
export type { DraftTx } from './context.ts'
export { createDraftRowsCache } from './rows.ts'
export type { DraftRows } from './rows.ts'
export { MAX_DRAFT_MEDIA } from './save.ts'

export interface Drafts {
  list(workspace: Workspace, input: PageInput & { trashed: boolean }): Page<DraftSummary>
  get(workspace: Workspace, input: { draftId: string }): Draft
  create(workspace: Workspace, input: { commandId: string; content?: DraftContent | undefined }): Draft
  save(workspace: Workspace, input: SaveInput): { rev: number; savedAt: number }
  revisions(workspace: Workspace, input: PageInput & { draftId: string }): Page<Revision>
  restore(workspace: Workspace, input: { commandId: string; draftId: string; revisionId: string }): Draft
  trash(workspace: Workspace, input: { commandId: string; draftId: string }): { ok: true }
  untrash(workspace: Workspace, input: { commandId: string; draftId: string }): { ok: true }
  trashMany(workspace: Workspace, input: { commandId: string; ids: readonly string[] }): Moved
  untrashMany(workspace: Workspace, input: { commandId: string; ids: readonly string[] }): Moved
  duplicate(workspace: Workspace, input: { commandId: string; draftId: string; title?: string | undefined }): Draft
}

export function createDrafts(deps: { clock: Clock; random: Random }): Drafts {
  const context: DraftsContext = { clock: deps.clock, random: deps.random, rowsOf: createDraftRowsCache(), marks: createHighMarks() }
  return {
    list: (workspace, input) => listDrafts(context.rowsOf(workspace.db), input),
    get: (workspace, input) => getDraft(context.rowsOf(workspace.db), input.draftId),
    create: (workspace, input) => createDraft(context, workspace, input),
    save: (workspace, input) => saveDraft(context, workspace, input),
    revisions: (workspace, input) => listRevisions(context.rowsOf(workspace.db), input),
    restore: (workspace, input) => restoreRevision(context, workspace, input),
    trash: (workspace, input) => setTrashed(context, workspace, input, true),
    untrash: (workspace, input) => setTrashed(context, workspace, input, false),
    trashMany: (workspace, input) => setManyTrashed(context, workspace, input, true),
    untrashMany: (workspace, input) => setManyTrashed(context, workspace, input, false),
    duplicate: (workspace, input) => duplicateDraft(context, workspace, input),
  }
}
