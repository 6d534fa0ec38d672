/** Files that were uploaded or made, each in its workspace's folder under its own id. */
import { rmSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { ApiError } from '../api-error.ts'
import type { Chance, Clock } from '../clock-and-chance.ts'
import type { Storage } from '../storage/open-storage.ts'
import { checkContent } from './check-content.ts'
import type { MediaType } from './check-content.ts'
import { cleanFileName } from './file-name.ts'
import { probeDuration } from './probe-video.ts'
import type { MediaLimits, Upload } from './receive-upload.ts'

/** As the API answers it. */
export interface MediaView {
  media_id: string
  type: MediaType
  file_name: string
  file_size: number
  mime_type: string
  created_at: string
}
/** As the dashboard shows it. */
export interface MediaFacts {
  mediaId: string
  workspaceId: string
  type: MediaType
  fileName: string
  fileSize: number
  mimeType: string
  sha256: string
  width: number | null
  height: number | null
  durationMs: number | null
  origin: MediaOrigin
  createdAt: string
}
export type MediaOrigin = 'uploaded' | 'made'

/** A file that the service made itself. */
export interface MadeFile {
  type: MediaType
  bytes: Buffer
  /** A small picture of it; null where one is made when it is first asked for. */
  poster: Buffer | null
  fileName: string
  mimeType: string
  width: number
  height: number
  durationMs: number | null
}
/** A made file that lies in its place and has no row yet. */
export interface WrittenFile {
  id: string
  /** Within the caller's transaction. Throws STORAGE_QUOTA_EXCEEDED. */
  insert(): void
  /** Takes the file away again. */
  discard(): void
}
/** Where a file lies, for whoever may have it. */
export interface StoredFile {
  path: string
  thumbnailPath: string
  type: MediaType
  mimeType: string
  fileName: string
}

export interface MediaStore {
  /** Checks the bytes and the quota and keeps the file. Throws VALIDATION_ERROR or STORAGE_QUOTA_EXCEEDED. */
  keep(workspaceId: string, upload: Upload): Promise<MediaView>
  /** Throws NOT_FOUND for one that this workspace does not have. */
  factsOf(workspaceId: string, mediaId: string): MediaRow
  write(workspaceId: string, made: MadeFile): Promise<WrittenFile>
  /** Whichever workspace it belongs to: only for addresses that were signed. */
  file(mediaId: string): StoredFile | undefined
  /** The latest first, 1,000 unless told. */
  list(workspaceId?: string, limit?: number): MediaFacts[]
}

export interface MediaRow {
  id: string
  workspace_id: string
  type: MediaType
  file_name: string
  file_size: number
  mime_type: string
  sha256: string
  width: number | null
  height: number | null
  duration_ms: number | null
  origin: MediaOrigin
  created_at: number
}

export function createMediaStore(storage: Storage, clock: Clock, chance: Chance, limits: MediaLimits): MediaStore {
  const { db, mediaDir } = storage
  const used = db.prepare<[], { bytes: number }>('SELECT media_bytes AS bytes FROM account')
  const insert = db.prepare<[MediaRow]>(
    `INSERT INTO media (id, workspace_id, type, file_name, file_size, mime_type, sha256, width, height, duration_ms, origin, created_at)
     VALUES (@id, @workspace_id, @type, @file_name, @file_size, @mime_type, @sha256, @width, @height, @duration_ms, @origin, @created_at)`,
  )
  const owned = db.prepare<[string, string], MediaRow>('SELECT * FROM media WHERE id = ? AND workspace_id = ?')
  const anyOne = db.prepare<[string], MediaRow>('SELECT * FROM media WHERE id = ?')
  const all = db.prepare<[number], MediaRow>('SELECT * FROM media ORDER BY created_at DESC, rowid DESC LIMIT ?')
  const ofWorkspace = db.prepare<[string, number], MediaRow>('SELECT * FROM media WHERE workspace_id = ? ORDER BY created_at DESC, rowid DESC LIMIT ?')
  const workspaceExists = db.prepare<[string], { id: string }>('SELECT id FROM workspaces WHERE id = ?')

  const thumbnailOf = (path: string) => `${path}.thumbnail`
  async function folderOf(workspaceId: string): Promise<string> {
    const folder = join(mediaDir, workspaceId)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return folder
  }
  /** Counted within the transaction that adds: files that arrive together cannot pass the quota together. */
  function insertCounted(row: MediaRow): void {
    if (!workspaceExists.get(row.workspace_id)) throw new ApiError('FORBIDDEN', 'This workspace is not one of the account.')
    if ((used.get()?.bytes ?? 0) + row.file_size > limits.quota) {
      throw new ApiError('STORAGE_QUOTA_EXCEEDED', `The account's storage of ${limits.quota / 1_000_000_000} GB is used up.`)
    }
    insert.run(row)
  }

  return {
    async keep(workspaceId, upload) {
      const content = await checkContent(upload.path, upload.type)
      const row: MediaRow = {
        // The one id that is said to be a UUID (docs: videos, source_image).
        id: chance.id(),
        workspace_id: workspaceId,
        type: upload.type,
        file_name: cleanFileName(upload.fileName, content.extension),
        file_size: upload.size,
        mime_type: content.mimeType,
        sha256: upload.sha256,
        width: content.width,
        height: content.height,
        duration_ms: upload.type === 'video' ? await probeDuration(upload.path) : null,
        origin: 'uploaded',
        created_at: clock.now(),
      }
      const place = join(await folderOf(workspaceId), row.id)
      await rename(upload.path, place)
      try {
        db.transaction(() => insertCounted(row))()
      } catch (error) {
        rmSync(place, { force: true })
        throw error
      }
      return viewOf(row)
    },
    async write(workspaceId, made) {
      const row: MediaRow = {
        id: chance.id(),
        workspace_id: workspaceId,
        type: made.type,
        file_name: made.fileName,
        file_size: made.bytes.length,
        mime_type: made.mimeType,
        sha256: createHash('sha256').update(made.bytes).digest('hex'),
        width: made.width,
        height: made.height,
        duration_ms: made.durationMs,
        origin: 'made',
        created_at: clock.now(),
      }
      const place = join(await folderOf(workspaceId), row.id)
      const discard = () => {
        for (const path of [place, thumbnailOf(place)]) rmSync(path, { force: true })
      }
      try {
        await writeFile(place, made.bytes, { flag: 'wx', mode: 0o600 })
        if (made.poster) await writeFile(thumbnailOf(place), made.poster, { flag: 'wx', mode: 0o600 })
      } catch (error) {
        discard()
        throw error
      }
      return { id: row.id, insert: () => insertCounted(row), discard }
    },
    file(mediaId) {
      const row = anyOne.get(mediaId)
      if (!row) return undefined
      const path = join(mediaDir, row.workspace_id, row.id)
      return { path, thumbnailPath: thumbnailOf(path), type: row.type, mimeType: row.mime_type, fileName: row.file_name }
    },
    factsOf(workspaceId, mediaId) {
      const found = owned.get(mediaId, workspaceId)
      if (!found) throw new ApiError('NOT_FOUND', `There is no media ${JSON.stringify(mediaId.slice(0, 80))} in this workspace.`)
      return found
    },
    list: (workspaceId, limit = 1_000) =>
      (workspaceId === undefined ? all.all(limit) : ofWorkspace.all(workspaceId, limit)).map((row) => ({
        mediaId: row.id,
        workspaceId: row.workspace_id,
        type: row.type,
        fileName: row.file_name,
        fileSize: row.file_size,
        mimeType: row.mime_type,
        sha256: row.sha256,
        width: row.width,
        height: row.height,
        durationMs: row.duration_ms,
        origin: row.origin,
        createdAt: new Date(row.created_at).toISOString(),
      })),
  }
}

const viewOf = (row: MediaRow): MediaView => ({
  media_id: row.id,
  type: row.type,
  file_name: row.file_name,
  file_size: row.file_size,
  mime_type: row.mime_type,
  created_at: new Date(row.created_at).toISOString(),
})
