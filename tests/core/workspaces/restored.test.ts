/** Yesterday's file put back: nothing is published before the user says so (rules 5). Real registry, accounts, outbox and files. */
import { randomUUID } from 'node:crypto'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createAccounts } from '../../../src/core/accounts/index.ts'
import type { Accounts } from '../../../src/core/accounts/index.ts'
import { createEventBus } from '../../../src/core/events.ts'
import type { HttpPort } from '../../../src/core/ports.ts'
import { createPosts } from '../../../src/core/posts/index.ts'
import type { Posts } from '../../../src/core/posts/index.ts'
import { createClientFactory } from '../../../src/core/powerpost/index.ts'
import { createSync, releaseHeld } from '../../../src/core/sync/index.ts'
import type { Sync } from '../../../src/core/sync/index.ts'
import { createCatalog, createNotices, createWorkspaceRegistry } from '../../../src/core/workspaces/index.ts'
import type { Catalog, OutboxHooks, WorkspaceRegistry } from '../../../src/core/workspaces/index.ts'
import { VirtualClock } from '../../simulation/support/clock.ts'
import { seeded } from '../../simulation/support/random.ts'
import { ORIGIN, SimServer } from '../../simulation/support/server.ts'
import { content, insertDraft } from '../../simulation/support/workspace.ts'
import { MIGRATIONS_DIR, temporaryFolder } from '../../support/workspace.ts'
import { FakeKeychain } from '../accounts/rig.ts'
import { command } from './rig.ts'

const KEY = 'pp_live_sk_1'

const time = new VirtualClock()
const random = seeded(11)
let server: SimServer
let folder: ReturnType<typeof temporaryFolder>
let app: { state: { alive: boolean }; catalog: Catalog; registry: WorkspaceRegistry; accounts: Accounts; sync: Sync; posts: Posts } | null = null
let publishes = 0
const keychain = new FakeKeychain()

async function boot() {
  const state = { alive: true }
  const clock = time.forProcess(() => state.alive)
  const bus = createEventBus(randomUUID())
  const notices = createNotices(clock)
  const log = () => {}
  const port = server.port(() => state.alive, () => false)
  const http: HttpPort = (request) => {
    if (request.url.endsWith('/publish')) publishes += 1
    // The simulated service knows no generations; a plain yes stands for the cheap read.
    if (request.url.includes('/content/generations')) return Promise.resolve({ status: 200, headers: {}, body: new TextEncoder().encode('{}') })
    return port(request)
  }
  const clients = createClientFactory({ http, clock, random })
  const dataDir = join(folder.path, 'data')
  const catalog = createCatalog({ dataDir, migrationsDir: MIGRATIONS_DIR, clock, bus, log, notices })
  const accounts = createAccounts({
    catalog, secrets: keychain, http, clients, clock, random, bus, log, notices,
    host: { startHelper: () => Promise.reject(new Error('none')), notify: async () => {} },
  })
  const late: { sync: Sync | null } = { sync: null }
  const outbox: OutboxHooks = {
    attach: (workspace) => late.sync?.attach(workspace),
    detach: (id) => late.sync?.detach(id) ?? Promise.resolve(),
    leaving: () => {},
    inFlight: (id) => late.sync?.inFlight(id) ?? { publishing: 0, uploading: 0 },
    releaseHeld: (workspace, decision) => releaseHeld(workspace, decision, { clock, random }),
  }
  const registry = createWorkspaceRegistry({ dataDir, migrationsDir: MIGRATIONS_DIR, catalog, notices, clock, random, bus, log, clients, accounts, outbox })
  const sync = createSync({ registry, accounts, clients, clock, random, bus, log, media: { openRendition: () => null } })
  late.sync = sync
  registry.start()
  await accounts.start()
  await sync.start()
  const posts = createPosts({ accounts, clock, random, sync, undoMs: 0, ensureUploadRendition: () => Promise.reject(new Error('no media here')) })
  app = { state, catalog, registry, accounts, sync, posts }
  return app
}

async function shutDown() {
  if (!app) return
  const ending = app
  app = null
  ending.sync.stop()
  ending.registry.close()
  ending.catalog.close()
  ending.state.alive = false
}

beforeEach(() => {
  folder = temporaryFolder()
  server = new SimServer(time, random, { documentedOnly: false, guarded: false })
  server.faultRate = 0
  server.balances.set(KEY, 1_000)
  server.owners.set('ws-1', KEY)
  publishes = 0
})
afterEach(async () => {
  await shutDown()
  folder.remove()
})

it.each(['resume', 'cancel-all'] as const)('publish, put yesterday\'s file back, go online: nothing is published again (then: %s)', async (decision) => {
  const first = await boot()
  const adding = first.accounts.add({ ...command(), label: 'Mine', key: KEY, baseUrl: `${ORIGIN}/api/v1` })
  await time.run(1_000)
  const account = await adding
  const { workspace: made } = await first.registry.add({ ...command(), accountId: account.id, remoteId: 'ws-1', name: 'Client', color: 'teal' })
  const workspace = await first.registry.open(made.id)
  server.down = true
  const draftId = randomUUID()
  insertDraft(workspace.db, draftId, content({ postTypes: ['linkedin-post'] }))
  await first.posts.createSend(workspace, { ...command(), draftId, rev: 1, postTypes: ['linkedin-post'], when: { kind: 'now' }, again: false })
  await time.run(5_000)
  await shutDown()
  const file = join(folder.path, 'data', 'workspaces', made.id, 'workspace.db')
  const yesterday = join(folder.path, 'yesterday.db')
  cpSync(file, yesterday)

  server.down = false
  await boot()
  await time.run(10 * 60_000)
  expect(publishes).toBe(1)
  await shutDown()

  cpSync(yesterday, file)
  const restored = await boot()
  await time.run(24 * 60 * 60_000)
  expect(restored.registry.get(made.id).held).toBe(true)
  expect(publishes).toBe(1)
  expect([...server.posts.values()].filter((post) => post.accepted > 0)).toHaveLength(1)
  expect((await restored.registry.open(made.id)).db.prepare('SELECT DISTINCT state, blocked_code FROM intents').all()).toEqual([{ state: 'blocked', blocked_code: 'HELD' }])

  await restored.registry.releaseHold({ ...command(), workspaceId: made.id, decision })
  await time.run(10 * 60_000)
  // Sending once more is the user's own word, given after "may already be out"; setting aside sends nothing.
  expect(publishes).toBe(decision === 'resume' ? 2 : 1)
  expect(restored.registry.get(made.id).held).toBe(false)
})
