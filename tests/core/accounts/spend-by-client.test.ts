/** What an account's clients used: read from each client's own file, kept when one is deleted, and never summed over accounts. */
import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spend, spendLines, spendOfLines } from '../../../src/core/generations/spend.ts'
import { createTotals } from '../../../src/core/accounts/spending/totals.ts'
import { createCore } from '../../../src/core/core.ts'
import type { Core } from '../../../src/core/core.ts'
import { TransportError } from '../../../src/core/ports.ts'
import { systemClock, systemRandom } from '../../../src/core/system-ports.ts'
import type { Workspace } from '../../../src/core/workspaces/index.ts'
import { MIGRATIONS_DIR, createTestWorkspace, temporaryFolder } from '../../support/workspace.ts'
import { CrashHere } from '../workspaces/rig.ts'

const command = () => ({ commandId: randomUUID() })
let folder: ReturnType<typeof temporaryFolder>
let core: Core
let crashAt: string | null = null

function boot(): Core {
  return createCore({
    dataDir: join(folder.path, 'data'), migrationsDir: MIGRATIONS_DIR, version: '0.0.0', clock: systemClock, random: systemRandom, log: () => {},
    http: () => Promise.reject(new TransportError('not-sent', 'connect', 'no way there')),
    secrets: { unavailable: async () => null, get: async () => 'pp_live_x', set: async () => {}, delete: async () => {} },
    host: { startHelper: () => Promise.reject(new Error('no helper here')), notify: async () => {} },
    faultPoint: (step) => {
      if (step === crashAt) throw new CrashHere(step)
    },
  })
}
const end = () => core.drain(1_000)

beforeEach(async () => {
  folder = temporaryFolder()
  crashAt = null
  core = boot()
  await core.start()
})
afterEach(async () => {
  await end()
  folder.remove()
})

const account = async (label: string) => (await core.accounts.add({ ...command(), label, key: `pp_live_${label}` })).id
const client = async (accountId: string, name: string) => (await core.workspaces.add({ ...command(), accountId, remoteId: `ws-${name}`, name, color: 'teal' })).workspace.id

/** A send that was published, with the fates of its items. */
function published({ db }: Pick<Workspace, 'db'>, at: string, credits: number | null, items: string[] = ['posted']): void {
  const id = randomUUID()
  db.pragma('foreign_keys = OFF')
  db.prepare("INSERT INTO sends (id, draft_id, revision_id, draft_rev, title, items, media, state, carrier, credits_used, created_at, published_at, seq) SELECT ?, ?, 'r', 1, '', '[]', '[]', 'finished', 'app', ?, 0, ?, coalesce(max(seq), 0) + 1 FROM sends")
    .run(id, randomUUID(), credits, Date.parse(at))
  for (const [position, status] of items.entries()) db.prepare('INSERT INTO send_items (send_id, position, post_type, status) VALUES (?, ?, ?, ?)').run(id, position, `type-${String(position)}`, status)
}
/** Captions that were taken. */
function written({ db }: Pick<Workspace, 'db'>, at: string, credits: number | null, over: { refunded?: 1; lost?: number } = {}): void {
  db.prepare(
    `INSERT INTO generations (id, seq, draft_title, request, media, equal_key, state, remote_id, credits_used, refunded, lost, lost_since, created_at, accepted_at)
     SELECT @id, coalesce(max(seq), 0) + 1, '', '{}', '[]', @id, 'completed', @id, @credits, @refunded, @lost, iif(@lost > 0, @at, NULL), 0, @at FROM generations`,
  ).run({ id: randomUUID(), credits, refunded: over.refunded ?? 0, lost: over.lost ?? 0, at: Date.parse(at) })
}
/** A publish that left. */
function left({ db }: Pick<Workspace, 'db'>, at: string, state: 'unknown' | 'cancelled', looks = '[]'): void {
  db.prepare("INSERT INTO intents (id, seq, kind, state, cancelled_by, unknown_since, looks, created_at, updated_at) SELECT ?, coalesce(max(seq), 0) + 1, 'publish', ?, ?, ?, ?, 0, 0 FROM intents")
    .run(randomUUID(), state, state === 'cancelled' ? 'user' : null, Date.parse(at), looks)
}
const spent = async (accountId: string, zone?: string) => (await core.spendByClient({ accountId, zone })).clients
const table = (rows: Awaited<ReturnType<typeof spent>>[number]['rows']) => rows?.map((row) => `${row.month} ${row.kind} ${String(row.count)}× ${String(row.credits)} −${String(row.refunded)} ?${String(row.uncertain)}`)

describe('an account', () => {
  it('sums its own clients and no other account’s', async () => {
    const [mine, other] = [await account('mine'), await account('other')]
    const [bakery, tea, foreign] = [await client(mine, 'Bakery'), await client(mine, 'Tea'), await client(other, 'Foreign')]
    await core.workspaces.createLocal({ ...command(), name: 'Without an account', color: 'teal' })
    published(await core.workspaces.open(bakery), '2026-10-31T23:30:00Z', 3)
    written(await core.workspaces.open(bakery), '2026-11-02T00:00:00Z', 5)
    published(await core.workspaces.open(foreign), '2026-11-02T00:00:00Z', 1000)
    expect((await spent(mine)).map((one) => [one.workspaceId, one.name, one.deletedAt, table(one.rows)])).toEqual([
      [bakery, 'Bakery', null, ['2026-11 captions 1× 5 −0 ?0', '2026-10 publish 1× 3 −0 ?0']],
      [tea, 'Tea', null, []],
    ])
    expect((await spent(mine, 'Europe/Berlin'))[0]?.rows?.map((row) => row.month)).toEqual(['2026-11', '2026-11'])
    expect((await spent(other)).map((one) => one.name)).toEqual(['Foreign'])
    expect(await spent(randomUUID())).toEqual([])
  })

  it('goes by what a file says of itself, not by the catalog', async () => {
    const [mine, other] = [await account('mine'), await account('other')]
    const bakery = await client(mine, 'Bakery')
    const workspace = await core.workspaces.open(bakery)
    published(workspace, '2026-11-02T00:00:00Z', 3)
    await end()
    core = boot()
    // The catalog is only an index: here it is wrong.
    const { default: Database } = await import('better-sqlite3')
    const catalog = new Database(join(folder.path, 'data', 'catalog.db'))
    catalog.prepare('UPDATE workspaces SET account_id = ?').run(other)
    catalog.close()
    expect(await spent(other)).toEqual([])
    expect((await spent(mine)).map((one) => table(one.rows))).toEqual([['2026-11 publish 1× 3 −0 ?0']])
  })

  it('keeps what a deleted client used, by the months of whichever zone is asked for later', async () => {
    const mine = await account('mine')
    const [bakery] = [await client(mine, 'Bakery'), await client(mine, 'Tea')]
    const workspace = await core.workspaces.open(bakery)
    for (const at of ['2026-10-31T22:59:59Z', '2026-10-31T23:00:00Z', '2026-11-30T23:59:59Z']) published(workspace, at, 2)
    published(workspace, '2026-11-30T23:59:59Z', null)
    const zones = ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns']
    const before = await Promise.all(zones.map(async (zone) => table((await spent(mine, zone))[0]?.rows ?? null)))
    await core.workspaces.delete({ ...command(), workspaceId: bakery, typedName: 'Bakery' })
    const clients = await spent(mine)
    expect(clients.map((one) => [one.name, one.deletedAt !== null])).toEqual([['Tea', false], ['Bakery', true]])
    expect(await Promise.all(zones.map(async (zone) => table((await spent(mine, zone))[1]?.rows ?? null)))).toEqual(before)
    await end()
    core = boot()
    expect(table((await spent(mine))[1]?.rows ?? null)).toEqual(before[0])
    // With its account goes the last word of it.
    await core.accounts.remove({ ...command(), accountId: mine })
    expect(await spent(mine)).toEqual([])
  })

  it.each(['delete:marked', 'delete:closed', 'delete:renamed', 'delete:removed'])('keeps it through a crash at %s', async (step) => {
    const mine = await account('mine')
    const bakery = await client(mine, 'Bakery')
    published(await core.workspaces.open(bakery), '2026-11-02T00:00:00Z', 7)
    crashAt = step
    await expect(core.workspaces.delete({ ...command(), workspaceId: bakery, typedName: 'Bakery' })).rejects.toThrow()
    crashAt = null
    await end()
    core = boot()
    await core.start()
    expect(core.workspaces.list()).toEqual([])
    expect((await spent(mine)).map((one) => [one.name, table(one.rows)])).toEqual([['Bakery', ['2026-11 publish 1× 7 −0 ?0']]])
  })

  it('says of a client whose file is damaged that it does not know, also once that is deleted', async () => {
    const mine = await account('mine')
    const bakery = await client(mine, 'Bakery')
    published(await core.workspaces.open(bakery), '2026-11-02T00:00:00Z', 7)
    await end()
    const file = join(folder.path, 'data', 'workspaces', bakery, 'workspace.db')
    rmSync(file)
    writeFileSync(file, 'no database '.repeat(1_000))
    core = boot()
    expect((await spent(mine)).map((one) => [one.name, one.deletedAt, one.rows])).toEqual([['Bakery', null, null]])
    expect((await spent(mine)).map((one) => one.rows)).toEqual([null])
    await core.workspaces.delete({ ...command(), workspaceId: bakery, typedName: 'Bakery' })
    expect((await spent(mine)).map((one) => [one.name, one.deletedAt !== null, one.rows])).toEqual([['Bakery', true, null]])
  })
})

it('what nobody told is named and never counted, and the months agree with the account’s book', () => {
  const test = createTestWorkspace()
  try {
    const { workspace } = test
    const at = '2026-11-10T12:00:00Z'
    published(workspace, at, 4, ['posted', 'posted'])
    published(workspace, at, 5, ['failed', 'failed'])
    published(workspace, at, 6, ['posted', 'failed'])
    published(workspace, at, null)
    written(workspace, at, 7)
    written(workspace, at, 8, { refunded: 1 })
    written(workspace, at, null)
    written(workspace, at, 9, { lost: 2 })
    left(workspace, at, 'unknown')
    left(workspace, at, 'cancelled', '[{}]')
    left(workspace, at, 'cancelled')
    const rows = spend(workspace)
    expect(table(rows)).toEqual(['2026-11 publish 4× 10 −5 ?4', '2026-11 captions 4× 16 −8 ?3'])
    expect(spendOfLines(workspace.db, spendLines(workspace.db))).toEqual(rows)
    const book = createTotals(workspace.db)(0)
    const sum = (of: 'credits' | 'refunded' | 'uncertain') => rows.reduce((total, row) => total + row[of], 0)
    expect([sum('credits') + sum('refunded'), sum('refunded')]).toEqual([book.spent, book.givenBack])
    // One is still open there: it is not lost yet.
    expect(sum('uncertain')).toBe(book.untold + book.lost + 1)
  } finally {
    test.dispose()
  }
})
