/** The three kinds of photo that are taken, known by their content. Pure functions over whole files of at most 10 MB. */
import type { ImageFacts } from './broken-image.ts'
import { cleanJpeg, readJpeg } from './jpeg.ts'
import { PNG_SIGNATURE, cleanPng, readPng } from './png.ts'
import { cleanWebp, readWebp } from './webp.ts'

export { BrokenImage } from './broken-image.ts'
export type { ImageFacts } from './broken-image.ts'

export interface ImageFormat {
  mime: string
  /** Of stored files. */
  ext: string
  /** Extensions that promise this content. */
  extensions: readonly string[]
  /** Checks the structure to its end. Throws BrokenImage. */
  read(bytes: Buffer): ImageFacts
  /** A lossless copy without metadata (decision 0008). Throws BrokenImage. */
  clean(bytes: Buffer): Buffer
}

const FORMATS: readonly (ImageFormat & { isIn(head: Buffer): boolean })[] = [
  { mime: 'image/jpeg', ext: 'jpg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], read: readJpeg, clean: cleanJpeg, isIn: (head) => head.length > 2 && head.readUIntBE(0, 3) === 0xffd8ff },
  { mime: 'image/png', ext: 'png', extensions: ['png', 'apng'], read: readPng, clean: cleanPng, isIn: (head) => head.subarray(0, 8).equals(PNG_SIGNATURE) },
  {
    mime: 'image/webp', ext: 'webp', extensions: ['webp'], read: readWebp, clean: cleanWebp,
    isIn: (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  },
]

/** By the first bytes; the name is not asked. */
export function formatOf(head: Buffer): ImageFormat | null {
  return FORMATS.find((format) => format.isIn(head)) ?? null
}

export function formatOfMime(mime: string): ImageFormat | null {
  return FORMATS.find((format) => format.mime === mime) ?? null
}

/** Whether a name promises one of the three kinds. */
export function promisesImage(extension: string): boolean {
  return FORMATS.some((format) => format.extensions.includes(extension))
}
