/** The spending of one account's clients, each read from its own file: the only sum over clients that there is, and never over accounts. */
import { isAppError } from '../../../contract/errors.ts'
import type { AccountSpend } from '../../../contract/schemas/accounts.ts'
import { spend, spendOfLines } from '../../generations/spend.ts'
import type { CoreDeps } from '../../ports.ts'
import type { Catalog } from '../../workspaces/catalog.ts'
import type { WorkspaceRegistry } from '../../workspaces/index.ts'
import type { AccountAccess } from '../types.ts'
import { createKeptRows } from './kept-rows.ts'

export interface SpendByClientDeps {
  catalog: Catalog
  accounts: Pick<AccountAccess, 'get'>
  registry: Pick<WorkspaceRegistry, 'list' | 'open'>
  log: CoreDeps['log']
}

/** In the order of the rail, then those that were deleted, the last first. A client that never used anything has no rows. */
export function createSpendByClient({ catalog, accounts, registry, log }: SpendByClientDeps) {
  const kept = createKeptRows(catalog.db)

  return async ({ accountId, zone }: { accountId: string; zone?: string | undefined }): Promise<AccountSpend> => {
    if (accounts.get(accountId) === null) return { clients: [] }
    const listed = registry.list().filter((one) => one.state !== 'deleting')
    const clients: AccountSpend['clients'] = []
    for (const { id, name, accountId: owner, state } of listed) {
      if (owner !== accountId) continue
      if (state !== 'ready') {
        clients.push({ workspaceId: id, name, deletedAt: null, rows: null })
        continue
      }
      try {
        const workspace = await registry.open(id)
        // The file has the last word on whose it is.
        if (workspace.closed || workspace.identity.accountId !== accountId) continue
        clients.push({ workspaceId: id, name, deletedAt: null, rows: spend(workspace, { zone }) })
      } catch (error) {
        log('info', 'what a client spent could not be read', { workspace: id, code: isAppError(error) ? error.code : 'INTERNAL' })
        clients.push({ workspaceId: id, name, deletedAt: null, rows: null })
      }
    }
    const isHere = new Set(listed.map((one) => one.id))
    for (const gone of kept.of(accountId)) {
      if (isHere.has(gone.workspaceId)) continue
      clients.push({ workspaceId: gone.workspaceId, name: gone.name, deletedAt: gone.at, rows: gone.lines === null ? null : spendOfLines(catalog.db, gone.lines, zone) })
    }
    return { clients }
  }
}

export type SpendByClient = ReturnType<typeof createSpendByClient>
