/** The file of a video that goes out: what it tells besides the film is blotted out in a copy (decision 0013). Never in memory as a whole. */
import { open, statfs } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { AppError } from '../../contract/errors.ts'
import { CHUNK, createAside } from './blob-files.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import type { VideoFormat } from './formats/kinds.ts'
import { BrokenVideo, applyPatches, cleaningOf, readerOf } from './formats/video/index.ts'
import type { Patch } from './formats/video/index.ts'
import type { BlobRow } from './rows.ts'

const PIECES = 4
/** Room that is left for the databases (bytes). */
const ROOM = 64 * CHUNK

const refusal = (message: string, cause?: unknown) => new AppError('MEDIA_REFUSED', message, {}, cause)

/**
 * Writes the clean copy to `aside` and answers its hash; null when the original tells nothing but the film, and goes out as it is. The copy is
 * on the disk then, and was looked through once more. Throws MEDIA_REFUSED: what cannot be understood is never sent as it is.
 */
export async function cleanVideo(context: MediaContext, path: string, original: BlobRow, format: VideoFormat, aside: string): Promise<string | null> {
  const source = await open(path, 'r').catch((error: unknown) => {
    throw refusal('The video cannot be read from this client’s folder.', error)
  })
  try {
    const patches = await understood(cleaningOf(format, readerOf(source, original.size)))
    if (patches.length === 0) return null
    const disk = await statfs(path).catch(() => null)
    if (disk && disk.bavail * disk.bsize < original.size + ROOM) throw new AppError('DISK_FULL', 'The disk is full. Nothing was changed.')
    const made = await createAside(aside)
    try {
      const { before, after } = await copyPatched(context, source, made, original.size, patches)
      if (before !== original.sha256) throw refusal('The stored video is damaged. Add it again.')
      await step(context, 'rendition:written')
      await made.sync()
      return after
    } finally {
      await made.close()
    }
  } finally {
    await source.close()
  }
}

/** To be asked of a copy that was made: nothing is left to blot out. */
export async function mustBeClean(path: string, size: number, format: VideoFormat): Promise<void> {
  const file = await open(path, 'r')
  try {
    if ((await understood(cleaningOf(format, readerOf(file, size)))).length > 0) throw refusal('The video could not be made ready to send: its metadata cannot be removed.')
  } finally {
    await file.close()
  }
}

async function understood(work: Promise<Patch[]>): Promise<Patch[]> {
  try {
    return await work
  } catch (error) {
    if (error instanceof BrokenVideo) throw refusal('The video could not be made ready to send: it is damaged, or its metadata cannot be removed.', error)
    throw error
  }
}

/** Hashes what it reads and what it writes, each in a thread of its own. */
async function copyPatched(context: MediaContext, source: FileHandle, made: FileHandle, size: number, patches: readonly Patch[]): Promise<{ before: string; after: string }> {
  const [before, after] = [context.hashes.start(), context.hashes.start()]
  const memory = context.memory.take()
  const slots = Array.from({ length: PIECES }, () => ({ done: Promise.resolve() }))
  try {
    let next = 0
    for (let at = 0, turn = 0; at < size; turn += 1) {
      const slot = slots[turn % PIECES]
      if (!slot) throw new Error('no slot')
      await slot.done
      const length = Math.min(CHUNK, size - at)
      const place = (turn % PIECES) * 2 * CHUNK
      const piece = new Uint8Array(memory, place, length)
      await readFully(source, piece, at)
      const changed = new Uint8Array(memory, place + CHUNK, length)
      changed.set(piece)
      next = applyPatches(changed, at, patches, next)
      slot.done = Promise.all([before.update(piece), after.update(changed), writeFully(made, changed, at)]).then(() => {})
      // Awaited with the next turn of the slot, or below.
      slot.done.catch(() => {})
      at += length
    }
    await Promise.all(slots.map((slot) => slot.done))
    const [first, second] = await Promise.all([before.digest(), after.digest()])
    return { before: first, after: second }
  } finally {
    await Promise.allSettled(slots.map((slot) => slot.done))
    before.drop()
    after.drop()
    context.memory.giveBack(memory)
  }
}

async function readFully(file: FileHandle, space: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < space.length; ) {
    const { bytesRead } = await file.read(space, done, space.length - done, at + done)
    if (bytesRead === 0) throw refusal('The stored video is damaged. Add it again.')
    done += bytesRead
  }
}

async function writeFully(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
}
