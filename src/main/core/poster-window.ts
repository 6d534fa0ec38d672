/** A hidden, sandboxed window that shows one frame of a video. It has a session of its own, which serves this one video and nothing else. */
import { createReadStream } from 'node:fs'
import { sep } from 'node:path'
import { Readable } from 'node:stream'
import { BrowserWindow, session } from 'electron'
import type { Session } from 'electron'
import { z } from 'zod'
import type { PosterAnswer } from '../../contract/host-contract.ts'
import { parseRange } from '../pages/byte-range.ts'
import { lockDownSession } from '../window/lock-down.ts'
import { POSTER_PAGE, POSTER_POLICY, takeFrame } from './poster-page.ts'

export const POSTER_SCHEME = 'poster'
const PAGE = `${POSTER_SCHEME}://frame/`
const LIMIT_MS = 10_000
/** Kept for the next video this long. */
const REST_AFTER_MS = 10_000

const frameSchema = z.object({
  jpegBase64: z.base64().min(1).max(40_000_000),
  width: z.number().int().min(1).max(65_535),
  height: z.number().int().min(1).max(65_535),
  seconds: z.number().min(0).nullable(),
}).nullable()

export interface Video {
  path: string
  mime: string
  size: number
  /** The frame that is wanted; else one near the beginning. */
  atMs?: number | null | undefined
  /** Most pixels a side. */
  side?: number
}

export class PosterWindow {
  readonly #options: { folder: string; log: (text: string) => void }
  #window: BrowserWindow | null = null
  #session: Session | null = null
  #video: Video | null = null
  /** In the address of each video: the browser may answer one that it has seen with what it kept of the video before. */
  #number = 0
  /** One video at a time. */
  #queue: Promise<unknown> = Promise.resolve()
  #rest: NodeJS.Timeout | undefined
  #isEnding = false

  constructor(options: { folder: string; log: (text: string) => void }) {
    this.#options = options
  }

  /** Never rejects. */
  extract(video: Video): Promise<PosterAnswer> {
    const isInside = video.path.startsWith(this.#options.folder + sep) && !video.path.split(/[\\/]/u).includes('..')
    if (!isInside || !video.mime.startsWith('video/')) return Promise.resolve({ outcome: 'unavailable' })
    const answer = this.#queue.then(() => this.#take(video))
    this.#queue = answer
    return answer
  }

  stop(): void {
    this.#isEnding = true
    this.#close()
  }

  async #take(video: Video): Promise<PosterAnswer> {
    if (this.#isEnding) return { outcome: 'unavailable' }
    clearTimeout(this.#rest)
    this.#video = video
    this.#number += 1
    let timer: NodeJS.Timeout | undefined
    try {
      const window = (this.#window ??= this.#open())
      const gone = new Promise<PosterAnswer>((resolve) => window.webContents.once('render-process-gone', () => resolve({ outcome: this.#isEnding ? 'unavailable' : 'crashed' })))
      const late = new Promise<PosterAnswer>((resolve) => (timer = setTimeout(() => resolve({ outcome: 'undecodable' }), LIMIT_MS)))
      const answer = await Promise.race([this.#show(window, video), gone, late])
      // What did not show a frame may still be at it.
      if (answer.outcome !== 'made') this.#close()
      return answer
    } catch (error) {
      this.#options.log(`a poster failed: ${error instanceof Error ? error.name : typeof error}`)
      this.#close()
      return { outcome: 'unavailable' }
    } finally {
      clearTimeout(timer)
      this.#video = null
      this.#rest = setTimeout(() => this.#close(), REST_AFTER_MS)
      this.#rest.unref()
    }
  }

  async #show(window: BrowserWindow, { atMs = null, side = 512 }: Video): Promise<PosterAnswer> {
    await window.loadURL(`${PAGE}?${this.#number}`)
    const frame = frameSchema.safeParse(await window.webContents.executeJavaScript(takeFrame({ atMs, side })))
    if (!frame.success || frame.data === null) return { outcome: 'undecodable' }
    const { seconds, ...rest } = frame.data
    // Lets go of the file.
    await window.loadURL('about:blank')
    return { outcome: 'made', ...rest, durationMs: seconds === null ? null : Math.round(seconds * 1000) }
  }

  #open(): BrowserWindow {
    this.#session ??= this.#makeSession()
    const window = new BrowserWindow({
      show: false,
      width: 640,
      height: 640,
      skipTaskbar: true,
      webPreferences: {
        session: this.#session, sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false, backgroundThrottling: false,
        // Nothing of it is ever heard.
        autoplayPolicy: 'user-gesture-required',
      },
    })
    window.webContents.setAudioMuted(true)
    window.on('closed', () => {
      if (this.#window === window) this.#window = null
    })
    return window
  }

  /** In memory only. */
  #makeSession(): Session {
    const made = session.fromPartition('poster')
    lockDownSession(made)
    made.protocol.handle(POSTER_SCHEME, (request) => this.#answer(request))
    return made
  }

  #answer(request: Request): Response {
    const { pathname, search } = new URL(request.url)
    const common = { 'content-security-policy': POSTER_POLICY, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }
    if (pathname === '/') return new Response(POSTER_PAGE, { headers: { ...common, 'content-type': 'text/html; charset=utf-8' } })
    const video = this.#video
    if (pathname !== '/video' || search !== `?${this.#number}` || video === null) return new Response(null, { status: 404, headers: common })
    const range = parseRange(request.headers.get('range'), video.size)
    if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { ...common, 'content-range': `bytes */${video.size}` } })
    const part = range ?? { start: 0, end: video.size - 1 }
    const headers: Record<string, string> = { ...common, 'content-type': video.mime, 'accept-ranges': 'bytes', 'content-length': String(part.end - part.start + 1) }
    if (range !== null) headers['content-range'] = `bytes ${part.start}-${part.end}/${video.size}`
    // The two declarations of ReadableStream (Node's and the DOM's) describe the same object.
    return new Response(Readable.toWeb(createReadStream(video.path, part)) as ReadableStream<Uint8Array>, { status: range === null ? 200 : 206, headers })
  }

  #close(): void {
    clearTimeout(this.#rest)
    this.#window?.destroy()
    this.#window = null
  }
}
