/** What all acts on accounts share: their rows, keys and facts, and how one is shown, tried and let go on. */
import { AppError } from '../../contract/errors.ts'
import type { Account } from '../../contract/schemas/accounts.ts'
import { schedulingOf } from '../../domain/sends/index.ts'
import type { EventBus } from '../events.ts'
import type { Clock, CoreDeps, FaultPoint, Host, HttpPort, Random, SecretStore } from '../ports.ts'
import type { ClientFactory } from '../powerpost/types.ts'
import { reached } from '../storage/fault-point.ts'
import type { Catalog } from '../workspaces/catalog.ts'
import { SANDBOX_ORIGIN } from '../workspaces/context.ts'
import type { Notices } from '../workspaces/notices.ts'
import { createAccountRows } from './account-rows.ts'
import type { AccountRow, AccountRows } from './account-rows.ts'
import { createFacts } from './facts.ts'
import type { Facts } from './facts.ts'
import { createKeys } from './keys.ts'
import { createSandboxLink } from './sandbox-link.ts'
import { createSpending } from './spending/index.ts'
import type { Spending } from './spending/index.ts'
import { tryKey } from './try-key.ts'
import type { TriedKey } from './try-key.ts'

export interface AccountsDeps {
  catalog: Catalog
  secrets: SecretStore
  host: Host
  http: HttpPort
  clients: ClientFactory
  clock: Clock
  random: Random
  bus: EventBus
  log: CoreDeps['log']
  notices: Notices
  faultPoint?: FaultPoint | undefined
}

/** With `read`, which holds its balance against what is known to be spent. */
export type Tried = TriedKey & { read: (balance: number) => void }

export interface AccountContext extends AccountsDeps {
  readonly rows: AccountRows
  readonly keys: ReturnType<typeof createKeys>
  readonly sandbox: ReturnType<typeof createSandboxLink>
  readonly facts: Facts
  readonly spending: Spending
  sandboxRow(): AccountRow | null
  /** Null while the sandbox does not run. */
  baseUrlOf(row: AccountRow): string | null
  /** What a key and a workspace are bound to: an address that stays, or the word for the one that moves. */
  originOf(row: AccountRow): string
  /** Throws NOT_FOUND, also for one that is being removed. */
  mustFind(accountId: string): AccountRow
  view(accountId: string): Account
  /** Ends every pause of the account, and tells those who wait. */
  lift(accountId: string): void
  onUnpaused(listener: (accountId: string) => void): () => void
  /** Asks the service with a key. What it said is stored by `noteTried`. */
  tryOut(binding: Parameters<typeof tryKey>[1]): Promise<Tried>
  noteTried(accountId: string, tried: Tried): void
  /** Stores the key and makes the account ready; `check` runs in between, and what it throws leaves the account as it was. */
  keep(row: AccountRow, key: string, check?: () => Promise<void>): Promise<void>
}

export function createAccountContext(deps: AccountsDeps): AccountContext {
  const { catalog, clock, bus, clients } = deps
  const rows = createAccountRows(catalog.db)
  const keys = createKeys(deps)
  const unpausedListeners = new Set<(accountId: string) => void>()

  const tellUnpaused = (accountId: string) => {
    for (const listener of unpausedListeners) listener(accountId)
  }
  const sandboxRow = () => rows.all().find((row) => row.kind === 'sandbox' && row.key_state !== 'removing') ?? null
  const sandbox = createSandboxLink({
    ...deps,
    onMoved: () => {
      const row = sandboxRow()
      if (!row) return
      bus.emit(null, 'accounts', [row.id])
      tellUnpaused(row.id)
    },
  })

  const facts = createFacts({
    ...deps,
    rows,
    onOffline: (row) => {
      if (row.kind === 'sandbox') sandbox.lookAgain()
    },
  })

  const spending = createSpending({ catalog, clock, learn: facts.learn })

  const baseUrlOf = (row: AccountRow) => (row.kind === 'sandbox' ? sandbox.baseUrl() : row.base_url)
  const originOf = (row: AccountRow) => row.base_url ?? SANDBOX_ORIGIN

  const mustFind = (accountId: string): AccountRow => {
    const row = rows.find(accountId)
    if (!row || row.key_state === 'removing') throw new AppError('NOT_FOUND', 'That account is not in the app any more.')
    return row
  }

  const view = (accountId: string): Account => {
    const row = rows.find(accountId)
    if (!row) throw new AppError('NOT_FOUND', 'That account is not in the app any more.')
    const seen = keys.seen(row.id)
    const isKnownState = row.key_state === 'pending' || row.key_state === 'removing'
    return {
      id: row.id,
      kind: row.kind,
      label: row.label,
      baseUrl: baseUrlOf(row),
      keyLast4: row.key_last4,
      keyState: isKnownState ? row.key_state : seen === 'absent' || (seen === 'not-asked' && row.key_state === 'session-only') ? 'missing' : row.key_state,
      verifiedAt: row.verified_at,
      pauses: rows.pauses(row.id),
      credits: row.balance === null || row.balance_at === null ? null : { balance: row.balance, at: row.balance_at },
      spending: spending.of(row.id),
      network: facts.network(row.id),
      scheduling: schedulingOf(row),
      workspaceCount: row.workspaces,
    }
  }

  const lift = (accountId: string) => {
    catalog.write((note) => {
      rows.unpause(accountId)
      note('accounts', accountId)
    })
    tellUnpaused(accountId)
  }

  const tryOut = async (binding: Parameters<typeof tryKey>[1]): Promise<Tried> => {
    const read = spending.beginReading(binding.accountId)
    const tried = await tryKey(clients, binding)
    return { ...tried, read }
  }

  const noteTried = (accountId: string, tried: Tried) => {
    facts.setNetwork(accountId, tried.said === 'known' ? 'online' : 'offline')
    if (tried.said !== 'known') return
    facts.learn(accountId, () => {
      rows.setVerified(accountId, clock.now())
      if (tried.balance !== null) rows.setBalance(accountId, tried.balance, clock.now())
    })
    if (tried.balance !== null) tried.read(tried.balance)
  }

  const keep = async (row: AccountRow, key: string, check?: () => Promise<void>): Promise<void> => {
    const place = await keys.set(row.id, originOf(row), key)
    reached(deps.faultPoint, 'account:stored')
    await check?.()
    if (place === 'session') deps.notices.add('no-keychain')
    catalog.write((note) => {
      rows.setKey(row.id, place === 'keychain' ? 'ready' : 'session-only', key.slice(-4))
      note('accounts', row.id)
    })
    reached(deps.faultPoint, 'account:ready')
  }

  return {
    ...deps, rows, keys, sandbox, facts, spending, sandboxRow, baseUrlOf, originOf, mustFind, view, lift, tryOut, noteTried, keep,
    onUnpaused(listener) {
      unpausedListeners.add(listener)
      return () => unpausedListeners.delete(listener)
    },
  }
}
