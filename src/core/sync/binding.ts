/** The client of one open workspace, and the last-line check that nothing crosses (S8). */
import { isAppError } from '../../contract/errors.ts'
import { checkBaseUrl } from '../powerpost/index.ts'
import type { AccountClient, WorkspaceClient } from '../powerpost/types.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { SyncDeps } from './deps.ts'
import type { Rows } from './rows.ts'

export interface Bound {
  kind: 'ok'
  accountId: string
  client: WorkspaceClient
  account: AccountClient
}
export type Binding = Bound | { kind: 'unlinked' | 'no-address' | 'no-key' }

export function createBinder(deps: Pick<SyncDeps, 'accounts' | 'clients'>, workspace: Workspace): () => Promise<Binding> {
  let made: { baseUrl: string; key: string; bound: Bound } | null = null
  return async () => {
    const { accountId, remoteId } = workspace.identity
    if (accountId === null || remoteId === null) return { kind: 'unlinked' }
    const account = deps.accounts.get(accountId)
    if (!account) return { kind: 'unlinked' }
    if (account.baseUrl === null) return { kind: 'no-address' }
    const key = await deps.accounts.key(accountId).catch(() => null)
    if (key === null) return { kind: 'no-key' }
    // The account may have changed while the keychain answered.
    const { baseUrl, kind } = deps.accounts.get(accountId) ?? { baseUrl: null, kind: account.kind }
    if (baseUrl === null) return { kind: 'no-address' }
    if (made && made.baseUrl === baseUrl && made.key === key) return made.bound
    try {
      const bound: Bound = {
        kind: 'ok',
        accountId,
        client: deps.clients.forWorkspace({ accountId, kind, baseUrl, key, remoteId, workspaceId: workspace.identity.id }),
        account: deps.clients.forAccount({ accountId, kind, baseUrl, key }),
      }
      made = { baseUrl, key, bound }
      return bound
    } catch (error) {
      if (isAppError(error) && error.data.field === 'key') return { kind: 'no-key' }
      if (isAppError(error)) return { kind: 'unlinked' }
      throw error
    }
  }
}

/**
 * The last line before a request leaves: the operation's workspace, the database's and the client's must be one.
 * Answers why not, or null.
 */
export function crossing(operation: { workspaceId: string; remoteId: string | null }, rows: Rows, workspace: Workspace, bound: Bound): string | null {
  const self = rows.self()
  if (self.id !== operation.workspaceId || workspace.identity.id !== operation.workspaceId) return 'workspace'
  if (self.remote_id === null || self.remote_id !== operation.remoteId) return 'remote id of the operation'
  if (bound.client.remoteId !== self.remote_id) return 'remote id of the client'
  if (self.account_id !== bound.accountId || bound.client.accountId !== bound.accountId) return 'account'
  if (self.origin !== null && self.origin !== 'sandbox' && !isSameAddress(self.origin, bound.client.baseUrl)) return 'address'
  return null
}

function isSameAddress(stored: string, used: string): boolean {
  try {
    return checkBaseUrl(stored) === used
  } catch {
    return false
  }
}
