import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { idSchema } from '../../contract/base.ts'
import { sha256Schema } from '../../contract/schemas/media.ts'
import { parseRange } from './byte-range.ts'
import { INERT_POLICY } from './content-policy.ts'

export const MEDIA_SCHEME = 'media'
/** With a number behind it, it is another address of the same: what it shows has changed. */
const THUMB = /\/thumb(\/\d{1,10})?$/u

export interface MediaAddress {
  workspaceId: string
  sha256: string
  variant: 'original' | 'thumb'
}

export interface LocatedMedia {
  path: string
  mime: string
  size: number
  /** It is what the address names, and never changes. */
  exact: boolean
}

/** Reads `media://<workspace>/<sha256>`, and the same with `/thumb`; anything else (a query, more path, a port) is not an address of ours. */
export function parseMediaUrl(address: string): MediaAddress | undefined {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return undefined
  }
  if (url.protocol !== `${MEDIA_SCHEME}:` || url.search !== '' || url.username !== '' || url.password !== '' || url.port !== '') return undefined
  const workspaceId = idSchema.safeParse(url.hostname)
  const thumb = THUMB.exec(url.pathname)
  const isThumb = thumb !== null
  const sha256 = sha256Schema.safeParse(url.pathname.slice(1, thumb?.index))
  return workspaceId.success && sha256.success ? { workspaceId: workspaceId.data, sha256: sha256.data, variant: isThumb ? 'thumb' : 'original' } : undefined
}

/**
 * Answers media by content address, with ranges so that a video can be sought in. `locate` asks the core; what it names must
 * lie inside `workspacesFolder`, whatever it says.
 */
export function serveMedia(locate: (address: MediaAddress) => Promise<LocatedMedia>, workspacesFolder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const address = request.method === 'GET' || request.method === 'HEAD' ? parseMediaUrl(request.url) : undefined
    if (address === undefined) return empty(404)
    let media: LocatedMedia
    try {
      media = await locate(address)
    } catch {
      return empty(404)
    }
    const isShowable = /^(image|video)\/[a-z0-9.+-]+$/.test(media.mime) && media.mime !== 'image/svg+xml'
    const path = resolve(media.path)
    if (!isShowable || !path.startsWith(workspacesFolder + sep)) return empty(404)
    return answer(request, { ...media, path }).catch(() => empty(404))
  }
}

async function answer(request: Request, media: LocatedMedia): Promise<Response> {
  const headers: Record<string, string> = {
    'content-type': media.mime,
    'content-security-policy': INERT_POLICY,
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    // The address is the hash of the content: it never changes. What only stands in for it does.
    'cache-control': media.exact ? 'private, max-age=31536000, immutable' : 'no-store',
  }
  const range = parseRange(request.headers.get('range'), media.size)
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${media.size}` } })
  const part = range ?? { start: 0, end: media.size - 1 }
  headers['content-length'] = String(part.end - part.start + 1)
  if (range !== null) headers['content-range'] = `bytes ${part.start}-${part.end}/${media.size}`
  const body = request.method === 'HEAD' || media.size === 0 ? null : await bodyOf(media.path, part)
  return new Response(body, { status: range === null ? 200 : 206, headers })
}

/** Thumbnails come by the dozen while one scrolls: a piece this small is read in one go, which costs a tenth of a stream. */
const AT_ONCE = 256 * 1024

async function bodyOf(path: string, part: { start: number; end: number }): Promise<ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>> {
  const length = part.end - part.start + 1
  if (length > AT_ONCE) return streamOf(path, part)
  const file = await open(path)
  try {
    const bytes = new Uint8Array(length)
    for (let done = 0; done < length; ) {
      const { bytesRead } = await file.read(bytes, done, length - done, part.start + done)
      if (bytesRead === 0) throw new Error('the file is shorter than it was')
      done += bytesRead
    }
    return bytes
  } finally {
    await file.close()
  }
}

function streamOf(path: string, part: { start: number; end: number }): ReadableStream<Uint8Array> {
  // The two declarations of ReadableStream (Node's and the DOM's) describe the same object.
  return Readable.toWeb(createReadStream(path, part)) as ReadableStream<Uint8Array>
}

function empty(status: number): Response {
  return new Response(null, { status, headers: { 'content-security-policy': INERT_POLICY, 'x-content-type-options': 'nosniff' } })
}
