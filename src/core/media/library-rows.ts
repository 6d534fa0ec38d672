/** The rows of the library: filters as SQL, and an item with all that is told of it. */
import type { Database } from 'better-sqlite3'
import type { LibraryFilter, LibraryItem, MediaItem, MediaUsage } from '../../contract/schemas/media.ts'
import { foldText } from '../search/words.ts'
import { verdict } from '../../domain/media/index.ts'
import type { JudgedFile } from '../../domain/media/index.ts'
import type { PostType } from '../../domain/post-types.ts'
import { ITEM_COLUMNS, ITEM_TABLES } from './item-sql.ts'

interface LibraryRow extends MediaItem {
  seq: number
  starred: number
  notes: string
  tags: string
  used_drafts: number
  used_sends: number
  uploaded: number
  codecs: string | null
  trashedAt: number | null
}

/** A send that was replaced by a newer snapshot is shown nowhere, so it uses nothing. */
const SENDS = "send_media x JOIN sends s ON s.id = x.send_id WHERE x.media_id = m.id AND s.state <> 'superseded'"
const IS_USED = `(EXISTS (SELECT 1 FROM draft_media x WHERE x.media_id = m.id) OR EXISTS (SELECT 1 FROM ${SENDS}))`
const IS_UPLOADED = `EXISTS (SELECT 1 FROM renditions r JOIN uploads u ON u.rendition_id = r.id WHERE r.blob = m.blob AND r.recipe = 'upload-clean' AND u.remote_media_id IS NOT NULL)`
/** The ids come as one JSON array, however many they are. */
const IS_ASKED = 'id IN (SELECT value FROM json_each(?))'
const TAGS = 'SELECT json_group_array(tag) FROM (SELECT t.tag FROM media_tags t WHERE t.media_id = m.id ORDER BY t.folded)'

const LIBRARY_ITEM = `
  SELECT ${ITEM_COLUMNS}, m.seq, m.starred, m.notes, (${TAGS}) AS tags, b.codecs, m.trashed_at AS trashedAt,
    (SELECT count(*) FROM draft_media x WHERE x.media_id = m.id) AS used_drafts, (SELECT count(*) FROM ${SENDS}) AS used_sends, ${IS_UPLOADED} AS uploaded
  FROM ${ITEM_TABLES}`

/** What a text is looked for in. */
export const textOf = (row: Pick<LibraryRow, 'name' | 'alt' | 'notes' | 'tags'>): string => `${row.name}\n${row.alt}\n${row.notes}\n${parseTags(row.tags).join('\n')}`

// Made by the query above, from rows of text.
const parseTags = (json: string) => JSON.parse(json) as string[]

export function toLibraryItem(row: LibraryRow): LibraryItem {
  const { seq: _seq, used_drafts, used_sends, tags, starred, uploaded, ...item } = row
  return { ...item, tags: parseTags(tags), starred: starred === 1, uploaded: uploaded === 1, uses: { drafts: used_drafts, sends: used_sends } }
}

/** Conditions and their values; `text` is not among them. */
function conditionsOf(filter: LibraryFilter): { sql: string[]; values: (string | number)[] } {
  const sql = [filter.trashed ? 'm.trashed_at IS NOT NULL' : 'm.trashed_at IS NULL']
  const values: (string | number)[] = []
  const where = (condition: string, value: string | number | null | undefined) => {
    if (value == null) return
    sql.push(condition)
    values.push(value)
  }
  where('m.kind = ?', filter.kind)
  if (filter.used != null) sql.push(filter.used ? IS_USED : `NOT ${IS_USED}`)
  where('m.starred = ?', filter.starred == null ? null : Number(filter.starred))
  where('m.id IN (SELECT media_id FROM media_tags WHERE folded = ?)', filter.tag == null ? null : foldText(filter.tag))
  where('b.size >= ?', filter.minSize)
  where('b.size <= ?', filter.maxSize)
  where('m.created_at >= ?', filter.from)
  where('m.created_at < ?', filter.until)
  if (filter.fit != null) {
    sql.push(`${FIT}(m.kind, b.mime, b.size, b.width, b.height, b.duration_ms, b.flaw, ?) = ?`)
    values.push(filter.fit.postType, filter.fit.verdict)
  }
  return { sql, values }
}

/** What a network makes of a file is nowhere written down, so that figures that change hold at once. */
const FIT = 'media_fit'

function defineFit(db: Database): void {
  db.function(FIT, { deterministic: true }, (kind: JudgedFile['kind'], mime: string, size: number, width: number | null, height: number | null, durationMs: number | null, flaw: JudgedFile['flaw'], postType: PostType) =>
    verdict({ kind, mime, size, width, height, durationMs, flaw }, postType).verdict)
}

export type LibraryRows = ReturnType<typeof createLibraryRows>

export function createLibraryRows(db: Database) {
  defineFit(db)
  const item = db.prepare<[string], LibraryRow>(`${LIBRARY_ITEM} WHERE m.id = ?`)
  const exists = db.prepare<[string], { used: number; trashed_at: number | null }>(`SELECT ${IS_USED} AS used, m.trashed_at FROM media_items m WHERE m.id = ?`)
  const set = (column: 'name' | 'alt' | 'notes' | 'starred' | 'trashed_at') => db.prepare<[string | number | null, string]>(`UPDATE media_items SET ${column} = ? WHERE id = ?`)
  const setters = { name: set('name'), alt: set('alt'), notes: set('notes'), starred: set('starred'), trashedAt: set('trashed_at') }
  const clearTags = db.prepare('DELETE FROM media_tags WHERE media_id = ?')
  const addTag = db.prepare('INSERT INTO media_tags (media_id, folded, tag) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const drafts = db.prepare<[string], { draftId: string; title: string; trashed: number }>(
    `SELECT d.id AS draftId, d.title, d.trashed_at IS NOT NULL AS trashed FROM draft_media x JOIN drafts d ON d.id = x.draft_id WHERE x.media_id = ? ORDER BY d.list_seq DESC`,
  )
  const sends = db.prepare<[string], MediaUsage['sends'][number]>(
    `SELECT s.id AS sendId, s.draft_id AS draftId, s.title, s.state, s.created_at AS at FROM send_media x JOIN sends s ON s.id = x.send_id
     WHERE x.media_id = ? AND s.state <> 'superseded' ORDER BY s.seq DESC`,
  )
  const stars = db.prepare<[number, string, number]>(`UPDATE media_items SET starred = ? WHERE ${IS_ASKED} AND starred <> ?`)
  const starring = db.prepare<[string, number], { id: string }>(`SELECT id FROM media_items WHERE ${IS_ASKED} AND starred <> ?`)
  const untagged = db.prepare<[string, string], { id: string; tags: number }>(
    `SELECT m.id, (SELECT count(*) FROM media_tags t WHERE t.media_id = m.id) AS tags FROM media_items m
     WHERE m.${IS_ASKED} AND NOT EXISTS (SELECT 1 FROM media_tags t WHERE t.media_id = m.id AND t.folded = ?)`,
  )
  const tagged = db.prepare<[string, string], { id: string }>(`SELECT m.id FROM media_items m JOIN media_tags t ON t.media_id = m.id WHERE m.${IS_ASKED} AND t.folded = ?`)
  const removeTag = db.prepare('DELETE FROM media_tags WHERE media_id = ? AND folded = ?')
  const states = db.prepare<[string], { id: string; used: number; trashed_at: number | null }>(`SELECT m.id, ${IS_USED} AS used, m.trashed_at FROM media_items m WHERE m.${IS_ASKED}`)
  const nameOf = db.prepare<[string], { name: string }>('SELECT name FROM media_items WHERE id = ?')
  const counts = db.prepare<[], { total: number; images: number; starred: number; unused: number }>(
    `SELECT count(*) AS total, count(*) FILTER (WHERE m.kind = 'image') AS images, count(*) FILTER (WHERE m.starred = 1) AS starred, count(*) FILTER (WHERE NOT ${IS_USED}) AS unused
     FROM media_items m WHERE m.trashed_at IS NULL`,
  )
  const trashed = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM media_items WHERE trashed_at IS NOT NULL')
  const bytes = db.prepare<[], { n: number }>('SELECT coalesce(sum(size), 0) AS n FROM blobs WHERE sha256 IN (SELECT blob FROM media_items)')
  const tags = db.prepare<[], { tag: string; count: number }>(
    `SELECT min(t.tag) AS tag, count(*) AS count FROM media_tags t JOIN media_items m ON m.id = t.media_id WHERE m.trashed_at IS NULL
     GROUP BY t.folded ORDER BY count(*) DESC, t.folded`,
  )

  return {
    item(id: string): LibraryItem | null {
      const row = item.get(id)
      return row ? toLibraryItem(row) : null
    },
    /** Null when it is not here. */
    state(id: string): { isUsed: boolean; isTrashed: boolean } | null {
      const row = exists.get(id)
      return row ? { isUsed: row.used === 1, isTrashed: row.trashed_at !== null } : null
    },
    set: (id: string, column: keyof typeof setters, value: string | number | null) => setters[column].run(value, id),
    /** Newest first, below `before`. Read one by one: whoever looks for a text stops when a page is full. */
    walk(filter: LibraryFilter, before: number): IterableIterator<LibraryRow> {
      const { sql, values } = conditionsOf(filter)
      return db.prepare<(string | number)[], LibraryRow>(`${LIBRARY_ITEM} WHERE ${[...sql, 'm.seq < ?'].join(' AND ')} ORDER BY m.seq DESC`).iterate(...values, before)
    },
    /** Of those that are here. */
    states: (ids: readonly string[]) => states.all(JSON.stringify(ids)).map((row) => ({ id: row.id, isUsed: row.used === 1, isTrashed: row.trashed_at !== null })),
    /** Answers those it changed. */
    star(ids: readonly string[], starred: boolean): string[] {
      const [asked, value] = [JSON.stringify(ids), Number(starred)]
      const changed = starring.all(asked, value).map(({ id }) => id)
      stars.run(value, asked, value)
      return changed
    },
    /** Those that have it already are not among either; a file with as many tags as it takes gets none. */
    addTag(ids: readonly string[], tag: string, most: number): { changed: string[]; full: number } {
      const folded = foldText(tag)
      const without = untagged.all(JSON.stringify(ids), folded)
      const changed = without.filter((one) => one.tags < most).map(({ id }) => id)
      for (const id of changed) addTag.run(id, folded, tag)
      return { changed, full: without.length - changed.length }
    },
    removeTag(ids: readonly string[], tag: string): string[] {
      const folded = foldText(tag)
      const changed = tagged.all(JSON.stringify(ids), folded).map(({ id }) => id)
      for (const id of changed) removeTag.run(id, folded)
      return changed
    },
    /** Each once, whatever its case; the first spelling stays. */
    setTags(id: string, list: readonly string[]) {
      clearTags.run(id)
      for (const tag of list) addTag.run(id, foldText(tag), tag)
    },
    usage(id: string): MediaUsage | null {
      const row = nameOf.get(id)
      if (!row) return null
      return { mediaId: id, name: row.name, drafts: drafts.all(id).map((draft) => ({ ...draft, trashed: draft.trashed === 1 })), sends: sends.all(id) }
    },
    counts() {
      const { total = 0, images = 0, starred = 0, unused = 0 } = counts.get() ?? {}
      return { total, images, videos: total - images, starred, unused, trashed: trashed.get()?.n ?? 0, bytes: bytes.get()?.n ?? 0, tags: tags.all() }
    },
  }
}
