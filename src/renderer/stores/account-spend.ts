/** Credits that the clients of one account used. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../contract/errors.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { userZone } from '../lib/local-time.ts'
import { createRefresher } from '../lib/refresher.ts'
import type { ClientSpend } from '../lib/spend-table.ts'

export interface AccountSpendState {
  phase: 'loading' | 'ready' | 'failed'
  clients: readonly ClientSpend[]
  error: AppError | null
}

export interface AccountSpendStore {
  store: StoreApi<AccountSpendState>
  refresh(): Promise<void>
  start(): () => void
}

/** What may change a sum, or whose they are. */
const TOPICS: ReadonlySet<string> = new Set(['generations', 'posts', 'outbox', 'workspaces', 'accounts'])

export function createAccountSpend(connection: Pick<CoreConnection, 'call' | 'onChanged' | 'onReread'>, accountId: string): AccountSpendStore {
  const store = createStore<AccountSpendState>(() => ({ phase: 'loading', clients: [], error: null }))
  const refresh = createRefresher(
    () => connection.call((client) => client.accounts.spend({ accountId, zone: userZone() })),
    ({ clients }) => store.setState({ phase: 'ready', clients, error: null }),
    (error) => store.setState((now) => ({ phase: now.phase === 'ready' ? 'ready' : 'failed', error: toAppError(error) })),
  )
  return {
    store,
    refresh,
    start() {
      const offs = [connection.onChanged(({ topic }) => { if (TOPICS.has(topic)) void refresh() }), connection.onReread(() => void refresh())]
      void refresh()
      return () => { for (const off of offs) off() }
    },
  }
}
