/** What the runners of all workspaces share. */
import type { AccountState } from './account-state.ts'
import type { SyncDeps, SyncTimings } from './deps.ts'

export interface Shared {
  deps: SyncDeps
  timings: SyncTimings
  accounts: AccountState
  draining: () => boolean
  /** An account that counted as offline answered: every workspace of it goes on. */
  networkBack: (accountId: string) => void
  /** The same request for captions (by its key) is under way or in doubt in any workspace of the account. */
  isEqualUnderWay: (accountId: string, key: string, exceptGenerationId: string) => boolean
  /** Bytes of running uploads, for lists. */
  progress: Map<string, { sent: number; total: number }>
  /** How fast the newest upload of each account went. */
  paces: Map<string, { known: number | null }>
  /** Intents that the user let through a pause, once each. */
  allowedOnce: Set<string>
}

/** Waits on the injected clock. */
export function pauseFor(shared: Shared, ms: number): Promise<void> {
  return new Promise((resolve) => {
    shared.deps.clock.after(ms, resolve)
  })
}
