/**
 * A few megabytes put by: on a full disk even deleting needs room, so this file is given up first (D9). The text being typed
 * is then saved, and the user can delete or move something.
 */
import { closeSync, fsyncSync, openSync, rmSync, statSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { FILE_MODE } from './durable-file.ts'

export const BALLAST_BYTES = 8 * 1024 * 1024
/** Made again only where it takes a small part of what is free. */
const FREE_NEEDED = 8 * BALLAST_BYTES
const BLOCK = 1024 * 1024

export const ballastFileOf = (dataDir: string): string => join(dataDir, 'reserve.bin')

/** Makes it when it is not there and there is plenty of room. Never throws: without it the app only fails earlier. */
export function keepBallast(dataDir: string): void {
  const file = ballastFileOf(dataDir)
  try {
    if (statSync(file, { throwIfNoEntry: false })?.size === BALLAST_BYTES) return
    const disk = statfsSync(dataDir)
    if (disk.bavail * disk.bsize < FREE_NEEDED) return
    const fd = openSync(file, 'w', FILE_MODE)
    try {
      // Not zeros: some file systems store those without taking room.
      const block = Buffer.alloc(BLOCK, 'powerpost reserve ')
      for (let done = 0; done < BALLAST_BYTES; done += BLOCK) writeSync(fd, block)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  } catch {
    rmSync(file, { force: true })
  }
}

/** True when there was something to give up. */
export function releaseBallast(dataDir: string): boolean {
  const file = ballastFileOf(dataDir)
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return false
    rmSync(file)
    return true
  } catch {
    return false
  }
}
