/** The file that goes out for a media item: the original without its metadata (rules 7; decisions 0008, 0013). */
import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { AppError, isAppError } from '../../contract/errors.ts'
import type { UploadSource } from '../powerpost/types.ts'
import { storageFault, toStorageError } from '../storage/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { asidePath, createAside, findBlob, placeBlob, readChunks, writeAll } from './blob-files.ts'
import { cleanVideo, mustBeClean } from './clean-video.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import { formatOfMime } from './formats/index.ts'
import type { ImageFormat } from './formats/index.ts'
import { videoOfMime } from './formats/kinds.ts'
import type { VideoFormat } from './formats/kinds.ts'
import { nameFor } from './names.ts'
import type { BlobRow } from './rows.ts'
import type { StoredBlob } from './stored.ts'

const RECIPE = 'upload-clean'

/** Throws MEDIA_REFUSED when the original is gone, not what was taken, or not to be understood; DISK_FULL. */
export async function ensureUploadRendition(context: MediaContext, workspace: Workspace, mediaId: string): Promise<string> {
  const rows = context.rowsOf(workspace.db)
  const original = rows.blobOfItem(mediaId)
  if (!original) throw refusal('That file is not here any more.')
  const known = rows.rendition(original.sha256, RECIPE)
  const stored = known && rows.blob(known.sha256)
  if (known && stored && findBlob(workspace.mediaDir, stored)) return known.id
  const blob = await makeClean(context, workspace, original)
  if (workspace.closed) throw new AppError('NOT_POSSIBLE_NOW', 'This workspace was just closed.', { workspaceId: workspace.identity.id })
  const id = workspace.write(() => {
    if (blob !== null) rows.insertBlob(blob, context.clock.now())
    return rows.putRendition(context.random.uuid(), original.sha256, RECIPE, blob?.sha256 ?? original.sha256)
  })
  await step(context, 'rendition:recorded')
  return id
}

const refusal = (message: string, cause?: unknown) => new AppError('MEDIA_REFUSED', message, {}, cause)

/** Null when the original itself can go out. */
async function makeClean(context: MediaContext, workspace: Workspace, original: BlobRow): Promise<StoredBlob | null> {
  const path = findBlob(workspace.mediaDir, original)
  if (path === null) throw refusal('The file is missing from this client’s folder. Add it again.')
  const [image, video] = [formatOfMime(original.mime), videoOfMime(original.mime)]
  if (image) return makeCleanPhoto(context, workspace, original, path, image)
  if (video) return makeCleanVideo(context, workspace, original, path, video)
  throw refusal('This kind of file cannot be sent.')
}

async function makeCleanPhoto(context: MediaContext, workspace: Workspace, original: BlobRow, path: string, format: ImageFormat): Promise<StoredBlob> {
  const { bytes, width, height } = cleanPhoto(format, await readOriginal(path, original))
  const blob: StoredBlob = { sha256: createHash('sha256').update(bytes).digest('hex'), ext: format.ext, mime: format.mime, size: bytes.length, kind: 'image', width, height }
  await withCopy(context, workspace, async (aside) => {
    const file = await createAside(aside)
    try {
      await writeAll(file, bytes)
      await step(context, 'rendition:written')
      await file.sync()
    } finally {
      await file.close()
    }
    return blob
  })
  return blob
}

function makeCleanVideo(context: MediaContext, workspace: Workspace, original: BlobRow, path: string, format: VideoFormat): Promise<StoredBlob | null> {
  return withCopy(context, workspace, async (aside) => {
    const sha256 = await cleanVideo(context, path, original, format, aside)
    if (sha256 === null) return null
    await mustBeClean(aside, original.size, format)
    return { sha256, ext: format.ext, mime: format.mime, size: original.size, kind: 'video', width: null, height: null }
  })
}

async function readOriginal(path: string, original: BlobRow): Promise<Buffer> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw refusal('The photo cannot be read from this client’s folder.', error)
  })
  if (createHash('sha256').update(bytes).digest('hex') !== original.sha256) throw refusal('The stored photo is damaged. Add it again.')
  return bytes
}

/** What cannot be understood is never sent as it is: its metadata would go with it. The result is read again as a check. */
function cleanPhoto(format: ImageFormat, original: Buffer): { bytes: Buffer; width: number; height: number } {
  try {
    const bytes = format.clean(original)
    const { width, height } = format.read(bytes)
    return { bytes, width, height }
  } catch (error) {
    throw refusal('The photo could not be made ready to send: its metadata cannot be removed.', error)
  }
}

/** Gives what `make` wrote aside, and answers, its place. */
async function withCopy<T extends StoredBlob | null>(context: MediaContext, workspace: Workspace, make: (aside: string) => Promise<T>): Promise<T> {
  const aside = asidePath(workspace.mediaDir, context.random.uuid())
  context.aside.add(aside)
  try {
    const blob = await make(aside)
    if (blob !== null) {
      await placeBlob(aside, workspace.mediaDir, blob, context.folders, (name) => step(context, `rendition:${name}`))
      await step(context, 'rendition:placed')
    }
    return blob
  } catch (error) {
    await rm(aside, { force: true }).catch(() => context.log('warn', 'a temporary file could not be removed'))
    if (isAppError(error) || storageFault(error) !== null) throw toStorageError(error, workspace.identity.id)
    throw refusal('The file could not be made ready to send.', error)
  } finally {
    context.aside.delete(aside)
  }
}

/** The stored bytes of a rendition, for an upload; null when they are not there as they were stored. */
export function openRendition(context: MediaContext, workspace: Workspace, renditionId: string): UploadSource | null {
  const row = context.rowsOf(workspace.db).renditionFile(renditionId)
  const [image, video] = row ? [formatOfMime(row.mime), videoOfMime(row.mime)] : [null, null]
  const format = image ?? video
  const path = row && findBlob(workspace.mediaDir, row)
  if (!row || !format || !path) return null
  return { fileName: nameFor(row.name ?? (video ? 'video' : 'photo'), format), mime: row.mime, kind: video ? 'video' : 'image', size: row.size, open: () => readChecked(path, row) }
}

/**
 * Breaks off when the bytes prove to be others than those that were stored: cut, grown or changed. The last piece is held back
 * until the whole is known to be right, so that such a body never reaches its end.
 */
async function* readChecked(path: string, blob: BlobRow): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let size = 0
  let held: Buffer | null = null
  for await (const chunk of readChunks(path)) {
    size += chunk.length
    if (size > blob.size) throw new Error('the stored file grew')
    hash.update(chunk)
    if (held) yield held
    held = chunk
  }
  if (size !== blob.size || hash.digest('hex') !== blob.sha256) throw new Error('the stored file was cut or changed')
  if (held) yield held
}
