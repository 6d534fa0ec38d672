/** The rows of drafts. Statements are prepared once for each open database. */
import type { Database } from 'better-sqlite3'
import { draftContentSchema } from '../../contract/schemas/drafts.ts'
import type { Revision } from '../../contract/schemas/drafts.ts'
import type { MediaItem } from '../../contract/schemas/media.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import { PLATFORMS } from '../../domain/post-types.ts'
import { MEDIA_ITEM } from '../media/item-sql.ts'

export interface DraftRow {
  id: string
  rev: number
  /** JSON as stored; may be of a form that cannot be read. */
  content: string
  created_at: number
  updated_at: number
  trashed_at: number | null
  search_dirty: number
  /** 1 when it leads its list already. */
  is_first: number
}

export interface RevisionRow {
  id: string
  draft_id: string
  rev: number
  reason: Revision['reason']
  content: string
  at: number
  seq: number
}

export interface SendOfDraft {
  id: string
  state: 'live' | 'finished' | 'cancelled' | 'superseded'
  draft_rev: number
  due_at: number | null
}

export interface NewState {
  rev: number
  content: string
  title: string
  excerpt: string
  now: number
}

export type DraftRows = ReturnType<typeof createDraftRows>

const next = (counter: 'list_seq' | 'revision_seq') => `UPDATE counters SET value = value + 1 WHERE name = '${counter}' RETURNING value`

export function createDraftRows(db: Database) {
  const draft = db.prepare<[string], DraftRow>(
    `SELECT id, rev, content, created_at, updated_at, trashed_at, search_dirty, list_seq = (SELECT value FROM counters WHERE name = 'list_seq') AS is_first
     FROM drafts WHERE id = ?`,
  )
  const listSeq = db.prepare<[], { value: number }>(next('list_seq'))
  const revisionSeq = db.prepare<[], { value: number }>(next('revision_seq'))
  const insert = db.prepare(
    `INSERT INTO drafts (id, rev, content, title, excerpt, created_at, updated_at, list_seq, search_dirty)
     VALUES (@id, @rev, @content, @title, @excerpt, @now, @now, @seq, 1)`,
  )
  const change = (more: string) => db.prepare(`UPDATE drafts SET rev = @rev, content = @content, title = @title, excerpt = @excerpt, updated_at = @now${more} WHERE id = @id`)
  const update = change('')
  const updateDirty = change(', search_dirty = 1')
  const updateMove = change(', list_seq = @seq, search_dirty = 1')
  const setTrashed = db.prepare('UPDATE drafts SET trashed_at = ?, list_seq = ?, search_dirty = 1 WHERE id = ?')
  const insertRevision = db.prepare('INSERT INTO revisions (id, draft_id, rev, reason, content, at, seq) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const revision = db.prepare<[string], RevisionRow>('SELECT * FROM revisions WHERE id = ?')
  const newestRevision = db.prepare<[string], RevisionRow>('SELECT * FROM revisions WHERE draft_id = ? ORDER BY seq DESC LIMIT 1')
  const revisions = db.prepare<[string, number, number], RevisionRow>('SELECT * FROM revisions WHERE draft_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?')
  const clearMedia = db.prepare('DELETE FROM draft_media WHERE draft_id = ?')
  const insertMedia = db.prepare('INSERT INTO draft_media (draft_id, media_id, position, added_rev) VALUES (?, ?, ?, ?)')
  const addedSince = db.prepare<[string, number], { media_id: string }>('SELECT media_id FROM draft_media WHERE draft_id = ? AND added_rev > ? ORDER BY position')
  const mediaItem = db.prepare<[string], MediaItem>(`${MEDIA_ITEM} WHERE m.id = ?`)
  const liveSend = db.prepare<[string], { id: string }>("SELECT id FROM sends WHERE draft_id = ? AND state = 'live'")
  const lastSend = db.prepare<[string], SendOfDraft>(
    "SELECT id, state, draft_rev, due_at FROM sends WHERE draft_id = ? ORDER BY state = 'live' DESC, state = 'finished' DESC, seq DESC LIMIT 1",
  )
  const sharedSignature = db.prepare<[], { text: string }>(
    "SELECT s.text FROM signature_defaults d JOIN snippets s ON s.id = d.snippet_id WHERE d.place = 'shared' AND s.kind = 'signature' AND s.deleted_at IS NULL",
  )
  const defaultPostTypes = db.prepare<[], { post_types: string }>('SELECT post_types FROM client_defaults')
  const page = (where: string) => db.prepare<[number, number], SummaryRow>(`${SUMMARY} WHERE d.trashed_at ${where} AND d.list_seq < ? ORDER BY d.list_seq DESC LIMIT ?`)
  const kept = page('IS NULL')
  const trashed = page('IS NOT NULL')

  return {
    draft: (id: string): DraftRow | null => draft.get(id) ?? null,
    insert: (id: string, state: NewState) => insert.run({ id, ...state, seq: value(listSeq.get()) }),
    /** To the front of the list. While one draft is typed in it leads already; then neither index nor counter is written again. */
    update(row: DraftRow, state: NewState) {
      if (row.is_first !== 1) updateMove.run({ id: row.id, ...state, seq: value(listSeq.get()) })
      else (row.search_dirty === 1 ? update : updateDirty).run({ id: row.id, ...state })
    },
    setTrashed: (id: string, at: number | null) => setTrashed.run(at, value(listSeq.get()), id),
    insertRevision: (row: Omit<RevisionRow, 'seq'>) => insertRevision.run(row.id, row.draft_id, row.rev, row.reason, row.content, row.at, value(revisionSeq.get())),
    revision: (id: string): RevisionRow | null => revision.get(id) ?? null,
    newestRevision: (draftId: string): RevisionRow | null => newestRevision.get(draftId) ?? null,
    revisions: (draftId: string, before: number, limit: number): RevisionRow[] => revisions.all(draftId, before, limit),
    /** The draft's files in order; `addedRevs` names those that an import added, with the rev it made. */
    setMedia(draftId: string, mediaIds: readonly string[], addedRevs: ReadonlyMap<string, number>) {
      clearMedia.run(draftId)
      mediaIds.forEach((mediaId, position) => insertMedia.run(draftId, mediaId, position, addedRevs.get(mediaId) ?? null))
    },
    addMedia: (draftId: string, mediaId: string, position: number, rev: number) => insertMedia.run(draftId, mediaId, position, rev),
    /** Files that imports added after a rev and that no save has taken up or removed since. */
    addedSince: (draftId: string, rev: number): string[] => addedSince.all(draftId, rev).map((row) => row.media_id),
    mediaItem: (id: string): MediaItem | null => mediaItem.get(id) ?? null,
    isLive: (draftId: string): boolean => liveSend.get(draftId) !== undefined,
    lastSend: (draftId: string): SendOfDraft | null => lastSend.get(draftId) ?? null,
    /** What stands at the end of a new draft's text; null where nothing does. */
    sharedSignature: (): string | null => sharedSignature.get()?.text ?? null,
    /** For what a new draft is meant, as it is kept; null where nothing is. */
    defaultPostTypes: (): string | null => defaultPostTypes.get()?.post_types ?? null,
    page: (isTrash: boolean, before: number, limit: number): SummaryRow[] => (isTrash ? trashed : kept).all(before, limit),
  }
}

export interface SummaryRow {
  id: string
  title: string
  excerpt: string
  updated_at: number
  trashed_at: number | null
  list_seq: number
  post_types: string | null
  media_count: number
  strip: string | null
  send: 'none' | 'live' | 'sent'
}

/** A walk down one index; what is looked up for each row hangs on the draft's id. */
const SUMMARY = `
  SELECT d.id, d.title, d.excerpt, d.updated_at, d.trashed_at, d.list_seq,
    CASE WHEN json_valid(d.content) THEN json_extract(d.content, '$.postTypes') END AS post_types,
    (SELECT count(*) FROM draft_media x WHERE x.draft_id = d.id) AS media_count,
    (SELECT group_concat(blob) FROM (
       SELECT m.blob FROM draft_media x JOIN media_items m ON m.id = x.media_id WHERE x.draft_id = d.id ORDER BY x.position LIMIT 3)) AS strip,
    CASE WHEN EXISTS (SELECT 1 FROM sends s WHERE s.draft_id = d.id AND s.state = 'live') THEN 'live'
         WHEN EXISTS (SELECT 1 FROM sends s WHERE s.draft_id = d.id AND s.published_at IS NOT NULL) THEN 'sent'
         ELSE 'none' END AS send
  FROM drafts d`

function value(row: { value: number } | undefined): number {
  if (!row) throw new Error('a workspace without its counters')
  return row.value
}

/** Content as it is stored: always in the same order, so that equal content is equal text. */
export function contentJson(content: DraftContent): string {
  const variants: DraftContent['variants'] = {}
  for (const platform of PLATFORMS) {
    const text = content.variants[platform]
    if (text !== undefined) variants[platform] = text
  }
  const { title, shared, youtubeTitle, postTypes, mediaIds } = content
  return JSON.stringify({ title, shared, variants, youtubeTitle, postTypes, mediaIds })
}

/** Null when what is stored is not content: the row is kept as it is and says so when it is asked for. */
export function parseContent(json: string): DraftContent | null {
  try {
    const parsed = draftContentSchema.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Remembers the statements of each open database for as long as it lives. */
export function createDraftRowsCache(): (db: Database) => DraftRows {
  const known = new WeakMap<Database, DraftRows>()
  return (db) => {
    let rows = known.get(db)
    if (!rows) known.set(db, (rows = createDraftRows(db)))
    return rows
  }
}
