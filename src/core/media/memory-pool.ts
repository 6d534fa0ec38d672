/** Memory that the main thread and those that hash both see. Used again and again: shared memory that is thrown away is given back late. */

/** Holds a photo of 10 MB whole, or eight pieces of anything. */
export const BLOCK = 10 * 1024 * 1024
/** Kept for the next file. */
const KEPT = 2

export interface MemoryPool {
  take(): SharedArrayBuffer
  /** Nothing may look at it any more. */
  giveBack(block: SharedArrayBuffer): void
}

export function createMemoryPool(): MemoryPool {
  const free: SharedArrayBuffer[] = []
  return {
    take: () => free.pop() ?? new SharedArrayBuffer(BLOCK),
    giveBack(block) {
      if (free.length < KEPT) free.push(block)
    },
  }
}
