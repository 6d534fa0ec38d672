/** The box that the mouse draws over the files holds what lies under it, wherever it was drawn and however many there are. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxOf, isDrawn, placesIn, scrollSpeed } from '../../../src/renderer/screens/media/band-geometry.ts'
import { gridRows } from '../../../src/renderer/screens/media/grid-rows.ts'
import { libraryItem } from './items.ts'

const NOW = 1_700_000_500_000
const SHAPES: [number, number][] = [[1_600, 1_200], [900, 1_600], [1_000, 1_000], [2_400, 900]]
const DAY = 86_400_000
/** Newest first, of many shapes, a new day after each forty. */
const items = Array.from({ length: 600 }, (_, at) => {
  const [width, height] = SHAPES[at % SHAPES.length] ?? [1, 1]
  return libraryItem(at, { width, height, createdAt: NOW - Math.floor(at / 40) * DAY - at })
})
const grid = gridRows(items, { width: 900, gap: 6, target: 150 }, NOW)

/** Every tile as it is drawn. */
const tiles = grid.rows.flatMap((row) => (row.kind === 'tiles' ? row.tiles.map((tile) => ({ at: tile.at, left: tile.left, right: tile.left + tile.width, top: row.top, bottom: row.top + row.tileHeight })) : []))

describe('a box over the files', () => {
  it('holds each file that it touches and no other', () => {
    const point = fc.record({ x: fc.integer({ min: -30, max: 930 }), y: fc.integer({ min: -50, max: Math.ceil(grid.height) + 50 }) })
    fc.assert(fc.property(point, point, (one, other) => {
      const box = boxOf(one, other)
      const touched = tiles.filter((tile) => tile.left <= box.right && tile.right >= box.left && tile.top <= box.bottom && tile.bottom >= box.top).map((tile) => tile.at)
      expect(placesIn(grid, box)).toEqual(touched)
      expect(placesIn(grid, boxOf(other, one))).toEqual(touched)
    }), { numRuns: 300 })
  })

  it('holds nothing between two rows, over the name of a day, or where there are no files', () => {
    const row = grid.rows.find((one) => one.kind === 'tiles')
    const below = (row?.top ?? 0) + (row?.kind === 'tiles' ? row.tileHeight : 0)
    expect(placesIn(grid, { left: 0, right: 900, top: below + 1, bottom: below + 5 })).toEqual([])
    expect(placesIn(grid, { left: 0, right: 900, top: 2, bottom: 30 })).toEqual([])
    expect(placesIn({ rows: [] }, { left: 0, right: 900, top: 0, bottom: 900 })).toEqual([])
  })

  it('is none while the mouse only shakes', () => {
    expect(isDrawn({ x: 10, y: 10 }, { x: 12, y: 13 })).toBe(false)
    expect(isDrawn({ x: 10, y: 10 }, { x: 14, y: 14 })).toBe(true)
  })
})

describe('near an edge', () => {
  it('the grid moves on, faster the nearer, and does not in between', () => {
    expect([36, 300, 564].map((y) => scrollSpeed(y, 600))).toEqual([0, 0, 0])
    expect(scrollSpeed(10, 600)).toBeLessThan(0)
    expect(scrollSpeed(590, 600)).toBeGreaterThan(0)
    expect(scrollSpeed(640, 600)).toBeGreaterThan(scrollSpeed(590, 600))
    expect(scrollSpeed(5_000, 600)).toBe(scrollSpeed(10_000, 600))
    expect(scrollSpeed(-5_000, 600)).toBe(-scrollSpeed(5_600, 600))
  })
})
