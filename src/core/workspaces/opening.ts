/** Opening, closing and watching the workspaces' files. One handle for each, kept while it is open. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { backUp, hasRoomFor } from '../storage/backup.ts'
import { reached } from '../storage/fault-point.ts'
import { closeDatabase, markOf, openDatabase, renameDurably, storageFault, toStorageError } from '../storage/index.ts'
import { listAside, setAside } from '../storage/set-aside.ts'
import { freeSpaceOnce } from './catalog.ts'
import type { CatalogRow, CatalogState } from './catalog-rows.ts'
import type { RegistryContext } from './context.ts'
import { createHandle } from './handle.ts'
import type { WorkspaceHandle } from './handle.ts'
import { identityOf, readSelf } from './identity.ts'
import { BACKUPS, DAMAGED, DATABASE_FILE, RECOVERED_FILE } from './layout.ts'

export interface Opener {
  /** Throws WORKSPACE_MISSING, WORKSPACE_DAMAGED, WORKSPACE_NEWER, NOT_FOUND, DISK_FULL, DISK_READ_ONLY. Never makes a file. */
  open(id: string): WorkspaceHandle
  opened(id: string): WorkspaceHandle | null
  all(): WorkspaceHandle[]
  /** Takes the place of the one that is open (after linking). */
  replace(handle: WorkspaceHandle): void
  close(id: string): void
  closeAll(): void
  setState(id: string, state: CatalogState): void
}

export function createOpener(context: RegistryContext): Opener {
  const { rows, catalog, notices, workspacesDir } = context
  const handles = new Map<string, WorkspaceHandle>()
  const freeSpace = freeSpaceOnce(context)

  const setState = (id: string, state: CatalogState) => {
    if (state === 'damaged') notices.add('workspace-damaged', id)
    else if (state === 'missing') notices.add('workspace-missing', id)
    else if (state === 'newer') notices.add('workspace-newer', id)
    if (catalog.readOnly || rows.find(id)?.state === state) return
    try {
      catalog.write((note) => {
        rows.setState(id, state)
        note('workspaces', id)
      })
    } catch (error) {
      // The file's own state is what counts; the row is set right at the next look.
      context.log('warn', 'the catalog could not be written', { workspace: id, error: String(error).slice(0, 200) })
    }
  }

  const refuse = (id: string, state: 'missing' | 'damaged' | 'newer'): AppError => {
    setState(id, state)
    const data = { workspaceId: id }
    if (state === 'missing') return new AppError('WORKSPACE_MISSING', 'The file of this workspace is not there.', data)
    if (state === 'newer') return new AppError('WORKSPACE_NEWER', 'This workspace was written by a newer version of the app. It was not touched.', data)
    return new AppError('WORKSPACE_DAMAGED', 'The file of this workspace is damaged. It was set aside as it is.', data)
  }

  const openFile = (row: CatalogRow): WorkspaceHandle => {
    const { id } = row
    const folder = join(workspacesDir, id)
    const file = join(folder, DATABASE_FILE)
    placeRecovered(folder, context)
    if (!existsSync(file)) throw refuse(id, listAside(folder, DAMAGED).length > 0 ? 'damaged' : 'missing')
    try {
      const isAsLeft = isKnownSound(context, row, file)
      const { db, readOnly } = openDatabase({
        isAsLeft,
        file,
        kind: 'workspace',
        migrations: context.migrations,
        faultPoint: context.faultPoint,
        beforeMigration: (before) => void backUp(before, { folder: join(folder, BACKUPS), kind: 'workspace', reason: 'migration', now: context.clock.now(), faultPoint: context.faultPoint }),
      })
      try {
        const self = readSelf(db)
        if (self.id !== id) throw new AppError('WORKSPACE_DAMAGED', 'The file in this folder belongs to another workspace.', { workspaceId: id })
        if (!readOnly && !catalog.readOnly) {
          admit(context, db, row)
          if (!isAsLeft) catalog.write(() => rows.setLooked(id, context.clock.now()))
        }
        return createHandle({ db, folder, identity: identityOf(readSelf(db)), readOnly: readOnly || catalog.readOnly }, { bus: context.bus, clock: context.clock, onFailure: (error) => onFailure(id, error) })
      } catch (error) {
        closeDatabase(db)
        throw error
      }
    } catch (error) {
      const fault = storageFault(error)
      if (fault === 'WORKSPACE_NEWER') throw refuse(id, 'newer')
      if (fault !== 'WORKSPACE_DAMAGED') throw toStorageError(error, id)
      context.log('error', 'a workspace file is damaged', { workspace: id, finding: String(error).slice(0, 200) })
      // A sound file of another workspace is not damaged: it stays where it is.
      if (!(error instanceof AppError)) asideQuietly(context, file)
      throw refuse(id, 'damaged')
    }
  }

  /** Damage found while working: the file is closed and looked over at the next opening. */
  const onFailure = (id: string, error: unknown): boolean => {
    if (storageFault(error) === 'WORKSPACE_DAMAGED') {
      context.log('error', 'a workspace file proved damaged while in use', { workspace: id, finding: String(error).slice(0, 200) })
      notices.add('workspace-damaged', id)
      queueMicrotask(() => void context.outbox.detach(id).then(() => {
        handles.get(id)?.close()
        handles.delete(id)
      }, () => {}))
    }
    return freeSpace(error)
  }

  const close = (id: string) => {
    const handle = handles.get(id)
    handles.delete(id)
    if (!handle || handle.closed) return
    handle.close()
    if (catalog.readOnly || handle.readOnly) return
    try {
      catalog.write(() => rows.setClosed(id, markOf(join(workspacesDir, id, DATABASE_FILE))))
    } catch (error) {
      context.log('info', 'how a workspace was closed could not be noted', { workspace: id, error: String(error).slice(0, 200) })
    }
  }

  return {
    open(id) {
      const known = handles.get(id)
      if (known && !known.closed) return known
      const row = rows.require(id)
      if (row.state === 'deleting') throw new AppError('NOT_FOUND', 'That workspace is being deleted.', { workspaceId: id })
      const handle = openFile(row)
      handles.set(id, handle)
      if (row.state !== 'ready') setState(id, 'ready')
      context.outbox.attach(handle)
      return handle
    },
    opened: (id) => handles.get(id) ?? null,
    all: () => [...handles.values()].filter((handle) => !handle.closed),
    replace: (handle) => void handles.set(handle.identity.id, handle),
    close,
    closeAll() {
      for (const id of handles.keys()) close(id)
    },
    setState,
  }
}

/** A file that is exactly as it was closed is looked over again only now and then: the disk may spoil what nobody touched. */
const LOOK_AGAIN_MS = 3 * 24 * 60 * 60_000

function isKnownSound(context: RegistryContext, row: CatalogRow, file: string): boolean {
  if (row.closed_as === null || row.looked_at === null) return false
  const age = context.clock.now() - row.looked_at
  return age >= 0 && age < LOOK_AGAIN_MS && markOf(file) === row.closed_as
}

/**
 * Compares epochs, and gives the workspace a new one at every opening: a file that was put back from an earlier time is
 * known by its old epoch (rules 5). The new epoch is promised in the catalog first, so a crash between never looks like that.
 */
function admit(context: RegistryContext, db: WorkspaceHandle['db'], row: CatalogRow): void {
  const { catalog, rows } = context
  const before = readSelf(db)
  const isKnown = before.epoch === row.epoch || (row.next_epoch !== null && before.epoch === row.next_epoch)
  const other = before.origin !== null && before.remote_id !== null ? rows.byRemote(before.origin, before.remote_id) : null
  const mustHold = !isKnown || (other !== null && other.id !== row.id)
  rollEpoch(context, db, mustHold)
  const self = readSelf(db)
  if (mustHold) context.log('warn', 'a workspace is held: its file is not the one known last', { workspace: row.id })
  if (self.held) context.notices.add('workspace-held', row.id)
  if (catalog.db.inTransaction) throw new Error('a workspace was opened inside a write of the catalog')
}

/** A new epoch for the live file, so that copies made before now can be told from it. */
export function rollEpoch(context: RegistryContext, db: WorkspaceHandle['db'], mustHold = false): void {
  const { catalog, rows } = context
  const { id } = readSelf(db)
  const epoch = context.random.uuid()
  catalog.write(() => rows.promiseEpoch(id, epoch))
  reached(context.faultPoint, 'epoch:promised')
  db.prepare('UPDATE workspace SET epoch = ?, held = max(held, ?) WHERE one = 1').run(epoch, mustHold ? 1 : 0)
  reached(context.faultPoint, 'epoch:given')
  const self = readSelf(db)
  const shown = rows.find(id)
  catalog.write((note) => {
    rows.settle(self, epoch, self.held)
    const isNews = shown?.name !== self.name || shown.color !== self.color || shown.remote_id !== self.remote_id || (shown.held === 1) !== self.held || shown.state !== 'ready'
    if (isNews) note('workspaces', id)
  })
}

/** Finishes a recovery: the whole new file takes the place of whatever lies there, which is kept. */
export function placeRecovered(folder: string, context: Pick<RegistryContext, 'faultPoint'>): void {
  const recovered = join(folder, RECOVERED_FILE)
  if (!existsSync(recovered)) return
  const file = join(folder, DATABASE_FILE)
  setAside(file, DAMAGED)
  reached(context.faultPoint, 'recover:set-aside')
  for (const part of ['-wal', '-shm']) rmSync(recovered + part, { force: true })
  renameDurably(recovered, file)
  reached(context.faultPoint, 'recover:placed')
}

function asideQuietly(context: RegistryContext, file: string): void {
  try {
    setAside(file, DAMAGED)
  } catch (error) {
    context.log('warn', 'a damaged file could not be set aside and stays where it is', { error: String(error).slice(0, 200) })
  }
}

const DAY_MS = 24 * 60 * 60_000

/** The daily safety copy of one open workspace. Answers whether one was made. */
export function backUpIfDue(context: RegistryContext, handle: WorkspaceHandle): boolean {
  if (handle.closed || handle.readOnly) return false
  const now = context.clock.now()
  const self = readSelf(handle.db)
  // A time in the future comes from a clock that was set back.
  if (self.backed_up_at !== null && Math.abs(now - self.backed_up_at) < DAY_MS) return false
  const folder = join(context.workspacesDir, self.id)
  if (!hasRoomFor(join(folder, DATABASE_FILE), folder)) return false
  const setTime = (at: number | null) => handle.write(() => handle.db.prepare('UPDATE workspace SET backed_up_at = ? WHERE one = 1').run(at))
  setTime(now)
  try {
    backUp(handle.db, { folder: join(folder, BACKUPS), kind: 'workspace', reason: 'daily', now, faultPoint: context.faultPoint })
  } catch (error) {
    setTime(self.backed_up_at)
    throw toStorageError(error, self.id)
  }
  rollEpoch(context, handle.db)
  return true
}
