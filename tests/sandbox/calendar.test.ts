/** Calendar entries: made, read, changed, removed, and each in its workspace. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRig } from './support/sandbox-rig.ts'
import type { Rig } from './support/sandbox-rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig()
})
afterEach(() => rig.dispose())

const create = (json: unknown, workspace?: string) => rig.api('POST', '/calendar/entries', { json, ...(workspace === undefined ? {} : { workspace }) })
const list = (from: string, to: string, workspace?: string) => rig.api('GET', `/calendar/entries?start_date=${from}&end_date=${to}`, workspace === undefined ? {} : { workspace })

describe('an entry', () => {
  it('is kept with what it was given, and nothing made up', async () => {
    const full = { title: 'Launch', description: 'Day one', scheduled_date: '2026-06-30', scheduled_time: '09:30', platforms: ['x', 'instagram'] }
    const now = new Date(rig.clock.now()).toISOString()
    const made = await create(full)
    expect([made.status, made.body]).toEqual([200, { entry_id: expect.any(String), ...full, status: 'planned', created_at: now, updated_at: now }])
    expect((await rig.api('GET', `/calendar/entries/${made.body.entry_id}`)).body).toEqual(made.body)
    expect((await create({ title: 'Bare', scheduled_date: '2026-07-01' })).body).toMatchObject({ description: null, scheduled_time: null, platforms: [] })
  })

  it.each([
    ['no title', { scheduled_date: '2026-06-30' }],
    ['an empty title', { title: '', scheduled_date: '2026-06-30' }],
    ['a title of 501', { title: 'x'.repeat(501), scheduled_date: '2026-06-30' }],
    ['a description of 5,001', { title: 'a', description: 'x'.repeat(5_001), scheduled_date: '2026-06-30' }],
    ['no date', { title: 'a' }],
    ['a day that is none', { title: 'a', scheduled_date: '2026-02-29' }],
    ['a date written otherwise', { title: 'a', scheduled_date: '30.06.2026' }],
    ['24 hours', { title: 'a', scheduled_date: '2026-06-30', scheduled_time: '24:00' }],
    ['seconds', { title: 'a', scheduled_date: '2026-06-30', scheduled_time: '12:00:00' }],
    ['an unknown platform', { title: 'a', scheduled_date: '2026-06-30', platforms: ['mastodon'] }],
  ])('is refused: %s', async (_what, json) => {
    expect(await create(json)).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } })
    expect((await list('2026-01-01', '2026-12-31')).body).toEqual({ entries: [] })
  })

  it('is changed field by field; null empties, a list replaces', async () => {
    const { entry_id: id } = (await create({ title: 'A', description: 'd', scheduled_date: '2026-06-30', scheduled_time: '09:30', platforms: ['x', 'tiktok'] })).body
    rig.clock.advance(5_000)
    const change = (json: unknown) => rig.api('PATCH', `/calendar/entries/${id}`, { json })
    expect((await change({ title: 'B' })).body).toMatchObject({ title: 'B', description: 'd', scheduled_time: '09:30', platforms: ['x', 'tiktok'], updated_at: new Date(rig.clock.now()).toISOString() })
    expect((await change({ description: null, scheduled_time: null, platforms: ['youtube'] })).body).toMatchObject({ title: 'B', description: null, scheduled_time: null, platforms: ['youtube'] })
    for (const json of [{}, { title: null }, { scheduled_date: null }, { scheduled_time: '9:30' }]) expect((await change(json)).status, JSON.stringify(json)).toBe(400)
    expect((await rig.api('GET', `/calendar/entries/${id}`)).body.title).toBe('B')
  })

  it('is gone once removed', async () => {
    const { entry_id: id } = (await create({ title: 'A', scheduled_date: '2026-06-30' })).body
    expect((await rig.api('DELETE', `/calendar/entries/${id}`)).body).toEqual({ success: true })
    for (const method of ['GET', 'DELETE']) expect(await rig.api(method, `/calendar/entries/${id}`)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
    expect((await rig.api('PATCH', `/calendar/entries/${id}`, { json: { title: 'B' } })).status).toBe(404)
  })

  it('of another workspace is not there, to read, change or remove', async () => {
    const { entry_id: id } = (await create({ title: 'A', scheduled_date: '2026-06-30' })).body
    for (const [method, json] of [['GET'], ['PATCH', { title: 'B' }], ['DELETE']] as const) {
      expect((await rig.api(method, `/calendar/entries/${id}`, { workspace: rig.two, ...(json ? { json } : {}) })).status).toBe(404)
    }
    expect((await list('2026-01-01', '2026-12-31', rig.two)).body.entries).toEqual([])
    expect((await list('2026-01-01', '2026-12-31')).body.entries).toMatchObject([{ title: 'A' }])
  })
})

describe('a range', () => {
  it('holds both of its days, in the order of the calendar', async () => {
    for (const [title, scheduled_date, scheduled_time] of [['late', '2026-06-30', '18:00'], ['early', '2026-06-30', '08:00'], ['before', '2026-05-31'], ['first', '2026-06-01'], ['after', '2026-07-01']]) {
      await create({ title, scheduled_date, ...(scheduled_time ? { scheduled_time } : {}) })
    }
    expect((await list('2026-06-01', '2026-06-30')).body.entries.map((entry: { title: string }) => entry.title)).toEqual(['first', 'early', 'late'])
  })

  it('spans 366 days at most, and runs forwards', async () => {
    expect((await list('2026-01-01', '2027-01-02')).status).toBe(200)
    for (const [from, to] of [['2026-01-01', '2027-01-03'], ['2026-06-02', '2026-06-01'], ['2026-06-31', '2026-07-01'], ['', '2026-07-01']] as const) {
      expect(await list(from, to), `${from} ${to}`).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } })
    }
    expect((await rig.api('GET', '/calendar/entries?start_date=2026-06-01')).status).toBe(400)
  })
})
