import type { Database } from 'better-sqlite3'
import type { Topic } from '../../contract/schemas/events.ts'

/** Who a workspace is, read from its own database and frozen while it is open. */
export interface WorkspaceIdentity {
  readonly id: string
  readonly accountId: string | null
  /** Base URL of the account for `powerpost`; the word `sandbox` for a sandbox account; null while local. */
  readonly origin: string | null
  readonly remoteId: string | null
}

/**
 * One client, and the only way to its data: its database, its media folder, and (through `identity`) the only
 * remote workspace its requests may name. Nothing in the core holds two of these at once but the registry.
 */
export interface Workspace {
  readonly identity: WorkspaceIdentity
  readonly db: Database
  readonly mediaDir: string
  /**
   * Runs `work` in one IMMEDIATE transaction and then, only after the commit, emits every change noted by `note`.
   * Storage faults leave as AppError DISK_FULL, DISK_READ_ONLY or WORKSPACE_DAMAGED.
   */
  write<T>(work: (note: (topic: Topic, id: string) => void) => T): T
  /**
   * `write` for an act of the window: a `commandId` seen before returns its first result and runs nothing (rules 2).
   * The result is stored in the same transaction, so it must be JSON.
   */
  command<T>(commandId: string, kind: string, work: (note: (topic: Topic, id: string) => void) => T): T
  /** True once closing has begun: check after every await, before touching `db`. */
  readonly closed: boolean
}
