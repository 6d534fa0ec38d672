/** The rows of media. Statements are prepared once for each open database. */
import type { Database } from 'better-sqlite3'
import type { StoredBlob } from './stored.ts'

export interface BlobRow {
  sha256: string
  ext: string
  mime: string
  size: number
}

export interface RenditionRow {
  id: string
  sha256: string
}

export type MediaRows = ReturnType<typeof createMediaRows>

export function createMediaRows(db: Database) {
  const blob = db.prepare<[string], BlobRow>('SELECT sha256, ext, mime, size FROM blobs WHERE sha256 = ?')
  const insertBlob = db.prepare(
    `INSERT INTO blobs (sha256, ext, mime, size, width, height, created_at) VALUES (@sha256, @ext, @mime, @size, @width, @height, @now) ON CONFLICT DO NOTHING`,
  )
  const blobOfItem = db.prepare<[string], BlobRow>('SELECT b.sha256, b.ext, b.mime, b.size FROM media_items m JOIN blobs b ON b.sha256 = m.blob WHERE m.id = ?')
  const mediaSeq = db.prepare<[], { value: number }>("UPDATE counters SET value = value + 1 WHERE name = 'media_seq' RETURNING value")
  const insertItem = db.prepare("INSERT INTO media_items (id, blob, kind, name, created_at, seq) VALUES (?, ?, ?, ?, ?, ?)")
  const itemNamed = db.prepare<[string, string], { id: string }>('SELECT id FROM media_items WHERE blob = ? AND name = ? ORDER BY seq LIMIT 1')
  const itemInDraft = db.prepare<[string, string], { id: string }>(
    'SELECT m.id FROM media_items m JOIN draft_media x ON x.media_id = m.id WHERE m.blob = ? AND x.draft_id = ? LIMIT 1',
  )
  const retryPreview = db.prepare("UPDATE previews SET state = 'pending', attempts = 0 WHERE blob = ? AND state = 'none'")
  const untrash = db.prepare('UPDATE media_items SET trashed_at = NULL WHERE id = ? AND trashed_at IS NOT NULL')
  const setAlt = db.prepare('UPDATE media_items SET alt = ? WHERE id = ?')
  const rendition = db.prepare<[string, string], RenditionRow>('SELECT id, sha256 FROM renditions WHERE blob = ? AND recipe = ?')
  const putRendition = db.prepare<[string, string, string, string], { id: string }>(
    'INSERT INTO renditions (id, blob, recipe, sha256) VALUES (?, ?, ?, ?) ON CONFLICT (blob, recipe) DO UPDATE SET sha256 = excluded.sha256 RETURNING id',
  )
  const renditionFile = db.prepare<[string], BlobRow & { name: string | null }>(
    `SELECT b.sha256, b.ext, b.mime, b.size, (SELECT m.name FROM media_items m WHERE m.blob = r.blob ORDER BY m.seq LIMIT 1) AS name
     FROM renditions r JOIN blobs b ON b.sha256 = r.sha256 WHERE r.id = ?`,
  )

  return {
    blob: (sha256: string): BlobRow | null => blob.get(sha256) ?? null,
    blobOfItem: (mediaId: string): BlobRow | null => blobOfItem.get(mediaId) ?? null,
    insertBlob: (stored: StoredBlob, now: number) => insertBlob.run({ ...stored, now }),
    insertItem(id: string, blob: Pick<StoredBlob, 'sha256' | 'kind'>, name: string, now: number) {
      const row = mediaSeq.get()
      if (!row) throw new Error('a workspace without its counters')
      insertItem.run(id, blob.sha256, blob.kind, name, now, row.value)
    },
    itemNamed: (sha256: string, name: string): string | null => itemNamed.get(sha256, name)?.id ?? null,
    itemInDraft: (sha256: string, draftId: string): string | null => itemInDraft.get(sha256, draftId)?.id ?? null,
    /** Whoever adds a file again that could not be shown may have another computer, or luck. */
    retryPreview: (sha256: string) => retryPreview.run(sha256),
    /** Answers whether it was in the trash. */
    untrash: (mediaId: string): boolean => untrash.run(mediaId).changes === 1,
    /** Answers whether the item is here. */
    setAlt: (mediaId: string, alt: string): boolean => setAlt.run(alt, mediaId).changes === 1,
    rendition: (sha256: string, recipe: string): RenditionRow | null => rendition.get(sha256, recipe) ?? null,
    /** The id stays when the bytes had to be made again. */
    putRendition(id: string, original: string, recipe: string, sha256: string): string {
      const row = putRendition.get(id, original, recipe, sha256)
      if (!row) throw new Error('a rendition without a row')
      return row.id
    },
    renditionFile: (id: string): (BlobRow & { name: string | null }) | null => renditionFile.get(id) ?? null,
  }
}

/** Remembers what was made for each open database (its statements) for as long as it lives. */
export function cacheByDatabase<T>(create: (db: Database) => T): (db: Database) => T {
  const known = new WeakMap<Database, { made: T }>()
  return (db) => {
    let one = known.get(db)
    if (!one) known.set(db, (one = { made: create(db) }))
    return one.made
  }
}

export const createMediaRowsCache = (): ((db: Database) => MediaRows) => cacheByDatabase(createMediaRows)
