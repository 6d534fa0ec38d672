/** Adding and linking workspaces of the service. */
import { AppError, isAppError } from '../../contract/errors.ts'
import type { WorkspaceView } from '../../contract/schemas/workspaces.ts'
import { checkRemote } from '../accounts/check-remote.ts'
import type { RemoteLink } from '../accounts/check-remote.ts'
import { cleanPasted } from '../accounts/pasted.ts'
import { reached } from '../storage/fault-point.ts'
import { SANDBOX_ORIGIN } from './context.ts'
import type { RegistryContext } from './context.ts'
import type { NewWorkspace } from './identity.ts'
import type { Opener } from './opening.ts'

export interface RemoteTarget {
  accountId: string
  accountLabel: string
  origin: string
  remoteId: string
  link: RemoteLink
}

/** The account's own word on where its workspaces live: for a sandbox its address does not count. Throws NOT_FOUND. */
function accountOf(context: RegistryContext, accountId: string) {
  const account = context.accounts.get(accountId)
  if (!account) throw new AppError('NOT_FOUND', 'That account is not in the app any more.')
  const origin = account.kind === 'sandbox' ? SANDBOX_ORIGIN : account.baseUrl
  if (origin === null) throw new AppError('INTERNAL', 'an account without an address')
  return { account, origin }
}

/** The workspace of the app that has this remote id already. */
export function findExisting(context: RegistryContext, accountId: string, remoteId: string): string | null {
  return context.rows.byRemote(accountOf(context, accountId).origin, remoteId)?.id ?? null
}

/** Asks the service. Throws INVALID_INPUT, KEY_MISSING, SANDBOX_UNAVAILABLE and everything `checkRemote` throws. */
export async function askService(context: RegistryContext, accountId: string, pasted: string): Promise<RemoteTarget> {
  const remoteId = cleanPasted(pasted, 'remoteId')
  const { account, origin } = accountOf(context, accountId)
  if (account.baseUrl === null) throw new AppError('SANDBOX_UNAVAILABLE', 'The sandbox is not running.')
  const key = await context.accounts.key(accountId)
  if (key === null) throw new AppError('KEY_MISSING', 'The key of this account is not there. Enter it again.')
  const link = await checkRemote(context.clients, { accountId, kind: account.kind, baseUrl: account.baseUrl, key, remoteId })
  return { accountId, accountLabel: account.label, origin, remoteId, link }
}

/**
 * The same for adding: offline, and without a key at hand, the workspace is added all the same, not verified. It names one
 * remote id for ever, so nothing can reach another client, and the first plain read that is answered verifies it.
 */
export async function askOrTrust(context: RegistryContext, accountId: string, pasted: string): Promise<RemoteTarget> {
  try {
    return await askService(context, accountId, pasted)
  } catch (error) {
    if (!isAppError(error) || (error.code !== 'OFFLINE' && error.code !== 'SANDBOX_UNAVAILABLE')) throw error
    const { account, origin } = accountOf(context, accountId)
    return { accountId, accountLabel: account.label, origin, remoteId: cleanPasted(pasted, 'remoteId'), link: 'not-verified' }
  }
}

export function newWorkspace(id: string, look: { name: string; color: WorkspaceView['color'] }, target: RemoteTarget | null): NewWorkspace {
  if (!target) return { id, ...look, link: 'local', accountId: null, accountLabel: null, origin: null, remoteId: null }
  const { accountId, accountLabel, origin, remoteId, link } = target
  return { id, ...look, link, accountId, accountLabel, origin, remoteId }
}

/** Once, and never to another remote id (rules 1, "Link"). */
export function linkWorkspace(context: RegistryContext, opener: Opener, id: string, target: RemoteTarget, commandId: string): WorkspaceView {
  if (opener.open(id).identity.remoteId !== null) throw new AppError('NOT_POSSIBLE_NOW', 'This workspace is linked already, and that is for good.', { workspaceId: id })
  const existing = context.rows.byRemote(target.origin, target.remoteId)
  if (existing && existing.id !== id) throw new AppError('WORKSPACE_EXISTS', `That workspace is in the app already: “${existing.name}”.`, { workspaceId: existing.id })
  reached(context.faultPoint, 'link:begun')
  return storeLink(context, opener, id, target, { commandId, kind: 'workspaces.link', wrap: (view) => view })
}

/**
 * The workspace whose account was removed goes on under the account that its remote id was entered for again. Its remote id and
 * its server stay what they are.
 */
export function rehome<T>(context: RegistryContext, opener: Opener, id: string, target: RemoteTarget, command: { commandId: string; kind: string; wrap: (view: WorkspaceView) => T }): T {
  const row = context.rows.require(id)
  if (row.origin !== target.origin || row.remote_id !== target.remoteId) throw new AppError('INTERNAL', 'a workspace was about to change its remote id')
  return storeLink(context, opener, id, target, command)
}

/** The workspace's own database first, then the catalog. */
function storeLink<T>(context: RegistryContext, opener: Opener, id: string, target: RemoteTarget, command: { commandId: string; kind: string; wrap: (view: WorkspaceView) => T }): T {
  const { rows, catalog } = context
  const handle = opener.open(id)
  handle.write(() => {
    handle.db.prepare('UPDATE workspace SET account_id = @accountId, account_label = @accountLabel, origin = @origin, remote_id = @remoteId, link = @link WHERE one = 1').run({ ...target })
  })
  reached(context.faultPoint, 'link:stored')
  const next = handle.succeed(Object.freeze({ id, accountId: target.accountId, origin: target.origin, remoteId: target.remoteId }))
  opener.replace(next)
  const result = catalog.command(command.commandId, command.kind, (note) => {
    catalog.db
      .prepare('UPDATE workspaces SET account_id = @accountId, account_label = @accountLabel, origin = @origin, remote_id = @remoteId, link = @link WHERE id = @id')
      .run({ ...target, id })
    note('workspaces', id)
    note('accounts', target.accountId)
    return command.wrap(rows.view(id))
  })
  reached(context.faultPoint, 'link:indexed')
  context.outbox.attach(next)
  return result
}

/** A plain read has confirmed that the key owns it. */
export function markVerified(context: RegistryContext, opener: Opener, id: string): void {
  const handle = opener.open(id)
  handle.write(() => handle.db.prepare("UPDATE workspace SET link = 'verified' WHERE one = 1 AND link = 'not-verified'").run())
  context.catalog.write((note) => {
    context.catalog.db.prepare("UPDATE workspaces SET link = 'verified' WHERE id = ? AND link = 'not-verified'").run(id)
    note('workspaces', id)
  })
}
