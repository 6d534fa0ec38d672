/** Uploaded files, each in its workspace's folder under its own id. */
import { rmSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { ApiError } from '../api-error.ts'
import type { Chance, Clock } from '../clock-and-chance.ts'
import type { Storage } from '../storage/open-storage.ts'
import { checkContent } from './check-content.ts'
import type { MediaType } from './check-content.ts'
import { cleanFileName } from './file-name.ts'
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
  createdAt: string
}

export interface MediaStore {
  /** Checks the bytes and the quota and keeps the file. Throws VALIDATION_ERROR or STORAGE_QUOTA_EXCEEDED. */
  keep(workspaceId: string, upload: Upload): Promise<MediaView>
  /** Throws NOT_FOUND for one that this workspace does not have. */
  typeOf(workspaceId: string, mediaId: string): MediaType
  list(workspaceId?: string): MediaFacts[]
}

interface MediaRow {
  id: string
  workspace_id: string
  type: MediaType
  file_name: string
  file_size: number
  mime_type: string
  sha256: string
  width: number | null
  height: number | null
  created_at: number
}

export function createMediaStore(storage: Storage, clock: Clock, chance: Chance, limits: MediaLimits): MediaStore {
  const { db, mediaDir } = storage
  const used = db.prepare<[], { bytes: number }>('SELECT coalesce(sum(file_size), 0) AS bytes FROM media')
  const insert = db.prepare<[MediaRow]>(
    `INSERT INTO media (id, workspace_id, type, file_name, file_size, mime_type, sha256, width, height, created_at)
     VALUES (@id, @workspace_id, @type, @file_name, @file_size, @mime_type, @sha256, @width, @height, @created_at)`,
  )
  const owned = db.prepare<[string, string], { type: MediaType }>('SELECT type FROM media WHERE id = ? AND workspace_id = ?')
  const all = db.prepare<[], MediaRow>('SELECT * FROM media ORDER BY created_at DESC, rowid DESC LIMIT 1000')
  const ofWorkspace = db.prepare<[string], MediaRow>('SELECT * FROM media WHERE workspace_id = ? ORDER BY created_at DESC, rowid DESC LIMIT 1000')
  const workspaceExists = db.prepare<[string], { id: string }>('SELECT id FROM workspaces WHERE id = ?')

  return {
    async keep(workspaceId, upload) {
      const content = await checkContent(upload.path, upload.type)
      const row: MediaRow = {
        id: `media-${chance.id()}`,
        workspace_id: workspaceId,
        type: upload.type,
        file_name: cleanFileName(upload.fileName, content.extension),
        file_size: upload.size,
        mime_type: content.mimeType,
        sha256: upload.sha256,
        width: content.width,
        height: content.height,
        created_at: clock.now(),
      }
      const folder = join(mediaDir, workspaceId)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const place = join(folder, row.id)
      await rename(upload.path, place)
      try {
        // Counted within the transaction that adds: uploads that arrive together cannot pass the quota together.
        db.transaction(() => {
          if (!workspaceExists.get(workspaceId)) throw new ApiError('FORBIDDEN', 'This workspace is not one of the account.')
          if ((used.get()?.bytes ?? 0) + row.file_size > limits.quota) {
            throw new ApiError('STORAGE_QUOTA_EXCEEDED', `The account's storage of ${limits.quota / 1_000_000_000} GB is used up.`)
          }
          insert.run(row)
        })()
      } catch (error) {
        rmSync(place, { force: true })
        throw error
      }
      return viewOf(row)
    },
    typeOf(workspaceId, mediaId) {
      const found = owned.get(mediaId, workspaceId)
      if (!found) throw new ApiError('NOT_FOUND', `There is no media ${JSON.stringify(mediaId.slice(0, 80))} in this workspace.`)
      return found.type
    },
    list: (workspaceId) =>
      (workspaceId === undefined ? all.all() : ofWorkspace.all(workspaceId)).map((row) => ({
        mediaId: row.id,
        workspaceId: row.workspace_id,
        type: row.type,
        fileName: row.file_name,
        fileSize: row.file_size,
        mimeType: row.mime_type,
        sha256: row.sha256,
        width: row.width,
        height: row.height,
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
