import type { Database } from 'better-sqlite3'
import type { AccountAccess } from '../accounts/types.ts'
import type { DraftRows } from '../drafts/index.ts'
import type { Clock, Random } from '../ports.ts'
import { DEFAULT_TIMINGS } from '../sync/index.ts'
import type { Rows, Tx } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'

export interface GenerationsDeps {
  accounts: AccountAccess
  clock: Clock
  random: Random
  /** The file that would go out for a media item; answers the rendition's id. Throws AppError MEDIA_REFUSED. */
  ensureUploadRendition: (workspace: Workspace, mediaId: string) => Promise<string>
  sync: { wake(workspaceId: string): void }
  /** The outbox's statements of each open database; parts that share them prepare them once. */
  rowsOf?: (db: Database) => Rows
}

/** The same with what the parts of this folder share. */
export interface GenerationsContext extends GenerationsDeps {
  rowsOf: (db: Database) => Rows
  draftsOf: (db: Database) => DraftRows
}

export function txOf(deps: GenerationsContext, workspace: Workspace, note: Tx['note']): Tx {
  return { rows: deps.rowsOf(workspace.db), note, now: deps.clock.now(), uuid: () => deps.random.uuid(), firstPollMs: DEFAULT_TIMINGS.firstPollMs }
}
