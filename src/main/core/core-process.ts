/** Starts the core, watches it, starts it again, and hands every window a port to it. */
import { MessageChannelMain, utilityProcess } from 'electron'
import type { MessagePortMain, UtilityProcess, WebContents } from 'electron'
import { AppError } from '../../contract/errors.ts'
import { fromCoreSchema } from '../../contract/process-messages.ts'
import type { ToCore } from '../../contract/process-messages.ts'
import type { CoreState } from '../../contract/page-messages.ts'
import { CoreLink } from './core-link.ts'
import type { ControlClient } from './core-link.ts'
import { NO_CRASHES, afterCrash } from './restart-policy.ts'
import type { CrashHistory } from './restart-policy.ts'

export interface CoreOptions {
  /** The built core program. */
  program: string
  dataDir: string
  version: string
  /** Serves the host contract on a fresh port. */
  serveHost: (port: MessagePortMain) => void
  onState: (state: CoreState) => void
  /** Hands a port to a page; the page may be gone by then. */
  givePort: (contents: WebContents, port: MessagePortMain) => void
  log: (text: string) => void
}

export class CoreProcess {
  readonly #options: CoreOptions
  readonly #pages = new Set<WebContents>()
  #child: UtilityProcess | null = null
  #link: CoreLink | null = null
  #history: CrashHistory = NO_CRASHES
  #state: CoreState = 'starting'
  #isEnding = false

  constructor(options: CoreOptions) {
    this.#options = options
  }

  get state(): CoreState {
    return this.#state
  }

  start(): void {
    const { program, dataDir, version, serveHost, log } = this.#options
    const child = utilityProcess.fork(program, [], { serviceName: 'PowerPost core', stdio: 'inherit' })
    const control = new MessageChannelMain()
    const host = new MessageChannelMain()
    this.#child = child
    const link = new CoreLink(control.port1)
    this.#link = link
    serveHost(host.port1)
    this.#post({ type: 'start', dataDir, version }, [control.port2, host.port2])
    for (const page of this.#pages) this.#connect(page)
    child.on('message', (message: unknown) => {
      if (fromCoreSchema.safeParse(message).success) this.#enter('running')
    })
    child.once('exit', (code) => {
      link.close()
      if (this.#child === child) this.#ended(code)
    })
    log('core started')
  }

  /** A page has loaded (or loaded again) and asks for its port. */
  addPage(contents: WebContents): void {
    if (!this.#pages.has(contents)) contents.once('destroyed', () => this.#pages.delete(contents))
    this.#pages.add(contents)
    this.#connect(contents)
  }

  /** Rejects with CORE_RESTARTED, CORE_STOPPED or TIMEOUT where the core cannot answer. */
  async call<T>(deadlineMs: number, act: (client: ControlClient) => Promise<T>): Promise<T> {
    if (this.#state === 'stopped') throw new AppError('CORE_STOPPED', 'The part of the app that stores and sends has stopped. Start the app again.')
    if (this.#link === null) throw new AppError('CORE_RESTARTED', 'The part of the app that stores and sends is starting.')
    return this.#link.call(deadlineMs, act)
  }

  /** Lets work in flight finish and closes every database. Answers at the latest after `deadlineMs` and a little more. */
  async drain(deadlineMs: number): Promise<void> {
    this.#isEnding = true
    if (this.#child === null) return
    this.#enter('closing')
    try {
      await this.call(deadlineMs + 2000, (client) => client.drain({ deadlineMs }))
    } catch (error) {
      this.#options.log(`the core did not close by itself: ${error instanceof AppError ? error.code : 'unknown'}`)
    }
  }

  #connect(contents: WebContents): void {
    if (this.#child === null || contents.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    this.#post({ type: 'window', windowId: contents.id }, [port1])
    this.#options.givePort(contents, port2)
  }

  #post(message: ToCore, ports: MessagePortMain[]): void {
    this.#child?.postMessage(message, ports)
  }

  #ended(code: number): void {
    this.#child = null
    this.#link = null
    if (this.#isEnding) return
    const { history, decision } = afterCrash(this.#history, performance.now())
    this.#history = history
    this.#options.log(`the core ended (code ${code}): ${decision}`)
    if (decision === 'stop') {
      this.#enter('stopped')
      return
    }
    this.#enter('restarting')
    this.start()
  }

  #enter(state: CoreState): void {
    if (this.#state === 'closing' && state !== 'stopped') return
    this.#state = state
    this.#options.onState(state)
  }
}
