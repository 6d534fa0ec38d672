/** One edit: the file it makes, in its place under its hash. No row tells of it yet. */
import { createHash } from 'node:crypto'
import { open, readFile, statfs, writeFile } from 'node:fs/promises'
import { MAX_IMAGE_BYTES, MAX_VIDEO_BYTES } from '../../../contract/schemas/media.ts'
import type { EditFailure } from '../../../contract/schemas/media-edits.ts'
import { needsEncoding } from '../../../domain/media/index.ts'
import { FILE_MODE, storageFault } from '../../storage/index.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { asidePath, findBlob, readChunks } from '../blob-files.ts'
import { step } from '../context.ts'
import type { MediaContext } from '../context.ts'
import { formatOf } from '../formats/index.ts'
import { kindOf } from '../formats/kinds.ts'
import { probeVideo } from '../probe-video.ts'
import type { ProbeAnswer } from '../probe-video.ts'
import { inspect, place, removeQuietly } from '../stored.ts'
import type { StoredBlob } from '../stored.ts'
import type { EditItem, EditRow } from './edit-rows.ts'
import { copyFilm } from './film-thread.ts'

export interface MadeFile {
  blob: StoredBlob
  /** Of a film. */
  facts: NonNullable<ProbeAnswer> | null
}

/** `wait`: there is nobody to do it now. `again`: what did it ended, and it may have been another's fault. `stopped`: it is not wanted any more. */
export type Made = MadeFile | EditFailure | 'wait' | 'again' | 'stopped'

/** Pixels of the longer side of a still picture; more than any film has that is taken here. */
const LONGEST_STILL = 8_192
const MOST_STILL_BYTES = 30_000_000
/** Room that is left for the databases (bytes). */
const ROOM = 64 * 1024 * 1024

/** Never rejects. */
export async function makeEdit(context: MediaContext, workspace: Workspace, original: EditItem, row: EditRow, onProgress: (done: number) => void, signal: AbortSignal): Promise<Made> {
  const path = findBlob(workspace.mediaDir, original)
  if (path === null) return 'missing'
  const aside = asidePath(workspace.mediaDir, context.random.uuid())
  context.aside.add(aside)
  try {
    const made = await unlessClosing(signal, drawn(context, original, row, { path, aside }, onProgress, signal))
    if (made !== 'made') return made
    await step(context, 'edit:made')
    if (signal.aborted) return 'stopped'
    const file = await accepted(context, aside, original.kind === 'video' && row.recipe.stillMs === null)
    if (file === null) return 'undecodable'
    if (file.blob.size > (file.blob.kind === 'video' ? MAX_VIDEO_BYTES : MAX_IMAGE_BYTES)) return 'too-large'
    await place(context, workspace.mediaDir, aside, file.blob)
    return file
  } catch (error) {
    context.log('warn', 'an edit could not be made', { fault: storageFault(error) ?? (error instanceof Error ? error.name : 'unknown') })
    return storageFault(error) === 'DISK_FULL' ? 'disk-full' : 'failed'
  } finally {
    await removeQuietly(context, aside)
    context.aside.delete(aside)
  }
}

/** Whoever closes the workspace does not wait for another process: what it still answers is of no use, and what it leaves is tidied up at the next start. */
function unlessClosing(signal: AbortSignal, work: Promise<Drawn>): Promise<Drawn> {
  let end = () => {}
  const closing = new Promise<'stopped'>((resolve) => {
    end = () => { if (signal.reason === CLOSING) resolve('stopped') }
  })
  end()
  signal.addEventListener('abort', end, { once: true })
  return Promise.race([work, closing]).finally(() => signal.removeEventListener('abort', end))
}

/** Why an edit is broken off: the workspace closes, or the app. Else the user does not want it. */
export const CLOSING = 'closing'

type Drawn = 'made' | Exclude<Made, MadeFile>

async function drawn(context: MediaContext, original: EditItem, row: EditRow, files: { path: string; aside: string }, onProgress: (done: number) => void, signal: AbortSignal): Promise<Drawn> {
  await step(context, 'edit:begun')
  if (original.kind === 'image') return drawPicture(context, original, row, files)
  if (row.recipe.stillMs !== null) return drawStill(context, original, row.recipe.stillMs, files)
  const disk = await statfs(files.path).catch(() => null)
  if (disk && disk.bavail * disk.bsize < original.size + ROOM) return 'disk-full'
  const { trim, turn, mirror, crop, fit } = row.recipe
  if (!needsEncoding(row.recipe, original.mime)) {
    const copied = await copyFilm({ from: files.path, to: files.aside, mime: original.mime, trim, turn, mirror }, context.clock, onProgress, signal)
    return copied === 'crashed' ? 'again' : copied
  }
  const mime = original.mime === 'video/webm' || original.mime === 'video/quicktime' ? original.mime : 'video/mp4'
  const answer = await context.films({ from: files.path, to: files.aside, mime, size: original.size, turn, mirror, crop, maxWidth: fit?.maxWidth ?? null, maxHeight: fit?.maxHeight ?? null, trim }, onProgress, signal)
  if (signal.aborted) return 'stopped'
  return answer === 'unavailable' ? 'wait' : answer === 'crashed' ? 'again' : answer
}

async function drawPicture(context: MediaContext, original: EditItem, { recipe }: EditRow, { path, aside }: { path: string; aside: string }): Promise<Drawn> {
  const bytes = await readFile(path)
  // What another process is shown is what was stored.
  if (createHash('sha256').update(bytes).digest('hex') !== original.sha256) return 'missing'
  const { turn, mirror, crop, fit } = recipe
  const answer = await context.pictures({
    kind: 'edit', from: path, to: aside, turn, mirror, crop, maxWidth: fit?.maxWidth ?? null, maxHeight: fit?.maxHeight ?? null, maxBytes: Math.min(MAX_IMAGE_BYTES, fit?.maxBytes ?? MAX_IMAGE_BYTES), mime: fit?.mime ?? null,
  })
  return answer.outcome === 'unavailable' ? 'wait' : answer.outcome === 'crashed' ? 'again' : answer.outcome
}

async function drawStill(context: MediaContext, { mime, size }: EditItem, atMs: number, { path, aside }: { path: string; aside: string }): Promise<Drawn> {
  const answer = await context.posters({ path, mime, size, atMs, side: LONGEST_STILL })
  if (answer.outcome !== 'made') return answer.outcome === 'unavailable' ? 'wait' : answer.outcome === 'crashed' ? 'again' : 'undecodable'
  const bytes = Buffer.from(answer.jpegBase64, 'base64')
  if (bytes.length > MOST_STILL_BYTES) return 'too-large'
  await writeFile(aside, bytes, { mode: FILE_MODE, flag: 'wx' })
  return 'made'
}

/** What another process or thread wrote is looked at as if a stranger had brought it; on the disk from here on. Null when it is none. */
async function accepted(context: MediaContext, path: string, isFilm: boolean): Promise<MadeFile | null> {
  const file = await open(path, 'r+')
  try {
    await file.chmod(FILE_MODE)
    await file.sync()
  } finally {
    await file.close()
  }
  if (isFilm) return acceptedFilm(context, path)
  const bytes = await readFile(path)
  const format = formatOf(bytes)
  if (!format) return null
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { blob: { sha256, ext: format.ext, mime: format.mime, size: bytes.length, kind: 'image', ...inspect(bytes, format) }, facts: null }
}

async function acceptedFilm(context: MediaContext, path: string): Promise<MadeFile | null> {
  const hash = createHash('sha256')
  let size = 0
  let head: Buffer | null = null
  for await (const chunk of readChunks(path)) {
    head ??= chunk.subarray(0, 4096)
    hash.update(chunk)
    size += chunk.length
  }
  const what = head === null ? null : kindOf(head)
  const facts = await probeVideo(path, context.clock)
  if (what?.kind !== 'video' || facts === null) return null
  return { blob: { sha256: hash.digest('hex'), ext: what.format.ext, mime: what.format.mime, size, kind: 'video', width: facts.width, height: facts.height }, facts }
}
