/** The last steps of a deletion, run by the act itself and again at the next start if that was cut short (rules 1, "Delete"). */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FaultPoint } from '../ports.ts'
import { reached } from '../storage/fault-point.ts'
import { syncFolder } from '../storage/index.ts'
import type { Catalog } from './catalog.ts'
import type { CatalogRows } from './catalog-rows.ts'
import { DELETED } from './layout.ts'

export interface FinishDelete {
  workspacesDir: string
  catalog: Catalog
  rows: CatalogRows
  id: string
  command: { id: string; result: unknown; at: number } | null
  faultPoint?: FaultPoint | undefined
}

/** The row says `deleting` and nothing holds the folder open. Each step may have been done before. */
export function finishDelete(deps: FinishDelete): void {
  const { workspacesDir, id } = deps
  const folder = join(workspacesDir, id)
  const gone = join(workspacesDir, DELETED + id)
  if (existsSync(folder)) {
    // What a deletion of the same id once left behind is in the way of the rename.
    rmSync(gone, { recursive: true, force: true })
    renameSync(folder, gone)
    reached(deps.faultPoint, 'delete:renamed')
    syncFolder(workspacesDir)
  }
  reached(deps.faultPoint, 'delete:synced')
  rmSync(gone, { recursive: true, force: true })
  reached(deps.faultPoint, 'delete:removed')
  deps.catalog.write((note) => {
    deps.rows.remove(id)
    const { command } = deps
    if (command) {
      deps.catalog.db.prepare('INSERT INTO commands (id, kind, result, at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING').run(command.id, 'workspaces.delete', JSON.stringify(command.result), command.at)
    }
    note('workspaces', id)
  })
  reached(deps.faultPoint, 'delete:dropped')
}
