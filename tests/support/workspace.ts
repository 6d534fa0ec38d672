/** A real workspace (real file, real form, real pragmas) in a folder of its own, without a catalog. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createEventBus } from '../../src/core/events.ts'
import type { EventBus } from '../../src/core/events.ts'
import type { Clock, Random } from '../../src/core/ports.ts'
import { makeFolder } from '../../src/core/storage/durable-file.ts'
import { loadMigrations } from '../../src/core/storage/migrations.ts'
import { openDatabase } from '../../src/core/storage/open-database.ts'
import { buildWorkspace } from '../../src/core/workspaces/build.ts'
import { createHandle } from '../../src/core/workspaces/handle.ts'
import type { WorkspaceHandle } from '../../src/core/workspaces/handle.ts'
import { identityOf, readSelf } from '../../src/core/workspaces/identity.ts'
import type { NewWorkspace } from '../../src/core/workspaces/identity.ts'
import { DATABASE_FILE, workspacesDirOf } from '../../src/core/workspaces/layout.ts'

export const MIGRATIONS_DIR = fileURLToPath(new URL('../../src/core/storage/migrations', import.meta.url))

export const realClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

export const realRandom: Random = { uuid: () => randomUUID(), float: () => Math.random() }

/** A fresh folder under the system's temporary one; `remove` takes it away. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'powerpost-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export interface TestWorkspaceFile {
  readonly workspace: WorkspaceHandle
  readonly bus: EventBus
  readonly folder: string
  readonly file: string
  /** Closes and opens again, as a new start of the app would. */
  reopen(): WorkspaceHandle
  /** Closes and removes all files. */
  dispose(): void
}

/** Linked when `over` holds accountId, origin, remoteId and link; local otherwise. */
export function createTestWorkspace(over: Partial<NewWorkspace> = {}, clock: Clock = realClock): TestWorkspaceFile {
  const data = temporaryFolder()
  const workspacesDir = workspacesDirOf(data.path)
  makeFolder(workspacesDir)
  const migrations = loadMigrations(MIGRATIONS_DIR, 'workspace')
  const bus = createEventBus('test-epoch')
  const made: NewWorkspace = {
    id: randomUUID(), name: 'Test client', color: 'teal', link: 'local', accountId: null, accountLabel: null, origin: null, remoteId: null, ...over,
  }
  const folder = buildWorkspace({ workspacesDir, migrations }, made, { epoch: randomUUID(), now: clock.now(), command: null })
  const file = join(folder, DATABASE_FILE)
  const open = () => {
    const { db, readOnly } = openDatabase({ file, kind: 'workspace', migrations })
    return createHandle({ db, folder, identity: identityOf(readSelf(db)), readOnly }, { bus, clock })
  }
  let workspace = open()
  return {
    get workspace() {
      return workspace
    },
    bus, folder, file,
    reopen() {
      workspace.close()
      workspace = open()
      return workspace
    },
    dispose() {
      workspace.close()
      data.remove()
    },
  }
}
