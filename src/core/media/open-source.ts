/** Opens a file that the user gave, and nothing that only looks like one (M2). */
import { constants } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { MAX_IMAGE_BYTES } from '../../contract/schemas/media.ts'
import { fileTypeFromBuffer } from 'file-type'
import { formatOf, promisesImage } from './formats/index.ts'
import type { ImageFormat } from './formats/index.ts'
import { extensionOf } from './names.ts'
import { Refused, sourceRefusal } from './refused.ts'

export interface Source {
  handle: FileHandle
  /** As it was when it was opened. */
  stat: BigIntStats
  format: ImageFormat
}

/** Windows has neither flag; there the look before the opening has to do. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
/** Enough to know a file's type. */
const HEAD = 4_100

/**
 * The look before keeps devices from being opened at all; what was then opened is looked at again, so that nothing can be put in
 * its place between. Throws Refused. The caller closes the handle.
 */
export async function openSource(path: string, name: string): Promise<Source> {
  // Names that are not text come with this character in the place of what could not be read.
  if (!isAbsolute(path) || path.includes('\ufffd') || (process.platform === 'win32' && /^[\\/]{2}/u.test(path))) throw new Refused('name-invalid')
  let handle: FileHandle | null = null
  try {
    const before = await lstat(path)
    if (before.isSymbolicLink()) throw new Refused('symlink')
    if (!before.isFile()) throw new Refused('not-a-file')
    handle = await open(path, FLAGS)
    const stat = await handle.stat({ bigint: true })
    if (!stat.isFile()) throw new Refused('not-a-file')
    if (stat.size === 0n) throw new Refused('empty')
    const head = Buffer.alloc(HEAD)
    const { bytesRead } = await handle.read(head, 0, HEAD, 0)
    return { handle, stat, format: await judge(head.subarray(0, bytesRead), name, Number(stat.size)) }
  } catch (error) {
    await handle?.close()
    throw sourceRefusal(error)
  }
}

/** By content first, so that a video is told that it is one, however large. A photo under another photo's extension is taken. */
async function judge(head: Buffer, name: string, size: number): Promise<ImageFormat> {
  const format = formatOf(head)
  if (!format) throw new Refused(promisesImage(extensionOf(name)) ? 'type-mismatch' : 'unsupported-type', await typeOf(head, name))
  if (size > MAX_IMAGE_BYTES) throw new Refused('too-large', `${(Math.ceil(size / 100_000) / 10).toFixed(1)} MB`)
  return format
}

/** For words only. */
async function typeOf(head: Buffer, name: string): Promise<string | null> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  if (found) return found.mime
  const extension = extensionOf(name)
  return /^[a-z0-9]{1,10}$/u.test(extension) ? `.${extension}` : null
}
