/** Makes a workspace's folder and database under a temporary name and puts it in place whole (rules 1, "Create"). */
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import type { FaultPoint } from '../ports.ts'
import { makeFolder, syncFolder } from '../storage/durable-file.ts'
import { reached } from '../storage/fault-point.ts'
import type { Migration } from '../storage/migrations.ts'
import { createDatabase, sealDatabase } from '../storage/open-database.ts'
import { insertSelf } from './identity.ts'
import type { NewWorkspace } from './identity.ts'
import { CREATING, DATABASE_FILE } from './layout.ts'

export interface BuildDeps {
  workspacesDir: string
  migrations: readonly Migration[]
  faultPoint?: FaultPoint | undefined
}

/**
 * The command that made it is stored inside, so that a folder found without its row in the catalog is known again when the
 * command is repeated. Answers the folder.
 */
export function buildWorkspace(deps: BuildDeps, made: NewWorkspace, stamp: { epoch: string; now: number; command: { id: string; kind: string; result: unknown } | null }): string {
  const aside = join(deps.workspacesDir, CREATING + made.id)
  const folder = join(deps.workspacesDir, made.id)
  makeFolder(join(aside, 'media'))
  reached(deps.faultPoint, 'create:folder')
  const file = join(aside, DATABASE_FILE)
  const db = createDatabase({ file, kind: 'workspace', migrations: deps.migrations, faultPoint: deps.faultPoint })
  try {
    reached(deps.faultPoint, 'create:migrated')
    db.transaction(() => {
      insertSelf(db, made, stamp.epoch, stamp.now)
      const { command } = stamp
      if (command) db.prepare('INSERT INTO commands (id, kind, result, at) VALUES (?, ?, ?, ?)').run(command.id, command.kind, JSON.stringify(command.result), stamp.now)
    }).immediate()
    reached(deps.faultPoint, 'create:filled')
    sealDatabase(db, file)
  } finally {
    if (db.open) db.close()
  }
  syncFolder(aside)
  reached(deps.faultPoint, 'create:synced')
  renameSync(aside, folder)
  reached(deps.faultPoint, 'create:renamed')
  syncFolder(deps.workspacesDir)
  reached(deps.faultPoint, 'create:placed')
  return folder
}
