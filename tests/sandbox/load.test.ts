/** Much data: every question that the service asks its database is answered by an index, and the answers are the same as with little. */
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createChance } from '../../src/sandbox/clock-and-chance.ts'
import { MEDIA_LIMITS } from '../../src/sandbox/media/receive-upload.ts'
import { createStudio } from '../../src/sandbox/pictures/studio.ts'
import { createService } from '../../src/sandbox/service.ts'
import { openStorage } from '../../src/sandbox/storage/open-storage.ts'
import { temporaryFolder } from '../support/workspace.ts'
import { fillService } from './support/fill-service.ts'
import { createManualClock } from './support/manual-clock.ts'
import { createRig } from './support/sandbox-rig.ts'
import type { Rig } from './support/sandbox-rig.ts'

/** Tables that stay small: a row, ten keys, what a person connects by hand. */
const SMALL = ['account', 'api_keys', 'workspaces', 'writing_styles']
/** Read from the newest on, by an index or the row's number, as far as the limit goes. */
const FROM_THE_END = [
  'SELECT * FROM posts ORDER BY seq DESC LIMIT ?',
  'SELECT * FROM generations ORDER BY seq DESC LIMIT ?',
  'SELECT * FROM picture_orders ORDER BY seq DESC LIMIT ?',
  'SELECT at, workspace_id AS workspaceId, amount, reason, reference FROM credit_entries ORDER BY id DESC LIMIT ?',
  'SELECT * FROM media ORDER BY created_at DESC, rowid DESC LIMIT ?',
  'SELECT * FROM request_log ORDER BY id DESC LIMIT ?',
  // All of it goes.
  'DELETE FROM request_log',
]

/** Every statement that the service prepares, at its start or later. */
function statementsOf(look: (db: Database) => void): string[] {
  const folder = temporaryFolder()
  const storage = openStorage(folder.path)
  const seen = new Set<string>()
  const prepare = storage.db.prepare.bind(storage.db)
  // The real one, listened to; its many forms come down to this one.
  storage.db.prepare = (sql: string) => {
    seen.add(sql.replace(/\s+/gu, ' ').trim())
    return prepare(sql)
  }
  try {
    const clock = createManualClock()
    createService(storage, { clock, chance: createChance(1), credits: 1, payWhenPlanned: false, publishMs: 1, generateMs: 1, videoMs: 1, lookMs: 1, mediaLimits: MEDIA_LIMITS, faultSeed: 1, studio: createStudio(), report: () => {} })
    look(storage.db)
    return [...seen]
  } finally {
    storage.close()
    folder.remove()
  }
}

function planOf(db: Database, sql: string): string[] {
  return z.array(z.object({ detail: z.string() })).parse(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...boundFor(sql))).map(({ detail }) => detail)
}
/** Something for each place that wants a value; a plan does not look at it. */
function boundFor(sql: string): unknown[] {
  const names = [...new Set(sql.match(/@\w+/gu) ?? [])]
  return names.length > 0 ? [Object.fromEntries(names.map((name) => [name.slice(1), null]))] : (sql.match(/\?/gu) ?? []).map(() => null)
}
const isFound = (detail: string) => !detail.startsWith('SCAN ') || SMALL.some((table) => new RegExp(`^SCAN ${table}\\b`, 'u').test(detail)) || /^SCAN (?:json_each VIRTUAL TABLE|CONSTANT ROW|\(subquery|\d)/u.test(detail)

describe('the database', () => {
  it('is never searched from one end to the other', () => {
    let plans: { sql: string; plan: string[] }[] = []
    const statements = statementsOf(() => {})
    statementsOf((db) => {
      plans = statements.filter((sql) => !FROM_THE_END.includes(sql)).map((sql) => ({ sql, plan: planOf(db, sql) }))
    })
    expect(plans.length).toBeGreaterThan(60)
    for (const { sql, plan } of plans) {
      expect(plan.filter((detail) => !isFound(detail)), sql).toEqual([])
      // Sorted by the index too, but for little at a time: what is due, the days of a range, a page.
      if (!/due_at|scheduled_at|scheduled_date|json_each/u.test(sql)) expect(plan.filter((detail) => /TEMP B-TREE/u.test(detail) && !SMALL.some((table) => sql.includes(table))), sql).toEqual([])
    }
    for (const sql of FROM_THE_END) expect(statements, 'a statement that is let through is one of the service').toContain(sql)
  })

  it('finds what hangs on a row by an index, when the row goes', () => {
    statementsOf((db) => {
      const tables = z.array(z.string()).parse(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all())
      const keys = tables.flatMap((table) =>
        z.array(z.object({ id: z.number(), seq: z.number(), from: z.string() })).parse(db.prepare('SELECT id, seq, "from" FROM pragma_foreign_key_list(?)').all(table)).map((key) => ({ table, ...key })),
      )
      const names = new Set(keys.map(({ table, id }) => `${table} ${id}`))
      expect(names.size).toBeGreaterThan(10)
      for (const name of names) {
        const columns = keys.filter(({ table, id }) => `${table} ${id}` === name)
        const table = columns[0]?.table ?? ''
        const where = columns.map(({ from }) => `"${from}" = ?`).join(' AND ')
        const plan = planOf(db, `SELECT 1 FROM "${table}" WHERE ${where}`)
        expect(plan.filter((detail) => !isFound(detail)), name).toEqual([])
      }
    })
  })

  it('would be found out: the look knows a scan', () => {
    statementsOf((db) => {
      expect(planOf(db, 'SELECT * FROM posts WHERE created_at = ?').filter((detail) => !isFound(detail))).toHaveLength(1)
      expect(planOf(db, 'SELECT sum(file_size) FROM media').filter((detail) => !isFound(detail))).toHaveLength(1)
    })
  })
})

describe('with many posts', () => {
  let rig: Rig
  beforeEach(async () => {
    rig = await createRig()
  })
  afterEach(() => rig.dispose())

  it('lists, reads, publishes and deletes as with few', async () => {
    const { workspaceIds, draftIds } = fillService(rig.sandbox.service.storage.db, { workspaces: 20, posts: 6_000 }, rig.clock.now())
    const [workspace = '', other = ''] = workspaceIds
    const [draft = ''] = draftIds
    const ids: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await rig.api('GET', `/posts?limit=100${cursor && `&cursor=${cursor}`}`, { workspace })
      ids.push(...body.data.map((post: { post_id: string }) => post.post_id))
      if (!body.has_more) break
      cursor = body.next_cursor
    }
    expect([ids.length, new Set(ids).size]).toEqual([300, 300])
    expect((await rig.api('GET', '/posts?status=draft&limit=100', { workspace })).body.data).toHaveLength(30)
    expect((await rig.api('GET', '/posts?status=failed', { workspace })).body.data).toEqual([])
    expect((await rig.api('GET', `/posts/${draft}`, { workspace })).body.status).toBe('draft')
    expect((await rig.api('POST', `/posts/${draft}/publish`, { workspace })).status).toBe(200)
    rig.clock.advance(4_000)
    expect((await rig.api('GET', `/posts/${draft}`, { workspace })).body.status).toBe('published')
    expect((await rig.admin('GET', '/posts/shown?limit=24')).body.posts).toHaveLength(24)
    expect((await rig.admin('DELETE', `/workspaces/${workspace}`)).status).toBe(200)
    expect((await rig.api('GET', '/posts?limit=100', { workspace: other })).body.data).toHaveLength(100)
    const { db } = rig.sandbox.service.storage
    expect(db.prepare('SELECT count(*) FROM posts').pluck().get()).toBe(5_700)
  })
})
