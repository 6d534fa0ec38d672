import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRange } from '../../../src/main/pages/byte-range.ts'

describe('a range', () => {
  it.each([
    ['bytes=0-0', 10, { start: 0, end: 0 }],
    ['bytes=0-', 10, { start: 0, end: 9 }],
    ['bytes=9-', 10, { start: 9, end: 9 }],
    ['bytes=2-5', 10, { start: 2, end: 5 }],
    ['bytes=2-500', 10, { start: 2, end: 9 }],
    ['bytes=-3', 10, { start: 7, end: 9 }],
    ['bytes=-10', 10, { start: 0, end: 9 }],
    ['bytes=-500', 10, { start: 0, end: 9 }],
    [' bytes=1-2 ', 10, { start: 1, end: 2 }],
    [`bytes=0-${'9'.repeat(400)}`, 10, { start: 0, end: 9 }],
    [`bytes=-${'9'.repeat(400)}`, 10, { start: 0, end: 9 }],
  ])('%s of %d bytes', (header, size, range) => {
    expect(parseRange(header, size)).toEqual(range)
  })

  it.each([['bytes=10-', 10], ['bytes=10-20', 10], ['bytes=-0', 10], ['bytes=0-', 0], ['bytes=0-0', 0], ['bytes=-5', 0], [`bytes=${'9'.repeat(400)}-`, 10]])('%s of %d bytes cannot be satisfied', (header, size) => {
    expect(parseRange(header, size)).toBe('unsatisfiable')
  })

  it.each([null, '', 'bytes', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=1-2,4-5', 'bytes=5-3', 'items=0-1', 'bytes=+1-2', 'bytes=1.5-2', 'bytes=0x1-2', 'bytes=1 -2', 'bytes=--1', 'bytes=1--2', 'bytes=1-2-3', 'bytes=١-٢'])('%j is none: the whole file is answered', (header) => {
    expect(parseRange(header, 10)).toBeNull()
  })

  it('never leaves the file, whatever is asked', () => {
    const number = fc.oneof(fc.nat(), fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String), fc.constant(''))
    fc.assert(fc.property(number, number, fc.nat({ max: 5_000_000 }), (first, last, size) => {
      const range = parseRange(`bytes=${first}-${last}`, size)
      if (range === null || range === 'unsatisfiable') return
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.start).toBeLessThanOrEqual(range.end)
      expect(range.end).toBeLessThan(size)
      expect(Number.isSafeInteger(range.start) && Number.isSafeInteger(range.end)).toBe(true)
    }), { numRuns: 2000 })
  })
})
