/** Accounts in memory: what survives a crash lives in `stored`. */
import type { Pause } from '../../../src/contract/schemas/accounts.ts'
import type { AccountAccess } from '../../../src/core/accounts/types.ts'

export interface StoredAccount {
  id: string
  kind: 'powerpost' | 'sandbox'
  label: string
  baseUrl: string | null
  key: string | null
  listPosts: 'unknown' | 'answers' | 'absent'
  schedule: 'auto' | 'on' | 'off'
  schedules: 'unknown' | 'answers' | 'absent'
  pauses: Pause[]
  balance: { balance: number; at: number } | null
  prices: Map<string, number>
  network: 'unknown' | 'online' | 'offline'
}

export function storedAccount(over: Partial<StoredAccount> & { id: string }): StoredAccount {
  return { kind: 'powerpost', label: 'Account', baseUrl: 'https://powerpost.test/api/v1', key: 'pp_live_sk_1', listPosts: 'unknown', schedule: 'auto', schedules: 'unknown', pauses: [], balance: null, prices: new Map(), network: 'unknown', ...over }
}

export interface FakeAccounts extends AccountAccess {
  /** The user dealt with it. */
  lift(accountId: string): void
}

export function fakeAccounts(stored: Map<string, StoredAccount>, now: () => number): FakeAccounts {
  const listeners = new Set<(accountId: string) => void>()
  const of = (id: string) => {
    const account = stored.get(id)
    if (!account) throw new Error(`no account ${id}`)
    return account
  }
  return {
    get: (id) => stored.get(id) ?? null,
    key: (id) => Promise.resolve(stored.get(id)?.key ?? null),
    pauses: (id) => stored.get(id)?.pauses ?? [],
    pause(id, pause) {
      const { pauses } = of(id)
      if (!pauses.some((one) => one.scope === pause.scope && one.kind === pause.kind)) pauses.push({ ...pause, since: now() })
    },
    setBalance: (id, balance) => void (of(id).balance = { balance, at: now() }),
    beginReading: () => () => {},
    wantsBalance: () => false,
    balance: (id) => of(id).balance,
    learnPrice: (id, what, credits) => void of(id).prices.set(what, credits),
    price: (id, what) => of(id).prices.get(what) ?? null,
    setListPosts: (id, value) => void (of(id).listPosts = value),
    setSchedules: (id, value) => void (of(id).schedules = value),
    setNetwork: (id, state) => void (of(id).network = state),
    network: (id) => of(id).network,
    onUnpaused(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    lift(id) {
      of(id).pauses.length = 0
      for (const listener of Array.from(listeners)) listener(id)
    },
  }
}
