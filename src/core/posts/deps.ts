import type { AccountAccess } from '../accounts/types.ts'
import type { Database } from 'better-sqlite3'
import type { Clock, Random } from '../ports.ts'
import type { createDraftRowsCache } from '../drafts/index.ts'
import type { PullOutcome, Rows } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'

export interface PostsDeps {
  accounts: AccountAccess
  clock: Clock
  random: Random
  /**
   * The file that would go out for a media item (its metadata removed), made now if it is not there yet; answers the
   * rendition's id. Throws AppError MEDIA_REFUSED when the original is gone or cannot be read.
   */
  ensureUploadRendition: (workspace: Workspace, mediaId: string) => Promise<string>
  sync: {
    wake(workspaceId: string): void
    allowOnce(intentId: string): void
    /** The user says that the network is back: whatever waits for it tries now. */
    tryNow(workspaceId: string): void
    /** Reads the service's list of posts. */
    pullPosts(workspaceId: string): Promise<PullOutcome>
    /** Breaks off a request that sends a file, if one is under way. */
    abortUpload(intentId: string): void
    progress(intentId: string): { sent: number; total: number } | null
  }
  /** How long a send can be taken back before its first request (ms). 0: at once. */
  undoMs?: number
  /** The outbox's statements of each open database; parts that share them prepare them once. */
  rowsOf?: (db: Database) => Rows
}

/** The same with what the parts of this folder share. */
export interface PostsContext extends PostsDeps {
  rowsOf: (db: Database) => Rows
  draftRowsOf: ReturnType<typeof createDraftRowsCache>
}
