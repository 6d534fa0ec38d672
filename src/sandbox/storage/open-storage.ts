/** The data folder of one sandbox: a database and the files that were uploaded. */
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { SCHEMA_STEPS } from './schema.ts'

export interface Storage {
  readonly db: Database.Database
  readonly dataDir: string
  /** Uploaded files, in a folder for each workspace. */
  readonly mediaDir: string
  /** Uploads that are still arriving. Emptied at each start. */
  readonly arrivingDir: string
  close(): void
}

/** Makes the folder where there is none. Throws when the file is of a newer version or not ours to open. */
export function openStorage(dataDir: string): Storage {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, 'sandbox.db')
  const db = new Database(file, { timeout: 5_000 })
  try {
    chmodSync(file, 0o600)
    // A power cut may cost the sandbox its last second; a killed process costs it nothing.
    for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = ON', 'trusted_schema = OFF']) db.pragma(pragma)
    migrate(db)
  } catch (error) {
    db.close()
    throw error
  }
  const mediaDir = join(dataDir, 'media')
  const arrivingDir = join(dataDir, 'arriving')
  rmSync(arrivingDir, { recursive: true, force: true })
  for (const folder of [mediaDir, arrivingDir]) mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    db,
    dataDir,
    mediaDir,
    arrivingDir,
    close() {
      if (!db.open) return
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.close()
    },
  }
}

function migrate(db: Database.Database): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > SCHEMA_STEPS.length) throw new Error('this data folder was made by a newer sandbox')
  db.transaction(() => {
    for (const step of SCHEMA_STEPS.slice(version)) db.exec(step)
    db.pragma(`user_version = ${SCHEMA_STEPS.length}`)
  }).immediate()
}
