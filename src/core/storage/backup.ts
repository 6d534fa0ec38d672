/** Copies of a database that were read back and found sound, numbered, the oldest thrown away (D7). */
import { chmodSync, existsSync, readdirSync, renameSync, rmSync, statSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { FaultPoint } from '../ports.ts'
import { checkFile } from './check-file.ts'
import { FILE_MODE, makeFolder, syncFile, syncFolder } from './durable-file.ts'
import { reached } from './fault-point.ts'
import { readVersion } from './migrate.ts'
import type { DatabaseKind } from './migrations.ts'

export type BackupReason = 'daily' | 'migration'

const KEPT: Record<BackupReason, number> = { daily: 7, migration: 3 }
const NAME = /^(\d{6})-(\d{8})-(daily|migration)\.db$/u
const ASIDE = '.making.tmp'
/** Left free after a backup: a safety copy must not be what fills the disk. */
const SPACE_LEFT = 32 * 1024 * 1024

export interface BackupFile {
  file: string
  /** Grows with each backup of a folder. Order rests on it, not on a date: clocks are set back. */
  number: number
  reason: BackupReason
}

/** Newest first. */
export function listBackups(folder: string): BackupFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const match = NAME.exec(name)
      return match ? [{ file: join(folder, name), number: Number(match[1]), reason: match[3] === 'daily' ? ('daily' as const) : ('migration' as const) }] : []
    })
    .sort((one, other) => other.number - one.number)
}

/**
 * Copies the database as it is now. The copy has its final name only once it is on the disk and was checked.
 * Throws the disk's own error; the database is not touched by a failure.
 */
export function backUp(db: Database, options: { folder: string; kind: DatabaseKind; reason: BackupReason; now: number; faultPoint?: FaultPoint | undefined }): BackupFile {
  const { folder, reason, faultPoint } = options
  makeFolder(folder)
  const aside = join(folder, ASIDE)
  rmSync(aside, { force: true })
  try {
    db.prepare('VACUUM INTO ?').run(aside)
    reached(faultPoint, 'backup:copied')
    chmodSync(aside, FILE_MODE)
    syncFile(aside)
    checkFile(aside, options.kind, readVersion(db))
    reached(faultPoint, 'backup:checked')
    const number = (listBackups(folder)[0]?.number ?? 0) + 1
    const file = join(folder, `${String(number).padStart(6, '0')}-${dayOf(options.now)}-${reason}.db`)
    renameSync(aside, file)
    syncFolder(folder)
    reached(faultPoint, 'backup:placed')
    for (const old of listBackups(folder).filter((backup) => backup.reason === reason).slice(KEPT[reason])) rmSync(old.file, { force: true })
    return { file, number, reason }
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}

/** Whether the disk has room for a copy and some more. */
export function hasRoomFor(file: string, folder: string): boolean {
  const disk = statfsSync(folder)
  return disk.bavail * disk.bsize > statSync(file).size + SPACE_LEFT
}

/** The newest backup that is sound now, or null. */
export function newestGoodBackup(folder: string, kind: DatabaseKind, known: number): BackupFile | null {
  for (const backup of listBackups(folder)) {
    try {
      checkFile(backup.file, kind, known)
      return backup
    } catch {
      // Try the one before; this one stays for whoever wants to look.
    }
  }
  return null
}

function dayOf(now: number): string {
  const day = new Date(now)
  return Number.isNaN(day.getTime()) ? '00000000' : day.toISOString().slice(0, 10).replaceAll('-', '').slice(-8)
}
