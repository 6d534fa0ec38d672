/** What a damaged catalog still tells: accounts, the order of workspaces and the epochs they are known by. */
import type { Database } from 'better-sqlite3'
import type { CoreDeps } from '../ports.ts'
import { salvage } from '../storage/salvage.ts'

/** Rows that can be read go into `target`, whatever fails. The scan of the folders corrects and completes them. */
export function rescueCatalog(damaged: string, scratch: string, target: Database, log: CoreDeps['log']): void {
  try {
    const { rows, broken } = salvage(damaged, scratch, target)
    log('warn', 'rows of the damaged catalog were taken over', { rows, brokenTables: broken.join(',') })
  } catch (error) {
    log('warn', 'nothing of the damaged catalog could be read', { error: String(error).slice(0, 200) })
  }
}
