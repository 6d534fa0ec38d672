/** Opens a file that the user gave, and nothing that only looks like one (M2). */
import { constants } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { MAX_IMAGE_BYTES, MAX_VIDEO_BYTES } from '../../contract/schemas/media.ts'
import type { Offer } from '../../contract/schemas/media.ts'
import { fileTypeFromBuffer } from 'file-type'
import { promisesImage } from './formats/index.ts'
import type { ImageFormat } from './formats/index.ts'
import { kindOf } from './formats/kinds.ts'
import type { VideoFormat } from './formats/kinds.ts'
import { extensionOf } from './names.ts'
import { Offered, Refused, sourceRefusal } from './refused.ts'

export interface Source {
  handle: FileHandle
  /** As it was when it was opened. */
  stat: BigIntStats
  /** `offer`: not taken as it is, but a copy of it can be made. */
  what: { kind: 'image'; format: ImageFormat } | { kind: 'video'; format: VideoFormat } | { kind: 'offer'; offer: Offer; mime: string }
}

/** Windows has neither flag; there the look before the opening has to do. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
/** Enough to know a file's type. */
const HEAD = 4_100
/** Pictures larger than this are not even offered to be made smaller. */
export const MOST_SOURCE_BYTES = 200_000_000
/** Raw pictures of cameras lie in a TIFF, which holds only a small preview of them. */
const RAW = /^(dng|cr2|nef|nrw|arw|sr2|orf|rw2|pef|srw|erf|3fr|iiq|raw)$/u

/**
 * The look before keeps devices from being opened at all; what was then opened is looked at again, so that nothing can be put in
 * its place between. Throws Refused, or Offered unless the offer was taken. The caller closes the handle.
 */
export async function openSource(path: string, name: string, isTaken = false): Promise<Source> {
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
    const what = await judge(head.subarray(0, bytesRead), name, stat.size)
    if (what.kind === 'offer' && !isTaken) throw new Offered(what.offer, what.offer === 'fit' ? megabytes(stat.size) : what.mime)
    return { handle, stat, what }
  } catch (error) {
    await handle?.close()
    throw sourceRefusal(error)
  }
}

/** By content first, so that a file of no use is told so, however large. A photo under another photo's extension is taken. */
async function judge(head: Buffer, name: string, size: bigint): Promise<Source['what']> {
  const found = kindOf(head)
  const extension = extensionOf(name)
  const isOver = (most: number) => size > BigInt(most)
  switch (found.kind) {
    case 'image':
      if (!isOver(MAX_IMAGE_BYTES)) return found
      if (isOver(MOST_SOURCE_BYTES)) throw new Refused('too-large', megabytes(size))
      return { kind: 'offer', offer: 'fit', mime: found.format.mime }
    case 'video':
      if (promisesImage(extension)) throw new Refused('type-mismatch', found.format.mime)
      if (isOver(MAX_VIDEO_BYTES)) throw new Refused('too-large', megabytes(size))
      return found
    case 'convertible':
      // Telephones and messengers hand out HEIC as `.jpg`; others under such a name are not what someone meant to bring.
      if (promisesImage(extension) && found.mime !== 'image/heic') throw new Refused('type-mismatch', found.mime)
      if (RAW.test(extension)) throw new Refused('unsupported-type', `.${extension}`)
      if (isOver(MOST_SOURCE_BYTES)) throw new Refused('too-large', megabytes(size))
      return { kind: 'offer', offer: 'convert', mime: found.mime }
    case 'other':
      throw new Refused(promisesImage(extension) ? 'type-mismatch' : 'unsupported-type', await typeOf(head, extension))
  }
}

const megabytes = (size: bigint) => `${(Math.ceil(Number(size) / 100_000) / 10).toFixed(1)} MB`

/** For words only. */
async function typeOf(head: Buffer, extension: string): Promise<string | null> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  if (found) return found.mime
  return /^[a-z0-9]{1,10}$/u.test(extension) ? `.${extension}` : null
}
