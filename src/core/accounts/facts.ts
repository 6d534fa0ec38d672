/** What the outbox learns of an account on its way: holds, balance, prices, whether it can be reached. */
import { isAppError } from '../../contract/errors.ts'
import type { EventBus } from '../events.ts'
import type { Clock, CoreDeps } from '../ports.ts'
import type { Catalog } from '../workspaces/catalog.ts'
import type { AccountRow, AccountRows } from './account-rows.ts'
import type { AccountAccess } from './types.ts'

type Learnt = Pick<AccountAccess, 'pauses' | 'pause' | 'setBalance' | 'balance' | 'learnPrice' | 'price' | 'setListPosts' | 'setSchedules' | 'setNetwork' | 'network'>

export interface Facts {
  readonly access: Learnt
  pause: AccountAccess['pause']
  setNetwork: AccountAccess['setNetwork']
  network: AccountAccess['network']
  forgetNetwork(accountId: string): void
  /** Stores what was learnt; a catalog that cannot be written must not stop the work that learnt it. */
  learn(accountId: string, work: () => void): void
}

export function createFacts(deps: { catalog: Catalog; rows: AccountRows; clock: Clock; bus: EventBus; log: CoreDeps['log']; onOffline: (row: AccountRow) => void }): Facts {
  const { rows, clock, bus } = deps
  // Learnt anew by each run: the network of yesterday tells nothing.
  const networks = new Map<string, 'online' | 'offline'>()

  const learn: Facts['learn'] = (accountId, work) => {
    try {
      deps.catalog.write((note) => {
        if (!rows.find(accountId)) return
        work()
        note('accounts', accountId)
      })
    } catch (error) {
      deps.log('warn', 'the catalog could not be written', { account: accountId, code: isAppError(error) ? error.code : 'INTERNAL' })
    }
  }

  const access: Learnt = {
    pauses: (accountId) => rows.pauses(accountId),
    pause(accountId, pause) {
      if (rows.pauses(accountId).some((known) => known.scope === pause.scope && known.kind === pause.kind)) return
      learn(accountId, () => rows.pause(accountId, { ...pause, since: clock.now() }))
    },
    setBalance: (accountId, balance) => learn(accountId, () => rows.setBalance(accountId, balance, clock.now())),
    balance(accountId) {
      const row = rows.find(accountId)
      return !row || row.balance === null || row.balance_at === null ? null : { balance: row.balance, at: row.balance_at }
    },
    learnPrice: (accountId, what, credits) => learn(accountId, () => rows.setPrice(accountId, what, credits, clock.now())),
    price: (accountId, what) => rows.price(accountId, what),
    setListPosts(accountId, value) {
      if (rows.find(accountId)?.list_posts !== value) learn(accountId, () => rows.setListPosts(accountId, value))
    },
    setSchedules(accountId, value) {
      if (rows.find(accountId)?.schedules !== value) learn(accountId, () => rows.setSchedules(accountId, value))
    },
    setNetwork(accountId, state) {
      if (networks.get(accountId) !== state) {
        networks.set(accountId, state)
        bus.emit(null, 'network', [accountId])
        bus.emit(null, 'accounts', [accountId])
      }
      const row = state === 'offline' ? rows.find(accountId) : null
      if (row) deps.onOffline(row)
    },
    network: (accountId) => networks.get(accountId) ?? 'unknown',
  }
  return {
    access,
    pause: access.pause,
    setNetwork: access.setNetwork,
    network: access.network,
    forgetNetwork: (accountId) => void networks.delete(accountId),
    learn,
  }
}
