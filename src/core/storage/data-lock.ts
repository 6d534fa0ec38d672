/** One core for a data folder (D10, E12). The lock is the operating system's, so it ends with the process, however that ends. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../contract/errors.ts'
import { storageFault } from './errors.ts'

export interface DataLock {
  release(): void
}

/**
 * Keep the answer for as long as the lock shall hold: once nothing refers to it, it may be let go. Waits up to `waitMs` for a core that is just ending. Throws NOT_POSSIBLE_NOW when another one works on the folder. Where the
 * folder cannot be written nothing can be doubled either: the lock is then empty.
 */
export function lockDataFolder(dataDir: string, waitMs = 5_000): DataLock {
  let db: Database.Database | null = null
  try {
    db = new Database(join(dataDir, 'core.lock'), { timeout: waitMs })
    db.pragma('journal_mode = DELETE')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db?.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      throw new AppError('NOT_POSSIBLE_NOW', 'PowerPost Desktop is running already with this data folder.', {}, error)
    }
    if (storageFault(error) !== null) return { release: () => {} }
    throw error
  }
  const held = db
  return {
    release() {
      if (!held.open) return
      held.exec('ROLLBACK')
      held.close()
    },
  }
}
