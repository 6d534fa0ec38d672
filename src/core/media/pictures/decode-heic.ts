/** Has a HEIC decoded by a thread of its own: the process goes on watching its memory, and a picture that takes too long is given up. */
import { open } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { Clock } from '../../ports.ts'
import { kindOf } from '../formats/kinds.ts'
import { workerFile } from '../worker-files.ts'
import { heicAnswerSchema } from './heic-job.ts'
import type { HeicJob } from './heic-job.ts'

/**
 * Of telephones, the most are 48 megapixels (with what surrounds them 50). Decoded they lie in memory four times over, so it is fewer than of
 * what sharp reads line by line.
 */
export const MOST_HEIC_PIXELS = 64_000_000
/** A slow machine with other things to do takes twenty seconds for the largest. */
const LIMIT_MS = 60_000
const HEAD = 4_096

/** By content; the name is not asked. */
export async function isHeic(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(HEAD)
    const { bytesRead } = await file.read(head, 0, HEAD, 0)
    const found = kindOf(head.subarray(0, bytesRead))
    return found.kind === 'convertible' && (found.mime === 'image/heic' || found.mime === 'image/heif')
  } finally {
    await file.close()
  }
}

/** The first picture as an upright TIFF. Rejects when it cannot be decoded, is too large, or takes too long. */
export type DecodeHeic = (from: string) => Promise<Buffer>

/** One at a time, whoever asks: two of the largest would take all that the process may. */
export function createHeicDecoder(clock: Pick<Clock, 'after'>): DecodeHeic {
  let last: Promise<unknown> = Promise.resolve()
  return (from) => {
    const next = last.then(() => decodeOne(from, clock))
    last = next.catch(() => {})
    return next
  }
}

/** Settles once the thread is gone, and its memory with it. */
function decodeOne(from: string, clock: Pick<Clock, 'after'>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const job: HeicJob = { from, mostPixels: MOST_HEIC_PIXELS }
    const worker = new Worker(workerFile('heic-worker'), { workerData: job, stdout: true, stderr: true })
    let isEnded = false
    const end = (tiff: Uint8Array | null) => {
      if (isEnded) return
      isEnded = true
      cancel()
      const settle = () => (tiff === null ? reject(new Error('no picture')) : resolve(Buffer.from(tiff.buffer, tiff.byteOffset, tiff.byteLength)))
      void worker.terminate().then(settle, settle)
    }
    const cancel = clock.after(LIMIT_MS, () => end(null))
    worker.once('message', (data: unknown) => {
      const answer = heicAnswerSchema.safeParse(data)
      end(answer.success && answer.data.type === 'decoded' ? answer.data.tiff : null)
    })
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}
