/** Asking for captions: the request, its uploads and its step commit together, and nothing is spent before the user approves (rules 5). */
import { AppError, isAppError } from '../../contract/errors.ts'
import { displayTitle } from '../../domain/draft-content.ts'
import { cleanRequest, equalKey, requestProblem } from '../../domain/generations/index.ts'
import type { CaptionsInput, CaptionsRequest } from '../../domain/generations/index.ts'
import { parseContent } from '../drafts/rows.ts'
import { addNeed, giveApproval, insertIntent, openUpload, uploadStep } from '../sync/index.ts'
import type { Tx } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { txOf } from './deps.ts'
import type { GenerationsContext } from './deps.ts'

export interface AskInput {
  commandId: string
  draftId: string | null
  request: CaptionsInput
  approve: boolean
}

interface FrozenMedia {
  mediaId: string
  renditionId: string
  kind: 'image' | 'video'
}

/** Made before the transaction. A failure is kept for it: a repeated command must still answer as the first did. */
type Prepared = { ok: true; request: CaptionsRequest; media: FrozenMedia[] } | { ok: false; error: unknown }

/** Throws INVALID_INPUT with the field, NOT_FOUND, NOT_POSSIBLE_NOW, WORKSPACE_NOT_LINKED, MEDIA_REFUSED; nothing has changed then. */
export async function ask(deps: GenerationsContext, workspace: Workspace, input: AskInput): Promise<{ generationId: string; approved: boolean }> {
  const prepared = await prepare(deps, workspace, input.request)
  const result = workspace.command(input.commandId, 'generations.ask', (note) => store(deps, txOf(deps, workspace, note), workspace, prepared, input))
  deps.sync.wake(workspace.identity.id)
  return result
}

async function prepare(deps: GenerationsContext, workspace: Workspace, input: CaptionsInput): Promise<Prepared> {
  try {
    const request = cleanRequest(input)
    const kinds = input.mediaIds.map((mediaId) => kindOf(deps, workspace, mediaId))
    if (new Set(input.mediaIds).size !== input.mediaIds.length) throw new AppError('INVALID_INPUT', 'Choose each file once.', { field: 'mediaIds' })
    const problem = requestProblem(request, kinds)
    if (problem) throw new AppError('INVALID_INPUT', problem.message, { field: problem.field })
    const media: FrozenMedia[] = []
    for (const [at, mediaId] of input.mediaIds.entries()) media.push({ mediaId, renditionId: await deps.ensureUploadRendition(workspace, mediaId), kind: kinds[at] ?? 'image' })
    return { ok: true, request, media }
  } catch (error) {
    return { ok: false, error }
  }
}

function kindOf(deps: GenerationsContext, workspace: Workspace, mediaId: string): 'image' | 'video' {
  const item = deps.draftsOf(workspace.db).mediaItem(mediaId)
  if (!item) throw new AppError('INVALID_INPUT', 'A file of this request is not here.', { field: 'mediaIds' })
  return item.kind
}

function store(deps: GenerationsContext, tx: Tx, workspace: Workspace, prepared: Prepared, input: AskInput): { generationId: string; approved: boolean } {
  if (!prepared.ok) throw isAppError(prepared.error) ? prepared.error : new AppError('MEDIA_REFUSED', 'A file of this request could not be read.', {}, prepared.error)
  const self = tx.rows.self()
  if (self.account_id === null || self.remote_id === null) throw new AppError('WORKSPACE_NOT_LINKED', 'This client is not linked to PowerPost yet.')
  if (self.held === 1) throw new AppError('NOT_POSSIBLE_NOW', 'This client was restored from a copy. Decide what becomes of what was on its way first.')
  const draft = input.draftId === null ? null : readDraft(deps, workspace, input.draftId)
  const { request, media } = prepared
  const id = tx.uuid()
  tx.rows.db
    .prepare(
      `INSERT INTO generations (id, seq, draft_id, draft_title, draft_content, request, media, equal_key, state, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)`,
    )
    .run(
      id, tx.rows.next('generation_seq'), draft?.id ?? null, draft?.title ?? '', draft?.json ?? null, JSON.stringify(request), JSON.stringify(media),
      equalKey(request, media.map(({ renditionId }) => renditionId)), tx.now,
    )
  const uploads = [...new Set(media.map(({ renditionId }) => renditionId))].map((renditionId) => openUpload(tx, renditionId)).filter((uploadId) => uploadId !== null)
  const steps = uploads.map((uploadId) => uploadStep(tx, null, uploadId))
  const intent = insertIntent(tx, { kind: 'captions', sendId: null, uploadId: null, generationId: id, notAfter: null, state: 'queued', waitingFor: null, nextAt: null })
  for (const step of steps) addNeed(tx, intent, step)
  // Who is offline does not see what it will meet when it goes: the queue asks then.
  const approved = input.approve && deps.accounts.network(self.account_id) !== 'offline'
  if (approved) giveApproval(tx, [id], null)
  tx.note('generations', id)
  return { generationId: id, approved }
}

function readDraft(deps: GenerationsContext, workspace: Workspace, draftId: string): { id: string; title: string; json: string } {
  const row = deps.draftsOf(workspace.db).draft(draftId)
  if (!row) throw new AppError('NOT_FOUND', 'That draft is not here any more.')
  if (row.trashed_at !== null) throw new AppError('NOT_POSSIBLE_NOW', 'The draft is in the trash.')
  const content = parseContent(row.content)
  return { id: row.id, title: content ? displayTitle(content) : '', json: row.content }
}
