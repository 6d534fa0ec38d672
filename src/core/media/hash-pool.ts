/** Two threads that hash what is imported, started with the first file. */
import { Worker } from 'node:worker_threads'
import { workerFile } from './worker-files.ts'

export type ToHashWorker = { type: 'piece'; job: number; bytes: Uint8Array<SharedArrayBuffer> } | { type: 'end' | 'drop'; job: number }
export type FromHashWorker = { type: 'read'; job: number } | { type: 'digest'; job: number; sha256: string }

export interface StreamHash {
  /** Resolves when the piece was read: its memory may be written again. Pieces are hashed in the order of the calls. */
  update(bytes: Uint8Array<SharedArrayBuffer>): Promise<void>
  /** Hex. */
  digest(): Promise<string>
  /** Forgets the hash; to be called when it is not wanted any more, whether or not it was answered. */
  drop(): void
}

export interface HashPool {
  start(): StreamHash
  stop(): Promise<void>
}

const THREADS = 2

interface Thread {
  worker: Worker
  jobs: Map<number, Waiting>
}

interface Waiting {
  reads: (() => void)[]
  digest: ((sha256: string) => void) | null
  fail: (error: Error) => void
  failed: Promise<never>
}

export function createHashPool(): HashPool {
  const threads: Thread[] = []
  let last = 0

  function startThread(): Thread {
    const worker = new Worker(workerFile('hash-worker'))
    const thread: Thread = { worker, jobs: new Map() }
    worker.on('message', (message: FromHashWorker) => {
      const waiting = thread.jobs.get(message.job)
      if (message.type === 'read') waiting?.reads.shift()?.()
      else waiting?.digest?.(message.sha256)
    })
    const end = (error: Error) => {
      const at = threads.indexOf(thread)
      if (at >= 0) threads.splice(at, 1)
      for (const waiting of thread.jobs.values()) waiting.fail(error)
      thread.jobs.clear()
    }
    worker.on('error', end)
    worker.on('exit', () => end(new Error('the hashing thread ended')))
    threads.push(thread)
    return thread
  }

  function pick(): Thread {
    const idle = threads.find((thread) => thread.jobs.size === 0)
    if (idle) return idle
    if (threads.length < THREADS) return startThread()
    return threads.reduce((best, one) => (one.jobs.size < best.jobs.size ? one : best))
  }

  return {
    start() {
      const thread = pick()
      const job = (last += 1)
      let fail: Waiting['fail'] = () => {}
      const failed = new Promise<never>((_resolve, reject) => (fail = reject))
      // Whoever waits hears of it; without one it is no error.
      failed.catch(() => {})
      const waiting: Waiting = { reads: [], digest: null, fail, failed }
      thread.jobs.set(job, waiting)
      // Only work under way keeps a process alive.
      thread.worker.ref()
      const send = (message: ToHashWorker) => thread.worker.postMessage(message)
      return {
        update(bytes) {
          const read = new Promise<void>((resolve) => void waiting.reads.push(resolve))
          send({ type: 'piece', job, bytes })
          return Promise.race([read, failed])
        },
        digest() {
          const digest = new Promise<string>((resolve) => (waiting.digest = resolve))
          send({ type: 'end', job })
          return Promise.race([digest, failed])
        },
        drop() {
          if (thread.jobs.delete(job)) send({ type: 'drop', job })
          if (thread.jobs.size === 0) thread.worker.unref()
        },
      }
    },
    async stop() {
      await Promise.all(threads.map((thread) => thread.worker.terminate()))
    },
  }
}
