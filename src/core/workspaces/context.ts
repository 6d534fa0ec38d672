/** What the parts of this folder share. */
import type { AccountAccess } from '../accounts/types.ts'
import type { EventBus } from '../events.ts'
import type { Clock, CoreDeps, FaultPoint, Random } from '../ports.ts'
import type { ClientFactory } from '../powerpost/types.ts'
import type { Migration } from '../storage/index.ts'
import type { Catalog } from './catalog.ts'
import type { CatalogRows } from './catalog-rows.ts'
import type { Notices } from './notices.ts'
import type { Workspace } from './workspace.ts'

/** What the outbox does for a workspace. `createSync` answers one; the composition may fill it in later, before `start`. */
export interface OutboxHooks {
  /** Just opened, or opened anew under another identity. Idempotent. */
  attach(workspace: Workspace): void
  /** Resolves when nothing of it is under way. */
  detach(workspaceId: string): Promise<void>
  /** Called within the write of the catalog that begins a deletion: what is to outlive the file goes into the same write. */
  leaving(workspaceId: string): void
  inFlight(workspaceId: string): { publishing: number; uploading: number }
  /** Lifts the hold of a restored, imported or copied workspace. */
  releaseHeld(workspace: Workspace, decision: 'resume' | 'cancel-all'): void
}

export interface RegistryDeps {
  dataDir: string
  migrationsDir: string
  catalog: Catalog
  notices: Notices
  clock: Clock
  random: Random
  bus: EventBus
  log: CoreDeps['log']
  clients: ClientFactory
  accounts: Pick<AccountAccess, 'get' | 'key' | 'network'> & {
    /** Makes a workspace in the sandbox; answers its remote id. Throws SANDBOX_UNAVAILABLE, NOT_POSSIBLE_NOW. */
    createSandboxWorkspace(accountId: string, name: string): Promise<string>
  }
  outbox: OutboxHooks
  faultPoint?: FaultPoint | undefined
}

export interface RegistryContext extends RegistryDeps {
  workspacesDir: string
  migrations: readonly Migration[]
  rows: CatalogRows
}

/** The word a sandbox account's workspaces keep as their origin: its address changes with each launch. */
export const SANDBOX_ORIGIN = 'sandbox'
