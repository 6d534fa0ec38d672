/** What a video says of itself, read in a thread of its own with a limit on time and memory. */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { Clock } from '../ports.ts'
import { workerFile } from './worker-files.ts'

const answerSchema = z.object({ width: z.number().int().nullable(), height: z.number().int().nullable(), durationMs: z.number().int().nullable(), codecs: z.string().nullable() }).nullable()
export type ProbeAnswer = z.infer<typeof answerSchema>

/** An honest file of 500 MB takes a fraction of a second; one without an index is read to its end. */
const LIMIT_MS = 5_000
const MOST_HEAP_MB = 192

/** Null when it cannot be read, or takes too long over it. Never rejects. */
export function probeVideo(path: string, clock: Pick<Clock, 'after'>): Promise<ProbeAnswer> {
  return new Promise((resolve) => {
    let worker: Worker
    try {
      worker = new Worker(workerFile('probe-worker'), { workerData: path, resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB }, stdout: true, stderr: true })
    } catch {
      return resolve(null)
    }
    const end = (answer: unknown) => {
      cancel()
      resolve(answerSchema.safeParse(answer).data ?? null)
      void worker.terminate()
    }
    const cancel = clock.after(LIMIT_MS, () => end(null))
    worker.once('message', end)
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}
