/** The local PowerPost service as a process of its own: started when it is first asked for, again when it has ended, gone with the app. */
import { utilityProcess } from 'electron'
import type { UtilityProcess } from 'electron'
import { AppError } from '../../contract/errors.ts'
import { fromSandboxSchema } from '../../contract/process-messages.ts'
import type { SandboxReady } from '../../contract/process-messages.ts'

const READY_LIMIT_MS = 30_000

export interface SandboxOptions {
  program: string
  dataDir: string
  log: (text: string) => void
}

export class SandboxHelper {
  readonly #options: SandboxOptions
  #child: UtilityProcess | null = null
  #ready: Promise<SandboxReady> | null = null
  #isEnding = false

  constructor(options: SandboxOptions) {
    this.#options = options
  }

  /** Where it listens; the same answer until it ends. Rejects with SANDBOX_UNAVAILABLE. */
  start(): Promise<SandboxReady> {
    if (this.#isEnding) return Promise.reject(new AppError('SHUTTING_DOWN', 'The app is closing.'))
    this.#ready ??= this.#launch()
    return this.#ready
  }

  stop(): void {
    this.#isEnding = true
    this.#child?.kill()
  }

  #launch(): Promise<SandboxReady> {
    const { program, dataDir, log } = this.#options
    const child = utilityProcess.fork(program, [], { serviceName: 'PowerPost sandbox', stdio: 'inherit' })
    this.#child = child
    const ready = new Promise<SandboxReady>((resolve, reject) => {
      const fail = (message: string) => reject(new AppError('SANDBOX_UNAVAILABLE', message))
      const limit = setTimeout(() => {
        child.kill()
        fail('The sandbox did not start in time.')
      }, READY_LIMIT_MS)
      child.on('message', (message: unknown) => {
        const parsed = fromSandboxSchema.safeParse(message)
        if (!parsed.success) return
        clearTimeout(limit)
        resolve(parsed.data)
      })
      child.once('exit', (code) => {
        clearTimeout(limit)
        this.#child = null
        this.#ready = null
        log(`sandbox ended (code ${code})`)
        fail('The sandbox could not be started.')
      })
    })
    child.postMessage({ type: 'start', dataDir })
    return ready
  }
}
