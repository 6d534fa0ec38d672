/** Copies a file in pieces through one open handle: each piece is read once, and written and hashed from the same memory. */
import { statfs } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CHUNK, createAside } from './blob-files.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import type { StreamHash } from './hash-pool.ts'
import type { Source } from './open-source.ts'
import { Interrupted, Refused, sourceRefusal } from './refused.ts'

/** Pieces under way at once: 8 MiB for a file of any size. */
const PIECES = 8
/** What was written is pressed onto the disk meanwhile, so that the last sync is short. */
const SYNC_EVERY = 32 * CHUNK
/** Room that is left for the databases. */
const ROOM = 64 * CHUNK

type OpenFile = Pick<Source, 'handle' | 'stat'>

export interface Copied<T> {
  sha256: string
  size: number
  seen: T
}

/**
 * The copy is on the disk when this resolves. `look` is shown the whole file (at most 10 MB, and only while it looks); without it a file of any
 * size goes through the same little memory. Throws Refused, Interrupted.
 */
export async function copySource<T = null>(context: MediaContext, source: OpenFile, aside: string, look: ((bytes: Buffer) => T) | null, goOn: () => boolean): Promise<Copied<T | null>> {
  const size = Number(source.stat.size)
  const file = await createAside(aside)
  const hash = context.hashes.start()
  const memory = context.memory.take()
  try {
    await step(context, 'import:created')
    if (look === null) await mustHaveRoom(dirname(aside), size)
    await pump(context, { source, file, hash, size, memory, isWhole: look !== null }, goOn)
    await mustBeAsItWas(source)
    await step(context, 'import:copied')
    const [sha256] = await Promise.all([hash.digest(), file.sync()])
    await step(context, 'import:synced')
    return { sha256, size, seen: look === null ? null : look(Buffer.from(memory, 0, size)) }
  } finally {
    hash.drop()
    context.memory.giveBack(memory)
    await file.close()
  }
}

interface Pump {
  source: OpenFile
  file: FileHandle
  hash: StreamHash
  size: number
  memory: SharedArrayBuffer
  /** Each piece has its own place, so that the whole is there in the end. */
  isWhole: boolean
}

async function pump(context: MediaContext, { source, file, hash, size, memory, isWhole }: Pump, goOn: () => boolean): Promise<void> {
  const ring = Array.from({ length: Math.min(PIECES, Math.ceil(size / CHUNK)) }, () => ({ done: Promise.resolve() }))
  let sync: Promise<void> | null = null
  try {
    for (let at = 0, synced = 0, turn = 0; at < size; turn += 1) {
      if (!goOn()) throw new Interrupted()
      const slot = ring[turn % ring.length]
      if (!slot) throw new Error('no slot')
      await slot.done
      const space = new Uint8Array(memory, isWhole ? at : (turn % ring.length) * CHUNK, Math.min(CHUNK, size - at))
      const piece = await readInto(source.handle, space, at)
      if (piece.length === 0) throw new Refused('changed-while-read')
      slot.done = Promise.all([hash.update(piece), writeAt(file, piece, at)]).then(() => {})
      // Awaited with the next turn of the slot, or below.
      slot.done.catch(() => {})
      at += piece.length
      if (at - synced >= SYNC_EVERY && sync === null) {
        synced = at
        sync = file.datasync().finally(() => (sync = null))
        // A disk that refuses says so at the end too.
        sync.catch(() => {})
      }
      await step(context, 'import:chunk')
    }
    await Promise.all(ring.map((slot) => slot.done))
  } finally {
    // Nothing may touch the file or the memory any more.
    await Promise.allSettled([...ring.map((slot) => slot.done), sync])
  }
}

async function readInto(handle: FileHandle, space: Uint8Array<SharedArrayBuffer>, at: number): Promise<Uint8Array<SharedArrayBuffer>> {
  try {
    const { bytesRead } = await handle.read(space, 0, space.length, at)
    return space.subarray(0, bytesRead)
  } catch (error) {
    throw sourceRefusal(error)
  }
}

async function writeAt(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
}

/** Said before 500 MB are written in vain. */
async function mustHaveRoom(folder: string, size: number): Promise<void> {
  const disk = await statfs(folder).catch(() => null)
  if (disk && disk.bavail * disk.bsize < size + ROOM) throw new Refused('disk-full')
}

/** A file that was only removed meanwhile has been read to its end: it is taken, for it may be the last copy. */
async function mustBeAsItWas({ handle, stat }: OpenFile): Promise<void> {
  const now = await handle.stat({ bigint: true }).catch((error: unknown) => {
    throw sourceRefusal(error)
  })
  // What was read is as long as the file was; one that grew is longer now.
  if (now.size !== stat.size || now.mtimeNs !== stat.mtimeNs) throw new Refused('changed-while-read')
}
