/** Electron as a user starts it, watched through its debugging port alone: nothing is loaded into the app that is measured. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { electronCommand } from '../../scripts/lib/electron-path.mjs'

interface Answer {
  id?: number
  result?: Record<string, unknown>
  error?: { message: string }
  /** Of an event, which has no id. */
  method?: string
  params?: Record<string, unknown>
}

/** What a key is for Chromium; letters and digits name themselves. */
const KEY_CODES: Record<string, number> = { Enter: 13, Escape: 27, Delete: 46, Backspace: 8, End: 35, Home: 36, PageDown: 34, ArrowDown: 40 }
const CTRL = 2

const START_LIMIT_MS = 60_000
const SEEN_LIMIT_MS = 60_000
const LOOK_EVERY_MS = 4

/** For several windows at a time, which lie one over the other: each draws all the same. */
export const ALWAYS_DRAWN = ['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding']

export interface TraceEvent {
  name: string
  ph: string
  /** Microseconds. */
  ts: number
  dur?: number
  pid: number
  tid: number
  args: Record<string, unknown>
}

export class WatchedApp {
  /** When the process was started (performance.now). */
  readonly since: number
  readonly #child: ChildProcess
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, { resolve(result: Record<string, unknown>): void; reject(error: Error): void }>()
  readonly #listeners = new Set<(method: string, params: Record<string, unknown>) => void>()
  #lastId = 0
  #session: string | null = null

  private constructor(child: ChildProcess, socket: WebSocket, since: number) {
    this.#child = child
    this.#socket = socket
    this.since = since
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer // The protocol's own form.
      if (answer.method !== undefined) for (const listener of this.#listeners) listener(answer.method, answer.params ?? {})
      const waiting = answer.id === undefined ? undefined : this.#waiting.get(answer.id)
      if (answer.id === undefined || !waiting) return
      this.#waiting.delete(answer.id)
      if (answer.error) waiting.reject(new Error(answer.error.message))
      else waiting.resolve(answer.result ?? {})
    })
    socket.addEventListener('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the app is gone'))
    })
  }

  /** `app` is its folder. */
  static async start(app: string, args: string[] = []): Promise<WatchedApp> {
    const { command, args: first } = electronCommand()
    const since = performance.now()
    const child = spawn(command, [...first, '--remote-debugging-port=0', app, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
    const address = await new Promise<string>((resolve, reject) => {
      let said = ''
      child.stderr?.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString('utf8')).slice(-8000)
        const match = /DevTools listening on (ws:\/\/\S+)/.exec(said)
        if (match?.[1] !== undefined) resolve(match[1])
      })
      child.once('exit', (code) => reject(new Error(`Electron ended with ${String(code)}: ${said}`)))
      child.once('error', reject)
    })
    const socket = new WebSocket(address)
    await once(socket, 'open')
    return new WatchedApp(child, socket, since)
  }

  /** Waits until `condition` holds in the window, and for one frame more: it is on the screen then. Looks every few milliseconds, for both sides alike. */
  async seen(condition: string): Promise<void> {
    const end = performance.now() + SEEN_LIMIT_MS
    while (!(await this.inPage<boolean>(`Boolean(${condition})`))) {
      if (performance.now() > end) throw new Error(`not seen in the window: ${condition}`)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
    await this.inPage('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))')
  }

  /** Runs `expression` in the window as soon as there is one, again if the page was replaced meanwhile, and waits for its promise. */
  async inPage<T>(expression: string): Promise<T> {
    const end = performance.now() + START_LIMIT_MS
    for (;;) {
      try {
        this.#session ??= await this.#attach()
        const { result, exceptionDetails } = await this.#ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, this.#session)
        if (exceptionDetails !== undefined) throw new Error(`in the page: ${JSON.stringify(exceptionDetails).slice(0, 2000)}`)
        return (result as { value: T }).value // The caller wrote the expression.
      } catch (error) {
        if (performance.now() > end || !(error instanceof Error) || !/context|navigated|No page|Promise was collected/.test(error.message)) throw error
      }
    }
  }

  async type(text: string): Promise<void> {
    await this.#ask('Input.insertText', { text }, this.#session)
  }

  /** The main process. */
  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** A key as the keyboard gives it, by its name (`a`, `Enter`), with Ctrl where it is wanted. */
  async key(key: string, options: { ctrl?: boolean } = {}): Promise<void> {
    const isText = key.length === 1 && options.ctrl !== true
    const event = {
      key, modifiers: options.ctrl === true ? CTRL : 0, windowsVirtualKeyCode: KEY_CODES[key] ?? key.toUpperCase().charCodeAt(0),
      code: key.length > 1 ? key : /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`,
    }
    await this.#ask('Input.dispatchKeyEvent', { type: isText ? 'keyDown' : 'rawKeyDown', ...event, ...(isText ? { text: key } : {}) }, this.#session)
    await this.#ask('Input.dispatchKeyEvent', { type: 'keyUp', ...event }, this.#session)
  }

  /** Presses what `element` (an expression) finds, in its middle. */
  async click(element: string): Promise<void> {
    const place = await this.inPage<{ x: number; y: number }>(`(() => { const { x, y, width, height } = ${element}.getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 } })()`)
    for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased']) {
      await this.#ask('Input.dispatchMouseEvent', { type, ...place, ...(type === 'mouseMoved' ? {} : { button: 'left', clickCount: 1 }) }, this.#session)
    }
  }

  /** The window behaves as the one that has the keyboard, whatever the screen says. */
  async hasFocus(): Promise<void> {
    await this.inPage('undefined')
    await this.#ask('Emulation.setFocusEmulationEnabled', { enabled: true }, this.#session)
  }

  /** What Chromium wrote down of these categories while `work` ran. */
  async traced(categories: readonly string[], work: () => Promise<void>): Promise<TraceEvent[]> {
    const events: TraceEvent[] = []
    let done = () => {}
    const ended = new Promise<void>((resolve) => { done = resolve })
    const hear = (method: string, params: Record<string, unknown>) => {
      if (method === 'Tracing.dataCollected') events.push(...(params.value as TraceEvent[])) // The protocol's own form.
      if (method === 'Tracing.tracingComplete') done()
    }
    this.#listeners.add(hear)
    try {
      await this.#ask('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories, excludedCategories: ['*'] } })
      await work()
      await this.#ask('Tracing.end', {})
      await ended
    } finally {
      this.#listeners.delete(hear)
    }
    return events
  }

  /** Ends it as a log-out does, and waits. */
  async stop(): Promise<void> {
    const gone = this.#child.exitCode !== null ? Promise.resolve() : once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 20_000)
    await gone
    clearTimeout(late)
    this.#socket.close()
  }

  async #attach(): Promise<string> {
    const { targetInfos } = await this.#ask('Target.getTargets', {})
    const page = (targetInfos as { targetId: string; type: string }[]).find(({ type }) => type === 'page')
    if (!page) throw new Error('No page yet')
    const { sessionId } = await this.#ask('Target.attachToTarget', { targetId: page.targetId, flatten: true })
    return String(sessionId)
  }

  #ask(method: string, params: object, sessionId: string | null = null): Promise<Record<string, unknown>> {
    const id = (this.#lastId += 1)
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId === null ? {} : { sessionId }) }))
    })
  }
}
