/** The accounts, as last read, and what can be done with them. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../contract/errors.ts'
import type { Account } from '../../contract/schemas/accounts.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { createRefresher } from '../lib/refresher.ts'

/** Talking to a service may take its whole time limit, twice. */
const REMOTE_DEADLINE_MS = 60_000

export interface AccountsState {
  phase: 'loading' | 'ready' | 'failed'
  items: Account[]
  error: AppError | null
  refresh(): Promise<void>
  add(input: { label: string; key: string; baseUrl: string | null }): Promise<Account>
  connectSandbox(): Promise<Account>
  rename(accountId: string, label: string): Promise<Account>
  replaceKey(accountId: string, key: string): Promise<{ account: Account; unreachable: { workspaceId: string; code: string }[] }>
  verify(accountId: string): Promise<Account>
  resume(accountId: string): Promise<Account>
  setScheduling(accountId: string, on: boolean): Promise<Account>
  remove(accountId: string): Promise<void>
}

export function createAccountsStore(connection: CoreConnection): StoreApi<AccountsState> {
  const remote = { deadlineMs: REMOTE_DEADLINE_MS }
  const store = createStore<AccountsState>()((set, get) => {
    const refresh = createRefresher(
      () => connection.call((client) => client.accounts.list()),
      (items) => set({ phase: 'ready', items, error: null }),
      (error) => set((now) => ({ phase: now.phase === 'ready' ? 'ready' : 'failed', error: toAppError(error) })),
    )
    /** Shows an answer at once; the event that follows reads the rest. */
    const take = (account: Account): Account => {
      const { items } = get()
      const isKnown = items.some((one) => one.id === account.id)
      set({ items: isKnown ? items.map((one) => (one.id === account.id ? account : one)) : [...items, account] })
      return account
    }
    return {
      phase: 'loading',
      items: [],
      error: null,
      refresh,
      add: async (input) => take(await connection.command((client, commandId) => client.accounts.add({ commandId, ...input }), remote)),
      connectSandbox: async () => take(await connection.command((client, commandId) => client.accounts.connectSandbox({ commandId }), remote)),
      rename: async (accountId, label) => take(await connection.command((client, commandId) => client.accounts.rename({ commandId, accountId, label }))),
      async replaceKey(accountId, key) {
        const answer = await connection.command((client, commandId) => client.accounts.replaceKey({ commandId, accountId, key }), remote)
        take(answer.account)
        return answer
      },
      verify: async (accountId) => take(await connection.call((client) => client.accounts.verify({ accountId }), remote)),
      resume: async (accountId) => take(await connection.command((client, commandId) => client.accounts.resume({ commandId, accountId }))),
      setScheduling: async (accountId, on) => take(await connection.command((client, commandId) => client.accounts.setScheduling({ commandId, accountId, on }))),
      async remove(accountId) {
        await connection.command((client, commandId) => client.accounts.remove({ commandId, accountId }), remote)
        set({ items: get().items.filter((one) => one.id !== accountId) })
      },
    }
  })
  connection.onChanged(({ topic }) => {
    if (topic === 'accounts' || topic === 'network' || topic === 'workspaces') void store.getState().refresh()
  })
  connection.onReread(() => void store.getState().refresh())
  return store
}
