import { describe, expect, it } from 'vitest'
import { isZone, monthsBetween, zoneOf } from '../../../src/domain/zones/index.ts'

const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString())
const instant = (zone: string, wall: string) => {
  const found = zoneOf(zone).instantOf(wall)
  return found && [iso(found.at), found.fate]
}

describe('wall time in a zone', () => {
  it('is the same there and back on plain days', () => {
    expect(instant('Asia/Kathmandu', '2026-11-25T09:30')).toEqual(['2026-11-25T03:45:00.000Z', 'plain'])
    expect(zoneOf('Asia/Kathmandu').wallOf(Date.parse('2026-11-25T03:45:00Z'))).toBe('2026-11-25T09:30')
    expect(instant('Pacific/Kiritimati', '2026-01-01T00:00')).toEqual(['2025-12-31T10:00:00.000Z', 'plain'])
    expect(zoneOf('UTC').wallOf(0)).toBe('1970-01-01T00:00')
  })

  it('that the clocks skip moves forward by the jump', () => {
    expect(instant('Europe/Oslo', '2026-03-29T02:30')).toEqual(['2026-03-29T01:30:00.000Z', 'skipped'])
    expect(zoneOf('Europe/Oslo').wallOf(Date.parse('2026-03-29T01:30:00Z'))).toBe('2026-03-29T03:30')
    expect(instant('America/New_York', '2026-03-08T02:15')).toEqual(['2026-03-08T07:15:00.000Z', 'skipped'])
    expect(instant('Europe/Oslo', '2026-03-29T01:59')?.[1]).toBe('plain')
    expect(instant('Europe/Oslo', '2026-03-29T03:00')?.[1]).toBe('plain')
    // Half an hour, in the south.
    expect(instant('Australia/Lord_Howe', '2026-10-04T02:10')).toEqual(['2026-10-03T15:40:00.000Z', 'skipped'])
  })

  it('that comes twice is the first', () => {
    expect(instant('Europe/Oslo', '2026-10-25T02:30')).toEqual(['2026-10-25T00:30:00.000Z', 'twice'])
    expect(instant('America/New_York', '2026-11-01T01:30')).toEqual(['2026-11-01T05:30:00.000Z', 'twice'])
    expect(instant('Europe/Oslo', '2026-10-25T03:00')?.[1]).toBe('plain')
    expect(instant('Europe/Oslo', '2026-10-25T01:59')?.[1]).toBe('plain')
  })

  it('is null for what is no date', () => {
    expect(['', '2026-02-31T10:00', '2026-13-01T10:00', '2026-01-01', '2026-01-01T25:00'].map((wall) => instant('Europe/Oslo', wall))).toEqual([null, null, null, null, null])
  })

  it('knows which names are zones', () => {
    expect(['Europe/Oslo', 'UTC', 'Europe/Nowhere', ''].map(isZone)).toEqual([true, true, false, false])
  })
})

describe('months of a zone', () => {
  it('begin and end at its own midnight, over the change of the clocks', () => {
    const months = monthsBetween(zoneOf('America/New_York'), Date.parse('2026-11-01T03:00:00Z'), Date.parse('2026-11-30T12:00:00Z'))
    expect(months.map(({ month, from, until }) => [month, iso(from), iso(until)])).toEqual([
      ['2026-10', '2026-10-01T04:00:00.000Z', '2026-11-01T04:00:00.000Z'],
      ['2026-11', '2026-11-01T04:00:00.000Z', '2026-12-01T05:00:00.000Z'],
    ])
  })

  it('go over the end of a year, without a hole', () => {
    const months = monthsBetween(zoneOf('Asia/Tokyo'), Date.parse('2025-11-30T16:00:00Z'), Date.parse('2026-01-31T14:59:59Z'))
    expect(months.map(({ month }) => month)).toEqual(['2025-12', '2026-01'])
    expect(months[0]?.until).toBe(months[1]?.from)
  })
})
