/** From a file of the user's to a blob on the disk, nothing of which any row tells yet. */
import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { MAX_IMAGE_BYTES } from '../../contract/schemas/media.ts'
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
      const sha256 = await copy(context, opened, aside, goOn)
      const facts = await inspect(aside, opened.format)
      const blob = { sha256, ext: opened.format.ext, mime: opened.format.mime, size: Number(opened.stat.size), width: facts.width, height: facts.height }
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

/** Answers the hash of the bytes written, which are on the disk then. */
async function copy(context: MediaContext, source: Source, aside: string, goOn: () => boolean): Promise<string> {
  const hash = createHash('sha256')
  const file = await createAside(aside)
  try {
    await step(context, 'import:created')
    const buffer = Buffer.allocUnsafe(CHUNK)
    let size = 0
    for (;;) {
      if (!goOn()) throw new Interrupted()
      const bytes = await readNext(source.handle, buffer)
      if (bytes.length === 0) break
      size += bytes.length
      if (size > Number(source.stat.size)) throw new Refused('changed-while-read')
      hash.update(bytes)
      await writeAll(file, bytes)
      await step(context, 'import:chunk')
    }
    if (size !== Number(source.stat.size)) throw new Refused('changed-while-read')
    await mustBeAsItWas(source)
    await step(context, 'import:copied')
    await file.sync()
    await step(context, 'import:synced')
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}

async function readNext(handle: FileHandle, buffer: Buffer): Promise<Buffer> {
  try {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw sourceRefusal(error)
  }
}

/** A file that was only removed meanwhile has been read to its end: it is taken, for it may be the last copy. */
async function mustBeAsItWas({ handle, stat }: Source): Promise<void> {
  const now = await handle.stat({ bigint: true }).catch((error: unknown) => {
    throw sourceRefusal(error)
  })
  if (now.size !== stat.size || now.mtimeNs !== stat.mtimeNs) throw new Refused('changed-while-read')
}

/** Looks at the copy, which can no longer change. At most 10 MB are in memory. */
async function inspect(aside: string, format: ImageFormat): Promise<ImageFacts> {
  const bytes = await readFile(aside)
  if (bytes.length > MAX_IMAGE_BYTES) throw new Refused('too-large')
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
