/** Rows of pictures: whatever comes, they fill the width, keep the order, and keep the ratios as far as whole pixels can. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NARROWEST, TALLEST, WIDEST, justify, shownRatio } from '../../../src/renderer/screens/media/justify.ts'

const ratios = fc.array(fc.double({ min: NARROWEST, max: WIDEST, noNaN: true }), { maxLength: 120 })
const shapes = fc.record({ width: fc.integer({ min: 320, max: 3_000 }), gap: fc.integer({ min: 0, max: 16 }), target: fc.integer({ min: 80, max: 300 }) })

describe('justified rows', () => {
  it('hold every picture once, in order', () => {
    fc.assert(fc.property(ratios, shapes, fc.integer({ min: 0, max: 1_000 }), (list, shape, first) => {
      const places = justify(list, shape, first).flatMap((row) => row.tiles.map((tile) => tile.at))
      expect(places).toEqual(list.map((_, at) => first + at))
    }))
  })

  it('fill the width to the pixel, with the gap between and nothing on top of each other; the last may end sooner', () => {
    fc.assert(fc.property(ratios, shapes, (list, shape) => {
      const rows = justify(list, shape)
      for (const [at, row] of rows.entries()) {
        expect(row.isFull || at === rows.length - 1).toBe(true)
        for (const [place, tile] of row.tiles.entries()) {
          const before = row.tiles[place - 1]
          expect(tile.left).toBe(before === undefined ? 0 : before.left + before.width + shape.gap)
          expect(tile.width).toBeGreaterThan(0)
        }
        const last = row.tiles.at(-1)
        const end = (last?.left ?? 0) + (last?.width ?? 0)
        if (row.isFull) expect(end).toBe(shape.width)
        else expect(end).toBeLessThanOrEqual(shape.width + row.tiles.length)
      }
    }))
  })

  it('keep the ratio of each picture, within a pixel', () => {
    fc.assert(fc.property(ratios, shapes, (list, shape) => {
      for (const row of justify(list, shape)) {
        for (const tile of row.tiles) {
          const ratio = list[tile.at] ?? 1
          // The height is rounded by half a pixel, each edge by as much.
          expect(Math.abs(tile.width - ratio * row.height)).toBeLessThanOrEqual(ratio * 0.5 + 1.01)
        }
      }
    }))
  })

  it('come close to the wished height', () => {
    fc.assert(fc.property(ratios, shapes, (list, shape) => {
      for (const row of justify(list, shape)) {
        expect(row.height).toBeLessThanOrEqual(shape.target * TALLEST + 1)
        // One picture alone is as high as the width lets it be. Of two and more none alone would have filled a row that is not too high.
        if (row.tiles.length > 1) expect(row.height).toBeGreaterThanOrEqual(Math.min(shape.target, shape.width / (WIDEST * 2)) * 0.4 - 1)
      }
    }))
  })

  it('take what has no shape for what it probably is, and cut what is too long', () => {
    expect(shownRatio(null, null, 16 / 9)).toBeCloseTo(16 / 9)
    expect(shownRatio(0, 100, 1)).toBe(1)
    expect(shownRatio(10_000, 100, 1)).toBe(WIDEST)
    expect(shownRatio(100, 10_000, 1)).toBe(NARROWEST)
    expect(shownRatio(1_600, 1_200, 1)).toBeCloseTo(4 / 3)
    expect(justify([1, 1], { width: 0, gap: 6, target: 150 })).toEqual([])
  })
})
