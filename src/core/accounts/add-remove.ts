/** How accounts come and go, step by step, so that what a crash cut short is taken up or taken back (rules 1). */
import { isAppError } from '../../contract/errors.ts'
import type { Account } from '../../contract/schemas/accounts.ts'
import { reached } from '../storage/fault-point.ts'
import type { AccountContext, Tried } from './account-context.ts'
import type { AccountRow } from './account-rows.ts'
import type { AccountKind } from './types.ts'

export interface AddRemove {
  /** The row of an account that is being added; a repeat of the command answers the same. */
  begin(commandId: string, kind: 'accounts.add' | 'accounts.connectSandbox', made: { kind: AccountKind; label: string; baseUrl: string | null; key: string }): string
  finishAdd(accountId: string, key: string, commandId: string): Promise<Account>
  finishRemove(row: AccountRow): Promise<void>
  /** Additions and removals that an earlier run was cut off in. */
  takeUp(row: AccountRow): Promise<'ready' | 'settled'>
}

export function createAddRemove(context: AccountContext): AddRemove {
  const { catalog, clock, faultPoint, keys, rows } = context
  /** Additions under way, which taking up leaves alone. */
  const adding = new Set<string>()

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
      const accountId = context.random.uuid()
      rows.insert({ id: accountId, kind: made.kind, label: made.label, baseUrl: made.baseUrl, last4: made.key.slice(-4), now: clock.now() })
      note('accounts', accountId)
      return { accountId }
    })
    reached(faultPoint, 'account:pending')
    return done.accountId
  }

  /** Row, keychain, a look at the service, ready. A repeat after a crash takes up where it was. */
  const finishAdd = async (accountId: string, key: string, commandId: string): Promise<Account> => {
    const row = context.mustFind(accountId)
    if (row.key_state === 'ready' && keys.seen(accountId) === 'held') return context.view(accountId)
    adding.add(accountId)
    try {
      await context.keep(row, key, () => lookAtService(row, key, commandId))
      return context.view(accountId)
    } finally {
      adding.delete(accountId)
    }
  }

  const lookAtService = async (row: AccountRow, key: string, commandId: string): Promise<void> => {
    const baseUrl = context.baseUrlOf(row)
    try {
      const tried: Tried = baseUrl === null ? { said: 'unreachable', balance: null, read: () => {} } : await context.tryOut({ accountId: row.id, kind: row.kind, baseUrl, key })
      reached(faultPoint, 'account:verified')
      context.noteTried(row.id, tried)
    } catch (error) {
      if (isAppError(error)) await undoAdd(row.id, commandId)
      throw error
    }
  }

  const finishRemove = async (row: AccountRow): Promise<void> => {
    const isGone = await keys.forget(row.id)
    reached(faultPoint, 'account:forgotten')
    // A key that was never given to the keychain leaves nothing there; else the row stays until the entry is gone.
    if (!isGone && (await keys.isStored(row.id, context.originOf(row))) !== false && (await keys.keychain()).available) return
    catalog.write((note) => {
      rows.remove(row.id)
      note('accounts', row.id)
      for (const workspace of rows.linkedWorkspaces(row.id)) note('workspaces', workspace.id)
    })
    context.facts.forgetNetwork(row.id)
    reached(faultPoint, 'account:removed')
  }

  const takeUp = async (row: AccountRow): Promise<'ready' | 'settled'> => {
    if (row.key_state === 'removing') await finishRemove(row)
    if (row.key_state !== 'pending') return 'settled'
    // The addition was never answered: with its key it counts, without it never was.
    const stored = await keys.isStored(row.id, context.originOf(row))
    if (adding.has(row.id) || rows.find(row.id)?.key_state !== 'pending') return 'settled'
    if (stored === false) {
      await undoAdd(row.id, null)
      return 'settled'
    }
    context.facts.learn(row.id, () => rows.setKey(row.id, stored ? 'ready' : 'session-only', null))
    return stored ? 'ready' : 'settled'
  }

  return { begin, finishAdd, finishRemove, takeUp }
}
