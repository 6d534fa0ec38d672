/** A thread that hashes: files of 500 MB must not hold up a save. Pieces come in shared memory and are given back when they are read. */
import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import type { FromHashWorker, ToHashWorker } from './hash-pool.ts'

const hashes = new Map<number, Hash>()
const tell = (message: FromHashWorker) => parentPort?.postMessage(message)

parentPort?.on('message', (message: ToHashWorker) => {
  const { job } = message
  switch (message.type) {
    case 'piece': {
      let hash = hashes.get(job)
      if (!hash) hashes.set(job, (hash = createHash('sha256')))
      hash.update(message.bytes)
      tell({ type: 'read', job })
      break
    }
    case 'end':
      tell({ type: 'digest', job, sha256: (hashes.get(job) ?? createHash('sha256')).digest('hex') })
      hashes.delete(job)
      break
    case 'drop':
      hashes.delete(job)
      break
  }
})
