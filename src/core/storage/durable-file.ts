/** Files that are there, whole, or not at all: written aside, synced, renamed, and the folder synced. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const FOLDER_MODE = 0o700
export const FILE_MODE = 0o600

/** Makes the names in a folder durable. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

export function syncFile(file: string): void {
  const fd = openSync(file, 'r+')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** A folder of the user alone, with those above it. Answers whether it was made now. */
export function makeFolder(folder: string): boolean {
  if (existsSync(folder)) return false
  // One by one: Node's own recursion calls a disk that cannot be written "no such folder".
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: FOLDER_MODE })
  syncFolder(dirname(folder))
  return true
}

/** Renames within one disk and makes both folders' names durable. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to)
  syncFolder(dirname(to))
  if (dirname(from) !== dirname(to)) syncFolder(dirname(from))
}

/** Replaces `file` as a whole; a reader sees the old bytes or the new ones. */
export function writeFileDurably(file: string, bytes: Uint8Array | string): void {
  // oxlint-disable-next-line house/no-own-time-or-chance -- only a name that no other write has at this moment; nothing rests on its value
  const aside = join(dirname(file), `.${process.pid}-${Math.floor(performance.now() * 1000)}.tmp`)
  const content = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  const fd = openSync(aside, 'wx', FILE_MODE)
  try {
    try {
      for (let done = 0; done < content.length; ) done += writeSync(fd, content, done)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    renameDurably(aside, file)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}
