/** Files by content address: written aside under a hidden name, synced, renamed to their hash, and the folder synced (M1). */
import { createHash } from 'node:crypto'
import { constants, statSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FILE_MODE, FOLDER_MODE, makeFolder } from '../storage/index.ts'

export const CHUNK = 1024 * 1024
const ASIDE = /^\.(incoming|pasted)-[0-9a-f-]{36}\.tmp$/u
const NOFOLLOW = constants.O_NOFOLLOW ?? 0

export interface BlobName {
  sha256: string
  ext: string
}

/** Where a blob lies. Null for a name that is none of ours, wherever it came from. */
export function blobPath(mediaDir: string, { sha256, ext }: BlobName): string | null {
  if (!/^[0-9a-f]{64}$/u.test(sha256) || !/^[a-z0-9]{1,5}$/u.test(ext)) return null
  return join(mediaDir, sha256.slice(0, 2), `${sha256}.${ext}`)
}

/** The path of a blob whose file is there with its size, else null. */
export function findBlob(mediaDir: string, blob: BlobName & { size: number }): string | null {
  const path = blobPath(mediaDir, blob)
  if (path === null) return null
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat?.isFile() && stat.size === blob.size ? path : null
}

export const asidePath = (mediaDir: string, id: string): string => join(mediaDir, `.incoming-${id}.tmp`)

/** A new file of the user alone, whose name must not be there yet. */
export async function createAside(path: string): Promise<FileHandle> {
  makeFolder(dirname(path))
  return open(path, 'wx', FILE_MODE)
}

export async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten
}

/**
 * Gives a synced file its place. A file that lies there with these very bytes is left alone, any other is replaced: its name is
 * a promise. `step` is called with `renamed` before the folder is synced. `known` remembers the folders that are on
 * the disk for good, and this very path: whoever collects what no row names leaves it from now on.
 */
export async function placeBlob(aside: string, mediaDir: string, blob: BlobName, known: Set<string>, step: (name: string) => Promise<void>): Promise<void> {
  const path = blobPath(mediaDir, blob)
  if (path === null) throw new Error('not a name for a blob')
  const folder = dirname(path)
  known.add(path)
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
  if (await holds(path, blob.sha256)) await rm(aside, { force: true })
  else await rename(aside, path)
  await step('renamed')
  // The folder itself may be new, or left by a run that ended before this.
  await Promise.all([syncFolderLater(folder), known.has(folder) ? null : syncFolderLater(mediaDir)])
  known.add(folder)
}

async function holds(path: string, sha256: string): Promise<boolean> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false
  const hash = createHash('sha256')
  try {
    for await (const chunk of readChunks(path)) hash.update(chunk)
  } catch {
    return false
  }
  return hash.digest('hex') === sha256
}

/** The bytes of a file in pieces of 1 MiB, each a buffer of its own. */
export async function* readChunks(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, constants.O_RDONLY | NOFOLLOW)
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, null)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** As `syncFolder`, without holding up everything else meanwhile. */
async function syncFolderLater(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const file = await open(folder, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Removes what an earlier run left aside; what is `mine` is being written now, or still to be imported. */
export async function removeStale(mediaDir: string, isMine: (path: string) => boolean): Promise<void> {
  const names = await readdir(mediaDir).catch(() => [])
  for (const name of names) {
    const path = join(mediaDir, name)
    if (ASIDE.test(name) && !isMine(path)) await rm(path, { force: true })
  }
}
