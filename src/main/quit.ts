/** A quit is held until everything typed is saved and the core has closed its databases. */
import { app } from 'electron'

const FLUSH_LIMIT_MS = 2000
const DRAIN_LIMIT_MS = 15_000
/** If something still stands in the way after a clean end. */
const FORCE_AFTER_MS = 3000

export interface QuitSteps {
  flushPages: (limitMs: number) => Promise<void>
  drainCore: (limitMs: number) => Promise<void>
  stopHelpers: () => void
  log: (text: string) => void
}

export class HeldQuit {
  readonly #steps: QuitSteps
  #state: 'open' | 'closing' | 'closed' = 'open'

  constructor(steps: QuitSteps) {
    this.#steps = steps
    app.on('before-quit', (event) => {
      if (this.#state === 'closed') return
      event.preventDefault()
      void this.#close()
    })
    // A log-out, a service manager, a terminal: the same way out as the menu's.
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  }

  /** True once a window may go without being asked. */
  get isClosed(): boolean {
    return this.#state === 'closed'
  }

  async #close(): Promise<void> {
    if (this.#state !== 'open') return
    this.#state = 'closing'
    const since = performance.now()
    await this.#try('saving', () => this.#steps.flushPages(FLUSH_LIMIT_MS))
    await this.#try('closing', () => this.#steps.drainCore(DRAIN_LIMIT_MS))
    await this.#try('stopping', () => this.#steps.stopHelpers())
    this.#state = 'closed'
    this.#steps.log(`closed in ${Math.round(performance.now() - since)} ms`)
    setTimeout(() => app.exit(0), FORCE_AFTER_MS).unref()
    app.quit()
  }

  /** A step that fails keeps none of the others from being done. */
  async #try(what: string, step: () => Promise<void> | void): Promise<void> {
    try {
      await step()
    } catch (error) {
      this.#steps.log(`${what} failed: ${error instanceof Error ? error.name : typeof error}`)
    }
  }
}
