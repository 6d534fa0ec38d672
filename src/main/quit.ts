/** A quit is held until everything typed is saved and the core has closed its databases. */
import { app } from 'electron'

const FLUSH_LIMIT_MS = 2000
const DRAIN_LIMIT_MS = 15_000
/** If something still stands in the way after a clean end. */
const FORCE_AFTER_MS = 3000

export interface QuitSteps {
  /** Answers whether everything typed is saved. */
  flushPages: (limitMs: number) => Promise<boolean>
  /** Something typed could not be saved: whether the user lets it go. Not asked where the system ends the app. */
  mayLose: () => Promise<boolean>
  drainCore: (limitMs: number) => Promise<void>
  stopHelpers: () => void
  log: (text: string) => void
}

export class HeldQuit {
  readonly #steps: QuitSteps
  #state: 'open' | 'closing' | 'closed' = 'open'
  #isForced = false

  constructor(steps: QuitSteps) {
    this.#steps = steps
    app.on('before-quit', (event) => {
      if (this.#state === 'closed') return
      event.preventDefault()
      void this.#close()
    })
    // A log-out, a service manager, a terminal: the same way out as the menu's.
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => this.force())
  }

  /** Quits without a question: nobody may be there to answer it. */
  force(): void {
    this.#isForced = true
    app.quit()
  }

  /** True once a window may go without being asked. */
  get isClosed(): boolean {
    return this.#state === 'closed'
  }

  async #close(): Promise<void> {
    if (this.#state !== 'open') return
    this.#state = 'closing'
    const since = performance.now()
    if (await this.#isHeldByUser()) {
      this.#state = 'open'
      return
    }
    await this.#try('closing', () => this.#steps.drainCore(DRAIN_LIMIT_MS))
    await this.#try('stopping', () => this.#steps.stopHelpers())
    this.#state = 'closed'
    this.#steps.log(`closed in ${Math.round(performance.now() - since)} ms`)
    setTimeout(() => app.exit(0), FORCE_AFTER_MS).unref()
    app.quit()
  }

  async #isHeldByUser(): Promise<boolean> {
    let isHeld = false
    await this.#try('saving', async () => {
      const isSaved = await this.#steps.flushPages(FLUSH_LIMIT_MS)
      isHeld = !isSaved && !this.#isForced && !(await this.#steps.mayLose())
    })
    // The system may have come to the end meanwhile.
    return isHeld && !this.#isForced
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
