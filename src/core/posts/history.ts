/** The way of one post: what happened and when, and each item as it was drafted, sent, stored by the service, and published. */
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { PostEvent, PostHistory, PostState } from '../../contract/schemas/sends.ts'
import { captionFor } from '../../domain/draft-content.ts'
import { needsTitle, platformOf } from '../../domain/post-types.ts'
import type { SendItem } from '../../domain/sends/index.ts'
import { SEND_EVENTS } from '../../domain/sends/index.ts'
import { parseItems, parseMedia } from '../sync/index.ts'
import type { Rows, SendRow } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { PostsContext } from './deps.ts'
import { readDraft } from './read.ts'
import type { DraftRow } from './read.ts'

const keptSchema = z.object({ text: z.string(), title: z.string().nullable(), media: z.array(z.string()) })

interface ItemRow {
  post_type: string
  stored: string | null
  stored_at: number | null
  live: string | null
  live_at: number | null
}

export function postHistory(deps: PostsContext, workspace: Workspace, input: { sendId: string }): PostHistory {
  const rows = deps.rowsOf(workspace.db)
  const send = rows.send(input.sendId)
  if (!send) throw new AppError('NOT_FOUND', 'That post is not here any more.')
  const draft = readDraft(workspace, send.draft_id)
  const kept = new Map(rows.db.prepare<[string], ItemRow>('SELECT post_type, stored, stored_at, live, live_at FROM send_items WHERE send_id = ?').all(send.id).map((item) => [item.post_type, item]))
  return {
    sendId: send.id,
    items: parseItems(send.items).map((item) => ({ postType: item.postType, platform: item.platform, states: statesOf(rows, send, draft, item, kept.get(item.postType)) })),
    events: eventsOf(rows, send),
  }
}

type File = PostState['files'][number]

function statesOf(rows: Rows, send: SendRow, draft: DraftRow | null, item: SendItem, kept: ItemRow | undefined): PostState[] {
  const media = parseMedia(send.media)
  const sent: PostState = { state: 'sent', at: send.created_at, text: item.text, title: item.title, files: media.map(({ mediaId }) => fileOf(rows, mediaId)) }
  // A post type that was taken out of the draft since has no text there any more.
  const isThere = draft?.content.postTypes.includes(item.postType) === true
  const drafted: PostState = draft && isThere
    ? {
        state: 'drafted', at: draft.updatedAt, text: captionFor(draft.content, platformOf(item.postType)),
        title: needsTitle(item.postType) ? draft.content.youtubeTitle.trim() || null : null, files: draft.content.mediaIds.map((id) => fileOf(rows, id)),
      }
    : { ...sent, state: 'drafted', at: null }
  return [drafted, sent, keptState(rows, 'stored', media, kept?.stored ?? null, kept?.stored_at ?? null, sent), keptState(rows, 'live', media, kept?.live ?? null, kept?.live_at ?? null, sent)]
}

function keptState(rows: Rows, state: 'stored' | 'live', media: readonly { mediaId: string; renditionId: string }[], json: string | null, at: number | null, sent: PostState): PostState {
  if (json === null) return { ...sent, state, at: null }
  const { text, title, media: remoteIds } = keptSchema.parse(JSON.parse(json))
  const byRemote = new Map(media.map(({ mediaId, renditionId }) => [rows.uploadOf(renditionId)?.remote_media_id ?? '', mediaId]))
  const files = remoteIds.map((id): File => {
    const mediaId = byRemote.get(id)
    return mediaId === undefined ? { key: id, name: null, sha256: null } : fileOf(rows, mediaId)
  })
  // A title that is not shown is none that differs.
  return { state, at, text, title: title ?? sent.title, files }
}

/** By its bytes, so that two items with the same file are the same file. */
function fileOf(rows: Rows, mediaId: string): File {
  const found = rows.db.prepare<[string], { blob: string; name: string }>('SELECT blob, name FROM media_items WHERE id = ?').get(mediaId)
  return { key: found?.blob ?? mediaId, name: found?.name ?? null, sha256: found?.blob ?? null }
}

const eventSchema = z.enum(SEND_EVENTS)

function eventsOf(rows: Rows, send: SendRow): PostEvent[] {
  const event = (at: number, what: PostEvent['what'], over: Partial<PostEvent> = {}): PostEvent => ({ at, what, postType: null, status: null, count: null, requestId: null, ...over })
  const draft = rows.db.prepare<[string], { created_at: number }>('SELECT created_at FROM drafts WHERE id = ?').get(send.draft_id)
  const uploads = [...new Set(parseMedia(send.media).map((file) => file.renditionId))].flatMap((id) => rows.uploadOf(id)?.uploaded_at ?? []).sort((one, other) => one - other)
  const stored = rows.db
    .prepare<[string], { at: number; what: string; post_type: string | null; status: string | null; request_id: string | null }>('SELECT at, what, post_type, status, request_id FROM send_events WHERE send_id = ? ORDER BY seq')
    .all(send.id)
    .flatMap((row): PostEvent[] => {
      const what = eventSchema.safeParse(row.what)
      return what.success ? [event(row.at, what.data, { postType: row.post_type, status: row.status, requestId: row.request_id })] : []
    })
  const lastUpload = uploads.at(-1)
  const before: PostEvent[] = [
    ...(draft ? [event(draft.created_at, 'drafted')] : []),
    event(send.created_at, 'frozen'),
    ...(lastUpload === undefined ? [] : [event(lastUpload, 'uploaded', { count: uploads.length })]),
  ]
  // What is written down stands in its own order: a clock may have been set back. A file may have been there long before.
  return [...before.sort((one, other) => one.at - other.at), ...stored]
}
