import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { createPages, PAGE_SIZE } from '../../../src/renderer/stores/outbox-pages.ts'
import type { Page } from '../../../src/renderer/stores/outbox-pages.ts'
import { manualTiming, pending, settled } from '../send/scripted-core.ts'

/** Rows `from … 1`, newest first, as the core pages them. */
function source(rows: { newest: number }) {
  const reads: { cursor: string | null; limit: number }[] = []
  const page = ({ cursor, limit }: { cursor: string | null; limit: number }): Page<number> => {
    const start = cursor === null ? rows.newest : Number(cursor) - 1
    const items = Array.from({ length: Math.min(limit, start) }, (_, at) => start - at)
    const last = items.at(-1) ?? 0
    return { items, nextCursor: last > 1 ? String(last) : null }
  }
  return { reads, read: (input: { cursor: string | null; limit: number }) => { reads.push(input); return Promise.resolve(page(input)) } }
}

describe('a list that follows its source', () => {
  it('makes one read of a burst of changes, and one more for what changed meanwhile', async () => {
    const timing = manualTiming()
    const first = pending<Page<number>>()
    let reads = 0
    const pages = createPages<number>({ timing, read: () => ((reads += 1) === 1 ? first.promise : Promise.resolve({ items: [2, 1], nextCursor: null })) })
    pages.start()
    for (let times = 0; times < 50; times += 1) pages.refresh()
    await timing.pass(0)
    for (let times = 0; times < 50; times += 1) pages.refresh()
    await timing.pass(1_000)
    expect(reads).toBe(1)
    first.resolve({ items: [1], nextCursor: null })
    await settled()
    expect(pages.store.getState().items).toEqual([1])
    await timing.pass(99)
    expect(reads).toBe(1)
    await timing.pass(1)
    expect(reads).toBe(2)
    expect(pages.store.getState().items).toEqual([2, 1])
    await timing.pass(10_000)
    expect(reads).toBe(2)
  })

  it('reads as many rows again as it shows', async () => {
    const timing = manualTiming()
    const rows = { newest: 500 }
    const { read } = source(rows)
    const pages = createPages<number>({ timing, read })
    pages.start()
    await timing.pass(0)
    for (let more = 0; more < 5; more += 1) await pages.loadMore()
    expect(pages.store.getState().items).toHaveLength(300)
    rows.newest = 503
    pages.refresh()
    await timing.pass(100)
    const { items } = pages.store.getState()
    expect(items).toHaveLength(300)
    expect(items).toEqual(Array.from({ length: 300 }, (_, at) => 503 - at))
    await pages.loadMore()
    expect(pages.store.getState().items.at(-1)).toBe(154)
  })

  it('drops a page that was asked for before the list was read again', async () => {
    const timing = manualTiming()
    const late = pending<Page<string>>()
    let wasAsked = false
    const whole = Array.from({ length: PAGE_SIZE }, (_, at) => `a${at}`)
    const pages = createPages<string>({
      timing,
      read: ({ cursor }) => {
        if (cursor === 'old') { wasAsked = true; return late.promise }
        return Promise.resolve(wasAsked ? { items: ['new'], nextCursor: null } : { items: whole, nextCursor: 'old' })
      },
    })
    pages.start()
    await timing.pass(0)
    const more = pages.loadMore()
    pages.refresh()
    await timing.pass(100)
    late.resolve({ items: ['stale'], nextCursor: null })
    await more
    expect(pages.store.getState()).toMatchObject({ items: ['new'], nextCursor: null, isLoadingMore: false })
  })

  it('keeps what it shows when a read fails, says so, and reads again when asked', async () => {
    const timing = manualTiming()
    let fails = false
    const pages = createPages<number>({ timing, read: () => (fails ? Promise.reject(new AppError('TIMEOUT', 'late')) : Promise.resolve({ items: [1], nextCursor: null })) })
    pages.start()
    await timing.pass(0)
    fails = true
    pages.refresh()
    await timing.pass(100)
    expect(pages.store.getState()).toMatchObject({ status: 'error', items: [1], error: { code: 'TIMEOUT' } })
    fails = false
    pages.refresh()
    await timing.pass(100)
    expect(pages.store.getState()).toMatchObject({ status: 'ready', items: [1], error: null })
  })

  it('is silent once it is closed', async () => {
    const timing = manualTiming()
    const answer = pending<Page<number>>()
    const pages = createPages<number>({ timing, read: () => answer.promise })
    pages.start()
    await timing.pass(0)
    pages.stop()
    answer.resolve({ items: [1], nextCursor: null })
    await settled()
    expect(pages.store.getState().status).toBe('loading')
  })
})
