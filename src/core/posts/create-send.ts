/** Freezing a draft into a send: the snapshot, its steps and what they need commit together (rules 2, 4, 5). */
import { AppError, isAppError } from '../../contract/errors.ts'
import { displayTitle } from '../../domain/draft-content.ts'
import type { PostType } from '../../domain/post-types.ts'
import { carrierFor, itemProblems, itemsOf, schedulingOf, sendProblems } from '../../domain/sends/index.ts'
import type { Carrier } from '../../domain/sends/index.ts'
import { isZone } from '../../domain/zones/index.ts'
import { endSend, insertSend, isReplaceable } from '../sync/index.ts'
import type { Due, SendRow, Tx } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { againFacts, againOfDraft, againProblems } from './again-facts.ts'
import type { AgainFacts } from './again-facts.ts'
import type { PostsContext } from './deps.ts'
import { readDraft, readMedia, requireDraft, resendTypes, wasSentBefore, workspaceFacts } from './read.ts'
import type { DraftRow } from './read.ts'

export interface CreateSendInput {
  commandId: string
  draftId: string
  rev: number
  postTypes: PostType[]
  when: { kind: 'now' } | { kind: 'when-online'; notAfter: number | null } | ({ kind: 'at' } & Due)
  again: boolean
}

/** Nobody plans further; a slip of the year would. */
const LONGEST_PLAN_MS = 366 * 24 * 60 * 60_000

/** Renditions of a draft's files, made before the transaction. A failure is kept for it: a repeated command must still answer as the first did. */
type Prepared = { ok: true; renditions: Map<string, string> } | { ok: false; error: unknown }

async function prepare(deps: PostsContext, workspace: Workspace, draftId: string | null): Promise<Prepared> {
  try {
    const renditions = new Map<string, string>()
    const draft = draftId === null ? null : readDraft(workspace, draftId)
    for (const mediaId of draft?.content.mediaIds ?? []) renditions.set(mediaId, await deps.ensureUploadRendition(workspace, mediaId))
    return { ok: true, renditions }
  } catch (error) {
    return { ok: false, error }
  }
}

export async function createSend(deps: PostsContext, workspace: Workspace, input: CreateSendInput): Promise<{ sendId: string }> {
  const prepared = await prepare(deps, workspace, input.draftId)
  const result = workspace.command(input.commandId, 'sends.create', (note) =>
    freeze(deps, txOf(deps, workspace, note), workspace, prepared, {
      draftId: input.draftId,
      rev: input.rev,
      postTypes: input.postTypes,
      notAfter: input.when.kind === 'when-online' ? input.when.notAfter : null,
      due: input.when.kind === 'at' ? { at: input.when.at, wall: input.when.wall, zone: input.when.zone } : null,
      again: input.again,
      undoMs: deps.undoMs ?? 0,
      insteadOf: null,
    }),
  )
  deps.sync.wake(workspace.identity.id)
  return result
}

/** A new snapshot of the draft in place of a send that has no post on the service and nothing in doubt (rules 4). */
export async function fixAndResend(deps: PostsContext, workspace: Workspace, input: { commandId: string; sendId: string }): Promise<{ sendId: string }> {
  const prepared = await prepare(deps, workspace, deps.rowsOf(workspace.db).send(input.sendId)?.draft_id ?? null)
  const result = workspace.command(input.commandId, 'sends.fixAndResend', (note) => {
    const tx = txOf(deps, workspace, note)
    const send = tx.rows.send(input.sendId)
    if (!send) throw new AppError('NOT_FOUND', 'That send is not here any more.')
    if (!isReplaceable(tx.rows, send.id)) throw new AppError('NOT_POSSIBLE_NOW', 'This send can no longer be replaced: it is on PowerPost, or may be.')
    const draft = requireDraft(workspace, send.draft_id)
    endSend(tx, send.id, 'superseded', 'superseded')
    return freeze(deps, tx, workspace, prepared, {
      draftId: draft.id, rev: draft.rev, postTypes: resendTypes(workspace, send.id, draft.content), notAfter: send.not_after, due: dueOf(send, tx.now), again: true, undoMs: 0, insteadOf: send,
    })
  })
  deps.sync.wake(workspace.identity.id)
  return result
}

export function txOf(deps: PostsContext, workspace: Workspace, note: Tx['note']): Tx {
  return { rows: deps.rowsOf(workspace.db), note, now: deps.clock.now(), uuid: () => deps.random.uuid(), firstPollMs: FIRST_POLL_MS }
}
const FIRST_POLL_MS = 3_000

/** The time of the send that is replaced, while it is still to come. */
function dueOf(send: SendRow, now: number): Due | null {
  return send.due_at !== null && send.due_at > now ? { at: send.due_at, wall: send.due_wall ?? '', zone: send.due_zone ?? '' } : null
}

interface Freeze {
  draftId: string
  rev: number
  postTypes: PostType[]
  notAfter: number | null
  due: Due | null
  again: boolean
  undoMs: number
  /** Takes the place of a send that sends again what failed of this one. */
  insteadOf: SendRow | null
}

function freeze(deps: PostsContext, tx: Tx, workspace: Workspace, prepared: Prepared, wanted: Freeze): { sendId: string } {
  const draft = requireDraft(workspace, wanted.draftId)
  if (draft.rev !== wanted.rev) throw new AppError('STALE_REVISION', 'The draft changed since this was shown.')
  const live = tx.rows.db.prepare<[string], { id: string }>("SELECT id FROM sends WHERE draft_id = ? AND state = 'live'").get(draft.id)
  if (live) throw new AppError('ALREADY_SENDING', 'This draft is on its way already.')
  if (wanted.notAfter !== null && wanted.notAfter <= tx.now) throw new AppError('INVALID_INPUT', 'The time this must not go out after has passed.', { field: 'when' })
  mustBeInTime(wanted.due, tx.now)
  const ofId = wanted.insteadOf?.resend_of ?? null
  const again = ofId === null ? againOfDraft(tx.rows, draft.id) : againFacts(tx.rows, ofId)
  mustBeSendable(workspace, draft, wanted, again)
  if (!prepared.ok) throw isAppError(prepared.error) ? prepared.error : new AppError('MEDIA_REFUSED', 'A file of this draft could not be read.', {}, prepared.error)
  const media = draft.content.mediaIds.map((mediaId) => {
    const renditionId = prepared.renditions.get(mediaId)
    if (renditionId === undefined) throw new AppError('STALE_REVISION', 'The files of the draft changed since this was shown.')
    return { mediaId, renditionId }
  })
  const revisionId = tx.uuid()
  tx.rows.db
    .prepare("INSERT INTO revisions (id, draft_id, rev, reason, content, at, seq) VALUES (?, ?, ?, 'send', ?, ?, ?)")
    .run(revisionId, draft.id, draft.rev, JSON.stringify(draft.content), tx.now, tx.rows.next('revision_seq'))
  const carrier = carrierOf(deps, workspace, wanted.due, tx.now)
  const sendId = insertSend(tx, {
    draftId: draft.id, revisionId, draftRev: draft.rev, title: displayTitle(draft.content), items: itemsOf(draft.content, wanted.postTypes), media,
    notAfter: wanted.notAfter, due: wanted.due, carrier,
    // What the app brings to its time can be taken back until then.
    undoMs: wanted.due !== null && carrier === 'app' ? 0 : wanted.undoMs,
    again: again && { rootId: again.rootId, ofId: again.ofId },
  })
  return { sendId }
}

/** Who brings a send to its time, as the account is set and the time allows. */
export function carrierOf(deps: Pick<PostsContext, 'accounts'>, workspace: Workspace, due: Due | null, now: number): Carrier {
  const account = workspace.identity.accountId === null ? null : deps.accounts.get(workspace.identity.accountId)
  return due === null || !account ? 'app' : carrierFor(due.at, now, schedulingOf(account)).carrier
}

export function mustBeInTime(due: Due | null, now: number): void {
  if (due === null) return
  const refuse = (message: string) => new AppError('INVALID_INPUT', message, { field: 'when' })
  if (due.at <= now) throw refuse('That time has passed.')
  if (due.at > now + LONGEST_PLAN_MS) throw refuse('That is more than a year ahead.')
  if (!isZone(due.zone)) throw refuse('That time zone is not known.')
}

function mustBeSendable(workspace: Workspace, draft: DraftRow, wanted: Freeze, again: AgainFacts | null): void {
  const facts = workspaceFacts(workspace)
  if (!facts.linked) throw new AppError('WORKSPACE_NOT_LINKED', 'This client is not linked to PowerPost yet.')
  const media = { count: draft.content.mediaIds.length, missing: draft.content.mediaIds.length - readMedia(workspace, draft.content.mediaIds).length }
  const problems = [
    ...sendProblems({ linked: true, held: facts.held, sentBefore: !wanted.again && wasSentBefore(workspace, draft.id) }).map((problem) => ({ ...problem, blocking: true })),
    ...itemsOf(draft.content, wanted.postTypes).flatMap((item) => [...itemProblems(item, media), ...againProblems(again, item.postType)]),
  ].filter((problem) => problem.blocking)
  // What is being made of its files would come too late, and the send never changes.
  if (workspace.db.prepare("SELECT 1 FROM media_edits WHERE draft_id = ? AND state = 'making'").get(draft.id)) throw new AppError('NOT_POSSIBLE_NOW', 'A file of this draft is still being edited.')
  if (draft.trashedAt !== null) throw new AppError('NOT_POSSIBLE_NOW', 'The draft is in the trash.')
  if (wanted.postTypes.length === 0 || new Set(wanted.postTypes).size !== wanted.postTypes.length) {
    throw new AppError('INVALID_INPUT', 'Choose each network once, and at least one.', { field: 'postTypes' })
  }
  if (problems.length > 0) {
    throw new AppError('NOT_SENDABLE', 'Some of this would be refused.', { details: problems.map((one) => (one.postType === null ? one.code : `${one.postType}: ${one.code}`)) })
  }
}
