/** The rows of thumbnails and posters, and of what is learnt of a video. */
import type { Database } from 'better-sqlite3'

export interface PreviewTask {
  sha256: string
  ext: string
  mime: string
  size: number
  /** The moment of a film that is shown of it. */
  coverMs: number | null
  attempts: number
}

export interface PreviewRow {
  state: 'pending' | 'ready' | 'none'
  ext: string | null
  size: number | null
}

export interface VideoFacts {
  width: number | null
  height: number | null
  durationMs: number | null
  codecs: string | null
}

export type PreviewRows = ReturnType<typeof createPreviewRows>

export function createPreviewRows(db: Database) {
  const TASK = "SELECT p.blob AS sha256, b.ext, b.mime, b.size, b.cover_ms AS coverMs, p.attempts FROM previews p JOIN blobs b ON b.sha256 = p.blob WHERE p.state = 'pending'"
  const pending = db.prepare<[number], PreviewTask>(`${TASK} ORDER BY p.seq DESC LIMIT ?`)
  const task = db.prepare<[string], PreviewTask>(`${TASK} AND p.blob = ?`)
  const row = db.prepare<[string], PreviewRow>('SELECT state, ext, size FROM previews WHERE blob = ?')
  const count = db.prepare('UPDATE previews SET attempts = max(0, attempts + ?) WHERE blob = ?')
  const ready = db.prepare("UPDATE previews SET state = 'ready', ext = ?, size = ? WHERE blob = ?")
  const none = db.prepare("UPDATE previews SET state = 'none', ext = NULL, size = NULL WHERE blob = ?")
  const again = db.prepare("UPDATE previews SET state = 'pending', ext = NULL, size = NULL, attempts = 0 WHERE blob = ?")
  const items = db.prepare<[string], { id: string }>('SELECT id FROM media_items WHERE blob = ?')
  const setFlaw = db.prepare('UPDATE blobs SET flaw = ? WHERE sha256 = ?')
  // What was read from the file itself is not taken back by what a browser makes of it.
  const setFacts = db.prepare(
    'UPDATE blobs SET width = coalesce(width, @width), height = coalesce(height, @height), duration_ms = coalesce(duration_ms, @durationMs), codecs = coalesce(codecs, @codecs) WHERE sha256 = @sha256',
  )

  return {
    /** The newest first. */
    pending: (limit: number): PreviewTask[] => pending.all(limit),
    task: (sha256: string): PreviewTask | null => task.get(sha256) ?? null,
    row: (sha256: string): PreviewRow | null => row.get(sha256) ?? null,
    /** An attempt more, or one less that the file was not to blame for. */
    count: (sha256: string, by: 1 | -1) => count.run(by, sha256),
    ready: (sha256: string, ext: string, size: number) => ready.run(ext, size, sha256),
    none: (sha256: string) => none.run(sha256),
    again: (sha256: string) => again.run(sha256),
    itemIds: (sha256: string): string[] => items.all(sha256).map(({ id }) => id),
    setFlaw: (sha256: string, flaw: 'broken' | 'undecodable' | null) => setFlaw.run(flaw, sha256),
    setFacts: (sha256: string, facts: VideoFacts) => setFacts.run({ sha256, ...facts }),
  }
}
