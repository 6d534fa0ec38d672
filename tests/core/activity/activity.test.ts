/** The log of requests on real files: in batches, in its own file, bounded, page by page. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createActivity } from '../../../src/core/activity/index.ts'
import type { Activity } from '../../../src/core/activity/index.ts'
import { createEventBus } from '../../../src/core/events.ts'
import type { MadeRequest } from '../../../src/core/powerpost/index.ts'
import { loadMigrations } from '../../../src/core/storage/migrations.ts'
import { createCatalog, createNotices } from '../../../src/core/workspaces/index.ts'
import type { Catalog } from '../../../src/core/workspaces/index.ts'
import { VirtualClock } from '../../simulation/support/clock.ts'
import { createTestWorkspace, MIGRATIONS_DIR, temporaryFolder } from '../../support/workspace.ts'
import type { TestWorkspaceFile } from '../../support/workspace.ts'

const DAY = 24 * 60 * 60_000
const ACCOUNT = randomUUID()
let time: VirtualClock
let clock: ReturnType<VirtualClock['forProcess']>
let client: TestWorkspaceFile
let catalog: Catalog
let activity: Activity
let logs: string[]
let told: { workspaceId: string | null; ids: string[] }[]
const ends: (() => void)[] = []

beforeEach(() => {
  time = new VirtualClock()
  clock = time.forProcess(() => true)
  client = createTestWorkspace({}, clock)
  const folder = temporaryFolder()
  const bus = createEventBus('epoch')
  told = []
  for (const one of [bus, client.bus]) one.subscribe((event) => void (event.type === 'changed' && event.topic === 'activity' && told.push({ workspaceId: event.workspaceId, ids: event.ids })))
  catalog = createCatalog({ dataDir: join(folder.path, 'data'), migrationsDir: MIGRATIONS_DIR, clock, bus, log: () => {}, notices: createNotices(clock) })
  addAccount(ACCOUNT)
  logs = []
  activity = createActivity({ catalog, clock, log: (level, message) => void logs.push(`${level} ${message}`) })
  activity.attach(client.workspace)
  ends.push(() => client.dispose(), () => catalog.close(), folder.remove)
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

function addAccount(id: string): void {
  catalog.write(() => catalog.db.prepare("INSERT INTO accounts (id, kind, label, base_url, key_state, created_at) VALUES (?, 'powerpost', 'Me', 'https://powerpost.test/api/v1', 'ready', 0)").run(id))
}
const request = (over: Partial<MadeRequest> = {}): MadeRequest => ({
  at: clock.now(), operation: 'getPost', accountId: ACCOUNT, workspaceId: client.workspace.identity.id, intentId: null, outcome: 'ok', status: 200, code: null, ms: 12, requestId: 'req-1',
  sent: 0, received: 300, attempt: 1, ...over,
})
const list = (over: Partial<Parameters<Activity['list']>[1]> = {}) => activity.list(client.workspace, { limit: 50, filter: 'all', ...over })
const written = () => client.workspace.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM activity').get()?.n

describe('writing', () => {
  it('does not happen while a call waits, but soon, all at once, and is told once', async () => {
    for (let at = 0; at < 3; at += 1) activity.record(request({ requestId: `req-${at}` }))
    expect(written()).toBe(0)
    await time.run(1_000)
    expect(written()).toBe(3)
    expect(told).toEqual([{ workspaceId: client.workspace.identity.id, ids: ['1', '2', '3'] }])
  })

  it('keeps every fact of a request', async () => {
    const intentId = randomUUID()
    activity.record(request({ at: 1_764_000_000_000, operation: 'uploadMedia', intentId, outcome: 'unclear', status: null, code: 'NO_ANSWER', ms: 61_000, requestId: null, sent: 4_000_000, received: 0, attempt: 3 }))
    expect(list().items).toEqual([
      { seq: 1, at: 1_764_000_000_000, operation: 'uploadMedia', intentId, outcome: 'unclear', status: null, code: 'NO_ANSWER', ms: 61_000, requestId: null, sent: 4_000_000, received: 0, attempt: 3 },
    ])
  })

  it('waits for a workspace that is not open, and loses nothing when one closes', async () => {
    activity.record(request())
    activity.detach(client.workspace.identity.id)
    expect(written()).toBe(1)
    activity.record(request({ requestId: 'req-2' }))
    await time.run(10_000)
    expect(written()).toBe(1)
    activity.attach(client.reopen())
    activity.record(request({ requestId: 'req-3' }))
    await time.run(1_000)
    expect(list().items.map((one) => one.requestId)).toEqual(['req-3', 'req-2', 'req-1'])
  })

  it('that fails stops nothing, is said once, and is made up for', async () => {
    const { db } = client.workspace
    db.exec("CREATE TRIGGER no_room BEFORE INSERT ON activity BEGIN SELECT raise(ABORT, 'no'); END")
    for (let at = 0; at < 5; at += 1) {
      activity.record(request({ requestId: `req-${at}` }))
      await time.run(1_000)
    }
    expect(logs).toEqual(['warn requests could not be written to the log'])
    for (let at = 5; at < 3_000; at += 1) activity.record(request({ requestId: `req-${at}` }))
    await time.run(1_000)
    db.exec('DROP TRIGGER no_room')
    activity.record(request({ requestId: 'last' }))
    await time.run(1_000)
    // Memory is bounded: the newest thousand.
    expect(written()).toBe(1_000)
    expect(list({ limit: 2 }).items.map((one) => one.requestId)).toEqual(['last', 'req-2999'])
  })

  it('ends with the app', () => {
    activity.record(request())
    activity.stop()
    expect(written()).toBe(1)
    activity.record(request())
    activity.flush()
    expect(written()).toBe(1)
  })
})

describe('what is kept', () => {
  it('is the newest 5,000', async () => {
    for (let at = 0; at < 5_400; at += 1) {
      activity.record(request({ requestId: `req-${at}` }))
      if (at % 180 === 0) await time.run(600)
    }
    await time.run(1_000)
    expect(written()).toBe(5_000)
    expect(list({ limit: 1 }).items[0]?.requestId).toBe('req-5399')
    expect(client.workspace.db.prepare<[], { id: string }>('SELECT request_id AS id FROM activity ORDER BY seq LIMIT 1').get()?.id).toBe('req-400')
  })

  it('is of the last 30 days', async () => {
    for (const days of [0, 10, 20, 31]) {
      activity.record(request({ at: clock.now() + days * DAY, requestId: `day-${days}` }))
    }
    activity.flush()
    await time.run(45 * DAY)
    activity.record(request({ requestId: 'day-45' }))
    await time.run(1_000)
    expect(list().items.map((one) => one.requestId)).toEqual(['day-45', 'day-31', 'day-20'])
  })
})

describe('reading', () => {
  it('goes page by page, each line once, whatever comes on top', () => {
    for (let at = 0; at < 120; at += 1) activity.record(request({ requestId: `req-${at}` }))
    const seen: (string | null)[] = []
    let cursor: string | null = null
    do {
      const page = list({ cursor, limit: 50 })
      seen.push(...page.items.map((one) => one.requestId))
      cursor = page.nextCursor
      activity.record(request({ requestId: 'newer' }))
    } while (cursor !== null)
    expect(seen).toEqual(Array.from({ length: 120 }, (_, at) => `req-${119 - at}`))
  })

  it('can leave out what went well, and takes a senseless cursor for none', () => {
    for (const [outcome, code] of [['ok', null], ['refused', 'NOT_FOUND'], ['ok', null], ['not-sent', 'OFFLINE'], ['unclear', 'BAD_ANSWER']] as const) activity.record(request({ outcome, code }))
    expect(list({ filter: 'failed' }).items.map((one) => one.code)).toEqual(['BAD_ANSWER', 'OFFLINE', 'NOT_FOUND'])
    expect(list({ filter: 'failed', limit: 2 }).nextCursor).not.toBeNull()
    expect(list({ cursor: "1' OR 1=1", limit: 1 }).items[0]?.seq).toBe(5)
  })
})

describe('an account', () => {
  const own = (over: Partial<MadeRequest> = {}) => request({ operation: 'getCredits', workspaceId: null, ...over })
  const ofAccount = (accountId: string) => activity.ofAccount({ accountId, limit: 50, filter: 'all' })

  it('has its own log, which no other account and no workspace sees', async () => {
    const other = randomUUID()
    addAccount(other)
    activity.record(own({ requestId: 'mine' }))
    activity.record(own({ accountId: other, requestId: 'theirs' }))
    activity.record(request({ requestId: 'client' }))
    await time.run(1_000)
    expect(ofAccount(ACCOUNT).items.map((one) => one.requestId)).toEqual(['mine'])
    expect(ofAccount(other).items.map((one) => one.requestId)).toEqual(['theirs'])
    expect(list().items.map((one) => one.requestId)).toEqual(['client'])
    expect(told).toContainEqual({ workspaceId: null, ids: [ACCOUNT, other] })
  })

  it('takes its log with it, and what comes late is nobody’s', async () => {
    activity.record(own())
    activity.flush()
    catalog.write(() => catalog.db.prepare('DELETE FROM accounts WHERE id = ?').run(ACCOUNT))
    activity.record(own())
    await time.run(1_000)
    expect(catalog.db.prepare('SELECT * FROM account_activity').all()).toEqual([])
    expect(logs).toEqual([])
    expect(() => ofAccount(ACCOUNT)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })
})

describe('a file of before', () => {
  it('keeps its lines, under the names of today', () => {
    const db = new Database(':memory:')
    const migrations = loadMigrations(MIGRATIONS_DIR, 'workspace')
    const before = migrations.findIndex((one) => one.name.endsWith('-requests.sql'))
    for (const one of migrations.slice(0, before)) db.exec(one.sql)
    const insert = db.prepare('INSERT INTO activity (at, operation, status, code, ms) VALUES (?, ?, ?, ?, 5)')
    insert.run(1, 'publish', 200, null)
    insert.run(2, 'upload', 413, 'FILE_TOO_LARGE')
    insert.run(3, 'poll captions', null, 'offline')
    insert.run(4, 'create_post', null, 'limiter')
    insert.run(5, 'look for draft', 500, 'server-error')
    db.exec(migrations[before]?.sql ?? '')
    expect(db.prepare('SELECT at, operation, outcome, sent, attempt FROM activity ORDER BY seq').all()).toEqual([
      { at: 1, operation: 'publishPost', outcome: 'ok', sent: 0, attempt: 1 },
      { at: 2, operation: 'uploadMedia', outcome: 'refused', sent: 0, attempt: 1 },
      { at: 3, operation: 'getGeneration', outcome: 'not-sent', sent: 0, attempt: 1 },
      { at: 5, operation: 'listPosts', outcome: 'unclear', sent: 0, attempt: 1 },
    ])
    db.close()
  })
})
