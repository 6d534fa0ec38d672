/**
 * A hidden, sandboxed window that makes a film anew. It has a session of its own, which serves the page, this one film and nothing else, and
 * takes back what the page makes of it, into one file.
 */
import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename, extname, join, sep } from 'node:path'
import { Readable } from 'node:stream'
import { BrowserWindow, session } from 'electron'
import type { Session } from 'electron'
import { z } from 'zod'
import { filmAnswerSchema } from '../../contract/edit-jobs.ts'
import type { FilmAnswer, FilmJob } from '../../contract/edit-jobs.ts'
import { MAX_VIDEO_BYTES } from '../../contract/schemas/media.ts'
import { parseRange } from '../pages/byte-range.ts'
import { lockDownSession } from '../window/lock-down.ts'

export const FILM_SCHEME = 'film'
const ORIGIN = `${FILM_SCHEME}://page`
/** Without a sign of life for this long it stands still (ms). */
const SILENCE_MS = 60_000
/** What is made may be larger than what may be sent, and is refused then; it may not fill the disk. */
const MOST_BYTES = 2 * MAX_VIDEO_BYTES
const FILE_MODE = 0o600

const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const place = z.coerce.number().int().min(0).max(MOST_BYTES)
const endingSchema = filmAnswerSchema.options[2].shape.outcome.or(z.literal('made'))
type Ending = z.infer<typeof endingSchema>

interface Running {
  readonly job: FilmJob
  readonly file: FileHandle
  tell(done: number): void
  end(ending: Ending): void
  alive(): void
}

export class FilmWindow {
  readonly #options: { folder: string; pages: string; log: (text: string) => void }
  #session: Session | null = null
  #running: Running | null = null
  /** One film at a time. */
  #queue: Promise<unknown> = Promise.resolve()
  #isEnding = false

  /** Every film that is read or made lies in `folder`; the page's files lie in `pages`. */
  constructor(options: { folder: string; pages: string; log: (text: string) => void }) {
    this.#options = options
  }

  /** Tells how far it is, and at last what became of it. Whoever stops listening, or aborts, ends it. */
  async *edit(job: FilmJob, signal: AbortSignal | undefined): AsyncGenerator<FilmAnswer> {
    const isInside = [job.from, job.to].every((path) => path.startsWith(this.#options.folder + sep) && !path.split(/[\\/]/u).includes('..'))
    if (!isInside) return yield { outcome: 'unavailable' }
    const before = this.#queue
    let leave = () => {}
    this.#queue = new Promise<void>((resolve) => (leave = resolve))
    await before
    try {
      yield* this.#make(job, signal)
    } finally {
      leave()
    }
  }

  stop(): void {
    this.#isEnding = true
    this.#running?.end('unavailable')
  }

  async *#make(job: FilmJob, signal: AbortSignal | undefined): AsyncGenerator<FilmAnswer> {
    if (this.#isEnding || signal?.aborted === true) return yield { outcome: 'unavailable' }
    const told: number[] = []
    const state: { ending: Ending | null } = { ending: null }
    let wake = () => {}
    let silence: NodeJS.Timeout | undefined
    const file = await open(job.to, 'wx', FILE_MODE)
    const end = (ending: Ending) => {
      state.ending ??= ending
      wake()
    }
    const alive = () => {
      clearTimeout(silence)
      silence = setTimeout(() => end('crashed'), SILENCE_MS)
    }
    const abort = () => end('unavailable')
    this.#running = { job, file, end, alive, tell: (done) => { told.push(done); wake() } }
    signal?.addEventListener('abort', abort, { once: true })
    let window: BrowserWindow | null = null
    try {
      alive()
      window = this.#open()
      window.webContents.once('render-process-gone', () => end(this.#isEnding ? 'unavailable' : 'crashed'))
      window.loadURL(`${ORIGIN}/film.html`).catch(() => end('unavailable'))
      while (state.ending === null) {
        const done = told.pop()
        told.length = 0
        if (done !== undefined) yield { outcome: 'progress', done }
        else await new Promise<void>((resolve) => (wake = resolve))
      }
      yield { outcome: state.ending }
    } finally {
      clearTimeout(silence)
      signal?.removeEventListener('abort', abort)
      this.#running = null
      window?.destroy()
      await file.close()
    }
  }

  #open(): BrowserWindow {
    this.#session ??= this.#makeSession()
    return new BrowserWindow({
      show: false, width: 320, height: 240, skipTaskbar: true,
      webPreferences: { session: this.#session, sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false, backgroundThrottling: false },
    })
  }

  /** In memory only. */
  #makeSession(): Session {
    const made = session.fromPartition('film')
    lockDownSession(made)
    made.protocol.handle(FILM_SCHEME, (request) => this.#answer(request).catch(() => answer(500)))
    return made
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    if (request.method === 'GET') {
      if (pathname === '/film.html') return this.#page('film.html', 'text/html; charset=utf-8')
      if (/^\/assets\/[\w.-]+\.js$/u.test(pathname)) return this.#page(join('assets', basename(pathname)), 'text/javascript; charset=utf-8')
    }
    const running = this.#running
    if (running === null) return answer(404)
    running.alive()
    if (request.method === 'GET') return pathname === '/job' ? toldJob(running.job) : pathname === '/original' ? original(request, running.job) : answer(404)
    switch (pathname) {
      case '/made': return this.#written(running, place.parse(searchParams.get('at')), new Uint8Array(await request.arrayBuffer()))
      case '/progress':
        running.tell(z.coerce.number().min(0).max(1).parse(searchParams.get('done')))
        return answer(204)
      case '/ended':
        running.end(endingSchema.parse(searchParams.get('outcome')))
        return answer(204)
      default: return answer(404)
    }
  }

  async #written(running: Running, at: number, bytes: Uint8Array): Promise<Response> {
    if (at + bytes.length > MOST_BYTES) {
      running.end('unsupported')
      return answer(413)
    }
    try {
      for (let done = 0; done < bytes.length; ) done += (await running.file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
      return answer(204)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      this.#options.log(`a film could not be written: ${String(code)}`)
      running.end(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'unavailable')
      return answer(507)
    }
  }

  async #page(name: string, type: string): Promise<Response> {
    const bytes = await readFile(join(this.#options.pages, name)).catch(() => null)
    if (bytes === null || !['.html', '.js'].includes(extname(name))) return answer(404)
    return new Response(bytes, { headers: { ...COMMON, 'content-type': type } })
  }
}

const COMMON = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }
const answer = (status: number) => new Response(null, { status, headers: COMMON })
const toldJob = ({ from: _from, to: _to, size: _size, ...job }: FilmJob) => new Response(JSON.stringify(job), { headers: { ...COMMON, 'content-type': 'application/json' } })

function original(request: Request, job: FilmJob): Response {
  const range = parseRange(request.headers.get('range'), job.size)
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { ...COMMON, 'content-range': `bytes */${job.size}` } })
  const part = range ?? { start: 0, end: job.size - 1 }
  const headers: Record<string, string> = { ...COMMON, 'content-type': job.mime, 'accept-ranges': 'bytes', 'content-length': String(part.end - part.start + 1) }
  if (range !== null) headers['content-range'] = `bytes ${part.start}-${part.end}/${job.size}`
  // The two declarations of ReadableStream (Node's and the DOM's) describe the same object.
  return new Response(Readable.toWeb(createReadStream(job.from, part)) as ReadableStream<Uint8Array>, { status: range === null ? 200 : 206, headers })
}
