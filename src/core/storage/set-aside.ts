/** Moves a damaged file out of the way, whole: nothing is ever made in its place without the user's word (D6). */
import { existsSync, readdirSync, renameSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { makeFolder, syncFolder } from './durable-file.ts'

/** With the file go its log and the log's index; a log left behind would be played into the next file of that name. */
const PARTS = ['', '-wal', '-shm']

/** Answers the folder `<prefix>N` beside the file that now holds it, or null when there was nothing. */
export function setAside(file: string, prefix: string): string | null {
  const present = PARTS.filter((part) => existsSync(file + part))
  if (present.length === 0) return null
  const folder = join(dirname(file), nextName(dirname(file), prefix))
  makeFolder(folder)
  for (const part of present) renameSync(file + part, join(folder, basename(file) + part))
  syncFolder(folder)
  syncFolder(dirname(file))
  return folder
}

/** Folders that `setAside` made, newest first. */
export function listAside(folder: string, prefix: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => numberOf(name, prefix) !== null && statSync(join(folder, name)).isDirectory())
    .sort((one, other) => (numberOf(other, prefix) ?? 0) - (numberOf(one, prefix) ?? 0))
    .map((name) => join(folder, name))
}

function nextName(folder: string, prefix: string): string {
  const used = readdirSync(folder).map((name) => numberOf(name, prefix) ?? 0)
  return `${prefix}${Math.max(0, ...used) + 1}`
}

function numberOf(name: string, prefix: string): number | null {
  return name.startsWith(prefix) && /^\d{1,6}$/u.test(name.slice(prefix.length)) ? Number(name.slice(prefix.length)) : null
}
