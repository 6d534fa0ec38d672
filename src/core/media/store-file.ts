/** From a file of the user's to a blob on the disk, nothing of which any row tells yet. */
import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { BrokenImage } from './formats/index.ts'
import type { ImageFacts, ImageFormat } from './formats/index.ts'
import { CHUNK, asidePath, createAside, placeBlob, writeAll } from './blob-files.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import { openSource } from './open-source.ts'
import type { Source } from './open-source.ts'
import { Interrupted, Refused, sourceRefusal, storeRefusal } from './refused.ts'

export interface StoredBlob {
  sha256: string
  ext: string
  mime: string
  size: number
  width: number
  height: number
}

/** Larger pictures cost more memory to show than any network takes (M4). */
const MOST_PIXELS = 100_000_000
const LONGEST_SIDE = 16_384

/**
 * Copies the file in pieces through one open handle, hashing what it writes, and puts the copy in its place. Throws Refused, or
 * Interrupted when `goOn` says so; then nothing of it stays but what a crash could leave too.
 */
export async function storeFile(context: MediaContext, mediaDir: string, source: { path: string; name: string }, goOn: () => boolean): Promise<StoredBlob> {
  const opened = await openSource(source.path, source.name)
  try {
    await step(context, 'import:opened')
    const aside = asidePath(mediaDir, context.random.uuid())
    context.aside.add(aside)
    try {
      const { bytes, sha256 } = await copy(context, opened, aside, goOn)
      const { width, height } = inspect(bytes, opened.format)
      const blob = { sha256, ext: opened.format.ext, mime: opened.format.mime, size: bytes.length, width, height }
      await placeBlob(aside, mediaDir, blob, (name) => step(context, `import:${name}`))
      await step(context, 'import:placed')
      return blob
    } catch (error) {
      await rm(aside, { force: true }).catch(() => context.log('warn', 'a temporary file could not be removed'))
      throw storeRefusal(error)
    } finally {
      context.aside.delete(aside)
    }
  } finally {
    await opened.handle.close().catch(() => {})
  }
}

/** Answers the bytes written, which are on the disk then, and their hash. The next piece is read while one is written. */
async function copy(context: MediaContext, source: Source, aside: string, goOn: () => boolean): Promise<{ bytes: Buffer; sha256: string }> {
  const hash = createHash('sha256')
  // At most 10 MB: the type and the size were looked at.
  const bytes = Buffer.allocUnsafe(Number(source.stat.size))
  const file = await createAside(aside)
  let written: Promise<void> = Promise.resolve()
  try {
    await step(context, 'import:created')
    for (let done = 0; done < bytes.length; ) {
      if (!goOn()) throw new Interrupted()
      const piece = await readInto(source.handle, bytes.subarray(done, done + CHUNK))
      if (piece.length === 0) throw new Refused('changed-while-read')
      done += piece.length
      hash.update(piece)
      await written
      written = writeAll(file, piece)
      // Awaited with the next piece, or below.
      written.catch(() => {})
      await step(context, 'import:chunk')
    }
    await written
    await mustBeAsItWas(source)
    await step(context, 'import:copied')
    await file.sync()
    await step(context, 'import:synced')
  } finally {
    await written.catch(() => {})
    await file.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

async function readInto(handle: FileHandle, space: Buffer): Promise<Buffer> {
  try {
    const { bytesRead } = await handle.read(space, 0, space.length, null)
    return space.subarray(0, bytesRead)
  } catch (error) {
    throw sourceRefusal(error)
  }
}

/** A file that was only removed meanwhile has been read to its end: it is taken, for it may be the last copy. */
async function mustBeAsItWas({ handle, stat }: Source): Promise<void> {
  const now = await handle.stat({ bigint: true }).catch((error: unknown) => {
    throw sourceRefusal(error)
  })
  // What was read is as long as the file was; one that grew is longer now.
  if (now.size !== stat.size || now.mtimeNs !== stat.mtimeNs) throw new Refused('changed-while-read')
}

/** Throws Refused unless the picture is whole and not beyond measure. */
function inspect(bytes: Buffer, format: ImageFormat): ImageFacts {
  let facts: ImageFacts
  try {
    facts = format.read(bytes)
  } catch (error) {
    if (error instanceof BrokenImage) throw new Refused('broken-image', format.mime)
    throw error
  }
  if (facts.width > LONGEST_SIDE || facts.height > LONGEST_SIDE || facts.width * facts.height > MOST_PIXELS) {
    throw new Refused('too-large', `${facts.width} × ${facts.height} pixels`)
  }
  return facts
}
