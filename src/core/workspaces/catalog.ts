/** The catalog: an index of workspaces, and the accounts. Made anew by a scan of the folders when it is lost (rules 1). */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../contract/errors.ts'
import type { EventBus } from '../events.ts'
import type { Clock, CoreDeps, FaultPoint } from '../ports.ts'
import {
  closeDatabase, createDatabase, createTransactions, keepBallast, loadMigrations, makeFolder, openDatabase, releaseBallast, renameDurably, sealDatabase,
  storageFault, toStorageError,
} from '../storage/index.ts'
import type { Migration } from '../storage/index.ts'
import { openReadOnlyCopy } from '../storage/read-only-copy.ts'
import { setAside } from '../storage/set-aside.ts'
import { catalogFileOf, workspacesDirOf } from './layout.ts'
import type { Notices } from './notices.ts'
import { rescueCatalog } from './rescue-catalog.ts'

export interface CatalogDeps {
  dataDir: string
  migrationsDir: string
  clock: Clock
  bus: Pick<EventBus, 'emit'>
  log: CoreDeps['log']
  notices: Notices
  faultPoint?: FaultPoint | undefined
}

export interface Catalog {
  readonly db: Database.Database
  /** Nothing can be written: the folder cannot, or the disk is full. */
  readonly readOnly: boolean
  /** Made anew at this start, because the file was missing or damaged. */
  readonly rebuilt: boolean
  write: ReturnType<typeof createTransactions>['write']
  command: ReturnType<typeof createTransactions>['command']
  known: ReturnType<typeof createTransactions>['known']
  close(): void
}

const ASIDE = 'catalog-damaged-'
const CLOCK_TOLERANCE_MS = 60_000

/** Never fails because of a damaged file. Throws WORKSPACE_NEWER when a newer version of the app wrote it. */
export function createCatalog(deps: CatalogDeps): Catalog {
  const { clock, notices } = deps
  const { db, readOnly, rebuilt } = openCatalog(deps)
  const transactions = createTransactions({
    db,
    clock,
    emit: (topic, ids) => deps.bus.emit(null, topic, ids),
    onFailure: freeSpaceOnce(deps),
    translate: (error) => toStorageError(error),
  })
  const refuseWhenReadOnly = () => {
    if (readOnly) throw new AppError('DISK_READ_ONLY', 'The data folder cannot be written. Nothing was changed.')
  }
  const catalog: Catalog = {
    db,
    readOnly,
    rebuilt,
    write(work) {
      refuseWhenReadOnly()
      return transactions.write(work)
    },
    command(commandId, kind, work) {
      refuseWhenReadOnly()
      return transactions.command(commandId, kind, work)
    },
    known: transactions.known,
    close: () => closeDatabase(db),
  }
  if (!readOnly) {
    keepBallast(deps.dataDir)
    noteTime(catalog, deps)
  }
  if (rebuilt) notices.add('catalog-rebuilt')
  return catalog
}

/** For every database of the folder: a full disk is said, and the reserve given up once. */
export function freeSpaceOnce(deps: Pick<CatalogDeps, 'dataDir' | 'notices' | 'log'>): (error: unknown) => boolean {
  return (error) => {
    const fault = storageFault(error)
    if (fault === 'DISK_READ_ONLY') deps.notices.add('data-read-only')
    if (fault !== 'DISK_FULL') return false
    deps.notices.add('disk-full')
    const freed = releaseBallast(deps.dataDir)
    deps.log('warn', 'the disk is full', { reserveReleased: freed })
    return freed
  }
}

function openCatalog(deps: CatalogDeps): { db: Database.Database; readOnly: boolean; rebuilt: boolean } {
  const file = catalogFileOf(deps.dataDir)
  const migrations = loadMigrations(deps.migrationsDir, 'catalog')
  const freeSpace = freeSpaceOnce(deps)
  try {
    makeFolder(deps.dataDir)
    makeFolder(workspacesDirOf(deps.dataDir))
    if (existsSync(file)) {
      const opened = openExisting(deps, file, migrations)
      if (opened) return { ...opened, rebuilt: false }
    }
    return { db: makeNew(deps, file, migrations), readOnly: false, rebuilt: hadWorkspaces(deps.dataDir) }
  } catch (error) {
    const fault = storageFault(error)
    if (fault !== 'DISK_FULL' && fault !== 'DISK_READ_ONLY') throw toStorageError(error)
    if (freeSpace(error)) return openCatalog(deps)
    deps.notices.add(fault === 'DISK_FULL' ? 'disk-full' : 'data-read-only')
    return { db: readOnlyCatalog(file, migrations), readOnly: true, rebuilt: false }
  }
}

/** Null when it is damaged; it was set aside then. */
function openExisting(deps: CatalogDeps, file: string, migrations: readonly Migration[]): { db: Database.Database; readOnly: boolean } | null {
  try {
    const opened = openDatabase({ file, kind: 'catalog', migrations, faultPoint: deps.faultPoint })
    if (opened.readOnly) deps.notices.add('data-read-only')
    return opened
  } catch (error) {
    if (storageFault(error) !== 'WORKSPACE_DAMAGED') throw error
    deps.log('error', 'the catalog is damaged and was set aside', { finding: String(error).slice(0, 200) })
    return null
  }
}

/** Made aside and put in place whole. Whatever can still be read of a damaged one is taken over. */
function makeNew(deps: CatalogDeps, file: string, migrations: readonly Migration[]): Database.Database {
  const aside = join(deps.dataDir, 'catalog.new.db')
  for (const part of ['', '-wal', '-shm']) rmSync(aside + part, { force: true })
  const made = createDatabase({ file: aside, kind: 'catalog', migrations, faultPoint: deps.faultPoint })
  try {
    if (existsSync(file)) rescueCatalog(file, join(deps.dataDir, 'catalog.rescue.tmp'), made, deps.log)
    sealDatabase(made, aside)
  } finally {
    if (made.open) made.close()
  }
  // Also the rest of a log whose file is gone: it would be played into the new one.
  setAside(file, ASIDE)
  void deps.faultPoint?.('catalog:set-aside')
  renameDurably(aside, file)
  const { db } = openDatabase({ file, kind: 'catalog', migrations })
  return db
}

function readOnlyCatalog(file: string, migrations: readonly Migration[]): Database.Database {
  if (existsSync(file)) {
    try {
      return openReadOnlyCopy(file, 'catalog', migrations.length)
    } catch (error) {
      if (storageFault(error) !== 'WORKSPACE_DAMAGED') throw toStorageError(error)
    }
  }
  const db = new Database(':memory:')
  for (const migration of migrations) db.exec(migration.sql)
  db.pragma('query_only = ON')
  return db
}

function hadWorkspaces(dataDir: string): boolean {
  return readdirSync(workspacesDirOf(dataDir)).length > 0
}

/** Only for telling the user: nothing's correctness rests on the clock. */
function noteTime(catalog: Catalog, deps: CatalogDeps): void {
  const now = deps.clock.now()
  const seen = catalog.db.prepare<[], { last_seen_at: number }>('SELECT last_seen_at FROM state').get()?.last_seen_at ?? 0
  if (now < seen - CLOCK_TOLERANCE_MS) deps.notices.add('clock-set-back')
  try {
    catalog.write(() => catalog.db.prepare('INSERT INTO state (one, last_seen_at) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET last_seen_at = excluded.last_seen_at').run(now))
  } catch (error) {
    deps.log('warn', 'the time could not be noted', { error: String(error).slice(0, 200) })
  }
}
