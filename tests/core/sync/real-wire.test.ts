/** The whole way for real: files on disk, sockets on loopback, undici, the outbox. Faults of the wire and a lost process at each step. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEventBus } from '../../../src/core/events.ts'
import type { Clock, HttpPort } from '../../../src/core/ports.ts'
import { createPosts } from '../../../src/core/posts/index.ts'
import { createClientFactory, createHttpPort } from '../../../src/core/powerpost/index.ts'
import { createSync } from '../../../src/core/sync/index.ts'
import { fakeAccounts, storedAccount } from '../../simulation/support/accounts.ts'
import { seeded } from '../../simulation/support/random.ts'
import { content, createDatabase, ensureRendition, insertDraft, insertMedia, openWorkspace } from '../../simulation/support/workspace.ts'
import { startWireService, WIRE_FAULTS } from './wire-service.ts'
import type { WireService } from './wire-service.ts'

const STEPS = [['upload', '/media/upload'], ['create', '/posts'], ['publish', '/publish']] as const

let folder: string
let service: WireService
const ends: (() => Promise<void> | void)[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'powerpost-sync-'))
})
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
  await service.close()
  rmSync(folder, { recursive: true, force: true })
})

async function studio(documentedOnly: boolean) {
  service = await startWireService({ documentedOnly })
  const random = seeded(9)
  const accountId = random.uuid()
  const stored = new Map([[accountId, storedAccount({ id: accountId, kind: 'sandbox', baseUrl: service.url, key: 'pp_live_sk_a' })]])
  service.server.owners.set('ws-0', 'pp_live_sk_a')
  service.server.balances.set('pp_live_sk_a', 100)
  const identity = { id: random.uuid(), accountId, origin: 'sandbox', remoteId: 'ws-0' }
  const file = join(folder, 'workspace.db')
  createDatabase(identity, 'Client', file).close()

  const open = async () => {
    const alive = { yes: true }
    const clock: Clock = {
      now: () => Date.now(),
      monotonic: () => performance.now(),
      after: (ms, callback) => {
        const timer = setTimeout(() => alive.yes && callback(), ms)
        return () => clearTimeout(timer)
      },
    }
    const db = new Database(file)
    db.pragma('foreign_keys = ON')
    const workspace = openWorkspace(db, identity)
    const real = createHttpPort()
    const http: HttpPort = (request) => real.request(request).then((answer) => (alive.yes ? answer : new Promise(() => {})), (error: unknown) => (alive.yes ? Promise.reject(error instanceof Error ? error : new Error('?')) : new Promise(() => {})))
    const accounts = fakeAccounts(stored, () => clock.now())
    const sync = createSync({
      accounts, clock, random, bus: createEventBus('e'), log: () => {},
      clients: createClientFactory({ http, clock, random, timeouts: { readMs: 1_000, writeMs: 400, uploadIdleMs: 400 } }),
      registry: { hints: () => [{ id: identity.id, nextDueAt: null }], open: () => Promise.resolve(workspace), setHint: () => {} },
      media: {
        openRendition: () => {
          const bytes = Buffer.from(`canary-ws-0-end${'x'.repeat(300_000)}`)
          return { fileName: 'photo "1".png', mime: 'image/png', kind: 'image', size: bytes.length, open: async function* () { yield bytes } }
        },
      },
      timings: { settleFirstMs: 40, settleSecondMs: 80, firstPollMs: 40 },
    })
    const posts = createPosts({ accounts, clock, random, sync, ensureUploadRendition: (_workspace, mediaId) => Promise.resolve(ensureRendition(db, mediaId, () => random.uuid())) })
    /** As kill -9: nothing is closed by us, nothing more is heard. */
    const kill = () => {
      alive.yes = false
      workspace.close()
      sync.stop()
    }
    ends.push(async () => {
      kill()
      await real.close()
      db.close()
    })
    await sync.start()
    const state = (sendId: string) => db.prepare<[string], { state: string }>('SELECT state FROM sends WHERE id = ?').get(sendId)?.state
    const until = async (done: () => boolean) => {
      const deadline = Date.now() + 15_000
      while (!done()) {
        if (Date.now() > deadline) throw new Error(`not in time: ${JSON.stringify(db.prepare('SELECT kind, state, waiting_for, blocked_code, asks, last_error FROM intents').all())}`)
        await new Promise((resolve) => setTimeout(resolve, 15))
      }
    }
    return { db, workspace, posts, sync, kill, state, until }
  }

  const send = async (app: Awaited<ReturnType<typeof open>>, commandId = random.uuid()): Promise<string> => {
    const draftId = random.uuid()
    const mediaId = random.uuid()
    insertMedia(app.db, mediaId, random.uuid().replaceAll('-', '').repeat(2), 'photo.png')
    insertDraft(app.db, draftId, content({ shared: `${draftId} canary-ws-0-end`, postTypes: ['linkedin-post'], mediaIds: [mediaId] }))
    return (await app.posts.createSend(app.workspace, { commandId, draftId, rev: 1, postTypes: ['linkedin-post'], when: { kind: 'now' }, again: false })).sendId
  }
  const accepted = () => [...service.server.posts.values()].reduce((sum, post) => sum + post.accepted, 0)
  return { open, send, accepted }
}

describe.each([false, true])('over the wire, documentedOnly %s', (documentedOnly) => {
  it.each(STEPS.flatMap(([step, path]) => WIRE_FAULTS.map((fault) => [step, fault, path] as const)))('%s meets %s: exactly one post', async (_step, fault, path) => {
    const { open, send, accepted } = await studio(documentedOnly)
    let left = 1
    service.fault = (method, asked) => (method === 'POST' && asked.endsWith(path) && left > 0 ? ((left -= 1), fault) : undefined)
    const app = await open()
    const id = await send(app)
    await app.until(() => app.state(id) === 'finished')
    expect(left).toBe(0)
    expect(accepted()).toBe(1)
    expect(service.server.violations).toEqual([])
    expect(service.foreign).toBe(0)
  })

  it.each(STEPS.flatMap(([step, path]) => (['before', 'after'] as const).map((when) => [step, when, path] as const)))('the process dies at %s, %s the service acted: exactly one post', async (_step, when, path) => {
    const { open, send, accepted } = await studio(documentedOnly)
    let app = await open()
    let died = false
    service.fault = (method, asked) => {
      if (died || method !== 'POST' || !asked.endsWith(path)) return undefined
      died = true
      app.kill()
      return when === 'before' ? 'silent-before' : 'silent-after'
    }
    const id = await send(app)
    await app.until(() => died)
    app = await open()
    await app.until(() => app.state(id) === 'finished')
    expect(accepted()).toBe(1)
    expect(service.server.violations).toEqual([])
  })
})

it('waits while nothing listens, and goes on when something does', async () => {
  const { open, send, accepted } = await studio(false)
  const { url } = service
  await service.close()
  const app = await open()
  const id = await send(app)
  await app.until(() => app.db.prepare("SELECT 1 FROM intents WHERE kind = 'upload' AND state = 'waiting' AND waiting_for = 'network'").get() !== undefined)
  expect(accepted()).toBe(0)
  expect(app.state(id)).toBe('live')
  expect(url).toContain('127.0.0.1')
})
