/** What is known of the way to each account while the core runs: offline or not, and whose turn it is to spend. */
import type { AccountAccess } from '../accounts/types.ts'

export interface AccountState {
  failures(accountId: string): number
  offlineUntil(accountId: string): number | null
  /** A call could not leave; the account counts as offline until then. */
  offline(accountId: string, until: number): void
  /** A call was answered. True when the account counted as offline before. */
  online(accountId: string): boolean
  /** Forgets the waiting time: a hint says that the network may be back. */
  forgetOffline(accountId?: string): void
  /** One spending call at a time for each account: resolves with the release. */
  spend(accountId: string): Promise<() => void>
}

export function createAccountState(accounts: AccountAccess): AccountState {
  const away = new Map<string, { failures: number; until: number }>()
  const spending = new Map<string, Promise<void>>()
  return {
    failures: (accountId) => away.get(accountId)?.failures ?? 0,
    offlineUntil: (accountId) => away.get(accountId)?.until ?? null,
    offline(accountId, until) {
      const known = away.get(accountId)
      away.set(accountId, { failures: (known?.failures ?? 0) + 1, until: Math.max(until, known?.until ?? 0) })
      accounts.setNetwork(accountId, 'offline')
    },
    online(accountId) {
      const was = away.delete(accountId)
      accounts.setNetwork(accountId, 'online')
      return was
    },
    forgetOffline(only) {
      for (const [accountId, known] of away) if (only === undefined || only === accountId) away.set(accountId, { ...known, until: 0 })
    },
    async spend(accountId) {
      const before = spending.get(accountId) ?? Promise.resolve()
      let release = () => {}
      const turn = new Promise<void>((resolve) => (release = resolve))
      const chain = before.then(() => turn)
      spending.set(accountId, chain)
      await before
      return () => {
        release()
        if (spending.get(accountId) === chain) spending.delete(accountId)
      }
    },
  }
}
