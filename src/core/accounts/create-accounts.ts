/** Accounts: who may ask PowerPost for what, with which key, and what holds them up (rules 1 and 5). */
import { AppError, isAppError } from '../../contract/errors.ts'
import { schedulingOf } from '../../domain/sends/index.ts'
import type { Account, KeyScope } from '../../contract/schemas/accounts.ts'
import type { EventBus } from '../events.ts'
import type { Clock, CoreDeps, FaultPoint, Host, HttpPort, Random, SecretStore } from '../ports.ts'
import type { MadeRequest } from '../powerpost/activity.ts'
import type { ClientFactory } from '../powerpost/types.ts'
import { reached } from '../storage/fault-point.ts'
import type { Catalog } from '../workspaces/catalog.ts'
import { SANDBOX_ORIGIN } from '../workspaces/context.ts'
import type { Notices } from '../workspaces/notices.ts'
import { createAccountRows } from './account-rows.ts'
import type { AccountRow } from './account-rows.ts'
import { checkRemote } from './check-remote.ts'
import { createFacts } from './facts.ts'
import { createKeys } from './keys.ts'
import { cleanBaseUrl, cleanName, cleanPasted } from './pasted.ts'
import { createKeyScopes } from './scopes.ts'
import { createSandboxLink } from './sandbox-link.ts'
import { createSpending } from './spending/index.ts'
import type { Spending } from './spending/index.ts'
import { tryKey } from './try-key.ts'
import type { TriedKey } from './try-key.ts'
import type { AccountAccess, AccountKind } from './types.ts'

type Command<T> = T & { commandId: string }

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

export interface Accounts extends AccountAccess {
  /**
   * Finishes additions and removals that were cut short, and looks for the sandbox if there is an account of it. Nothing needs to
   * wait for it: a keychain may take its ten seconds.
   */
  start(): Promise<void>
  list(): Account[]
  keychain(): Promise<{ available: boolean; reason: string | null }>
  /** Refused with KEY_REFUSED or BAD_ANSWER nothing is added; offline it is added and verified later. */
  add(input: Command<{ label: string; key: string; baseUrl?: string | null | undefined }>): Promise<Account>
  rename(input: Command<{ accountId: string; label: string }>): Promise<Account>
  replaceKey(input: Command<{ accountId: string; key: string }>): Promise<{ account: Account; unreachable: { workspaceId: string; code: string }[] }>
  verify(input: { accountId: string }): Promise<Account>
  /** What is known of the account's key. Throws NOT_FOUND. */
  scopes(input: { accountId: string }): KeyScope[]
  /** Every request that was made, for what its answer shows of the key. */
  heard(request: MadeRequest): void
  remove(input: Command<{ accountId: string }>): Promise<{ ok: true }>
  resume(input: Command<{ accountId: string }>): Promise<Account>
  /** Whether sends with a time are left to the service. What is planned already stays with whom it is. */
  setScheduling(input: Command<{ accountId: string; on: boolean }>): Promise<Account>
  connectSandbox(input: { commandId: string }): Promise<Account>
  /** Answers the remote id. Throws SANDBOX_UNAVAILABLE, NOT_POSSIBLE_NOW. */
  createSandboxWorkspace(accountId: string, name: string): Promise<string>
  /** The open workspaces tell what they spent. */
  readonly spending: Pick<Spending, 'attach' | 'detach'>
}

const SANDBOX_LABEL = 'Sandbox'

/** With `read`, which holds its balance against what is known to be spent. */
type Tried = TriedKey & { read: (balance: number) => void }

export function createAccounts(deps: AccountsDeps): Accounts {
  const { catalog, clock, bus, clients } = deps
  const rows = createAccountRows(catalog.db)
  const keys = createKeys(deps)
  const keyScopes = createKeyScopes(deps)
  const unpausedListeners = new Set<(accountId: string) => void>()
  let remaking: Promise<string | null> | null = null
  /** Additions under way, which `start` leaves alone. */
  const adding = new Set<string>()

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
  /** What a key and a workspace are bound to: an address that stays, or the word for the one that moves. */
  const originOf = (row: AccountRow) => row.base_url ?? SANDBOX_ORIGIN

  const require = (accountId: string): AccountRow => {
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

  /** Asks the service with a key, and stores what it said with `noteTried`. */
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

  const keep = async (row: AccountRow, key: string): Promise<void> => {
    const place = await keys.set(row.id, originOf(row), key)
    reached(deps.faultPoint, 'account:stored')
    if (place === 'session') deps.notices.add('no-keychain')
    catalog.write((note) => {
      rows.setKey(row.id, place === 'keychain' ? 'ready' : 'session-only', key.slice(-4))
      note('accounts', row.id)
    })
    reached(deps.faultPoint, 'account:ready')
  }

  /** Takes back an addition that came to nothing, with the command, so that it can be given again. */
  const undoAdd = async (accountId: string, commandId: string | null): Promise<void> => {
    await keys.forget(accountId)
    catalog.write((note) => {
      rows.remove(accountId)
      if (commandId !== null) catalog.db.prepare('DELETE FROM commands WHERE id = ?').run(commandId)
      else catalog.db.prepare("DELETE FROM commands WHERE kind IN ('accounts.add', 'accounts.connectSandbox') AND json_extract(result, '$.accountId') = ?").run(accountId)
      note('accounts', accountId)
    })
  }

  const begin = (commandId: string, kind: 'accounts.add' | 'accounts.connectSandbox', made: { kind: AccountKind; label: string; baseUrl: string | null; key: string }): string => {
    const done = catalog.command(commandId, kind, (note) => {
      const accountId = deps.random.uuid()
      rows.insert({ id: accountId, kind: made.kind, label: made.label, baseUrl: made.baseUrl, last4: made.key.slice(-4), now: clock.now() })
      note('accounts', accountId)
      return { accountId }
    })
    reached(deps.faultPoint, 'account:pending')
    return done.accountId
  }

  /** Row, keychain, a look at the service, ready. A repeat after a crash takes up where it was. */
  const finishAdd = async (accountId: string, key: string, commandId: string): Promise<Account> => {
    const row = require(accountId)
    if (row.key_state === 'ready' && keys.seen(accountId) === 'held') return view(accountId)
    adding.add(accountId)
    try {
      return await addSteps(row, key, commandId)
    } finally {
      adding.delete(accountId)
    }
  }

  const addSteps = async (row: AccountRow, key: string, commandId: string): Promise<Account> => {
    const accountId = row.id
    const place = await keys.set(accountId, originOf(row), key)
    reached(deps.faultPoint, 'account:stored')
    try {
      const baseUrl = baseUrlOf(row)
      const tried: Tried = baseUrl === null ? { said: 'unreachable', balance: null, read: () => {} } : await tryOut({ accountId, kind: row.kind, baseUrl, key })
      reached(deps.faultPoint, 'account:verified')
      noteTried(accountId, tried)
    } catch (error) {
      if (isAppError(error)) await undoAdd(accountId, commandId)
      throw error
    }
    if (place === 'session') deps.notices.add('no-keychain')
    catalog.write((note) => {
      rows.setKey(accountId, place === 'keychain' ? 'ready' : 'session-only', key.slice(-4))
      note('accounts', accountId)
    })
    reached(deps.faultPoint, 'account:ready')
    return view(accountId)
  }

  const finishRemove = async (row: AccountRow): Promise<void> => {
    const isGone = await keys.forget(row.id)
    reached(deps.faultPoint, 'account:forgotten')
    // A key that was never given to the keychain leaves nothing there; else the row stays until the entry is gone.
    if (!isGone && (await keys.isStored(row.id, originOf(row))) !== false && (await keys.keychain()).available) return
    catalog.write((note) => {
      rows.remove(row.id)
      note('accounts', row.id)
      for (const workspace of rows.linkedWorkspaces(row.id)) note('workspaces', workspace.id)
    })
    facts.forgetNetwork(row.id)
    reached(deps.faultPoint, 'account:removed')
  }

  const key = async (accountId: string): Promise<string | null> => {
    const row = rows.find(accountId)
    if (!row || row.key_state === 'removing') return null
    const before = keys.seen(accountId)
    const found = await keys.get(accountId, originOf(row))
    if (keys.seen(accountId) !== before) {
      if (found !== null && found.slice(-4) !== row.key_last4) facts.learn(accountId, () => rows.setKey(accountId, row.key_state, found.slice(-4)))
      else bus.emit(null, 'accounts', [accountId])
    }
    return found ?? (row.kind === 'sandbox' && sandbox.baseUrl() !== null ? remakeSandboxKey(row) : null)
  }

  /** Without a keychain the sandbox's key ends with each run. The app may make one there, so nobody needs to be asked. */
  const remakeSandboxKey = (row: AccountRow): Promise<string | null> => {
    remaking ??= sandbox
      .createKey()
      .then(async (made) => {
        await keep(row, made)
        lift(row.id)
        return made
      })
      .catch((error: unknown) => {
        deps.log('warn', 'the sandbox gave no key', { code: isAppError(error) ? error.code : 'INTERNAL' })
        return null
      })
      .finally(() => (remaking = null))
    return remaking
  }

  return {
    async start() {
      if (!(await keys.keychain()).available) deps.notices.add('no-keychain')
      if (catalog.readOnly) return
      for (const row of rows.all()) {
        if (row.key_state === 'removing') await finishRemove(row)
        if (row.key_state !== 'pending') continue
        // The addition was never answered: with its key it counts, without it never was.
        const stored = await keys.isStored(row.id, originOf(row))
        if (adding.has(row.id) || rows.find(row.id)?.key_state !== 'pending') continue
        if (stored === true) {
          facts.learn(row.id, () => rows.setKey(row.id, 'ready', null))
          await key(row.id)
        } else if (stored === false) await undoAdd(row.id, null)
        else facts.learn(row.id, () => rows.setKey(row.id, 'session-only', null))
      }
      if (sandboxRow()) sandbox.lookAgain()
    },
    list: () => rows.all().map((row) => view(row.id)),
    keychain: () => keys.keychain(),
    async add({ commandId, label, key: pasted, baseUrl }) {
      const made = { kind: 'powerpost' as const, label: cleanName(label, 'label'), key: cleanPasted(pasted, 'key'), baseUrl: cleanBaseUrl(baseUrl) }
      return finishAdd(begin(commandId, 'accounts.add', made), made.key, commandId)
    },
    async rename({ commandId, accountId, label }) {
      require(accountId)
      const clean = cleanName(label, 'label')
      catalog.command(commandId, 'accounts.rename', (note) => {
        rows.setLabel(accountId, clean)
        note('accounts', accountId)
        for (const workspace of rows.linkedWorkspaces(accountId)) note('workspaces', workspace.id)
        return null
      })
      return view(accountId)
    },
    async replaceKey({ accountId, key: pasted }) {
      const row = require(accountId)
      const next = cleanPasted(pasted, 'key')
      const begun = clock.now()
      keyScopes.listen(accountId)
      if (row.kind === 'sandbox' && sandbox.baseUrl() === null) await sandbox.find()
      const baseUrl = baseUrlOf(row)
      if (baseUrl === null) throw new AppError('SANDBOX_UNAVAILABLE', 'The sandbox is not running.')
      const binding = { accountId, kind: row.kind, baseUrl, key: next }
      const tried = await tryOut(binding)
      const unreachable: { workspaceId: string; code: string }[] = []
      for (const workspace of rows.linkedWorkspaces(accountId)) {
        try {
          if (tried.said === 'unreachable') throw new AppError('OFFLINE', 'PowerPost cannot be reached right now.')
          await checkRemote(clients, { ...binding, remoteId: workspace.remote_id })
        } catch (error) {
          unreachable.push({ workspaceId: workspace.id, code: isAppError(error) ? error.code : 'INTERNAL' })
        }
      }
      require(accountId)
      await keep(row, next)
      keyScopes.forget(accountId, begun)
      catalog.write((note) => {
        if (tried.said !== 'known') rows.setVerified(accountId, null)
        // Another key may have other rights.
        rows.setListPosts(accountId, 'unknown')
        rows.setSchedules(accountId, 'unknown')
        note('accounts', accountId)
      })
      noteTried(accountId, tried)
      lift(accountId)
      return { account: view(accountId), unreachable }
    },
    async verify({ accountId }) {
      const row = require(accountId)
      if (row.kind === 'sandbox' && sandbox.baseUrl() === null) await sandbox.find()
      const baseUrl = baseUrlOf(row)
      if (baseUrl === null) throw new AppError('SANDBOX_UNAVAILABLE', 'The sandbox is not running.')
      const held = await key(accountId)
      if (held === null) throw new AppError('KEY_MISSING', 'The key of this account is not there. Enter it again.')
      try {
        const tried = await tryOut({ accountId, kind: row.kind, baseUrl, key: held })
        noteTried(accountId, tried)
        if (tried.said === 'unreachable') throw new AppError('OFFLINE', 'PowerPost cannot be reached right now.')
        // A key that is taken again needs no hold any more; missing credits and rights are another matter.
        if (rows.pauses(accountId).some((pause) => pause.code === 'KEY_REFUSED' || pause.code === 'KEY_MISSING')) lift(accountId)
      } catch (error) {
        if (isAppError(error) && error.code === 'KEY_REFUSED') facts.pause(accountId, { scope: 'account', kind: null, code: 'KEY_REFUSED' })
        throw error
      }
      return view(accountId)
    },
    scopes({ accountId }) {
      require(accountId)
      return keyScopes.list(accountId)
    },
    heard: (request) => keyScopes.record(request),
    async remove({ commandId, accountId }) {
      if (catalog.known(commandId)) return { ok: true }
      const row = require(accountId)
      catalog.command(commandId, 'accounts.remove', (note) => {
        rows.setKey(accountId, 'removing', null)
        note('accounts', accountId)
        return { ok: true }
      })
      reached(deps.faultPoint, 'account:removing')
      await finishRemove(row)
      return { ok: true }
    },
    async resume({ accountId }) {
      require(accountId)
      lift(accountId)
      return view(accountId)
    },
    async setScheduling({ commandId, accountId, on }) {
      require(accountId)
      return catalog.command(commandId, 'accounts.setScheduling', (note) => {
        rows.setSchedule(accountId, on ? 'on' : 'off')
        note('accounts', accountId)
        return view(accountId)
      })
    },
    async connectSandbox({ commandId }) {
      await sandbox.find()
      const known = sandboxRow()
      if (known && known.key_state !== 'pending') {
        const baseUrl = baseUrlOf(known)
        const held = await key(known.id)
        if (held !== null && baseUrl !== null) {
          try {
            noteTried(known.id, await tryOut({ accountId: known.id, kind: 'sandbox', baseUrl, key: held }))
            return view(known.id)
          } catch (error) {
            // A sandbox that was emptied does not know the old key; it makes a new one below.
            if (!isAppError(error) || error.code !== 'KEY_REFUSED') throw error
          }
        }
        await keep(known, await sandbox.createKey())
        lift(known.id)
        return view(known.id)
      }
      const fresh = await sandbox.createKey()
      const raced = sandboxRow()
      const accountId = raced?.id ?? begin(commandId, 'accounts.connectSandbox', { kind: 'sandbox', label: SANDBOX_LABEL, baseUrl: null, key: fresh })
      return finishAdd(accountId, fresh, commandId)
    },
    async createSandboxWorkspace(accountId, name) {
      if (require(accountId).kind !== 'sandbox') throw new AppError('NOT_POSSIBLE_NOW', 'Only the sandbox lets the app create workspaces.')
      return sandbox.createWorkspace(name)
    },

    get(accountId) {
      const row = rows.find(accountId)
      if (!row || row.key_state === 'removing') return null
      return { id: row.id, kind: row.kind, label: row.label, baseUrl: baseUrlOf(row), listPosts: row.list_posts, schedule: row.schedule, schedules: row.schedules }
    },
    key,
    ...facts.access,
    beginReading: spending.beginReading,
    wantsBalance: spending.wantsBalance,
    spending,
    onUnpaused(listener) {
      unpausedListeners.add(listener)
      return () => unpausedListeners.delete(listener)
    },
  }
}
