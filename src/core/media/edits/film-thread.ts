/** Starts the thread for films, hears how far it is, and ends it when it stands still or is not wanted any more. */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { filmFactsSchema } from '../../../contract/schemas/media-edits.ts'
import type { FilmFacts } from '../../../contract/schemas/media-edits.ts'
import type { EditRecipe } from '../../../domain/media/index.ts'
import type { Clock } from '../../ports.ts'
import { workerFile } from '../worker-files.ts'

export type ToFilmWorker =
  | { type: 'facts'; from: string; mime: string }
  | { type: 'copy'; from: string; to: string; mime: string; trim: EditRecipe['trim']; turn: EditRecipe['turn']; mirror: boolean }

const fromWorkerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number() }),
  z.object({ type: z.literal('facts'), facts: filmFactsSchema }),
  z.object({ type: z.literal('copied') }),
  z.object({ type: z.literal('refused'), why: z.enum(['undecodable', 'unsupported', 'disk-full']) }),
])
export type FromFilmWorker = z.infer<typeof fromWorkerSchema>

/** Without a word for this long it stands still (ms). */
const SILENCE_MS = 30_000
const MOST_HEAP_MB = 256
/** Small, so that pieces of the film that were written are let go of soon. */
const YOUNG_HEAP_MB = 2

type Copied = 'made' | 'undecodable' | 'unsupported' | 'disk-full' | 'crashed' | 'stopped'

/** Null when it cannot be read, or takes too long over it. */
export async function filmFacts(file: { path: string; mime: string }, clock: Pick<Clock, 'after'>): Promise<FilmFacts> {
  const answer = await run({ type: 'facts', from: file.path, mime: file.mime }, clock, () => {}, new AbortController().signal)
  return answer !== 'stopped' && answer?.type === 'facts' ? answer.facts : null
}

/** Writes the copy to `job.to`, which must not be there yet. Never rejects. */
export async function copyFilm(job: Omit<Extract<ToFilmWorker, { type: 'copy' }>, 'type'>, clock: Pick<Clock, 'after'>, onProgress: (done: number) => void, signal: AbortSignal): Promise<Copied> {
  const answer = await run({ type: 'copy', ...job }, clock, onProgress, signal)
  if (answer === 'stopped') return 'stopped'
  if (answer?.type === 'copied') return 'made'
  return answer?.type === 'refused' ? answer.why : 'crashed'
}

/** Null when the thread ended without an answer. Resolves once it is gone: nothing writes any more. */
function run(job: ToFilmWorker, clock: Pick<Clock, 'after'>, onProgress: (done: number) => void, signal: AbortSignal): Promise<FromFilmWorker | 'stopped' | null> {
  if (signal.aborted) return Promise.resolve('stopped')
  return new Promise((resolve) => {
    let worker: Worker
    try {
      worker = new Worker(workerFile('film-worker'), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB }, stdout: true, stderr: true })
    } catch {
      return resolve(null)
    }
    let isEnded = false
    const end = (answer: FromFilmWorker | 'stopped' | null) => {
      if (isEnded) return
      isEnded = true
      cancel()
      signal.removeEventListener('abort', stop)
      void worker.terminate().finally(() => resolve(answer))
    }
    const stop = () => end('stopped')
    let cancel = clock.after(SILENCE_MS, () => end(null))
    signal.addEventListener('abort', stop, { once: true })
    worker.on('message', (data: unknown) => {
      const message = fromWorkerSchema.safeParse(data)
      if (!message.success || isEnded) return
      if (message.data.type !== 'progress') return end(message.data)
      cancel()
      cancel = clock.after(SILENCE_MS, () => end(null))
      onProgress(message.data.done)
    })
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}
