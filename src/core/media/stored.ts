/** What lies on the disk under its hash and no row tells of yet. */
import { rm } from 'node:fs/promises'
import { placeBlob } from './blob-files.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import { BrokenImage } from './formats/index.ts'
import type { ImageFormat } from './formats/index.ts'
import { Refused } from './refused.ts'

export interface StoredBlob {
  sha256: string
  ext: string
  mime: string
  size: number
  kind: 'image' | 'video'
  /** Of a video they are learnt later. */
  width: number | null
  height: number | null
}

/** A blob and what its item is called: a copy of another kind has another extension. */
export interface StoredFile {
  blob: StoredBlob
  name: string
  /** What the blob was made from, when it is a copy. */
  madeFrom: { source: string; recipe: 'convert' | 'fit' } | null
}

/** Finds what was made of a picture before; null when nothing was, or its file is gone. */
export type KnownCopies = (source: string, recipe: 'convert' | 'fit') => StoredBlob | null

/** Larger pictures cost more memory to show than any network takes (M4). */
const MOST_PIXELS = 100_000_000
const LONGEST_SIDE = 16_384

export async function removeQuietly(context: MediaContext, path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => context.log('warn', 'a temporary file could not be removed'))
}

export async function place(context: MediaContext, mediaDir: string, aside: string, blob: StoredBlob): Promise<StoredBlob> {
  await placeBlob(aside, mediaDir, blob, context.folders, (name) => step(context, `import:${name}`))
  await step(context, 'import:placed')
  return blob
}

/** Throws Refused unless the picture is whole and not beyond measure. */
export function inspect(bytes: Buffer, format: ImageFormat): { width: number; height: number } {
  try {
    const { width, height } = format.read(bytes)
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) throw new Refused('too-large', `${width} × ${height} pixels`)
    return { width, height }
  } catch (error) {
    if (error instanceof BrokenImage) throw new Refused('broken-image', format.mime)
    throw error
  }
}
