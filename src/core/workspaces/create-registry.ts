/** Every workspace of the app: the list, and the only place that holds more than one of them. */
import { AppError, isAppError } from '../../contract/errors.ts'
import type { WorkspaceView } from '../../contract/schemas/workspaces.ts'
import { cleanName, cleanPasted } from '../accounts/pasted.ts'
import { reached } from '../storage/fault-point.ts'
import { keepBallast, loadMigrations, toStorageError as asStorageError } from '../storage/index.ts'
import { buildWorkspace } from './build.ts'
import { createCatalogRows } from './catalog-rows.ts'
import type { RegistryContext, RegistryDeps } from './context.ts'
import { NO_OVERVIEW, deletePreviewOf, overviewOf } from './counts.ts'
import type { DeletePreview, Overview } from './counts.ts'
import { finishDelete } from './delete-folder.ts'
import { workspacesDirOf } from './layout.ts'
import { backUpIfDue, createOpener } from './opening.ts'
import { reconcile } from './reconcile.ts'
import { recoverFile } from './recover.ts'
import { askOrTrust, askService, findExisting, linkWorkspace, markVerified, newWorkspace, rehome } from './remote.ts'
import type { RemoteTarget } from './remote.ts'
import type { Workspace } from './workspace.ts'

type Color = WorkspaceView['color']
type Command<T> = T & { commandId: string }
type In<T> = T & { workspaceId: string }

export interface WorkspaceRegistry {
  /** Finishes what the last run left half done and compares catalog and folders. Once, before anything else. */
  start(): void
  list(): WorkspaceView[]
  get(workspaceId: string): WorkspaceView
  /** The open one, or opens it. Rejects with WORKSPACE_MISSING, WORKSPACE_DAMAGED, WORKSPACE_NEWER, NOT_FOUND. */
  open(workspaceId: string): Promise<Workspace>
  hints(): { id: string; nextDueAt: number | null }[]
  setHint(workspaceId: string, hint: { nextDueAt: number | null; needsYou: number }): void
  check(input: { accountId: string; remoteId: string }): Promise<{ remoteId: string; link: 'verified' | 'not-verified'; existing: string | null }>
  add(input: Command<{ accountId: string; remoteId: string; name: string; color: Color }>): Promise<{ workspace: WorkspaceView; existed: boolean }>
  createInSandbox(input: Command<{ accountId: string; name: string; color: Color }>): Promise<WorkspaceView>
  createLocal(input: Command<{ name: string; color: Color }>): Promise<WorkspaceView>
  link(input: Command<In<{ accountId: string; remoteId: string }>>): Promise<WorkspaceView>
  rename(input: Command<In<{ name: string }>>): Promise<WorkspaceView>
  setColor(input: Command<In<{ color: Color }>>): Promise<WorkspaceView>
  reorder(input: Command<{ order: string[] }>): Promise<{ ok: true }>
  overview(input: { workspaceId: string }): Promise<Overview>
  deletePreview(input: { workspaceId: string }): Promise<DeletePreview>
  delete(input: Command<In<{ typedName: string }>>): Promise<{ ok: true }>
  releaseHold(input: Command<In<{ decision: 'resume' | 'cancel-all' }>>): Promise<WorkspaceView>
  recover(input: Command<In<{ from: 'backup' | 'salvage' }>>): Promise<WorkspaceView>
  /** Reads once for each linked workspace that no read has confirmed yet; what cannot be asked now stays as it is. */
  verifyLinks(accountId?: string): Promise<void>
  /** Closes every file. The outbox must be at rest. */
  close(): void
}

const MAINTAIN_MS = 60 * 60_000
const FIRST_VERIFY_MS = 10_000
const FIRST_MAINTAIN_MS = 5 * 60_000
/** A window repeats a command within minutes; each save of a draft is one. */
const COMMANDS_KEPT_MS = 7 * 24 * 60 * 60_000
const DETACH_LIMIT_MS = 20_000

export function createWorkspaceRegistry(deps: RegistryDeps): WorkspaceRegistry {
  const { catalog, clock, random } = deps
  const context: RegistryContext = {
    ...deps,
    workspacesDir: workspacesDirOf(deps.dataDir),
    migrations: loadMigrations(deps.migrationsDir, 'workspace'),
    rows: createCatalogRows(catalog.db),
  }
  const { rows } = context
  const opener = createOpener(context)
  const deleting = new Map<string, Promise<{ ok: true }>>()
  const creatingRemotely = new Map<string, Promise<string>>()
  let cancelMaintenance = () => {}
  let cancelVerifying = () => {}
  let unsubscribe = () => {}
  let isClosed = false

  /** The first result of a command, stored with what it did. The window's own parse stands behind the type. */
  const first = <T>(commandId: string): T | undefined => catalog.known(commandId)?.result as T | undefined

  /** Folder and file first, then the row; the command is in both, so a repeat never makes a second. */
  const create = <T>(commandId: string, kind: string, look: { name: string; color: Color }, target: RemoteTarget | null, wrap: (view: WorkspaceView) => T): T => {
    const id = random.uuid()
    const epoch = random.uuid()
    const made = newWorkspace(id, look, target)
    const view: WorkspaceView = {
      id, name: made.name, color: made.color, position: rows.all().length + 1, accountId: made.accountId, accountLabel: made.accountLabel,
      remoteId: made.remoteId, link: made.link, state: 'ready', held: false, needsYou: 0,
    }
    if (catalog.readOnly) throw new AppError('DISK_READ_ONLY', 'The data folder cannot be written. Nothing was changed.')
    try {
      buildWorkspace(context, made, { epoch, now: clock.now(), command: { id: commandId, kind, result: wrap(view) } })
    } catch (error) {
      throw asStorageError(error)
    }
    const result = catalog.command(commandId, kind, (note) => {
      rows.insert(made, 'ready', epoch)
      note('workspaces', id)
      if (made.accountId !== null) note('accounts', made.accountId)
      return wrap(rows.view(id))
    })
    reached(deps.faultPoint, 'create:indexed')
    opener.open(id)
    return result
  }

  /** The remote id is kept at once under the command, so that a repeat does not make a second workspace in the sandbox. */
  const createRemotely = (commandId: string, accountId: string, name: string): Promise<string> => {
    const work = deps.accounts
      .createSandboxWorkspace(accountId, name)
      .then((remoteId) => catalog.command(`${commandId}/remote`, 'workspaces.createInSandbox.remote', () => remoteId))
      .finally(() => creatingRemotely.delete(commandId))
    creatingRemotely.set(commandId, work)
    return work
  }

  /** A name or colour: the workspace's own word first. Where its file cannot be opened only the catalog knows it. */
  const relabel = (commandId: string, id: string, kind: string, column: 'name' | 'color', value: string): WorkspaceView => {
    const known = first<WorkspaceView>(commandId)
    if (known) return known
    if (rows.require(id).state === 'ready') {
      const handle = opener.open(id)
      handle.write(() => handle.db.prepare(`UPDATE workspace SET ${column} = ? WHERE one = 1`).run(value))
    }
    return catalog.command(commandId, kind, (note) => {
      catalog.db.prepare(`UPDATE workspaces SET ${column} = ? WHERE id = ?`).run(value, id)
      note('workspaces', id)
      return rows.view(id)
    })
  }

  /** One that cannot be opened is deleted as it is. */
  const openQuietly = (id: string): void => {
    try {
      opener.open(id)
    } catch (error) {
      deps.log('info', 'a workspace that is deleted could not be opened', { workspace: id, code: isAppError(error) ? error.code : 'INTERNAL' })
    }
  }

  const remove = async (commandId: string, id: string): Promise<{ ok: true }> => {
    openQuietly(id)
    catalog.write((note) => {
      rows.setState(id, 'deleting')
      deps.outbox.leaving(id)
      note('workspaces', id)
    })
    reached(deps.faultPoint, 'delete:marked')
    let cancel = () => {}
    const limit = new Promise<void>((resolve) => (cancel = clock.after(DETACH_LIMIT_MS, resolve)))
    await Promise.race([deps.outbox.detach(id), limit])
    cancel()
    opener.close(id)
    reached(deps.faultPoint, 'delete:closed')
    const result = { ok: true as const }
    try {
      finishDelete({ ...context, id, command: { id: commandId, result, at: clock.now() } })
    } catch (error) {
      throw asStorageError(error)
    }
    for (const code of ['workspace-damaged', 'workspace-missing', 'workspace-held'] as const) deps.notices.clear(code, id)
    return result
  }

  const maintain = () => {
    if (isClosed) return
    for (const handle of opener.all()) {
      try {
        if (handle.readOnly) continue
        backUpIfDue(context, handle)
        handle.write(() => handle.db.prepare('DELETE FROM commands WHERE at < ?').run(clock.now() - COMMANDS_KEPT_MS))
      } catch (error) {
        deps.log('warn', 'the upkeep of a workspace failed', { workspace: handle.identity.id, error: String(error).slice(0, 200) })
      }
    }
    if (!catalog.readOnly) keepBallast(deps.dataDir)
    cancelMaintenance = clock.after(MAINTAIN_MS, maintain)
  }

  const registry: WorkspaceRegistry = {
    start() {
      reconcile(context)
      cancelMaintenance = clock.after(FIRST_MAINTAIN_MS, maintain)
      // Links that were made offline: soon after the start, and whenever an account is found to be online.
      cancelVerifying = clock.after(FIRST_VERIFY_MS, () => void registry.verifyLinks())
      unsubscribe = deps.bus.subscribe((event) => {
        if (event.type !== 'changed' || event.topic !== 'network') return
        for (const id of event.ids) if (deps.accounts.network(id) === 'online') void registry.verifyLinks(id)
      })
    },
    list: () => rows.views(),
    get: (id) => rows.view(id),
    open: async (id) => opener.open(id),
    hints: () => rows.all().filter((row) => row.state === 'ready').map((row) => ({ id: row.id, nextDueAt: row.next_due_at })),
    setHint(id, hint) {
      const row = rows.find(id)
      if (!row || catalog.readOnly || (row.next_due_at === hint.nextDueAt && row.needs_you === hint.needsYou)) return
      catalog.write((note) => {
        rows.setHint(id, hint.nextDueAt, hint.needsYou)
        if (row.needs_you !== hint.needsYou) note('workspaces', id)
      })
    },
    async check({ accountId, remoteId }) {
      const target = await askService(context, accountId, remoteId)
      return { remoteId: target.remoteId, link: target.link, existing: findExisting(context, accountId, target.remoteId) }
    },
    async add({ commandId, accountId, remoteId, name, color }) {
      type Added = { workspace: WorkspaceView; existed: boolean }
      const known = first<Added>(commandId)
      if (known) return known
      const look = { name: cleanName(name, 'name'), color }
      const already = () => {
        const existing = findExisting(context, accountId, cleanPasted(remoteId, 'remoteId'))
        return existing === null ? null : { workspace: rows.view(existing), existed: true }
      }
      const before = already()
      const orphan = before !== null && deps.accounts.get(before.workspace.accountId ?? '') === null ? before.workspace.id : null
      if (before && orphan === null) return before
      if (orphan !== null) {
        // Its account was removed. Only a service that answers may say that this key reaches it.
        const target = await askService(context, accountId, remoteId)
        return first<Added>(commandId) ?? rehome(context, opener, orphan, target, { commandId, kind: 'workspaces.add', wrap: (workspace) => ({ workspace, existed: true }) })
      }
      const target = await askOrTrust(context, accountId, remoteId)
      // Asked once more: another call may have added it meanwhile.
      return first<Added>(commandId) ?? already() ?? create(commandId, 'workspaces.add', look, target, (workspace) => ({ workspace, existed: false }))
    },
    async createInSandbox({ commandId, accountId, name, color }) {
      const known = first<WorkspaceView>(commandId)
      if (known) return known
      const look = { name: cleanName(name, 'name'), color }
      const account = deps.accounts.get(accountId)
      if (account?.kind !== 'sandbox') throw new AppError('NOT_POSSIBLE_NOW', 'Only the sandbox lets the app create workspaces.')
      const running = creatingRemotely.get(commandId)
      if (running) await running
      const remoteId = first<string>(`${commandId}/remote`) ?? (await createRemotely(commandId, accountId, look.name))
      const target = await askOrTrust(context, accountId, remoteId)
      return first<WorkspaceView>(commandId) ?? create(commandId, 'workspaces.createInSandbox', look, target, (workspace) => workspace)
    },
    async createLocal({ commandId, name, color }) {
      return first<WorkspaceView>(commandId) ?? create(commandId, 'workspaces.createLocal', { name: cleanName(name, 'name'), color }, null, (workspace) => workspace)
    },
    async link({ commandId, workspaceId, accountId, remoteId }) {
      const known = first<WorkspaceView>(commandId)
      if (known) return known
      const row = rows.require(workspaceId)
      // Done by this command already, but for the word of it.
      if (row.remote_id !== null && row.remote_id === cleanPasted(remoteId, 'remoteId') && row.account_id === accountId) return rows.view(workspaceId)
      if (row.remote_id !== null) throw new AppError('NOT_POSSIBLE_NOW', 'This workspace is linked already, and that is for good.', { workspaceId })
      const target = await askOrTrust(context, accountId, remoteId)
      return first<WorkspaceView>(commandId) ?? linkWorkspace(context, opener, workspaceId, target, commandId)
    },
    rename: async ({ commandId, workspaceId, name }) => relabel(commandId, workspaceId, 'workspaces.rename', 'name', cleanName(name, 'name')),
    setColor: async ({ commandId, workspaceId, color }) => relabel(commandId, workspaceId, 'workspaces.setColor', 'color', color),
    async reorder({ commandId, order }) {
      return catalog.command(commandId, 'workspaces.reorder', (note) => {
        // Those that are not named keep their order, after the named ones.
        const rest = rows.all().map((row) => row.id).filter((id) => !order.includes(id))
        for (const [index, id] of [...new Set(order), ...rest].entries()) {
          rows.place(id, index + 1)
          note('workspaces', id)
        }
        return { ok: true as const }
      })
    },
    async overview({ workspaceId }) {
      return overviewOf(opener.open(workspaceId).db)
    },
    async deletePreview({ workspaceId }) {
      const row = rows.require(workspaceId)
      try {
        const preview = deletePreviewOf(opener.open(workspaceId).db)
        const { publishing, uploading } = deps.outbox.inFlight(workspaceId)
        return { ...preview, inFlight: Math.max(preview.inFlight, publishing + uploading) }
      } catch (error) {
        // What cannot be opened can still be deleted; nothing of it is running.
        if (!isAppError(error) || (error.code !== 'WORKSPACE_MISSING' && error.code !== 'WORKSPACE_DAMAGED')) throw error
        return { ...NO_OVERVIEW, needsYou: row.needs_you, queued: 0, unknown: 0, inFlight: 0 }
      }
    },
    async delete({ commandId, workspaceId, typedName }) {
      if (first(commandId)) return { ok: true }
      const running = deleting.get(workspaceId)
      if (running) return running
      const row = rows.require(workspaceId)
      if (row.state === 'newer') throw new AppError('WORKSPACE_NEWER', 'This workspace was written by a newer version of the app, which is the one to delete it.', { workspaceId })
      if (typedName.normalize('NFC').trim() !== row.name.normalize('NFC').trim()) {
        throw new AppError('CONFIRMATION_MISMATCH', 'That is not the name of the workspace.', { field: 'typedName', workspaceId })
      }
      const work = remove(commandId, workspaceId).finally(() => deleting.delete(workspaceId))
      deleting.set(workspaceId, work)
      return work
    },
    async releaseHold({ commandId, workspaceId, decision }) {
      const known = first<WorkspaceView>(commandId)
      if (known) return known
      const handle = opener.open(workspaceId)
      const row = rows.require(workspaceId)
      const isDouble = handle.identity.remoteId !== null && row.remote_id === null
      if (isDouble) throw new AppError('NOT_POSSIBLE_NOW', 'Another workspace of the app sends for this client. This copy stays on hold.', { workspaceId })
      deps.outbox.releaseHeld(handle, decision)
      handle.write(() => handle.db.prepare('UPDATE workspace SET held = 0 WHERE one = 1').run())
      deps.notices.clear('workspace-held', workspaceId)
      const view = catalog.command(commandId, 'workspaces.releaseHold', (note) => {
        catalog.db.prepare('UPDATE workspaces SET held = 0 WHERE id = ?').run(workspaceId)
        note('workspaces', workspaceId)
        return rows.view(workspaceId)
      })
      deps.outbox.attach(handle)
      return view
    },
    async recover({ commandId, workspaceId, from }) {
      const known = first<WorkspaceView>(commandId)
      if (known) return known
      const row = rows.require(workspaceId)
      if (row.state !== 'damaged' && row.state !== 'missing') throw new AppError('NOT_POSSIBLE_NOW', 'The file of this workspace is not damaged.', { workspaceId })
      await deps.outbox.detach(workspaceId)
      opener.close(workspaceId)
      try {
        recoverFile(context, row, from)
      } catch (error) {
        throw asStorageError(error)
      }
      for (const code of ['workspace-damaged', 'workspace-missing'] as const) deps.notices.clear(code, workspaceId)
      opener.setState(workspaceId, 'ready')
      opener.open(workspaceId)
      return catalog.command(commandId, 'workspaces.recover', (note) => {
        note('workspaces', workspaceId)
        return rows.view(workspaceId)
      })
    },
    async verifyLinks(accountId) {
      for (const row of rows.all()) {
        if (row.link !== 'not-verified' || row.remote_id === null || row.account_id === null || row.state !== 'ready') continue
        if (accountId !== undefined && row.account_id !== accountId) continue
        try {
          const target = await askService(context, row.account_id, row.remote_id)
          if (isClosed) return
          if (target.link === 'verified' && rows.find(row.id)?.state === 'ready') markVerified(context, opener, row.id)
        } catch (error) {
          deps.log('info', 'a link could not be verified yet', { workspace: row.id, code: isAppError(error) ? error.code : 'INTERNAL' })
        }
      }
    },
    close() {
      isClosed = true
      unsubscribe()
      cancelVerifying()
      cancelMaintenance()
      opener.closeAll()
    },
  }
  return registry
}
