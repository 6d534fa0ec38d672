/** The process for pictures: started with the first job, again when it has ended, put to rest when there is nothing to do. */
import { sep } from 'node:path'
import type { PictureAnswer, PictureJob } from '../../contract/host-contract.ts'
import { fromPicturesSchema } from '../../contract/process-messages.ts'
import type { ToPictures } from '../../contract/process-messages.ts'

/** A process of our own program; a utility process in the app, a child process elsewhere. */
export interface PicturesChild {
  post(message: ToPictures): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
  kill(): void
}

export interface PicturesOptions {
  start: () => PicturesChild
  /** Every file that is read or made lies in here. */
  folder: string
  log: (text: string) => void
}

/** A job takes well under a second and the program itself gives up after 15 s; but a HEIC of 48 megapixels takes many seconds, for which it has 60, and they are decoded one by one. */
const LIMITS_MS: Record<PictureJob['kind'], number> = { thumb: 20_000, edit: 20_000, convert: 150_000 }
const REST_AFTER_MS = 30_000

interface Waiting {
  settle: (answer: PictureAnswer) => void
  limit: NodeJS.Timeout
}

interface Running {
  child: PicturesChild
  waiting: Map<number, Waiting>
}

export class PicturesHelper {
  readonly #options: PicturesOptions
  #running: Running | null = null
  #rest: NodeJS.Timeout | undefined
  #lastId = 0
  #isEnding = false

  constructor(options: PicturesOptions) {
    this.#options = options
  }

  /** Never rejects. Jobs that are under way when the process ends are `crashed`, whichever of them was to blame. */
  make(job: PictureJob): Promise<PictureAnswer> {
    const isInside = [job.from, job.to].every((path) => path.startsWith(this.#options.folder + sep) && !path.split(/[\\/]/u).includes('..'))
    if (this.#isEnding || !isInside) return Promise.resolve({ outcome: 'unavailable' })
    clearTimeout(this.#rest)
    let running: Running
    try {
      running = this.#running ??= this.#launch()
    } catch {
      return Promise.resolve({ outcome: 'unavailable' })
    }
    const id = (this.#lastId += 1)
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.#options.log('a picture took too long')
        running.child.kill()
      }, LIMITS_MS[job.kind])
      running.waiting.set(id, { settle: resolve, limit })
      running.child.post({ id, job })
    })
  }

  stop(): void {
    this.#isEnding = true
    clearTimeout(this.#rest)
    this.#running?.child.kill()
  }

  #launch(): Running {
    const child = this.#options.start()
    const running: Running = { child, waiting: new Map() }
    const settle = (id: number, answer: PictureAnswer) => {
      const waiting = running.waiting.get(id)
      if (waiting === undefined) return
      running.waiting.delete(id)
      clearTimeout(waiting.limit)
      waiting.settle(answer)
    }
    child.onMessage((message) => {
      const parsed = fromPicturesSchema.safeParse(message)
      if (!parsed.success) return
      settle(parsed.data.id, parsed.data.answer)
      if (running.waiting.size === 0) this.#restLater(running)
    })
    child.onExit(() => {
      if (this.#running === running) this.#running = null
      if (running.waiting.size > 0 && !this.#isEnding) this.#options.log(`the process for pictures ended over ${running.waiting.size}`)
      // An app that closes ends it: the pictures are not to blame.
      const outcome = this.#isEnding ? 'unavailable' : 'crashed'
      for (const id of running.waiting.keys()) settle(id, { outcome })
    })
    return running
  }

  #restLater(running: Running): void {
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => {
      if (running.waiting.size > 0) return
      if (this.#running === running) this.#running = null
      running.child.kill()
    }, REST_AFTER_MS)
    this.#rest.unref()
  }
}
