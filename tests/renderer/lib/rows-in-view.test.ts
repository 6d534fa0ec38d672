import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offsetToShow, rowsInView } from '../../../src/renderer/lib/rows-in-view.ts'

function topsOf(heights: readonly number[]): Float64Array {
  const tops = [0]
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height)
  return Float64Array.from(tops)
}

const heights = fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 60 })

describe('the rows in view', () => {
  it('are all that any part of the view shows, and as many more as are wanted on both sides', () => {
    fc.assert(fc.property(heights, fc.nat(4_000), fc.integer({ min: 1, max: 900 }), fc.nat(5), (list, at, height, ahead) => {
      const tops = topsOf(list)
      const total = tops.at(-1) ?? 0
      const offset = Math.min(at, Math.max(0, total - height))
      const { first, last } = rowsInView(tops, offset, height, ahead)
      const seen = list.flatMap((_, row) => ((tops[row] ?? 0) <= offset + height && (tops[row + 1] ?? 0) > offset ? [row] : []))
      expect(first).toBe(Math.max(0, (seen[0] ?? 0) - ahead))
      expect(last).toBe(Math.min(list.length - 1, (seen.at(-1) ?? -1) + ahead))
    }))
  })

  it('are the last ones where a list has become shorter than it is scrolled', () => {
    expect(rowsInView(topsOf([10, 10, 10, 10]), 5_000, 20, 1)).toEqual({ first: 2, last: 3 })
    expect(rowsInView(topsOf([]), 5_000, 20, 1)).toEqual({ first: 0, last: -1 })
  })

  it('are scrolled no further than it takes to see the whole of one', () => {
    const tops = topsOf([10, 10, 10, 10, 10, 10])
    expect(offsetToShow(tops, 1, 25, 20)).toBe(10)
    expect(offsetToShow(tops, 2, 25, 20)).toBe(20)
    expect(offsetToShow(tops, 3, 25, 20)).toBeNull()
    expect(offsetToShow(tops, 4, 25, 20)).toBe(30)
    expect(offsetToShow(tops, 5, 0, 20)).toBe(40)
  })
})
