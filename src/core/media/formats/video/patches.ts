/** Bytes to be put in the place of others: what is removed from a film leaves nothings of the same length, so that nothing moves. */
import type { ByteReader } from './byte-reader.ts'

export interface Patch {
  at: number
  length: number
  /** What comes first in it; the rest is zeros. */
  head: Buffer
}

export const zeros = (at: number, length: number): Patch => ({ at, length, head: Buffer.alloc(0) })

const PIECE = 1024 * 1024

/** In order, without those that would change nothing. */
export async function neededPatches(patches: readonly Patch[], reader: ByteReader): Promise<Patch[]> {
  const needed: Patch[] = []
  for (const patch of patches.toSorted((one, other) => one.at - other.at)) if (patch.length > 0 && (await changes(patch, reader))) needed.push(patch)
  return needed
}

async function changes(patch: Patch, reader: ByteReader): Promise<boolean> {
  for (let done = 0; done < patch.length; done += PIECE) {
    const length = Math.min(PIECE, patch.length - done)
    const now = await reader.read(patch.at + done, length)
    const then = Buffer.alloc(length)
    if (done === 0) patch.head.copy(then)
    if (!now.equals(then)) return true
  }
  return false
}

/** Applies what falls into a piece of the file that begins at `at`. `from` is where to look first; answers where to look next time. */
export function applyPatches(piece: Uint8Array, at: number, patches: readonly Patch[], from: number): number {
  const end = at + piece.length
  let first = from
  for (let index = from; index < patches.length; index += 1) {
    const patch = patches[index]
    if (!patch || patch.at >= end) break
    const [start, stop] = [Math.max(patch.at, at), Math.min(patch.at + patch.length, end)]
    if (start < stop) {
      piece.fill(0, start - at, stop - at)
      const headEnd = Math.min(patch.at + patch.head.length, stop)
      if (start < headEnd) piece.set(patch.head.subarray(start - patch.at, headEnd - patch.at), start - at)
    }
    if (patch.at + patch.length <= end && first === index) first = index + 1
  }
  return first
}
