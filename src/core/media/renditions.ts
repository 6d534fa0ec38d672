/** The file that goes out for a media item: the original without its metadata (rules 7; decision 0008). */
import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { AppError, isAppError } from '../../contract/errors.ts'
import type { UploadSource } from '../powerpost/types.ts'
import { storageFault, toStorageError } from '../storage/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { asidePath, createAside, findBlob, placeBlob, readChunks, writeAll } from './blob-files.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import { formatOfMime } from './formats/index.ts'
import type { ImageFormat } from './formats/index.ts'
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
  const format = formatOfMime(original.mime)
  if (!format) throw refusal('This kind of file cannot be sent.')
  const clean = makeClean(format, await readOriginal(workspace, original))
  const blob: StoredBlob = { ...clean.facts, sha256: createHash('sha256').update(clean.bytes).digest('hex'), ext: format.ext, mime: format.mime, size: clean.bytes.length, kind: 'image' }
  await store(context, workspace, blob, clean.bytes)
  if (workspace.closed) throw new AppError('NOT_POSSIBLE_NOW', 'This workspace was just closed.', { workspaceId: workspace.identity.id })
  const id = workspace.write(() => {
    rows.insertBlob(blob, context.clock.now())
    return rows.putRendition(context.random.uuid(), original.sha256, RECIPE, blob.sha256)
  })
  await step(context, 'rendition:recorded')
  return id
}

const refusal = (message: string, cause?: unknown) => new AppError('MEDIA_REFUSED', message, {}, cause)

async function readOriginal(workspace: Workspace, original: BlobRow): Promise<Buffer> {
  const path = findBlob(workspace.mediaDir, original)
  if (path === null) throw refusal('The photo is missing from this client’s folder. Add it again.')
  const bytes = await readFile(path).catch((error: unknown) => {
    throw refusal('The photo cannot be read from this client’s folder.', error)
  })
  if (createHash('sha256').update(bytes).digest('hex') !== original.sha256) throw refusal('The stored photo is damaged. Add it again.')
  return bytes
}

/** What cannot be understood is never sent as it is: its metadata would go with it. The result is read again as a check. */
function makeClean(format: ImageFormat, original: Buffer): { bytes: Buffer; facts: { width: number; height: number } } {
  try {
    const bytes = format.clean(original)
    const { width, height } = format.read(bytes)
    return { bytes, facts: { width, height } }
  } catch (error) {
    throw refusal('The photo could not be made ready to send: its metadata cannot be removed.', error)
  }
}

async function store(context: MediaContext, workspace: Workspace, blob: StoredBlob, bytes: Buffer): Promise<void> {
  const aside = asidePath(workspace.mediaDir, context.random.uuid())
  context.aside.add(aside)
  try {
    const file = await createAside(aside)
    try {
      await writeAll(file, bytes)
      await step(context, 'rendition:written')
      await file.sync()
    } finally {
      await file.close()
    }
    await placeBlob(aside, workspace.mediaDir, blob, (name) => step(context, `rendition:${name}`))
    await step(context, 'rendition:placed')
  } catch (error) {
    await rm(aside, { force: true }).catch(() => context.log('warn', 'a temporary file could not be removed'))
    if (isAppError(error) || storageFault(error) !== null) throw toStorageError(error, workspace.identity.id)
    throw refusal('The photo could not be made ready to send.', error)
  } finally {
    context.aside.delete(aside)
  }
}

/** The stored bytes of a rendition, for an upload; null when they are not there as they were stored. */
export function openRendition(context: MediaContext, workspace: Workspace, renditionId: string): UploadSource | null {
  const row = context.rowsOf(workspace.db).renditionFile(renditionId)
  const format = row && formatOfMime(row.mime)
  const path = row && findBlob(workspace.mediaDir, row)
  if (!row || !format || !path) return null
  return { fileName: nameFor(row.name ?? 'photo', format), mime: row.mime, kind: 'image', size: row.size, open: () => readChecked(path, row) }
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
