/** Opens one database file, the only way the app does it. */
import { accessSync, chmodSync, closeSync, constants, fsyncSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { FaultPoint } from '../ports.ts'
import { checkFile, checkKind } from './check-file.ts'
import { FILE_MODE, syncFolder } from './durable-file.ts'
import { storageFault } from './errors.ts'
import { migrate, readVersion } from './migrate.ts'
import type { DatabaseKind, Migration } from './migrations.ts'
import { BUSY_TIMEOUT_MS, setPragmas } from './pragmas.ts'
import { openReadOnlyCopy } from './read-only-copy.ts'

export interface OpenOptions {
  file: string
  kind: DatabaseKind
  migrations: readonly Migration[]
  /** Called once ahead of the first step, with the database as it is. A backup that fails stops the migration. */
  beforeMigration?: (db: Database.Database) => void
  faultPoint?: FaultPoint | undefined
  /** The file is exactly as this app closed it, and was looked over not long ago: only its kind and version are read. */
  isAsLeft?: boolean
}

export interface OpenedDatabase {
  db: Database.Database
  /** True when the folder cannot be written: the content is a copy in memory, and every write is refused. */
  readOnly: boolean
}

/** Makes a new database. Throws when the file is there already. */
export function createDatabase(options: OpenOptions): Database.Database {
  // Made first, so that SQLite gives its own rights (0600) to -wal and -shm too.
  closeSync(openSync(options.file, 'wx', FILE_MODE))
  const db = new Database(options.file, { timeout: BUSY_TIMEOUT_MS })
  try {
    setPragmas(db)
    // Nothing of it counts before whoever makes it has filled and sealed it: one sync then, rather than one for each step.
    db.pragma('synchronous = OFF')
    migrate(db, options.kind, options.migrations, { faultPoint: options.faultPoint })
    setPragmas(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Opens an existing database after looking it over. Throws DamagedFileError, NewerFileError (both having touched nothing)
 * or the disk's own error; never makes a file. Where the folder cannot be written, what is there is opened for reading.
 */
export function openDatabase(options: OpenOptions): OpenedDatabase {
  const { file, kind, migrations } = options
  if (!isWritable(file)) {
    const db = openReadOnlyCopy(file, kind, migrations.length)
    if (readVersion(db) === migrations.length) return { db, readOnly: true }
    db.close()
    throw Object.assign(new Error('the folder cannot be written and the file is of an older version'), { code: 'EROFS' })
  }
  if (options.isAsLeft === true) checkKind(file, kind, migrations.length)
  else checkFile(file, kind, migrations.length)
  keepPrivate(file)
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS, fileMustExist: true })
  try {
    setPragmas(db)
    migrate(db, kind, migrations, { before: () => options.beforeMigration?.(db), faultPoint: options.faultPoint })
    return { db, readOnly: false }
  } catch (error) {
    db.close()
    throw error
  }
}

/** Writes the log into the file and closes. A full disk cannot hinder closing: the log stays and is read next time. */
export function closeDatabase(db: Database.Database): void {
  if (!db.open) return
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (storageFault(error) === null && !isBusy(error)) throw error
  } finally {
    db.close()
  }
}

/** Closes a finished new file so that all of it is on the disk under its name. */
export function sealDatabase(db: Database.Database, file: string): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  const fd = openSync(file, 'r+')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  syncFolder(dirname(file))
}

function isWritable(file: string): boolean {
  try {
    accessSync(dirname(file), constants.W_OK)
    accessSync(file, constants.W_OK)
    return true
  } catch (error) {
    if (storageFault(error) === 'DISK_READ_ONLY') return false
    throw error
  }
}

function keepPrivate(file: string): void {
  if (process.platform === 'win32') return
  for (const name of [file, `${file}-wal`, `${file}-shm`]) {
    const mode = statSync(name, { throwIfNoEntry: false })?.mode
    if (mode !== undefined && (mode & 0o777) !== FILE_MODE) chmodSync(name, FILE_MODE)
  }
}

const isBusy = (error: unknown) => error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
