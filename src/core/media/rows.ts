/** The rows of media and imports. Statements are prepared once for each open database. */
import type { Database } from 'better-sqlite3'
import type { ImportResult, Refusal } from '../../contract/schemas/media.ts'
import { REFUSALS } from '../../contract/schemas/media.ts'
import type { StoredBlob } from './store-file.ts'

export interface BlobRow {
  sha256: string
  ext: string
  mime: string
  size: number
}

export interface BatchRow {
  id: string
  draft_id: string | null
  total: number
  state: 'running' | 'finished'
}

export interface PendingItem {
  position: number
  path: string
  name: string
}

export interface Outcome {
  outcome: 'added' | 'duplicate' | 'refused'
  mediaId: string | null
  refusal: Refusal | null
  detail: string | null
}

interface ItemRow {
  name: string
  outcome: Outcome['outcome'] | 'pending'
  media_id: string | null
  refusal: string | null
  detail: string | null
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
  const insertItem = db.prepare("INSERT INTO media_items (id, blob, kind, name, created_at, seq) VALUES (?, ?, 'image', ?, ?, ?)")
  const itemNamed = db.prepare<[string, string], { id: string }>('SELECT id FROM media_items WHERE blob = ? AND name = ? ORDER BY seq LIMIT 1')
  const itemInDraft = db.prepare<[string, string], { id: string }>(
    'SELECT m.id FROM media_items m JOIN draft_media x ON x.media_id = m.id WHERE m.blob = ? AND x.draft_id = ? LIMIT 1',
  )
  const setAlt = db.prepare('UPDATE media_items SET alt = ? WHERE id = ?')
  const insertBatch = db.prepare("INSERT INTO import_batches (id, draft_id, total, state, created_at) VALUES (?, ?, ?, 'running', ?)")
  const insertSource = db.prepare("INSERT INTO import_items (batch_id, position, path, name, outcome) VALUES (?, ?, ?, ?, 'pending')")
  const batch = db.prepare<[string], BatchRow>('SELECT id, draft_id, total, state FROM import_batches WHERE id = ?')
  const running = db.prepare<[], BatchRow>("SELECT id, draft_id, total, state FROM import_batches WHERE state = 'running' ORDER BY created_at, rowid LIMIT 1")
  const items = db.prepare<[string], ItemRow>('SELECT name, outcome, media_id, refusal, detail FROM import_items WHERE batch_id = ? ORDER BY position')
  const pending = db.prepare<[string], PendingItem>("SELECT position, path, name FROM import_items WHERE batch_id = ? AND outcome = 'pending' ORDER BY position")
  // Where a file lay is of no use once it is safe or refused, and is nobody's business in a backup.
  const settle = db.prepare(
    `UPDATE import_items SET outcome = @outcome, media_id = @mediaId, refusal = @refusal, detail = @detail, path = ''
     WHERE batch_id = @batchId AND position = @position AND outcome = 'pending'`,
  )
  const finish = db.prepare("UPDATE import_batches SET state = 'finished' WHERE id = ?")
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
    insertItem(id: string, sha256: string, name: string, now: number) {
      const row = mediaSeq.get()
      if (!row) throw new Error('a workspace without its counters')
      insertItem.run(id, sha256, name, now, row.value)
    },
    itemNamed: (sha256: string, name: string): string | null => itemNamed.get(sha256, name)?.id ?? null,
    itemInDraft: (sha256: string, draftId: string): string | null => itemInDraft.get(sha256, draftId)?.id ?? null,
    /** Answers whether the item is here. */
    setAlt: (mediaId: string, alt: string): boolean => setAlt.run(alt, mediaId).changes === 1,
    insertBatch(id: string, draftId: string | null, sources: readonly { path: string; name: string }[], now: number) {
      insertBatch.run(id, draftId, sources.length, now)
      sources.forEach(({ path, name }, position) => insertSource.run(id, position, path, name))
    },
    batch: (id: string): BatchRow | null => batch.get(id) ?? null,
    /** The oldest batch that is not through. */
    runningBatch: (): BatchRow | null => running.get() ?? null,
    pending: (batchId: string): PendingItem[] => pending.all(batchId),
    /** Answers false when the file has its outcome already. */
    settle: (batchId: string, position: number, outcome: Outcome): boolean => settle.run({ batchId, position, ...outcome }).changes === 1,
    finish: (batchId: string) => finish.run(batchId),
    result(row: BatchRow): ImportResult {
      const all = items.all(row.id)
      return {
        batchId: row.id,
        total: row.total,
        safe: all.filter((item) => item.outcome === 'added' || item.outcome === 'duplicate').length,
        items: all.map((item, position) => ({ position, offer: null, name: item.name, outcome: item.outcome, mediaId: item.media_id, refusal: refusalIn(item.refusal), detail: item.detail })),
      }
    },
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

function refusalIn(text: string | null): Refusal | null {
  return text === null ? null : (REFUSALS.find((one) => one === text) ?? 'failed')
}

/** Remembers the statements of each open database for as long as it lives. */
export function createMediaRowsCache(): (db: Database) => MediaRows {
  const known = new WeakMap<Database, MediaRows>()
  return (db) => {
    let rows = known.get(db)
    if (!rows) known.set(db, (rows = createMediaRows(db)))
    return rows
  }
}
