/** What a file is, told by its bytes; neither its name nor the type it was sent with counts. */
import { readFile } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { imageSize } from 'image-size'
import { ApiError } from '../api-error.ts'

export type MediaType = 'image' | 'video'

export interface Content {
  mimeType: string
  extension: string
  width: number | null
  height: number | null
}

/** By type: what file-type calls a format → what the service calls it (docs: media-upload). */
const FORMATS: Record<MediaType, Record<string, string>> = {
  // An animated PNG is a PNG to whoever does not animate it.
  image: { 'image/jpeg': 'image/jpeg', 'image/png': 'image/png', 'image/apng': 'image/png', 'image/webp': 'image/webp' },
  video: { 'video/mp4': 'video/mp4', 'video/quicktime': 'video/quicktime', 'video/webm': 'video/webm' },
}
const NAMES: Record<MediaType, string> = { image: 'JPEG, PNG or WebP', video: 'MP4, MOV or WebM' }

/** Throws VALIDATION_ERROR. */
export async function checkContent(file: string, type: MediaType): Promise<Content> {
  // A file that ends in the middle of what its first bytes promise makes the library throw.
  const found = await fileTypeFromFile(file).catch(() => undefined)
  const mimeType = found && FORMATS[type][found.mime]
  if (!found || !mimeType) throw new ApiError('VALIDATION_ERROR', `The file is no ${NAMES[type]}${found ? `, but ${found.mime}` : ''}.`)
  const size = type === 'image' ? await readSize(file) : { width: null, height: null }
  return { mimeType, extension: found.ext, ...size }
}

async function readSize(file: string): Promise<{ width: number; height: number }> {
  const bytes = await readFile(file)
  try {
    const { width, height } = imageSize(bytes)
    if (width > 0 && height > 0) return { width, height }
  } catch {
    // Said below, as for a size of nothing.
  }
  throw new ApiError('VALIDATION_ERROR', 'The image cannot be read.')
}
