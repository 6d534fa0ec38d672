/** Credits that one client used, by month and kind. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../contract/errors.ts'
import type { Spend } from '../../contract/schemas/generations.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { userZone } from '../lib/local-time.ts'
import { createRefresher } from '../lib/refresher.ts'

export interface SpendState {
  phase: 'loading' | 'ready' | 'failed'
  rows: Spend
  error: AppError | null
}

export interface SpendStore {
  store: StoreApi<SpendState>
  refresh(): Promise<void>
  start(): () => void
}

export function createSpend(connection: Pick<CoreConnection, 'call' | 'onChanged' | 'onReread'>, workspaceId: string): SpendStore {
  const store = createStore<SpendState>(() => ({ phase: 'loading', rows: [], error: null }))
  const refresh = createRefresher(
    () => connection.call((client) => client.generations.spend({ workspaceId, zone: userZone() })),
    (rows) => store.setState({ phase: 'ready', rows, error: null }),
    (error) => store.setState((now) => ({ phase: now.phase === 'ready' ? 'ready' : 'failed', error: toAppError(error) })),
  )
  return {
    store,
    refresh,
    start() {
      const offChanged = connection.onChanged((change) => {
        if ((change.topic === 'generations' || change.topic === 'posts' || change.topic === 'outbox') && change.workspaceId === workspaceId) void refresh()
      })
      const offReread = connection.onReread(() => void refresh())
      void refresh()
      return () => {
        offChanged()
        offReread()
      }
    },
  }
}
