/** What the driver of the outbox needs from the rest of the core. */
import type { Database } from 'better-sqlite3'
import type { AccountAccess } from '../accounts/types.ts'
import type { EventBus } from '../events.ts'
import type { Clock, CoreDeps, Random } from '../ports.ts'
import type { ClientFactory, UploadSource } from '../powerpost/types.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { Rows } from './rows.ts'

/** The open workspaces, and hints about the closed ones. */
export interface SyncRegistry {
  /** Every workspace of the catalog that can be opened, with its hint: null means "nothing known to be due". */
  hints(): { id: string; nextDueAt: number | null }[]
  /** The open one, or opens it. Rejects when it is missing, damaged or newer. */
  open(id: string): Promise<Workspace>
  /** Stores the hint in the catalog; lost hints cost nothing but time. */
  setHint(id: string, hint: { nextDueAt: number | null; needsYou: number }): void
}

export interface SyncMedia {
  /** The stored bytes of a rendition, as they go out. Null when they are gone. */
  openRendition(workspace: Workspace, renditionId: string): UploadSource | null
}

export interface SyncTimings {
  /** Before the first look and between looks (rules 5: 5 s and 60 s). */
  settleFirstMs: number
  settleSecondMs: number
  /** First wait of the tracker (api: 12). */
  firstPollMs: number
  /** Steps of one workspace under way at once, each of another send. */
  parallel: number
}
export const DEFAULT_TIMINGS: SyncTimings = { settleFirstMs: 5_000, settleSecondMs: 60_000, firstPollMs: 3_000, parallel: 3 }

export interface SyncDeps {
  registry: SyncRegistry
  accounts: AccountAccess
  clients: ClientFactory
  media: SyncMedia
  clock: Clock
  random: Random
  bus: EventBus
  log: CoreDeps['log']
  timings?: Partial<SyncTimings>
  /** The statements of each open database; parts that share them prepare them once. */
  rowsOf?: (db: Database) => Rows
}
