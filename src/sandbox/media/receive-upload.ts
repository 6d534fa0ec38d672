/** Takes the parts of one upload, the file straight to the disk: memory holds no more than what is on its way. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { ApiError } from '../api-error.ts'
import type { MediaType } from './check-content.ts'

export interface MediaLimits {
  /** Bytes. A megabyte is taken as 10^6, the smaller reading (assumed). */
  image: number
  video: number
  /** Bytes of all media of the account. */
  quota: number
}
export const MEDIA_LIMITS: MediaLimits = { image: 10_000_000, video: 500_000_000, quota: 10_000_000_000 }

export interface Upload {
  /** Where it lies now; whoever takes it moves it away, else `discard` does away with it. */
  path: string
  type: MediaType
  fileName: string | undefined
  size: number
  sha256: string
  discard(): Promise<void>
}

/** Bytes beyond the file's own that a form may have. */
export const FORM_OVERHEAD = 100_000

/** Throws VALIDATION_ERROR for a form without the two fields, FILE_TOO_LARGE as soon as the file is. Leaves nothing behind then. */
export async function receiveUpload(request: FastifyRequest, options: { folder: string; id: string; limits: MediaLimits }): Promise<Upload> {
  const { folder, id, limits } = options
  if (!request.isMultipart()) throw new ApiError('VALIDATION_ERROR', 'An upload is sent as multipart/form-data.')
  const largest = Math.max(limits.image, limits.video)
  if (Number(request.headers['content-length'] ?? 0) > largest + FORM_OVERHEAD) throw tooLarge(largest)
  const path = join(folder, id)
  const discard = () => rm(path, { force: true })
  let type: MediaType | undefined
  let file: { fileName: string | undefined; size: number; sha256: string } | undefined
  try {
    for await (const part of request.parts({ limits: { files: 1, fields: 10, fieldSize: 1_000, fileSize: largest + 1 } })) {
      if (part.type === 'field') {
        if (part.fieldname === 'type') type = readType(part.value)
        continue
      }
      if (part.fieldname !== 'file' || file) throw new ApiError('VALIDATION_ERROR', 'One file is expected, in the field "file".')
      file = { fileName: part.filename, ...(await toDisk(part.file, path, () => (type ? limits[type] : largest))) }
    }
    if (!file) throw new ApiError('VALIDATION_ERROR', 'file is required.')
    if (!type) throw new ApiError('VALIDATION_ERROR', 'type is required: image or video.')
    // The type may have come after the file.
    if (file.size > limits[type]) throw tooLarge(limits[type])
    return { path, type, ...file, discard }
  } catch (error) {
    await discard()
    throw error instanceof ApiError ? error : new ApiError('VALIDATION_ERROR', 'The upload could not be read to its end.')
  }
}

async function toDisk(source: NodeJS.ReadableStream, path: string, limit: () => number): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limit()) return done(tooLarge(limit()))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(source, measure, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  return { size, sha256: hash.digest('hex') }
}

function readType(value: unknown): MediaType {
  if (value === 'image' || value === 'video') return value
  throw new ApiError('VALIDATION_ERROR', 'type is image or video.')
}

const tooLarge = (limit: number) => new ApiError('FILE_TOO_LARGE', `The file is larger than ${limit / 1_000_000} MB.`)
