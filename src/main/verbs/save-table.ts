/** Writes a table where the user says. The page proposes a name and gives the text; the place is the user's alone, and the page never hears of it. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { AppError } from '../../contract/errors.ts'

const EXTENSION = '.csv'
const LONGEST = 100

/** A name for one file, on whichever system: no folder, no sign that a system keeps for itself, never hidden. */
export function fileNameOf(proposed: string): string {
  const clean = proposed.replace(/[\p{Cc}\p{Bidi_Control}<>:"/\\|?*]+/gu, ' ').replace(/\s+/g, ' ').replace(/^[.\s]+|[.\s]+$/g, '')
  const short = [...clean].slice(0, LONGEST).join('').trimEnd()
  const isKept = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short)
  return `${short === '' || isKept ? `table ${short}`.trimEnd() : short}${EXTENSION}`
}

/**
 * The user agreed to this path, and to what it replaces. One without an ending gets ours, and then replaces nothing: that name was
 * not asked about. Whole or not at all: what was there stays when the disk is full.
 */
export async function writeTable(chosen: string, text: string): Promise<void> {
  const path = /\.[^./\\]+$/.test(chosen) ? chosen : freePath(chosen)
  const aside = `${path}.${randomUUID().slice(0, 8)}.tmp`
  try {
    const file = await open(aside, 'wx', 0o600)
    try {
      await file.writeFile(text, 'utf8')
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined)
    throw faultOf(error)
  }
}

function freePath(chosen: string): string {
  for (let n = 1; ; n++) {
    const path = `${chosen}${n === 1 ? '' : ` (${n})`}${EXTENSION}`
    if (!existsSync(path)) return path
  }
}

function faultOf(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('DISK_FULL', 'There is no room for that file.')
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return new AppError('DISK_READ_ONLY', 'That folder cannot be written.')
  return new AppError('NOT_POSSIBLE_NOW', 'That file could not be written there.')
}
