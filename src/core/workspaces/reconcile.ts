/** At start: brings catalog and folders together, and finishes what the last run left half done (rules 1). */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CoreDeps, FaultPoint } from '../ports.ts'
import { newestGoodBackup } from '../storage/backup.ts'
import { syncFolder } from '../storage/index.ts'
import type { Migration } from '../storage/index.ts'
import { listAside } from '../storage/set-aside.ts'
import type { Catalog } from './catalog.ts'
import type { CatalogRow, CatalogRows } from './catalog-rows.ts'
import { finishDelete } from './delete-folder.ts'
import { peek, peekSelf } from './peek.ts'
import type { Peeked } from './peek.ts'
import { BACKUPS, CREATING, DAMAGED, DATABASE_FILE, DELETED, RECOVERED_FILE, UUID } from './layout.ts'
import type { Notices } from './notices.ts'

export interface ReconcileDeps {
  workspacesDir: string
  catalog: Catalog
  rows: CatalogRows
  migrations: readonly Migration[]
  notices: Notices
  log: CoreDeps['log']
  faultPoint?: FaultPoint | undefined
}

export function reconcile(deps: ReconcileDeps): void {
  const { workspacesDir, catalog, rows } = deps
  if (catalog.readOnly) return
  for (const row of rows.all()) if (row.state === 'deleting') finishDelete({ ...deps, id: row.id, command: null })
  for (const name of foldersOf(workspacesDir)) {
    if (name.startsWith(CREATING) || name.startsWith(DELETED)) rmSync(join(workspacesDir, name), { recursive: true, force: true })
    else tolerate(deps, name, () => takeIn(deps, name))
  }
  for (const row of rows.all()) tolerate(deps, row.id, () => compare(deps, row))
}

/** What one folder or row does to the scan never hinders the others. */
function tolerate(deps: ReconcileDeps, name: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    deps.log('error', 'a workspace folder could not be looked at', { folder: name.slice(0, 100), error: String(error).slice(0, 200) })
  }
}

function foldersOf(workspacesDir: string): string[] {
  return readdirSync(workspacesDir).filter((name) => statSync(join(workspacesDir, name), { throwIfNoEntry: false })?.isDirectory() ?? false)
}

/** A folder without its row: an unfinished creation, an imported or copied folder, or the catalog was lost. */
function takeIn(deps: ReconcileDeps, name: string): void {
  if (UUID.test(name) && deps.rows.find(name)) return
  const folder = join(deps.workspacesDir, name)
  const found = peek(folder, deps.migrations.length)
  if (found.state === 'absent') return
  const id = found.self?.id ?? (UUID.test(name) ? name : null)
  if (id === null || !UUID.test(id)) return
  if (id !== name) {
    if (existsSync(join(deps.workspacesDir, id))) {
      // A second folder that says it is the same client. It stays closed: nothing of it can be sent twice.
      deps.notices.add('workspace-held')
      deps.log('warn', 'a copied workspace folder is left closed', { workspace: id, folder: name.slice(0, 100) })
      return
    }
    renameSync(folder, join(deps.workspacesDir, id))
    syncFolder(deps.workspacesDir)
    if (deps.rows.find(id)) return
  }
  adopt(deps, id, found)
}

function adopt(deps: ReconcileDeps, id: string, found: Peeked): void {
  const { catalog, rows } = deps
  const self = found.self ?? fallbackSelf(deps, id)
  // Nobody knows whether its open sends are out by now, so an unknown epoch holds them; where there are none, nothing needs holding.
  const epoch = found.hasOpenWork || found.state !== 'ready' ? '' : (self?.epoch ?? '')
  const origin = self?.origin ?? null
  const isTaken = origin !== null && self?.remote_id != null && rows.byRemote(origin, self.remote_id) !== null
  catalog.write((note) => {
    rows.insert(
      {
        id,
        name: self?.name ?? 'Unreadable workspace',
        color: self?.color ?? 'blue',
        accountId: self?.account_id ?? null,
        accountLabel: self?.account_label ?? null,
        origin,
        remoteId: isTaken ? null : (self?.remote_id ?? null),
        link: self?.link ?? 'local',
      },
      found.state === 'absent' ? 'missing' : found.state,
      epoch,
    )
    if (self?.account_id != null && origin !== null) {
      // Accounts are told by their workspaces when the catalog was lost; the key may still be in the keychain.
      catalog.db
        .prepare(
          `INSERT INTO accounts (id, kind, label, base_url, key_state, created_at) VALUES (?, ?, ?, ?, 'ready', ?) ON CONFLICT (id) DO NOTHING`,
        )
        .run(self.account_id, origin === 'sandbox' ? 'sandbox' : 'powerpost', self.account_label ?? 'Account', origin === 'sandbox' ? null : origin, self.created_at)
    }
    for (const command of found.creationCommands) {
      catalog.db.prepare('INSERT INTO commands (id, kind, result, at) VALUES (@id, @kind, @result, @at) ON CONFLICT (id) DO NOTHING').run(command)
    }
    note('workspaces', id)
  })
  tell(deps, id, found.state)
}

/** The row of a file that cannot be read: as its newest sound backup has it. */
function fallbackSelf(deps: ReconcileDeps, id: string) {
  const folder = join(deps.workspacesDir, id)
  const backup = newestGoodBackup(join(folder, BACKUPS), 'workspace', deps.migrations.length)
  if (!backup) return null
  return peekSelf(backup.file)
}

/** A row against its folder: gone, back again, or linked by a run that ended before it could say so here. */
function compare(deps: ReconcileDeps, row: CatalogRow): void {
  const folder = join(deps.workspacesDir, row.id)
  const isThere = existsSync(join(folder, DATABASE_FILE)) || existsSync(join(folder, RECOVERED_FILE))
  if (!isThere) {
    const state = listAside(folder, DAMAGED).length > 0 ? 'damaged' : 'missing'
    changeState(deps, row, state)
    tell(deps, row.id, state)
    return
  }
  // A damaged file is moved away when it is found, so what lies here now is another one: opening it looks it over again.
  if (row.state !== 'ready') changeState(deps, row, 'ready')
  if (row.remote_id === null) {
    const self = peekSelf(join(folder, DATABASE_FILE))
    if (self?.id === row.id && self.origin !== null && self.remote_id !== null && !deps.rows.byRemote(self.origin, self.remote_id)) {
      deps.catalog.write((note) => {
        deps.catalog.db
          .prepare('UPDATE workspaces SET account_id = ?, account_label = ?, origin = ?, remote_id = ?, link = ? WHERE id = ?')
          .run(self.account_id, self.account_label, self.origin, self.remote_id, self.link, row.id)
        note('workspaces', row.id)
      })
    }
  }
}

function changeState(deps: ReconcileDeps, row: CatalogRow, state: CatalogRow['state']): void {
  if (row.state === state) return
  deps.catalog.write((note) => {
    deps.rows.setState(row.id, state)
    note('workspaces', row.id)
  })
}

function tell(deps: ReconcileDeps, id: string, state: Peeked['state']): void {
  if (state === 'damaged') deps.notices.add('workspace-damaged', id)
  else if (state === 'missing') deps.notices.add('workspace-missing', id)
  else if (state === 'newer') deps.notices.add('workspace-newer', id)
}

