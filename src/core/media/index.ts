/** Media, as the contracts ask for them: each function takes an open workspace and plain input. */
import { AppError } from '../../contract/errors.ts'
import type { ImportBatch, ImportResult, MediaItem } from '../../contract/schemas/media.ts'
import { createDraftRowsCache } from '../drafts/index.ts'
import type { UploadSource } from '../powerpost/types.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { findBlob } from './blob-files.ts'
import type { NewBatch, OfferAnswer } from './batch-acts.ts'
import type { MediaContext, MediaDeps } from './context.ts'
import { createHashPool } from './hash-pool.ts'
import { createImportRows } from './import-rows.ts'
import { createImporter } from './importer.ts'
import type { ImportInput } from './importer.ts'
import { createLibrary } from './library.ts'
import type { Library } from './library.ts'
import type { PastedFile } from './pasted.ts'
import { ensureUploadRendition, openRendition } from './renditions.ts'
import { cacheByDatabase, createMediaRowsCache } from './rows.ts'

export type { MediaDeps } from './context.ts'
export type { ImportInput } from './importer.ts'

export interface Media extends Library {
  /** In the order asked for; ids that are not here are left out. */
  get(workspace: Workspace, input: { ids: readonly string[] }): MediaItem[]
  setAlt(workspace: Workspace, input: { commandId: string; mediaId: string; alt: string }): MediaItem
  batch(workspace: Workspace, input: { batchId: string }): ImportResult
  /** Answers when all files have their outcome, or soon with the rest pending. A repeat of the command answers the same batch. */
  importFiles(workspace: Workspace, input: ImportInput): Promise<ImportResult>
  /** The same for bytes without a file. Throws INVALID_INPUT beyond 10 MB. */
  importPasted(workspace: Workspace, input: NewBatch & { files: readonly PastedFile[] }): Promise<ImportResult>
  batches(workspace: Workspace, input: { cursor?: string | null | undefined; limit: number }): { items: ImportBatch[]; nextCursor: string | null }
  answerOffers(workspace: Workspace, input: OfferAnswer): Promise<ImportResult>
  stopBatch(workspace: Workspace, input: { commandId: string; batchId: string }): ImportResult
  /** Where a stored file of this workspace lies. Throws NOT_FOUND, also when it is not there as it was stored. */
  locate(workspace: Workspace, sha256: string): { path: string; mime: string; size: number }
  /** The rendition that goes out for an item (metadata removed), made now if need be; its id. Throws MEDIA_REFUSED, DISK_FULL. */
  ensureUploadRendition(workspace: Workspace, mediaId: string): Promise<string>
  openRendition(workspace: Workspace, renditionId: string): UploadSource | null
  /** Takes up imports that were cut short, and removes what they left. Resolves when they are through. */
  resume(workspace: Workspace): Promise<void>
  /** Resolves when nothing here touches the workspace any more; imports under way stay to be resumed. */
  detach(workspaceId: string): Promise<void>
  /** The same for all, for good: later imports are refused with SHUTTING_DOWN. */
  stop(): Promise<void>
}

export function createMedia(deps: MediaDeps): Media {
  const hashes = createHashPool()
  const context: MediaContext = {
    ...deps, rowsOf: createMediaRowsCache(), importsOf: cacheByDatabase(createImportRows), draftRowsOf: createDraftRowsCache(), aside: new Set(), hashes,
    pictures: async (job) => (await deps.host?.makePicture?.(job).catch(() => null)) ?? { outcome: 'unavailable' },
  }
  const importer = createImporter(context)
  const preparing = new Map<string, Set<Promise<unknown>>>()

  /** Remembers work on a workspace until it has ended, well or not. */
  function during<T>(workspaceId: string, work: Promise<T>): Promise<T> {
    const all = preparing.get(workspaceId) ?? new Set()
    preparing.set(workspaceId, all.add(work))
    const end = () => {
      all.delete(work)
      if (all.size === 0 && preparing.get(workspaceId) === all) preparing.delete(workspaceId)
    }
    work.then(end, end)
    return work
  }
  const ended = (works: Iterable<Promise<unknown>>) => Promise.allSettled(works)

  return {
    ...createLibrary(deps),
    get(workspace, { ids }) {
      const rows = context.draftRowsOf(workspace.db)
      return ids.flatMap((id) => rows.mediaItem(id) ?? [])
    },
    setAlt(workspace, { commandId, mediaId, alt }) {
      workspace.command(commandId, 'media.setAlt', (note): { ok: true } => {
        if (!context.rowsOf(workspace.db).setAlt(mediaId, alt)) throw new AppError('NOT_FOUND', 'That file is not here any more.')
        note('media', mediaId)
        return { ok: true }
      })
      const item = context.draftRowsOf(workspace.db).mediaItem(mediaId)
      if (!item) throw new AppError('NOT_FOUND', 'That file is not here any more.')
      return item
    },
    batch: (workspace, { batchId }) => importer.batch(workspace, batchId),
    importFiles: (workspace, input) => importer.importFiles(workspace, input),
    importPasted: (workspace, input) => importer.importPasted(workspace, input),
    batches: (workspace, input) => importer.batches(workspace, input),
    answerOffers: (workspace, input) => importer.answerOffers(workspace, input),
    stopBatch: (workspace, input) => importer.stopBatch(workspace, input),
    locate(workspace, sha256) {
      const blob = context.rowsOf(workspace.db).blob(sha256)
      const path = blob && findBlob(workspace.mediaDir, blob)
      if (!blob || !path) throw new AppError('NOT_FOUND', 'That file is not here.')
      return { path, mime: blob.mime, size: blob.size }
    },
    ensureUploadRendition: (workspace, mediaId) => during(workspace.identity.id, ensureUploadRendition(context, workspace, mediaId)),
    openRendition: (workspace, renditionId) => openRendition(context, workspace, renditionId),
    resume: (workspace) => importer.resume(workspace),
    async detach(workspaceId) {
      await Promise.all([importer.detach(workspaceId), ended(preparing.get(workspaceId) ?? [])])
    },
    async stop() {
      await Promise.all([importer.stop(), ended([...preparing.values()].flatMap((all) => [...all]))])
      await hashes.stop()
    },
  }
}
