/** The grid as it is drawn: days, rows, the way of the arrows, and the place that one looks at. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridRows, keptTop, neighbour, pageAway } from '../../../src/renderer/screens/media/grid-rows.ts'
import { dayName } from '../../../src/renderer/strings/media-library.ts'
import { libraryItem } from './items.ts'

const NOW = new Date(2027, 2, 15, 12).getTime()
const DAY = 86_400_000
const shape = { width: 800, target: 150, gap: 6 }

/** Newest first, some to a day, of many shapes. */
function library(count: number, perDay = 9) {
  return Array.from({ length: count }, (_, at) => libraryItem(count - at, { width: 400 + ((at * 7919) % 1_200), height: 800, createdAt: NOW - Math.floor(at / perDay) * DAY }))
}

describe('rows of the grid', () => {
  it('stand one under the other without a hole, each picture in the row that is told for it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 320, max: 2_000 }), (count, perDay, width) => {
      const grid = gridRows(library(count, perDay), { ...shape, width }, NOW)
      let top = 0
      for (const row of grid.rows) {
        expect(row.top).toBe(top)
        top += row.height
      }
      expect(grid.height).toBe(top)
      for (let at = 0; at < count; at += 1) {
        const row = grid.rows[grid.rowOf[at] ?? -1]
        expect(row?.kind === 'tiles' && row.tiles.some((tile) => tile.at === at)).toBe(true)
      }
    }))
  })

  it('stand under the name of their day, and further back under that of their month', () => {
    const ago = (days: number) => libraryItem(days + 1, { createdAt: NOW - days * DAY })
    const labels = gridRows([ago(0), ago(1), ago(3), ago(60), ago(61)], shape, NOW).rows.flatMap((row) => (row.kind === 'day' ? row.label : []))
    expect(labels).toEqual(['Today', 'Yesterday', 'Friday 12 March', 'January 2027'])
    expect(dayName(NOW - 29 * DAY, NOW)).toBe('Sunday 14 February')
  })
})

describe('days with little in them', () => {
  const ago = (days: number) => libraryItem(400 - days, { width: 800, height: 800, createdAt: NOW - days * DAY })
  const labels = (days: readonly number[]) => gridRows(days.map(ago), shape, NOW).rows.flatMap((row) => (row.kind === 'day' ? row.label.replace(/\s*–\s*/u, '–') : []))

  it('stand together until they fill a row; the last two keep their names, and a month is not joined', () => {
    expect(labels([0, 1, 2, 4, 6, 60])).toEqual(['Today', 'Yesterday', '9–13 March', 'January 2027'])
    // At 800 pixels five squares of 150 nearly fill a row; the sixth begins the next.
    expect(labels([2, 2, 2, 2, 2, 2, 3])).toEqual(['Saturday 13 March', 'Friday 12 March'])
    expect(labels([2, 3, 4, 5, 6, 7, 8])).toEqual(['8–13 March', 'Sunday 7 March'])
  })
})

describe('the arrows', () => {
  it('go up where they came down, over days, and stop at the ends', () => {
    const items = library(60)
    const grid = gridRows(items, shape, NOW)
    fc.assert(fc.property(fc.integer({ min: 0, max: 59 }), (at) => {
      const below = neighbour(grid, at, 1)
      if (below === null) return
      expect(grid.rowOf[below]).toBeGreaterThan(grid.rowOf[at] ?? 0)
      const back = neighbour(grid, below, -1)
      expect(grid.rowOf[back ?? -1]).toBe(grid.rowOf[at])
    }))
    expect(neighbour(grid, 0, -1)).toBeNull()
    expect(neighbour(grid, 59, 1)).toBeNull()
  })

  it('go a page at a time, at least one row', () => {
    const grid = gridRows(library(200), shape, NOW)
    const next = pageAway(grid, 0, 1, 500)
    const way = (grid.rows[grid.rowOf[next] ?? 0]?.top ?? 0) - (grid.rows[grid.rowOf[0] ?? 0]?.top ?? 0)
    expect(way).toBeGreaterThan(200)
    expect(way).toBeLessThanOrEqual(600)
    expect(grid.rowOf[pageAway(grid, 0, 1, 1)]).toBeGreaterThan(grid.rowOf[0] ?? 0)
    expect(pageAway(grid, 0, -1, 500)).toBe(0)
  })
})

describe('the place that one looks at', () => {
  const view = (items: ReturnType<typeof library>) => ({ grid: gridRows(items, shape, NOW), ids: items.map((item) => item.id) })

  it('stays when files come above it', () => {
    const items = library(120)
    const before = view(items)
    const after = view([...Array.from({ length: 30 }, (_, at) => libraryItem(1_000 - at, { createdAt: NOW })), ...items])
    const row = before.grid.rows.find((one) => one.kind === 'tiles' && one.top > 900)
    if (row?.kind !== 'tiles') throw new Error('no row')
    const first = before.ids[row.tiles[0]?.at ?? 0] ?? ''
    const top = keptTop(before, after, row.top + 10)
    const now = after.grid.rows[after.grid.rowOf[after.ids.indexOf(first)] ?? -1]
    expect(top).toBe((now?.top ?? 0) + 10)
    expect(top).toBeGreaterThan(row.top)
  })

  it('stays when it goes itself: the next picture takes its place', () => {
    const items = library(120)
    const before = view(items)
    const row = before.grid.rows.find((one) => one.kind === 'tiles' && one.top > 900)
    if (row?.kind !== 'tiles') throw new Error('no row')
    const gone = new Set(row.tiles.map((tile) => before.ids[tile.at]))
    const after = view(items.filter((item) => !gone.has(item.id)))
    expect(keptTop(before, after, row.top)).not.toBe(0)
  })

  it('is the top for one who looks at the newest', () => {
    const items = library(20)
    expect(keptTop(view(items), view([libraryItem(99, { createdAt: NOW }), ...items]), 0)).toBeNull()
  })
})
