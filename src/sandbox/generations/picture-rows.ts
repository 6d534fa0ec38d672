/** Image and video orders as they are kept, and how the API and the dashboard show them. */
import type { Database } from 'better-sqlite3'
import { notFound } from '../api-error.ts'
import type { Addresses } from '../media/addresses.ts'
import type { MediaRow } from '../media/media.ts'

export type PictureKind = 'image' | 'video'

export interface PictureOrderRow {
  seq: number
  id: string
  workspace_id: string
  kind: PictureKind
  status: 'pending' | 'processing' | 'completed' | 'failed'
  /** As it was sent. */
  prompt: string | null
  /** What is drawn: the prompt, else taken from the captions. */
  words: string
  size: string
  quantity: number
  model: string
  /** Seconds; null for images. */
  duration: number | null
  has_audio: 0 | 1
  is_enhanced: 0 | 1
  seed: number
  credits_used: number
  created_at: number
  due_at: number
  /** How many of the pictures will not come about. */
  planned_failures: number
  error_code: string | null
  error_message: string | null
}

type ResultRow = Pick<MediaRow, 'id' | 'type' | 'width' | 'height' | 'duration_ms'> & { expires_at: number }

interface MadeView {
  media_id: string
  url: string
  thumbnail_url: string
  width: number
  height: number
}
export interface ImageGenerationView {
  image_generation_id: string
  status: PictureOrderRow['status']
  prompt: string | null
  size: string
  quantity: number
  created_at: string
  images?: MadeView[]
  error?: { code: string; message: string }
}
export interface VideoGenerationView {
  video_generation_id: string
  status: PictureOrderRow['status']
  prompt: string
  size: string
  duration: number
  has_audio: boolean
  model: string
  created_at: string
  video?: MadeView & { duration: number }
  error?: { code: string; message: string }
}
/** As the dashboard shows it. */
export interface PictureOrderFacts {
  id: string
  workspaceId: string
  kind: PictureKind
  status: PictureOrderRow['status']
  prompt: string
  model: string
  size: string
  quantity: number
  duration: number | null
  creditsUsed: number
  createdAt: string
  mediaIds: string[]
  error: string | null
}

export interface PictureRows {
  /** Throws NOT_FOUND; an order of the other kind is none. */
  row(kind: PictureKind, workspaceId: string, id: string): PictureOrderRow
  find(id: string): PictureOrderRow | undefined
  insert(row: Omit<PictureOrderRow, 'seq' | 'status' | 'error_code' | 'error_message'>, sources: readonly string[]): void
  sourcesOf(id: string): string[]
  addResult(row: PictureOrderRow, position: number, mediaId: string, expiresAt: number): void
  /** Ends an order that is still under way; false when it is not. */
  end(id: string, status: 'completed' | 'failed', error: { code: string; message: string } | null): boolean
  due(now: number): PictureOrderRow[]
  nextDue(): number | null
  /** `origin` is how the caller names this service: addresses begin with it. */
  viewImages(row: PictureOrderRow, origin: string): ImageGenerationView
  viewVideo(row: PictureOrderRow, origin: string): VideoGenerationView
  /** The latest first; of one workspace or of all. */
  facts(limit: number, workspaceId?: string): PictureOrderFacts[]
}

export function createPictureRows(db: Database, addresses: Addresses): PictureRows {
  const one = db.prepare<[string], PictureOrderRow>('SELECT * FROM picture_orders WHERE id = ?')
  const insertOrder = db.prepare(
    `INSERT INTO picture_orders (id, workspace_id, kind, status, prompt, words, size, quantity, model, duration, has_audio, is_enhanced, seed, credits_used, created_at, due_at, planned_failures)
     VALUES (@id, @workspace_id, @kind, 'processing', @prompt, @words, @size, @quantity, @model, @duration, @has_audio, @is_enhanced, @seed, @credits_used, @created_at, @due_at, @planned_failures)`,
  )
  const insertSource = db.prepare('INSERT INTO picture_sources (order_id, position, workspace_id, media_id) VALUES (?, ?, ?, ?)')
  const insertResult = db.prepare('INSERT INTO picture_results (order_id, position, workspace_id, media_id, expires_at) VALUES (?, ?, ?, ?, ?)')
  const sources = db.prepare<[string], { media_id: string }>('SELECT media_id FROM picture_sources WHERE order_id = ? ORDER BY position')
  const results = db.prepare<[string], ResultRow>(
    'SELECT m.id, m.type, m.width, m.height, m.duration_ms, r.expires_at FROM picture_results r JOIN media m ON m.id = r.media_id WHERE r.order_id = ? ORDER BY r.position',
  )
  const end = db.prepare("UPDATE picture_orders SET status = ?, error_code = ?, error_message = ? WHERE id = ? AND status IN ('pending', 'processing')")
  const due = db.prepare<[number], PictureOrderRow>("SELECT * FROM picture_orders WHERE status IN ('pending', 'processing') AND due_at <= ? ORDER BY due_at, seq")
  const earliest = db.prepare<[], { at: number | null }>("SELECT min(due_at) AS at FROM picture_orders WHERE status IN ('pending', 'processing')")
  const latest = db.prepare<[number], PictureOrderRow>('SELECT * FROM picture_orders ORDER BY seq DESC LIMIT ?')
  const latestOf = db.prepare<[string, number], PictureOrderRow>('SELECT * FROM picture_orders WHERE workspace_id = ? ORDER BY seq DESC LIMIT ?')

  const viewMade = (result: ResultRow, origin: string): MadeView => ({
    media_id: result.id,
    url: origin + addresses.sign(result.id, 'whole', result.expires_at),
    thumbnail_url: origin + addresses.sign(result.id, 'thumbnail', result.expires_at),
    width: result.width ?? 0,
    height: result.height ?? 0,
  })
  const failureOf = (row: PictureOrderRow) => (row.error_code === null ? {} : { error: { code: row.error_code, message: row.error_message ?? '' } })

  return {
    row(kind, workspaceId, id) {
      const found = one.get(id)
      if (!found || found.workspace_id !== workspaceId || found.kind !== kind) throw notFound('generation')
      return found
    },
    find: (id) => one.get(id),
    insert(row, mediaIds) {
      insertOrder.run(row)
      for (const [position, mediaId] of mediaIds.entries()) insertSource.run(row.id, position, row.workspace_id, mediaId)
    },
    sourcesOf: (id) => sources.all(id).map((row) => row.media_id),
    addResult: (row, position, mediaId, expiresAt) => void insertResult.run(row.id, position, row.workspace_id, mediaId, expiresAt),
    end: (id, status, error) => end.run(status, error?.code ?? null, error?.message ?? null, id).changes === 1,
    due: (now) => due.all(now),
    nextDue: () => earliest.get()?.at ?? null,
    viewImages(row, origin) {
      const images = results.all(row.id).map((result) => viewMade(result, origin))
      return {
        image_generation_id: row.id,
        status: row.status,
        prompt: row.prompt,
        size: row.size,
        quantity: row.quantity,
        created_at: new Date(row.created_at).toISOString(),
        ...(images.length > 0 ? { images } : {}),
        ...failureOf(row),
      }
    },
    viewVideo(row, origin) {
      const [made] = results.all(row.id)
      return {
        video_generation_id: row.id,
        status: row.status,
        prompt: row.prompt ?? '',
        size: row.size,
        duration: row.duration ?? 0,
        has_audio: row.has_audio === 1,
        model: row.model,
        created_at: new Date(row.created_at).toISOString(),
        ...(made ? { video: { ...viewMade(made, origin), duration: (made.duration_ms ?? 0) / 1000 } } : {}),
        ...failureOf(row),
      }
    },
    facts: (limit, workspaceId) =>
      (workspaceId === undefined ? latest.all(limit) : latestOf.all(workspaceId, limit)).map((row) => ({
        id: row.id,
        workspaceId: row.workspace_id,
        kind: row.kind,
        status: row.status,
        prompt: row.prompt ?? row.words,
        model: row.model,
        size: row.size,
        quantity: row.quantity,
        duration: row.duration,
        creditsUsed: row.credits_used,
        createdAt: new Date(row.created_at).toISOString(),
        mediaIds: results.all(row.id).map((result) => result.id),
        error: row.error_message,
      })),
  }
}
