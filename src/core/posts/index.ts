/** Sends, the outbox and posts, as the contract asks for them: each function takes an open workspace and plain input. */
import type { IntentView, OutboxAction } from '../../contract/schemas/outbox.ts'
import type { ForeignPost, Post, PostHistory, RemoteList, SendPreview } from '../../contract/schemas/sends.ts'
import { createDraftRowsCache } from '../drafts/index.ts'
import { createRowsCache } from '../sync/index.ts'
import type { Due } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { act } from './acts.ts'
import { editAgain, sendAgain } from './again.ts'
import type { AgainInput } from './again.ts'
import { createSend, fixAndResend } from './create-send.ts'
import type { CreateSendInput } from './create-send.ts'
import type { PostsDeps } from './deps.ts'
import { listElsewhere, pullPosts } from './elsewhere.ts'
import { postHistory } from './history.ts'
import { listOutbox } from './outbox-views.ts'
import type { OutboxFilter, PageInput } from './outbox-views.ts'
import { cancelSend, reschedule } from './plan-acts.ts'
import { getPost, listPosts } from './post-views.ts'
import { preview } from './preview.ts'
import { moveUpload, pauseUploads } from './upload-acts.ts'
import type { PauseInput } from './upload-acts.ts'

export type { PostsDeps } from './deps.ts'
export type { CreateSendInput } from './create-send.ts'

export interface Posts {
  preview(workspace: Workspace, input: { draftId: string; insteadOf?: string | null | undefined }): SendPreview
  createSend(workspace: Workspace, input: CreateSendInput): Promise<{ sendId: string }>
  fixAndResend(workspace: Workspace, input: { commandId: string; sendId: string }): Promise<{ sendId: string }>
  cancelSend(workspace: Workspace, input: { commandId: string; sendId: string }): { ok: true }
  reschedule(workspace: Workspace, input: { commandId: string; sendId: string; to: Due }): { ok: true }
  again(workspace: Workspace, input: AgainInput): { sendId: string }
  editAgain(workspace: Workspace, input: AgainInput): { draftId: string }
  listOutbox(workspace: Workspace, input: PageInput & { filter: OutboxFilter }): { items: IntentView[]; nextCursor: string | null }
  act(workspace: Workspace, input: { commandId: string; intentId: string; action: OutboxAction }): Promise<IntentView>
  pauseUploads(workspace: Workspace, input: PauseInput): { changed: string[] }
  moveUpload(workspace: Workspace, input: { commandId: string; intentId: string; before: string | null }): { ok: true }
  listPosts(workspace: Workspace, input: PageInput): { items: Post[]; nextCursor: string | null }
  getPost(workspace: Workspace, input: { sendId: string }): Post
  history(workspace: Workspace, input: { sendId: string }): PostHistory
  elsewhere(workspace: Workspace, input: PageInput): { items: ForeignPost[]; nextCursor: string | null; list: RemoteList }
  pull(workspace: Workspace): Promise<RemoteList>
}

export function createPosts(given: PostsDeps): Posts {
  const deps = { ...given, rowsOf: given.rowsOf ?? createRowsCache(), draftRowsOf: createDraftRowsCache() }
  return {
    preview: (workspace, input) => preview(deps, workspace, input),
    createSend: (workspace, input) => createSend(deps, workspace, input),
    fixAndResend: (workspace, input) => fixAndResend(deps, workspace, input),
    cancelSend: (workspace, input) => cancelSend(deps, workspace, input),
    reschedule: (workspace, input) => reschedule(deps, workspace, input),
    again: (workspace, input) => sendAgain(deps, workspace, input),
    editAgain: (workspace, input) => editAgain(deps, workspace, input),
    listOutbox: (workspace, input) => listOutbox(deps, workspace, input),
    act: (workspace, input) => act(deps, workspace, input),
    pauseUploads: (workspace, input) => pauseUploads(deps, workspace, input),
    moveUpload: (workspace, input) => moveUpload(deps, workspace, input),
    listPosts: (workspace, input) => listPosts(deps, workspace, input),
    getPost: (workspace, input) => getPost(deps, workspace, input.sendId),
    history: (workspace, input) => postHistory(deps, workspace, input),
    elsewhere: (workspace, input) => listElsewhere(deps, workspace, input),
    pull: (workspace) => pullPosts(deps, workspace),
  }
}
