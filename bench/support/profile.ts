/** A data folder as the app leaves it, with one local client. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCore } from '../../src/core/core.ts'
import { systemClock, systemRandom } from '../../src/core/system-ports.ts'
import type { Workspace } from '../../src/core/workspaces/workspace.ts'
import { MIGRATIONS_DIR, fillWorkspace } from './workspace.ts'

const unavailable = () => Promise.reject(new Error('not here'))

const OTHERS = ['Alpine Bikes', 'Studio Kraft', 'Harbour Bakery'] as const

/** Answers the id of the client; its drafts are in the search index too. `fill` puts in more; `others` are further clients, by the number of their drafts. */
export async function makeProfile(dataDir: string, drafts: number, fill: (workspace: Workspace) => Promise<void> = async () => {}, others: readonly number[] = []): Promise<string> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const core = createCore({
    dataDir, migrationsDir: MIGRATIONS_DIR, version: '0.0.0', clock: systemClock, random: systemRandom,
    secrets: { unavailable: async () => 'none in a benchmark', get: async () => null, set: unavailable, delete: unavailable },
    http: unavailable,
    host: { startHelper: unavailable, notify: unavailable },
    log: () => {},
  })
  await core.start()
  const add = async (name: string, color: 'teal' | 'amber', count: number, more: typeof fill) => {
    const { id } = await core.workspaces.createLocal({ commandId: randomUUID(), name, color })
    const workspace = await core.workspaces.open(id)
    fillWorkspace(workspace, count)
    await more(workspace)
    workspace.db.exec('UPDATE drafts SET search_dirty = 1')
    // A search first feeds what is missing.
    core.search.query(workspace, { text: 'spring', limit: 1 })
    return id
  }
  const id = await add('Nordic Coffee', 'teal', drafts, fill)
  for (const [at, count] of others.entries()) await add(OTHERS[at % OTHERS.length] ?? OTHERS[0], 'amber', count, async () => {})
  await core.drain(1000)
  writeFileSync(join(dataDir, 'preferences.json'), JSON.stringify({ theme: 'light', lastWorkspaceId: id }), { mode: 0o600 })
  return id
}
