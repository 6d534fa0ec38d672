/** Sending again what failed of a post: as it was, or as a draft of its own first. What went out is never among it. */
import { AppError } from '../../contract/errors.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import type { Platform, PostType } from '../../domain/post-types.ts'
import { platformOf } from '../../domain/post-types.ts'
import type { SendItem } from '../../domain/sends/index.ts'
import { contentJson } from '../drafts/rows.ts'
import { listTexts } from '../drafts/texts.ts'
import { insertSend, parseItems, parseMedia } from '../sync/index.ts'
import type { Rows, SendRow } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { againFacts } from './again-facts.ts'
import type { AgainFacts } from './again-facts.ts'
import { txOf } from './create-send.ts'
import type { PostsContext } from './deps.ts'
import { workspaceFacts } from './read.ts'

export interface AgainInput {
  commandId: string
  sendId: string
  postTypes: PostType[]
}

/** Throws NOT_FOUND, NOT_POSSIBLE_NOW, ALREADY_SENDING, WORKSPACE_NOT_LINKED, NOT_SENDABLE while the workspace is held. */
export function sendAgain(deps: PostsContext, workspace: Workspace, input: AgainInput): { sendId: string } {
  const result = workspace.command(input.commandId, 'sends.again', (note) => {
    const tx = txOf(deps, workspace, note)
    const { send, again, items } = require(tx.rows, input)
    const facts = workspaceFacts(workspace)
    if (!facts.linked) throw new AppError('WORKSPACE_NOT_LINKED', 'This client is not linked to PowerPost yet.')
    if (facts.held) throw new AppError('NOT_SENDABLE', 'This client is on hold.', { details: ['workspace-held'] })
    const live = tx.rows.db.prepare<[string], { id: string }>("SELECT id FROM sends WHERE draft_id = ? AND state = 'live'").get(send.draft_id)
    if (live) throw new AppError('ALREADY_SENDING', 'This draft is on its way already.')
    const sendId = insertSend(tx, {
      draftId: send.draft_id, revisionId: send.revision_id, draftRev: send.draft_rev, title: send.title, items, media: parseMedia(send.media),
      notAfter: null, due: null, carrier: 'app', undoMs: deps.undoMs ?? 0, again: { rootId: again.rootId, ofId: send.id },
    })
    return { sendId }
  })
  deps.sync.wake(workspace.identity.id)
  return result
}

/** Throws NOT_FOUND, NOT_POSSIBLE_NOW. The draft may go to these networks and to no other. */
export function editAgain(deps: PostsContext, workspace: Workspace, input: AgainInput): { draftId: string } {
  const drafts = deps.draftRowsOf(workspace.db)
  return workspace.command(input.commandId, 'sends.editAgain', (note) => {
    const tx = txOf(deps, workspace, note)
    const { send, items } = require(tx.rows, input)
    const mediaIds = [...new Set(parseMedia(send.media).map((file) => file.mediaId))].filter((id) => drafts.mediaItem(id))
    const content = contentOf(send.title, items, mediaIds)
    const draftId = tx.uuid()
    drafts.insert(draftId, { rev: 1, content: contentJson(content), ...listTexts(content), now: tx.now })
    if (mediaIds.length > 0) drafts.setMedia(draftId, mediaIds, new Map())
    tx.rows.db.prepare('INSERT INTO draft_again (draft_id, send_id) VALUES (?, ?)').run(draftId, send.id)
    tx.note('drafts', draftId)
    return { draftId }
  })
}

function require(rows: Rows, input: AgainInput): { send: SendRow; again: AgainFacts; items: SendItem[] } {
  const send = rows.send(input.sendId)
  const again = againFacts(rows, input.sendId)
  if (!send || !again) throw new AppError('NOT_FOUND', 'That post is not here any more.')
  const wanted = new Set<string>(input.postTypes)
  const refused = [...wanted].flatMap((postType) => {
    const why = again.why(postType)
    return why === null ? [] : [`${postType}: ${why}`]
  })
  if (refused.length > 0) throw new AppError('NOT_POSSIBLE_NOW', 'Only what failed is sent again, and only while no other try of it is under way.', { details: refused })
  return { send, again, items: parseItems(send.items).filter((item) => wanted.has(item.postType)) }
}

/** The first text is the shared one; a network that got another keeps it. */
function contentOf(title: string, items: readonly SendItem[], mediaIds: string[]): DraftContent {
  const shared = items[0]?.text ?? ''
  const variants: Partial<Record<Platform, string>> = {}
  for (const item of items) if (item.text !== shared) variants[platformOf(item.postType)] = item.text
  return { title, shared, variants, youtubeTitle: items.find((item) => item.title !== null)?.title ?? '', postTypes: items.map((item) => item.postType), mediaIds }
}
