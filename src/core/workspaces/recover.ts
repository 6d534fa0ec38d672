/** On the user's word: a sound file in place of a damaged or missing one. What was damaged is kept (D6). */
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../contract/errors.ts'
import { newestGoodBackup } from '../storage/backup.ts'
import { reached } from '../storage/fault-point.ts'
import { createDatabase, openDatabase, sealDatabase, syncFolder } from '../storage/index.ts'
import { salvage } from '../storage/salvage.ts'
import { listAside } from '../storage/set-aside.ts'
import type { CatalogRow } from './catalog-rows.ts'
import type { RegistryContext } from './context.ts'
import { insertSelf, readSelf } from './identity.ts'
import { BACKUPS, DAMAGED, DATABASE_FILE, RECOVERED_FILE } from './layout.ts'
import { placeRecovered } from './opening.ts'

const MAKING = 'workspace.making.tmp'
const SCRATCH = 'workspace.scratch.tmp'

/**
 * Whatever is queued in the new file is held: it may be out already. Throws NOT_POSSIBLE_NOW when there is no sound backup
 * or nothing to read; the damaged file is untouched then.
 */
export function recoverFile(context: RegistryContext, row: CatalogRow, from: 'backup' | 'salvage'): void {
  const folder = join(context.workspacesDir, row.id)
  const making = join(folder, MAKING)
  clear(making)
  const db = from === 'backup' ? openBackup(context, row, folder, making) : salvageDamaged(context, row, folder, making)
  try {
    if (readSelf(db).id !== row.id) throw new AppError('NOT_POSSIBLE_NOW', 'What can be read belongs to another workspace.', { workspaceId: row.id })
    db.prepare('UPDATE workspace SET epoch = ?, held = 1 WHERE one = 1').run(context.random.uuid())
    sealDatabase(db, making)
  } finally {
    if (db.open) db.close()
  }
  reached(context.faultPoint, 'recover:made')
  renameSync(making, join(folder, RECOVERED_FILE))
  syncFolder(folder)
  reached(context.faultPoint, 'recover:whole')
  placeRecovered(folder, context)
}

function openBackup(context: RegistryContext, row: CatalogRow, folder: string, making: string): Database {
  const backup = newestGoodBackup(join(folder, BACKUPS), 'workspace', context.migrations.length)
  if (!backup) throw new AppError('NOT_POSSIBLE_NOW', 'There is no sound backup of this workspace.', { workspaceId: row.id })
  copyFileSync(backup.file, making)
  return openDatabase({ file: making, kind: 'workspace', migrations: context.migrations }).db
}

function salvageDamaged(context: RegistryContext, row: CatalogRow, folder: string, making: string): Database {
  const present = join(folder, DATABASE_FILE)
  const damaged = existsSync(present) ? present : listAside(folder, DAMAGED).map((aside) => join(aside, DATABASE_FILE)).find((file) => existsSync(file))
  if (damaged === undefined) throw new AppError('NOT_POSSIBLE_NOW', 'There is no damaged file to read from.', { workspaceId: row.id })
  const db = createDatabase({ file: making, kind: 'workspace', migrations: context.migrations })
  try {
    const { rows, broken } = salvage(damaged, join(folder, SCRATCH), db)
    if (rows === 0) throw new AppError('NOT_POSSIBLE_NOW', 'Nothing of the damaged file can be read.', { workspaceId: row.id })
    context.log('warn', 'rows of a damaged workspace were saved', { workspace: row.id, rows, brokenTables: broken.join(',') })
    completeSelf(context, db, row)
    raiseCounters(db)
    return db
  } catch (error) {
    db.close()
    clear(making)
    throw error
  }
}

/** When its own row could not be read, the catalog's copy stands in. */
function completeSelf(context: RegistryContext, db: Database, row: CatalogRow): void {
  try {
    readSelf(db)
  } catch {
    db.prepare('DELETE FROM workspace').run()
    const isLinked = row.remote_id !== null
    insertSelf(
      db,
      {
        id: row.id, name: row.name.slice(0, 120) || 'Workspace', color: row.color,
        accountId: isLinked ? row.account_id : null, accountLabel: isLinked ? row.account_label : null,
        origin: isLinked ? row.origin : null, remoteId: row.remote_id, link: isLinked ? row.link : 'local',
      },
      context.random.uuid(),
      context.clock.now(),
    )
  }
}

/** A counter that was read from an older page must not give out a number twice. */
function raiseCounters(db: Database): void {
  for (const [name, table, column] of [
    ['list_seq', 'drafts', 'list_seq'], ['revision_seq', 'revisions', 'seq'], ['media_seq', 'media_items', 'seq'], ['send_seq', 'sends', 'seq'], ['intent_seq', 'intents', 'seq'],
    ['generation_seq', 'generations', 'seq'],
  ] as const) {
    db.prepare(`UPDATE counters SET value = max(value, (SELECT coalesce(max(${column}), 0) FROM ${table})) WHERE name = ?`).run(name)
  }
}

function clear(file: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true })
}
