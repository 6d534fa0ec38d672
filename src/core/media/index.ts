/** Media, as the contracts ask for them: each function takes an open workspace and plain input. */
import { AppError } from '../../contract/errors.ts'
import type { FilmAnswer, FilmJob } from '../../contract/edit-jobs.ts'
import type { ImportBatch, ImportResult, MediaItem } from '../../contract/schemas/media.ts'
import { createDraftRowsCache } from '../drafts/index.ts'
import type { UploadSource } from '../powerpost/types.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { findBlob } from './blob-files.ts'
import type { NewBatch, OfferAnswer } from './batch-acts.ts'
import type { MediaContext, MediaDeps } from './context.ts'
import { createHashPool } from './hash-pool.ts'
import { createMemoryPool } from './memory-pool.ts'
import { createImportRows } from './import-rows.ts'
import { createImporter } from './importer.ts'
import type { ImportInput } from './importer.ts'
import { createLibrary } from './library.ts'
import type { Library } from './library.ts'
import type { PastedFile } from './pasted.ts'
import { ensureUploadRendition, openRendition } from './renditions.ts'
import { createEdits } from './edits/index.ts'
import type { Edits } from './edits/index.ts'
import { createEditRows } from './edits/edit-rows.ts'
import { createPreviewRows } from './preview-rows.ts'
import { createPreviews } from './previews.ts'
import { takeIn } from './take-in.ts'
import type { GivenFile } from './take-in.ts'
import { findThumb } from './thumb-files.ts'
import { cacheByDatabase, createMediaRowsCache } from './rows.ts'

export type { MediaDeps } from './context.ts'
export type { ImportInput } from './importer.ts'
export { createUploads } from './uploads.ts'
export type { Uploads } from './uploads.ts'
export type { GivenFile } from './take-in.ts'

export interface Located {
  path: string
  mime: string
  size: number
  /** It is what was asked for, and will not change. */
  exact: boolean
}

export interface Media extends Library, Edits {
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
  locate(workspace: Workspace, sha256: string): Located
  /** Its thumbnail, or in its place the original of a picture (not `exact`). Throws NOT_FOUND where there is neither. */
  locateThumb(workspace: Workspace, sha256: string): Located
  /** Resolves when no picture is to be made any more, or nobody is there to make one. */
  previewsMade(workspaceId: string): Promise<void>
  /** The rendition that goes out for an item (metadata removed), made now if need be; its id. Throws MEDIA_REFUSED, DISK_FULL. */
  ensureUploadRendition(workspace: Workspace, mediaId: string): Promise<string>
  openRendition(workspace: Workspace, renditionId: string): UploadSource | null
  /** Copies files into this client's folder, each checked by its hash; then `record` makes the rows that tell of them. Throws MEDIA_REFUSED, DISK_FULL. */
  takeIn<T>(workspace: Workspace, files: readonly GivenFile[], record: () => T): Promise<T>
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
    ...deps, rowsOf: createMediaRowsCache(), importsOf: cacheByDatabase(createImportRows), previewsOf: cacheByDatabase(createPreviewRows), editsOf: cacheByDatabase(createEditRows), draftRowsOf: createDraftRowsCache(), aside: new Set(), folders: new Set(), hashes, memory: createMemoryPool(),
    posters: async (video) => (await deps.host?.extractPoster?.(video).catch(() => null)) ?? { outcome: 'unavailable' },
    films: (job, onProgress, signal) => editFilm(deps, job, onProgress, signal),
    pictures: async (job) => (await deps.host?.makePicture?.(job).catch(() => null)) ?? { outcome: 'unavailable' },
  }
  const previews = createPreviews(context)
  const importer = createImporter(context, (workspace) => previews.wake(workspace))
  const { edits, queue, stop: stopEdits } = createEdits(context, (workspace) => previews.wake(workspace))
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

  const locate = (workspace: Workspace, sha256: string): Located => {
    const blob = context.rowsOf(workspace.db).blob(sha256)
    const path = blob && findBlob(workspace.mediaDir, blob)
    if (!blob || !path) throw new AppError('NOT_FOUND', 'That file is not here.')
    return { path, mime: blob.mime, size: blob.size, exact: true }
  }

  return {
    ...createLibrary(deps),
    ...edits,
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
    locate,
    locateThumb(workspace, sha256) {
      const rows = context.previewsOf(workspace.db)
      const row = rows.row(sha256)
      if (row?.state === 'ready' && row.ext !== null && row.size !== null) {
        const path = findThumb(workspace.mediaDir, sha256, { ext: row.ext, size: row.size })
        if (path !== null) return { path, mime: row.ext === 'jpg' ? 'image/jpeg' : 'image/webp', size: row.size, exact: true }
        // Lost with the power, or removed by hand.
        workspace.write(() => void rows.again(sha256))
      }
      if (row && row.state !== 'none') previews.want(workspace, sha256)
      const original = locate(workspace, sha256)
      if (!original.mime.startsWith('image/')) throw new AppError('NOT_FOUND', 'There is no picture of that file.')
      return { ...original, exact: false }
    },
    previewsMade: (workspaceId) => previews.settled(workspaceId),
    ensureUploadRendition: (workspace, mediaId) => during(workspace.identity.id, ensureUploadRendition(context, workspace, mediaId)),
    openRendition: (workspace, renditionId) => openRendition(context, workspace, renditionId),
    takeIn(workspace, files, record) {
      const work = async () => {
        await takeIn(context, workspace, files)
        if (workspace.closed) throw new AppError('NOT_POSSIBLE_NOW', 'This workspace was just closed. Nothing was changed.', { workspaceId: workspace.identity.id })
        const recorded = record()
        previews.wake(workspace)
        return recorded
      }
      return during(workspace.identity.id, work())
    },
    resume(workspace) {
      previews.wake(workspace)
      queue.wake(workspace)
      return importer.resume(workspace)
    },
    async detach(workspaceId) {
      await Promise.all([importer.detach(workspaceId), queue.detach(workspaceId), previews.detach(workspaceId), ended(preparing.get(workspaceId) ?? [])])
    },
    async stop() {
      await Promise.all([importer.stop(), stopEdits(), previews.stop(), ended([...preparing.values()].flatMap((all) => [...all]))])
      await hashes.stop()
    },
  }
}

async function editFilm(deps: MediaDeps, job: FilmJob, onProgress: (done: number) => void, signal: AbortSignal): Promise<Exclude<FilmAnswer['outcome'], 'progress'>> {
  try {
    for await (const answer of (await deps.host?.editFilm?.(job, signal)) ?? []) {
      if (answer.outcome !== 'progress') return answer.outcome
      onProgress(answer.done)
    }
  } catch {
    // The shell went away, or it was stopped: nothing is known of the film.
  }
  return 'unavailable'
}
