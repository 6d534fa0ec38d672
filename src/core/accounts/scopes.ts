/** What each key was seen to be allowed (api: 2): a call that was taken shows its scope, and a refusal for want of one shows that it is missing. */
import { isAppError } from '../../contract/errors.ts'
import { SCOPES } from '../../contract/schemas/accounts.ts'
import type { KeyScope } from '../../contract/schemas/accounts.ts'
import type { Clock, CoreDeps } from '../ports.ts'
import { OPERATIONS } from '../powerpost/generated/operations.ts'
import type { MadeRequest } from '../powerpost/activity.ts'
import type { Catalog } from '../workspaces/catalog.ts'

interface Row {
  scope: string
  state: 'granted' | 'missing'
  at: number
}

export interface KeyScopes {
  /** Hears of every request; what is new is written soon after, for a call waits for the answer. */
  record(request: MadeRequest): void
  /** Every scope there is, in the order of the API's own list. */
  list(accountId: string): KeyScope[]
  /** Another key is about to be tried: what its answers show is written, also where it is the same. */
  listen(accountId: string): void
  /** Another key: nothing that began before `before` counts any more. The tries of the new one began after it. */
  forget(accountId: string, before: number): void
}

export function createKeyScopes(deps: { catalog: Pick<Catalog, 'db' | 'write' | 'readOnly'>; clock: Clock; log: CoreDeps['log'] }): KeyScopes {
  const { catalog, clock, log } = deps
  const all = catalog.db.prepare<[string], Row>('SELECT scope, state, at FROM scopes WHERE account_id = ?')
  const set = catalog.db.prepare(
    `INSERT INTO scopes (account_id, scope, state, at) SELECT id, @scope, @state, @at FROM accounts WHERE id = @accountId
     ON CONFLICT (account_id, scope) DO UPDATE SET state = excluded.state, at = excluded.at`,
  )
  const drop = catalog.db.prepare('DELETE FROM scopes WHERE account_id = ? AND at < ?')
  /** What was learnt in this run, by account and scope: an answer that tells nothing new costs nothing. */
  const known = new Map<string, Row['state']>()
  const since = new Map<string, number>()

  const write = (accountId: string, row: Row) => {
    if (catalog.readOnly || (since.get(accountId) ?? -Infinity) > row.at) return
    try {
      catalog.write((note) => {
        if (set.run({ accountId, ...row }).changes > 0) note('accounts', accountId)
      })
    } catch (error) {
      known.delete(`${accountId} ${row.scope}`)
      log('warn', 'the catalog could not be written', { account: accountId, code: isAppError(error) ? error.code : 'INTERNAL' })
    }
  }

  const listen = (accountId: string) => {
    for (const name of known.keys()) if (name.startsWith(`${accountId} `)) known.delete(name)
  }

  return {
    listen,
    record({ accountId, operation, outcome, status, code, at }) {
      const { scope } = OPERATIONS[operation]
      const state = outcome === 'ok' ? 'granted' : status === 403 && code === 'INSUFFICIENT_SCOPE' ? 'missing' : null
      const name = `${accountId} ${scope}`
      if (state === null || known.get(name) === state || (since.get(accountId) ?? -Infinity) > at) return
      known.set(name, state)
      clock.after(0, () => write(accountId, { scope, state, at }))
    },
    list(accountId) {
      const rows = new Map(all.all(accountId).map((row) => [row.scope, row]))
      return SCOPES.map((scope) => ({ scope, state: rows.get(scope)?.state ?? 'unknown', at: rows.get(scope)?.at ?? null }))
    },
    forget(accountId, before) {
      since.set(accountId, before)
      listen(accountId)
      if (catalog.readOnly) return
      catalog.write((note) => {
        drop.run(accountId, before)
        note('accounts', accountId)
      })
    },
  }
}
