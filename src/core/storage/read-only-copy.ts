/** Reading a database in a folder that cannot be written: SQLite's log needs a writable folder, so a copy is opened in memory. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { checkOpened } from './check-file.ts'
import { DamagedFileError } from './errors.ts'
import type { DatabaseKind } from './migrations.ts'

/** Bytes 18 and 19 of the header: 2 says "with a log", which a database in memory cannot have. */
const FORMAT_AT = 18
const WITHOUT_LOG = 1

/** Throws DamagedFileError or NewerFileError like `checkFile`. */
export function openReadOnlyCopy(file: string, kind: DatabaseKind, known: number): Database.Database {
  const bytes = readWithLog(file)
  if (bytes.length < 512) throw new DamagedFileError(`only ${bytes.length} bytes`)
  bytes.fill(WITHOUT_LOG, FORMAT_AT, FORMAT_AT + 2)
  const db = new Database(bytes)
  try {
    checkOpened(db, kind, known)
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    db.pragma('query_only = ON')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** The file with what its log adds. */
function readWithLog(file: string): Buffer {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })
  if (log === undefined || log.size === 0) return readFileSync(file)
  const folder = mkdtempSync(join(tmpdir(), 'powerpost-read-'))
  try {
    const copy = join(folder, 'copy.db')
    copyFileSync(file, copy)
    copyFileSync(`${file}-wal`, `${copy}-wal`)
    const db = new Database(copy)
    try {
      db.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      db.close()
    }
    return readFileSync(copy)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
