/** Electron as a user starts it, watched through its debugging port alone: nothing is loaded into the app that is measured. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { electronCommand } from '../../scripts/lib/electron-path.mjs'

interface Answer {
  id?: number
  result?: Record<string, unknown>
  error?: { message: string }
}

const START_LIMIT_MS = 60_000
const SEEN_LIMIT_MS = 60_000
const LOOK_EVERY_MS = 4

export class WatchedApp {
  /** When the process was started (performance.now). */
  readonly since: number
  readonly #child: ChildProcess
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, { resolve(result: Record<string, unknown>): void; reject(error: Error): void }>()
  #lastId = 0
  #session: string | null = null

  private constructor(child: ChildProcess, socket: WebSocket, since: number) {
    this.#child = child
    this.#socket = socket
    this.since = since
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer // The protocol's own form.
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
