import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { DraftSummary } from '../../../src/contract/schemas/drafts.ts'
import { createListRows, excerptOf, keptOffset, listRows, topsOf } from '../../../src/renderer/screens/drafts/list-rows.ts'
import { dayGroup } from '../../../src/renderer/strings/drafts.ts'

const NOW = new Date(2027, 2, 12, 15, 0, 0).getTime()
const HOUR = 3_600_000

function summary(part: Partial<DraftSummary> = {}): DraftSummary {
  return { id: randomUUID(), title: 'Title', excerpt: '', platforms: [], mediaCount: 0, mediaStrip: [], updatedAt: NOW, trashedAt: null, send: 'none', ...part }
}
const when = (draft: DraftSummary) => draft.updatedAt

describe('the rows of the list', () => {
  it('puts drafts under their day and counts them without the days', () => {
    const rows = listRows([summary(), summary({ updatedAt: NOW - HOUR }), summary({ updatedAt: NOW - 20 * HOUR })], NOW, when)
    expect(rows.map((row) => (row.kind === 'day' ? row.label : row.at))).toEqual(['Today', 0, 1, 'Yesterday', 2])
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
  })

  it('names days, then weekdays, then months', () => {
    expect(dayGroup(NOW, NOW)).toBe('Today')
    expect(dayGroup(NOW + 24 * HOUR, NOW)).toBe('Tomorrow')
    expect(dayGroup(NOW - 3 * 24 * HOUR, NOW)).toBe(new Intl.DateTimeFormat(undefined, { weekday: 'long' }).format(NOW - 3 * 24 * HOUR))
    expect(dayGroup(new Date(2026, 6, 1).getTime(), NOW)).toContain('2026')
  })

  it('says nothing twice: an excerpt that the title was made of is left out', () => {
    expect(excerptOf(summary({ title: 'First words', excerpt: 'First words' }))).toBe('')
    expect(excerptOf(summary({ title: 'a'.repeat(120), excerpt: 'a'.repeat(200) }))).toBe('')
    expect(excerptOf(summary({ title: 'First', excerpt: 'First words' }))).toBe('First words')
    expect(excerptOf(summary({ title: 'A title', excerpt: 'First words' }))).toBe('First words')
    expect(excerptOf(summary({ title: '', excerpt: '' }))).toBe('')
  })

  it('knows heights before anything is drawn', () => {
    const [, plain, withAll] = listRows([summary(), summary({ excerpt: 'Words', platforms: ['x'] })], NOW, when)
    expect(withAll && plain && withAll.height - plain.height).toBe(44)
  })
})

describe('the rows of a list that goes on', () => {
  const some = (count: number, from = NOW) => Array.from({ length: count }, (_, at) => summary({ updatedAt: from - at * 5 * HOUR }))

  it('are those of the whole list, whatever became of it', () => {
    const rowsOf = createListRows()
    const drafts = some(12)
    const lists = [
      drafts, [...drafts, ...some(5, NOW - 60 * HOUR)], [summary(), ...drafts], drafts.with(3, summary({ updatedAt: NOW - 40 * HOUR, excerpt: 'taller' })),
      drafts.toSpliced(0, 1), drafts.slice(0, 4), [], drafts,
    ]
    for (const list of lists) {
      expect(rowsOf(list, NOW, when)).toEqual(listRows(list, NOW, when))
      // A day later, the same days have other names.
      expect(rowsOf(list, NOW + 24 * HOUR, when)).toEqual(listRows(list, NOW + 24 * HOUR, when))
    }
    expect(rowsOf(drafts, NOW, (draft) => draft.updatedAt - 72 * HOUR)).toEqual(listRows(drafts, NOW, (draft) => draft.updatedAt - 72 * HOUR))
  })

  it('are taken over where nothing changed, so that a further page makes its own rows only', () => {
    const rowsOf = createListRows()
    const drafts = some(6)
    const ofDraft = (rows: ReturnType<typeof listRows>) => rows.filter((row) => row.kind === 'draft')
    const before = ofDraft(rowsOf(drafts, NOW, when))
    const after = ofDraft(rowsOf([...drafts, summary()], NOW, when))
    for (const [at, row] of before.entries()) expect(after[at]).toBe(row)
    expect(after).toHaveLength(7)
  })

  it('leave those that were given before as they were', () => {
    const rowsOf = createListRows()
    const drafts = some(6)
    const before = rowsOf(drafts, NOW, when)
    const was = [...before]
    rowsOf([...drafts, ...some(3, NOW - 90 * HOUR)], NOW, when)
    expect(before).toEqual(was)
  })

  it('stand one under the other', () => {
    const rows = listRows(some(12), NOW, when)
    const tops = topsOf(rows)
    expect(tops).toHaveLength(rows.length + 1)
    for (const [at, row] of rows.entries()) expect((tops[at + 1] ?? 0) - (tops[at] ?? 0)).toBe(row.height)
  })
})

describe('keeping the place', () => {
  const drafts = Array.from({ length: 30 }, (_, at) => summary({ title: `draft ${at}` }))
  const before = listRows(drafts, NOW, when)
  const topOf = (rows: typeof before, id: string) => rows.slice(0, rows.findIndex((row) => row.key === id)).reduce((sum, row) => sum + row.height, 0)

  it('shows what is new when one looks at the top', () => {
    expect(keptOffset(before, listRows([summary(), ...drafts], NOW, when), 0, null)).toBeNull()
  })

  it('leaves the row in view where it is when rows appear or go above it', () => {
    const inView = drafts[12]?.id ?? ''
    const scrollTop = topOf(before, inView) + 5
    for (const next of [[summary(), summary({ excerpt: 'taller' }), ...drafts], drafts.slice(3)]) {
      const after = listRows(next, NOW, when)
      expect(keptOffset(before, after, scrollTop, null)).toBe(topOf(after, inView) + 5)
    }
  })

  it('does not follow the draft that a save takes to the top', () => {
    const moved = drafts[12]
    const below = drafts[13]?.id ?? ''
    if (!moved) throw new Error('no such draft')
    const after = listRows([moved, ...drafts.filter((one) => one !== moved)], NOW, when)
    const scrollTop = topOf(before, moved.id) + 5
    const kept = keptOffset(before, after, scrollTop, moved.id) ?? scrollTop
    expect(topOf(after, below) - kept).toBe(topOf(before, below) - scrollTop)
  })

  it('leaves the list as it is when a page is added at its end, or what changed is below', () => {
    const scrollTop = topOf(before, drafts[12]?.id ?? '') + 5
    expect(keptOffset(before, listRows([...drafts, summary()], NOW, when), scrollTop, null)).toBeNull()
    expect(keptOffset(before, listRows(drafts.toSpliced(20, 1), NOW, when), scrollTop, null)).toBeNull()
    // One above grew by a line.
    expect(keptOffset(before, listRows(drafts.with(2, { ...(drafts[2] ?? summary()), excerpt: 'taller' }), NOW, when), scrollTop, null)).toBe(scrollTop + 20)
  })

  it('leaves the list as it is when nothing of what was in view is there', () => {
    expect(keptOffset(before, listRows([summary()], NOW, when), 500, null)).toBeNull()
  })
})
