/** Looks a database over before anything is written to it: ours, not newer, sound. */
import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DamagedFileError, NewerFileError } from './errors.ts'
import { brokenReferences, readVersion } from './migrate.ts'
import { APPLICATION_ID } from './migrations.ts'
import type { DatabaseKind } from './migrations.ts'

const HEADER = 'SQLite format 3\0'
const MIN_SIZE = 512

/**
 * Throws DamagedFileError or NewerFileError, or whatever the disk said; answers what `read` takes out of a sound file. The
 * connection only reads, so neither the file nor its log of changes (-wal) is altered, whatever is found.
 */
export function checkFile(file: string, kind: DatabaseKind, known: number): void
export function checkFile<T>(file: string, kind: DatabaseKind, known: number, read: (db: Database.Database) => T): T
export function checkFile<T>(file: string, kind: DatabaseKind, known: number, read?: (db: Database.Database) => T): T | undefined {
  checkHeader(file)
  return readFile(file, (db) => {
    checkOpened(db, kind, known)
    return read?.(db)
  })
}

/** The quick part of the look: ours, and not newer. For a file that is as we left it. */
export function checkKind(file: string, kind: DatabaseKind, known: number): void {
  checkHeader(file)
  readFile(file, (db) => kindOf(db, kind, known))
}

/** Reads from a file that was not looked over, and leaves nothing behind. */
export function readFile<T>(file: string, read: (db: Database.Database) => T): T {
  const shmWas = exists(`${file}-shm`)
  const walWas = exists(`${file}-wal`)
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true })
    try {
      return read(db)
    } finally {
      db.close()
    }
  } finally {
    // A reading connection may leave these two behind, empty.
    if (!walWas) removeIfEmpty(`${file}-wal`)
    if (!shmWas && !walWas) rmSync(`${file}-shm`, { force: true })
  }
}

function kindOf(db: Database.Database, kind: DatabaseKind, known: number): void {
  const applicationId = Number(db.pragma('application_id', { simple: true }))
  const version = readVersion(db)
  if (applicationId !== APPLICATION_ID[kind]) throw new DamagedFileError(`of another kind (${applicationId}, version ${version})`)
  if (version > known) throw new NewerFileError(version, known)
  if (version < 1) throw new DamagedFileError('without a version')
}

export function checkOpened(db: Database.Database, kind: DatabaseKind, known: number): void {
  kindOf(db, kind, known)
  const verdict: unknown = db.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok') throw new DamagedFileError(String(verdict).slice(0, 200))
  if (brokenReferences(db) > 0) throw new DamagedFileError('broken references')
}

/** A short or empty file is damage: SQLite would take it for a new, empty database. */
function checkHeader(file: string): void {
  const { size } = statSync(file)
  if (size < MIN_SIZE) throw new DamagedFileError(`only ${size} bytes`)
  const header = Buffer.alloc(HEADER.length)
  const fd = openSync(file, 'r')
  try {
    readSync(fd, header, 0, header.length, 0)
  } finally {
    closeSync(fd)
  }
  if (header.toString('latin1') !== HEADER) throw new DamagedFileError('not a database')
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined
}

function removeIfEmpty(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.size === 0) rmSync(file, { force: true })
}
