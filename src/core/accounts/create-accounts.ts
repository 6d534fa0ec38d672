/** Accounts: who may ask PowerPost for what, with which key, and what holds them up (rules 1 and 5). */
import { AppError, isAppError } from '../../contract/errors.ts'
import type { Account, KeyScope } from '../../contract/schemas/accounts.ts'
import type { MadeRequest } from '../powerpost/activity.ts'
import { reached } from '../storage/fault-point.ts'
import { createAccountContext } from './account-context.ts'
import type { AccountsDeps } from './account-context.ts'
import type { AccountRow } from './account-rows.ts'
import { createAddRemove } from './add-remove.ts'
import { checkRemote } from './check-remote.ts'
import { cleanBaseUrl, cleanName, cleanPasted } from './pasted.ts'
import { createKeyScopes } from './scopes.ts'
import type { Spending } from './spending/index.ts'
import type { AccountAccess } from './types.ts'

type Command<T> = T & { commandId: string }

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
  readonly spending: Pick<Spending, 'attach' | 'detach' | 'leaving'>
}

const SANDBOX_LABEL = 'Sandbox'

export function createAccounts(deps: AccountsDeps): Accounts {
  const context = createAccountContext(deps)
  const { baseUrlOf, bus, catalog, clients, clock, facts, keep, keys, lift, mustFind, noteTried, onUnpaused, originOf, rows, sandbox, sandboxRow, spending, tryOut, view } = context
  const coming = createAddRemove(context)
  const keyScopes = createKeyScopes(deps)
  let remaking: Promise<string | null> | null = null

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
      for (const row of rows.all()) if ((await coming.takeUp(row)) === 'ready') await key(row.id)
      if (sandboxRow()) sandbox.lookAgain()
    },
    list: () => rows.all().map((row) => view(row.id)),
    keychain: () => keys.keychain(),
    async add({ commandId, label, key: pasted, baseUrl }) {
      const made = { kind: 'powerpost' as const, label: cleanName(label, 'label'), key: cleanPasted(pasted, 'key'), baseUrl: cleanBaseUrl(baseUrl) }
      return coming.finishAdd(coming.begin(commandId, 'accounts.add', made), made.key, commandId)
    },
    async rename({ commandId, accountId, label }) {
      mustFind(accountId)
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
      const row = mustFind(accountId)
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
      mustFind(accountId)
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
      const row = mustFind(accountId)
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
      mustFind(accountId)
      return keyScopes.list(accountId)
    },
    heard: (request) => keyScopes.record(request),
    async remove({ commandId, accountId }) {
      if (catalog.known(commandId)) return { ok: true }
      const row = mustFind(accountId)
      catalog.command(commandId, 'accounts.remove', (note) => {
        rows.setKey(accountId, 'removing', null)
        note('accounts', accountId)
        return { ok: true }
      })
      reached(deps.faultPoint, 'account:removing')
      await coming.finishRemove(row)
      return { ok: true }
    },
    async resume({ accountId }) {
      mustFind(accountId)
      lift(accountId)
      return view(accountId)
    },
    async setScheduling({ commandId, accountId, on }) {
      mustFind(accountId)
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
      const accountId = raced?.id ?? coming.begin(commandId, 'accounts.connectSandbox', { kind: 'sandbox', label: SANDBOX_LABEL, baseUrl: null, key: fresh })
      return coming.finishAdd(accountId, fresh, commandId)
    },
    async createSandboxWorkspace(accountId, name) {
      if (mustFind(accountId).kind !== 'sandbox') throw new AppError('NOT_POSSIBLE_NOW', 'Only the sandbox lets the app create workspaces.')
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
    onUnpaused,
  }
}
