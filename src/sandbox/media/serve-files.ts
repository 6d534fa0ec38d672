/** Files behind signed addresses: opened without a key, whole or from a place on, as a store of files does. */
import { createReadStream } from 'node:fs'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import { nameOfFault } from '../faults/faults.ts'
import { playFault } from '../faults/play-fault.ts'
import type { Studio } from '../pictures/studio.ts'
import type { Service } from '../service.ts'
import { FILES_ROOT, PAGE_FILES_ROOT } from './addresses.ts'
import type { FileForm, FilesRoot } from './addresses.ts'
import type { StoredFile } from './media.ts'

/** What faults and the log call opening a file; no call of the API. */
export const DOWNLOAD = 'downloadFile'

/** A file runs nothing and is shown nowhere but as what it is. */
const FILE_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, max-age=3600',
  'accept-ranges': 'bytes',
} as const

const paramsSchema = z.object({ id: z.string() })
const querySchema = z.object({ expires: z.string().optional(), signature: z.string().optional() }).catch({})

export function serveFiles(app: FastifyInstance, options: { service: Service; studio: Studio; closing: AbortSignal }): void {
  const { service, studio, closing } = options

  async function open(request: FastifyRequest, reply: FastifyReply, form: FileForm): Promise<FastifyReply> {
    const path = request.url.split('?', 1)[0] ?? ''
    const fault = service.faults.take({ operationId: DOWNLOAD, method: request.method, path })
    const logId = service.log.begin({ method: request.method, path, operationId: DOWNLOAD, workspaceId: null, requestId: `req-${service.chance.id()}`, fault: fault && nameOfFault(fault) })
    const end = (status: number | null) => {
      service.log.setStatus(logId, status)
      return reply
    }
    try {
      // Nothing is carried out here, so there is no before and after: whatever strikes, strikes first.
      const answer = fault?.kind === 'half' ? await readFile(find(request, form, FILES_ROOT).path) : undefined
      const played = fault ? await playFault(fault, { request, reply, clock: service.clock, closing, answer }) : 'go-on'
      if (played !== 'go-on') return end(played)
      await send(request, reply, form, studio, find(request, form, FILES_ROOT))
      return end(reply.statusCode)
    } catch (error) {
      refuse(reply, error)
      return end(reply.statusCode)
    }
  }

  function find(request: FastifyRequest, form: FileForm, root: FilesRoot): StoredFile {
    const { id } = paramsSchema.parse(request.params)
    const state = service.addresses.check(id, form, root, querySchema.parse(request.query))
    if (state !== 'good') throw new ApiError('FORBIDDEN', state === 'over' ? 'This address held for 7 days, which are over.' : 'This address was not given by the service.')
    const file = service.media.file(id)
    if (!file) throw new ApiError('NOT_FOUND', 'The file is not there any more.')
    return file
  }

  const openForPage = (request: FastifyRequest, reply: FastifyReply, form: FileForm) =>
    Promise.resolve()
      .then(() => send(request, reply, form, studio, find(request, form, PAGE_FILES_ROOT)))
      .catch((error: unknown) => refuse(reply, error))

  for (const [ending, form] of [['', 'whole'], ['/thumbnail', 'thumbnail']] as const) {
    app.get(`${FILES_ROOT}/:id${ending}`, (request, reply) => open(request, reply, form))
    app.get(`${PAGE_FILES_ROOT}/:id${ending}`, (request, reply) => openForPage(request, reply, form))
  }
}

function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  const refusal = error instanceof ApiError ? error : new ApiError('INTERNAL_ERROR', 'Something went wrong in the sandbox.')
  return reply.status(refusal.status).send(refusal.body())
}

async function send(request: FastifyRequest, reply: FastifyReply, form: FileForm, studio: Studio, file: StoredFile): Promise<FastifyReply> {
  const path = form === 'whole' ? file.path : await thumbnailOf(file, studio)
  const size = (await stat(path).catch(() => undefined))?.size
  if (size === undefined) throw new ApiError('NOT_FOUND', 'The file is not there any more.')
  const range = readRange(request.headers.range, size)
  if (range === 'beyond') return reply.status(416).headers({ ...FILE_HEADERS, 'content-range': `bytes */${size}` }).send('')
  void reply.headers({ ...FILE_HEADERS, 'content-length': String(range ? range.to - range.from + 1 : size) }).type(form === 'whole' ? file.mimeType : 'image/jpeg')
  if (range) void reply.status(206).header('content-range', `bytes ${range.from}-${range.to}/${size}`)
  return reply.send(createReadStream(path, range ? { start: range.from, end: range.to } : {}))
}

/** Made when it is first asked for, and kept beside the file. Throws NOT_FOUND where there is none to be had. */
async function thumbnailOf(file: StoredFile, studio: Studio): Promise<string> {
  if (await stat(file.thumbnailPath).then(() => true, () => false)) return file.thumbnailPath
  if (file.type !== 'image') throw new ApiError('NOT_FOUND', 'There is no small picture of this video.')
  const small = await studio.thumbnail(file.path).catch(() => {
    throw new ApiError('NOT_FOUND', 'There is no small picture of this file.')
  })
  // Two that ask at once each write their own; the later one takes the place of an equal one.
  const own = `${file.thumbnailPath}-${small.length}-${process.hrtime.bigint()}`
  try {
    await writeFile(own, small, { mode: 0o600 })
    await rename(own, file.thumbnailPath)
  } finally {
    await rm(own, { force: true })
  }
  return file.thumbnailPath
}

/** One range, as players ask for; anything else is answered whole, which is always allowed. */
function readRange(header: string | undefined, size: number): { from: number; to: number } | 'beyond' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (!match[1] && !match[2])) return null
  const from = match[1] ? Number(match[1]) : Math.max(0, size - Number(match[2]))
  const to = match[1] && match[2] ? Math.min(Number(match[2]), size - 1) : size - 1
  return from < size && from <= to ? { from, to } : 'beyond'
}
