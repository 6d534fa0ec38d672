import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { DraftSummary } from '../../../src/contract/schemas/drafts.ts'
import type { CoreClient, CoreConnection } from '../../../src/renderer/connection/core-connection.ts'
import { createDraftList } from '../../../src/renderer/stores/drafts-list.ts'
import { createFakeTime } from './fake-time.ts'

const WORKSPACE = randomUUID()

/** A table of drafts in the order of their last save, read in pages by a key that moves when a draft is saved. */
function createTable(count: number) {
  const time = createFakeTime()
  let seq = 0
  let rows: { seq: number; item: DraftSummary; isTrashed: boolean }[] = []
  const listeners = new Set<Parameters<CoreConnection['onChanged']>[0]>()
  const rereads = new Set<() => void>()
  const add = (title: string) => {
    const item: DraftSummary = { id: randomUUID(), title, excerpt: '', platforms: [], mediaCount: 0, mediaStrip: [], updatedAt: time.now(), trashedAt: null, send: 'none' }
    rows.push({ seq: ++seq, item, isTrashed: false })
    return item.id
  }
  for (let at = 0; at < count; at++) add(`draft ${at}`)
  const table = {
    time,
    calls: 0,
    delay: () => 1,
    fails: false,
    tell: (ids: string[], workspaceId = WORKSPACE) => {
      for (const listener of listeners) listener({ workspaceId, topic: 'drafts', ids })
    },
    reread: () => {
      for (const one of rereads) one()
    },
    add,
    list: () => rows.filter((row) => !row.isTrashed).sort((a, b) => b.seq - a.seq).map((row) => row.item),
    save(id: string, title: string) {
      rows = rows.map((row) => (row.item.id === id ? { ...row, seq: ++seq, item: { ...row.item, title } } : row))
    },
    trash(id: string, isTrashed: boolean) {
      rows = rows.map((row) => (row.item.id === id ? { ...row, isTrashed } : row))
    },
    connection: {
      async call(act: (client: CoreClient) => Promise<unknown>) {
        return act({ drafts: { list } } as unknown as CoreClient)
      },
      onChanged(listener: Parameters<CoreConnection['onChanged']>[0]) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      onReread(listener: () => void) {
        rereads.add(listener)
        return () => void rereads.delete(listener)
      },
      // Of a connection's verbs a list calls these.
    } as unknown as CoreConnection,
  }
  async function list(input: { cursor?: string | null; limit?: number }) {
    table.calls += 1
    const delay = table.delay()
    const fails = table.fails
    const before = input.cursor == null ? Infinity : Number(input.cursor)
    const found = rows.filter((row) => !row.isTrashed && row.seq < before).sort((a, b) => b.seq - a.seq)
    const taken = found.slice(0, input.limit ?? 50)
    await new Promise<void>((resolve) => void time.after(delay, resolve))
    if (fails) throw new AppError('CORE_RESTARTED', 'lost by the test')
    return { items: taken.map((row) => row.item), nextCursor: found.length > taken.length ? String(taken.at(-1)?.seq) : null }
  }
  return table
}

async function open(count: number) {
  const table = createTable(count)
  const list = createDraftList({ connection: table.connection, timing: table.time }, WORKSPACE, false)
  await table.time.pass(5)
  return { table, list, state: () => list.state.getState(), titles: () => list.state.getState().items.map((item) => item.title) }
}

describe('the list of drafts', () => {
  it('reads a first page and goes on when scrolled', async () => {
    const { table, list, state } = await open(700)
    expect(state()).toMatchObject({ phase: 'ready', isLoadingMore: false })
    expect(state().items).toHaveLength(50)
    list.more()
    list.more()
    expect(state().isLoadingMore).toBe(true)
    await table.time.pass(5)
    expect(state().items).toHaveLength(250)
    expect(table.calls).toBe(2)
  })

  it('reads only the top when a draft in view is saved, however far one has scrolled', async () => {
    const { table, list, state } = await open(2_000)
    for (let at = 0; at < 5; at++) {
      list.more()
      await table.time.pass(5)
    }
    const deep = state().items[900]?.id ?? ''
    const calls = table.calls
    table.save(deep, 'typed')
    table.tell([deep])
    await table.time.pass(400)
    expect(table.calls - calls).toBe(1)
    expect(state().items[0]?.title).toBe('typed')
    expect(state().items).toEqual(table.list().slice(0, state().items.length))
    expect(state().items).toHaveLength(1_050)
  })

  it('reads longer pages where it is long already', async () => {
    const { table, list, state } = await open(4_000)
    const counts: number[] = []
    while (state().nextCursor !== null) {
      list.more()
      await table.time.pass(5)
      counts.push(state().items.length)
    }
    expect(counts).toEqual([250, 450, 650, 850, 1_050, 2_050, 3_050, 4_000])
    expect(state().items).toEqual(table.list())
    const calls = table.calls
    table.reread()
    await table.time.pass(500)
    expect(table.calls - calls).toBe(counts.length + 1)
  })

  it('goes back to its first page when it rests, and can be scrolled again', async () => {
    const { table, list, state } = await open(2_000)
    for (let at = 0; at < 6; at++) {
      list.more()
      await table.time.pass(5)
    }
    const saved = state().items[700]?.id ?? ''
    table.save(saved, 'saved meanwhile')
    table.tell([saved])
    await table.time.pass(500)
    list.rest()
    expect(state().items).toEqual(table.list().slice(0, 50))
    list.more()
    await table.time.pass(5)
    expect(state().items).toEqual(table.list().slice(0, 250))
    list.rest()
    expect(state().items).toHaveLength(250)
  })

  it('reads no page beside a read from the top', async () => {
    const { table, list, state } = await open(700)
    table.delay = () => 400
    const later = state().items.length + 20
    const gone = table.list()[later]?.id ?? ''
    table.tell([state().items[0]?.id ?? ''])
    list.more()
    await table.time.pass(10)
    table.trash(gone, true)
    table.delay = () => 1
    table.tell([gone])
    await table.time.pass(2_000)
    expect(state().items).toEqual(table.list().slice(0, state().items.length))
    expect(state().items.length).toBeGreaterThan(50)
  })

  it('follows a draft that is being typed in at its own pace', async () => {
    const { table, state } = await open(10)
    const id = state().items[3]?.id ?? ''
    const calls = table.calls
    for (let at = 0; at < 40; at++) {
      table.save(id, `typed ${at}`)
      table.tell([id])
      await table.time.pass(25)
    }
    await table.time.pass(400)
    expect(table.calls - calls).toBeLessThan(8)
    expect(state().items[0]?.title).toBe('typed 39')
  })

  it('lets no older answer replace a newer one', async () => {
    const { table, state, titles } = await open(3)
    table.delay = () => 1_000
    table.tell([])
    await table.time.pass(10)
    table.delay = () => 1
    table.save(state().items[2]?.id ?? '', 'newest')
    table.tell([])
    await table.time.pass(3_000)
    expect(titles()[0]).toBe('newest')
  })

  it('keeps what it shows when a read fails, and reads again by itself', async () => {
    const { table, state, titles } = await open(3)
    table.fails = true
    table.save(state().items[2]?.id ?? '', 'saved meanwhile')
    table.tell([state().items[2]?.id ?? ''])
    await table.time.pass(300)
    expect(state()).toMatchObject({ phase: 'ready', error: 'CORE_RESTARTED' })
    expect(titles()).toHaveLength(3)
    table.fails = false
    await table.time.pass(3_000)
    expect(state().error).toBeNull()
    expect(titles()[0]).toBe('saved meanwhile')
  })

  it('says so when nothing could be read, and starts when told to', async () => {
    const table = createTable(3)
    table.fails = true
    const list = createDraftList({ connection: table.connection, timing: table.time }, WORKSPACE, false)
    await table.time.pass(5)
    expect(list.state.getState()).toMatchObject({ phase: 'failed', error: 'CORE_RESTARTED' })
    table.fails = false
    list.refresh()
    await table.time.pass(5)
    expect(list.state.getState()).toMatchObject({ phase: 'ready', error: null })
  })

  it('hears nothing of another client', async () => {
    const { table } = await open(3)
    const calls = table.calls
    table.tell([], randomUUID())
    await table.time.pass(1_000)
    expect(table.calls).toBe(calls)
  })

  it('shows what the core has, whatever changes while it reads and scrolls', async () => {
    const act = fc.oneof(
      { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('save', 'trash', 'untrash', 'saveUntold'), at: fc.nat({ max: 799 }) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('more', 'add', 'reread', 'slow', 'rest'), at: fc.nat({ max: 300 }) }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('pass'), at: fc.nat({ max: 500 }) }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        const { table, list, state } = await open(600)
        const all = table.list().map((item) => item.id)
        let untold: string[] = []
        for (const one of acts) {
          const id = all[one.at % all.length] ?? ''
          if (one.do === 'save' || one.do === 'saveUntold') table.save(id, `saved ${one.at}`)
          if (one.do === 'trash' || one.do === 'untrash') table.trash(id, one.do === 'trash')
          if (one.do === 'saveUntold') untold.push(id)
          else if (['save', 'trash', 'untrash'].includes(one.do)) {
            table.tell([id, ...untold])
            untold = []
          }
          if (one.do === 'add') table.tell([table.add('new')])
          if (one.do === 'more') list.more()
          if (one.do === 'rest') list.rest()
          if (one.do === 'reread') table.reread()
          if (one.do === 'slow') table.delay = () => one.at
          if (one.do === 'pass') await table.time.pass(one.at)
        }
        if (untold.length > 0) table.tell(untold)
        await table.time.pass(5_000)
        const shown = state().items
        expect(shown).toEqual(table.list().slice(0, shown.length))
        expect(shown.length).toBeGreaterThanOrEqual(Math.min(50, table.list().length))
        expect(state().nextCursor === null).toBe(shown.length === table.list().length)
      }),
      { numRuns: 150 },
    )
  })
})
