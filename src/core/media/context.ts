import type { Database } from 'better-sqlite3'
import type { DraftRows } from '../drafts/index.ts'
import type { Clock, CoreDeps, FaultPoint, Random } from '../ports.ts'
import type { MediaRows } from './rows.ts'

export interface MediaDeps {
  clock: Clock
  random: Random
  log: CoreDeps['log']
  faultPoint?: FaultPoint | undefined
}

/** What the parts of this folder share. */
export interface MediaContext extends MediaDeps {
  rowsOf: (db: Database) => MediaRows
  draftRowsOf: (db: Database) => DraftRows
  /** Files being written aside now: whoever tidies up leaves them. */
  aside: Set<string>
}

export async function step(context: Pick<MediaDeps, 'faultPoint'>, name: string): Promise<void> {
  await context.faultPoint?.(name)
}
