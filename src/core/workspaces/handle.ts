/** A workspace that is open: its database under the one way to write it. */
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../contract/errors.ts'
import type { EventBus } from '../events.ts'
import type { Clock } from '../ports.ts'
import { closeDatabase } from '../storage/open-database.ts'
import { toStorageError } from '../storage/errors.ts'
import { createTransactions } from '../storage/transactions.ts'
import type { Workspace, WorkspaceIdentity } from './workspace.ts'

export interface WorkspaceHandle extends Workspace {
  readonly readOnly: boolean
  /** The first result of a command, if it was done here. */
  knownCommand(commandId: string): { result: unknown } | null
  /** Refuses every later write and closes the database. Idempotent. */
  close(): void
  /** After linking: this object refuses from now on; the answer goes on with the same database under its new identity. */
  succeed(identity: WorkspaceIdentity): WorkspaceHandle
}

export interface HandleDeps {
  bus: Pick<EventBus, 'emit'>
  clock: Clock
  /** Hears of faults of the disk; true when space was freed and the write shall be tried once more. */
  onFailure?: (error: unknown) => boolean
}

export function createHandle(opened: { db: Database; folder: string; identity: WorkspaceIdentity; readOnly: boolean }, deps: HandleDeps): WorkspaceHandle {
  const { db, folder, identity, readOnly } = opened
  let closed = false
  const transactions = createTransactions({
    db,
    clock: deps.clock,
    emit: (topic, ids) => deps.bus.emit(topic === 'accounts' || topic === 'workspaces' || topic === 'network' ? null : identity.id, topic, ids),
    ...(deps.onFailure ? { onFailure: deps.onFailure } : {}),
    translate: (error) => toStorageError(error, identity.id),
  })
  const refuseWhenShut = () => {
    if (closed) throw new AppError('NOT_POSSIBLE_NOW', 'This workspace was just closed.', { workspaceId: identity.id })
    if (readOnly) throw new AppError('DISK_READ_ONLY', 'The data folder cannot be written. Nothing was changed.', { workspaceId: identity.id })
  }
  return {
    identity,
    db,
    mediaDir: join(folder, 'media'),
    readOnly,
    get closed() {
      return closed
    },
    write(work) {
      refuseWhenShut()
      return transactions.write(work)
    },
    command(commandId, kind, work) {
      refuseWhenShut()
      return transactions.command(commandId, kind, work)
    },
    knownCommand: (commandId) => (closed ? null : transactions.known(commandId)),
    close() {
      if (closed) return
      closed = true
      closeDatabase(db)
    },
    succeed(next) {
      refuseWhenShut()
      closed = true
      return createHandle({ db, folder, identity: next, readOnly }, deps)
    },
  }
}
