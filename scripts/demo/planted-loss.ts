/** A planted loss: a save that the window acknowledged is undone, as on a disk that forgot its last write when the power went. */
import Database from 'better-sqlite3'
import { renameSync, rmSync } from 'node:fs'
import { readWorkspace } from '../../tests/e2e/support/read-workspaces.ts'

export interface Loss {
  /** Puts the older state in place. The app must not run. */
  strike(): void
}

/** Keeps how the workspace stands now. `files` are the databases of the profile. */
export function plantLoss(files: readonly string[], remoteId: string): Loss {
  const file = files.find((one) => readWorkspace(one).remoteId === remoteId)
  if (file === undefined) throw new Error('the workspace to lose from is not there')
  const older = `${file}.older`
  rmSync(older, { force: true })
  const db = new Database(file, { readonly: true })
  try {
    db.prepare('VACUUM INTO ?').run(older)
  } finally {
    db.close()
  }
  return {
    strike() {
      for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true })
      renameSync(older, file)
    },
  }
}
