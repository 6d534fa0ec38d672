/** The rows of imports: batches, their files, and what was made of files that could not be taken as they were. */
import type { Database } from 'better-sqlite3'
import { REFUSALS } from '../../contract/schemas/media.ts'
import type { ImportBatch, ImportResult, Offer, Refusal } from '../../contract/schemas/media.ts'
import type { StoredBlob } from './stored.ts'

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
  /** The copy that was offered is to be made. */
  taken: boolean
}

export interface Outcome {
  outcome: 'added' | 'duplicate' | 'refused' | 'offered'
  mediaId: string | null
  refusal: Refusal | null
  detail: string | null
  offer?: Offer
}

interface ItemRow {
  position: number
  name: string
  outcome: Outcome['outcome'] | 'pending'
  media_id: string | null
  refusal: string | null
  detail: string | null
  offer: Offer | null
}

export type BatchCounts = ImportBatch & { seq: number }

export type ImportRows = ReturnType<typeof createImportRows>

export function createImportRows(db: Database) {
  const insertBatch = db.prepare("INSERT INTO import_batches (id, draft_id, total, state, created_at) VALUES (?, ?, ?, 'running', ?)")
  const insertSource = db.prepare("INSERT INTO import_items (batch_id, position, path, name, outcome) VALUES (?, ?, ?, ?, 'pending')")
  const batch = db.prepare<[string], BatchRow>('SELECT id, draft_id, total, state FROM import_batches WHERE id = ?')
  const running = db.prepare<[], BatchRow>("SELECT id, draft_id, total, state FROM import_batches WHERE state = 'running' ORDER BY created_at, rowid LIMIT 1")
  const items = db.prepare<[string], ItemRow>('SELECT position, name, outcome, media_id, refusal, detail, offer FROM import_items WHERE batch_id = ? ORDER BY position')
  const pending = db.prepare<[string], Omit<PendingItem, 'taken'> & { taken: number }>("SELECT position, path, name, taken FROM import_items WHERE batch_id = ? AND outcome = 'pending' ORDER BY position")
  // Where a file lay is of no use once it is safe or refused, and is nobody's business in a backup.
  const settle = db.prepare(
    `UPDATE import_items SET outcome = @outcome, media_id = @mediaId, refusal = @refusal, detail = @detail, offer = coalesce(@offer, offer),
       path = CASE @outcome WHEN 'offered' THEN path ELSE '' END
     WHERE batch_id = @batchId AND position = @position AND outcome = 'pending'`,
  )
  const isPending = db.prepare<[string, number], { n: number }>("SELECT 1 AS n FROM import_items WHERE batch_id = ? AND position = ? AND outcome = 'pending'")
  const finish = db.prepare("UPDATE import_batches SET state = 'finished' WHERE id = @id AND NOT EXISTS (SELECT 1 FROM import_items WHERE batch_id = @id AND outcome = 'pending')")
  const stop = db.prepare<[string], { path: string }>("UPDATE import_items SET outcome = 'refused', refusal = 'stopped', path = '' WHERE batch_id = ? AND outcome = 'pending'")
  const takeOffer = db.prepare("UPDATE import_items SET outcome = 'pending', taken = 1, detail = NULL WHERE batch_id = ? AND position = ? AND outcome = 'offered'")
  const declineOffer = db.prepare("UPDATE import_items SET outcome = 'refused', refusal = 'declined', path = '' WHERE batch_id = ? AND position = ? AND outcome = 'offered'")
  const run = db.prepare("UPDATE import_batches SET state = 'running' WHERE id = ?")
  const offered = db.prepare<[string], { position: number; path: string }>("SELECT position, path FROM import_items WHERE batch_id = ? AND outcome = 'offered' ORDER BY position")
  const dropItem = db.prepare('DELETE FROM import_items WHERE batch_id = ? AND position = ?')
  const moveAside = db.prepare('UPDATE import_items SET position = -(position + @by) WHERE batch_id = @batchId AND position > @after')
  const moveBack = db.prepare('UPDATE import_items SET position = -position WHERE batch_id = ? AND position < 0')
  const setTotal = db.prepare('UPDATE import_batches SET total = (SELECT count(*) FROM import_items WHERE batch_id = @id) WHERE id = @id')
  const batches = db.prepare<[number, number], BatchCounts>(
    `SELECT b.rowid AS seq, b.id AS batchId, b.draft_id AS draftId, b.state, b.total, b.created_at AS createdAt,
       sum(i.outcome = 'added') AS added, sum(i.outcome = 'duplicate') AS duplicate, sum(i.outcome = 'refused') AS refused, sum(i.outcome = 'offered') AS offered,
       sum(i.outcome = 'pending') AS pending
     FROM (SELECT rowid, * FROM import_batches WHERE rowid < ? ORDER BY rowid DESC LIMIT ?) b JOIN import_items i ON i.batch_id = b.id GROUP BY b.rowid ORDER BY b.rowid DESC`,
  )
  const waitingPaths = db.prepare<[], { path: string }>("SELECT path FROM import_items WHERE outcome IN ('pending', 'offered')")
  const copy = db.prepare<[string, string], StoredBlob>(
    "SELECT b.sha256, b.ext, b.mime, b.size, 'image' AS kind, b.width, b.height FROM copies c JOIN blobs b ON b.sha256 = c.sha256 WHERE c.source = ? AND c.recipe = ?",
  )
  const insertCopy = db.prepare('INSERT INTO copies (source, recipe, sha256) VALUES (?, ?, ?) ON CONFLICT (source, recipe) DO UPDATE SET sha256 = excluded.sha256')

  return {
    insertBatch(id: string, draftId: string | null, sources: readonly { path: string; name: string }[], now: number) {
      insertBatch.run(id, draftId, sources.length, now)
      sources.forEach(({ path, name }, position) => insertSource.run(id, position, path, name))
    },
    batch: (id: string): BatchRow | null => batch.get(id) ?? null,
    /** The oldest batch that is not through. */
    runningBatch: (): BatchRow | null => running.get() ?? null,
    pending: (batchId: string): PendingItem[] => pending.all(batchId).map((row) => ({ ...row, taken: row.taken === 1 })),
    isPending: (batchId: string, position: number): boolean => isPending.get(batchId, position) !== undefined,
    /** Answers false when the file has its outcome already. */
    settle: (batchId: string, position: number, outcome: Outcome): boolean => settle.run({ batchId, position, offer: null, ...outcome }).changes === 1,
    /** Unless something of it is still to be done. */
    finish: (batchId: string) => finish.run({ id: batchId }),
    /** What is not through is refused; answers how many that were. */
    stop: (batchId: string): number => stop.run(batchId).changes,
    offered: (batchId: string): { position: number; path: string }[] => offered.all(batchId),
    answerOffer(batchId: string, position: number, isTaken: boolean) {
      if (isTaken) run.run(batchId)
      return (isTaken ? takeOffer : declineOffer).run(batchId, position).changes === 1
    },
    /** Puts the files of a folder in its place; later ones move on. */
    replaceFolder(batchId: string, position: number, files: readonly { path: string; name: string }[]) {
      dropItem.run(batchId, position)
      moveAside.run({ batchId, by: files.length - 1, after: position })
      moveBack.run(batchId)
      files.forEach(({ path, name }, at) => insertSource.run(batchId, position + at, path, name))
      setTotal.run({ id: batchId })
    },
    /** Newest first, below `before`. */
    batches: (before: number, limit: number): BatchCounts[] => batches.all(before, limit),
    /** Where the files lie that still wait for their turn, or for the user's word. */
    waitingPaths: (): string[] => waitingPaths.all().map((row) => row.path),
    copy: (source: string, recipe: string): StoredBlob | null => copy.get(source, recipe) ?? null,
    insertCopy: (source: string, recipe: string, sha256: string) => insertCopy.run(source, recipe, sha256),
    result(row: BatchRow): ImportResult {
      const all = items.all(row.id)
      return {
        batchId: row.id,
        total: row.total,
        safe: all.filter((item) => item.outcome === 'added' || item.outcome === 'duplicate').length,
        items: all.map((item) => ({ position: item.position, offer: item.offer, name: item.name, outcome: item.outcome, mediaId: item.media_id, refusal: refusalIn(item.refusal), detail: item.detail })),
      }
    },
  }
}

function refusalIn(text: string | null): Refusal | null {
  return text === null ? null : (REFUSALS.find((one) => one === text) ?? 'failed')
}
