/** Sends, the outbox and posts, as the contract asks for them: each function takes an open workspace and plain input. */
import type { IntentView, OutboxAction } from '../../contract/schemas/outbox.ts'
import type { Post, SendPreview } from '../../contract/schemas/sends.ts'
import { createRowsCache } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { act, cancelSend } from './acts.ts'
import { createSend, fixAndResend } from './create-send.ts'
import type { CreateSendInput } from './create-send.ts'
import type { PostsDeps } from './deps.ts'
import { preview } from './preview.ts'
import { moveUpload, pauseUploads } from './upload-acts.ts'
import type { PauseInput } from './upload-acts.ts'
import { getPost, listOutbox, listPosts } from './views.ts'
import type { OutboxFilter, PageInput } from './views.ts'

export type { PostsDeps } from './deps.ts'
export type { CreateSendInput } from './create-send.ts'

export interface Posts {
  preview(workspace: Workspace, input: { draftId: string; insteadOf?: string | null | undefined }): SendPreview
  createSend(workspace: Workspace, input: CreateSendInput): Promise<{ sendId: string }>
  fixAndResend(workspace: Workspace, input: { commandId: string; sendId: string }): Promise<{ sendId: string }>
  cancelSend(workspace: Workspace, input: { commandId: string; sendId: string }): { ok: true }
  listOutbox(workspace: Workspace, input: PageInput & { filter: OutboxFilter }): { items: IntentView[]; nextCursor: string | null }
  act(workspace: Workspace, input: { commandId: string; intentId: string; action: OutboxAction }): Promise<IntentView>
  pauseUploads(workspace: Workspace, input: PauseInput): { changed: string[] }
  moveUpload(workspace: Workspace, input: { commandId: string; intentId: string; before: string | null }): { ok: true }
  listPosts(workspace: Workspace, input: PageInput): { items: Post[]; nextCursor: string | null }
  getPost(workspace: Workspace, input: { sendId: string }): Post
}

export function createPosts(given: PostsDeps): Posts {
  const deps = { ...given, rowsOf: given.rowsOf ?? createRowsCache() }
  return {
    preview: (workspace, input) => preview(deps, workspace, input),
    createSend: (workspace, input) => createSend(deps, workspace, input),
    fixAndResend: (workspace, input) => fixAndResend(deps, workspace, input),
    cancelSend: (workspace, input) => cancelSend(deps, workspace, input),
    listOutbox: (workspace, input) => listOutbox(deps, workspace, input),
    act: (workspace, input) => act(deps, workspace, input),
    pauseUploads: (workspace, input) => pauseUploads(deps, workspace, input),
    moveUpload: (workspace, input) => moveUpload(deps, workspace, input),
    listPosts: (workspace, input) => listPosts(workspace, input),
    getPost: (workspace, input) => getPost(workspace, input.sendId),
  }
}
