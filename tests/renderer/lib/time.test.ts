import { describe, expect, it } from 'vitest'
import { formatDue, formatFullTime, formatRelative, formatTime, relativeChangesIn } from '../../../src/renderer/lib/time.ts'

const at = (text: string) => new Date(text).getTime()
const now = at('2027-03-12T14:31:00')

describe('times in short', () => {
  it.each([
    ['2027-03-12T09:05:00', '09:05'],
    ['2027-03-11T18:20:00', 'Thu 18:20'],
    ['2027-03-16T12:00:00', 'Tue 12:00'],
    ['2027-03-02T12:00:00', '2 Mar'],
    ['2026-03-13T12:00:00', '13 Mar 2026'],
  ])('%s is %s', (time, words) => {
    expect(formatTime(at(time), now, 'en-GB')).toBe(words)
  })

  it.each([
    ['2027-03-12T19:05:00', '19:05'],
    ['2027-03-16T12:00:00', 'Tue 12:00'],
    ['2027-04-02T09:05:00', '2 Apr, 09:05'],
    ['2028-01-02T09:05:00', '2 Jan 2028, 09:05'],
  ])('what is still to come on %s is due %s: never without its clock time', (time, words) => {
    expect(formatDue(at(time), now, 'en-GB')).toBe(words)
  })

  it.each([
    // Past midnight there already.
    ['2027-03-12T17:00:00Z', 'Asia/Tokyo', 'Sat 02:00'],
    ['2027-03-12T23:30:00Z', 'America/New_York', '18:30'],
    ['2027-12-31T16:00:00Z', 'Asia/Tokyo', '1 Jan 2028, 01:00'],
    ['2027-12-31T16:00:00Z', 'America/New_York', '31 Dec, 11:00'],
  ])('%s in %s is due %s: by its clock and its calendar', (time, zone, words) => {
    expect(formatDue(at(time), at('2027-03-12T14:31:00Z'), 'en-GB', zone)).toBe(words)
  })

  it('counts days on the calendar, not by 24 hours', () => {
    expect(formatTime(at('2027-03-11T23:59:00'), at('2027-03-12T00:01:00'), 'en-GB')).toBe('Thu 23:59')
    expect(formatRelative(at('2027-03-10T23:00:00'), at('2027-03-12T01:00:00'), 'en')).toBe('2 days ago')
  })

  it.each([
    [now - 20_000, 'now'],
    [now - 60_000, '1 minute ago'],
    [now - 59 * 60_000, '59 minutes ago'],
    [now + 2 * 3_600_000, 'in 2 hours'],
    [now - 26 * 3_600_000, 'yesterday'],
    [at('2027-03-01T12:00:00'), 'Mar 1'],
  ])('%d is %s', (time, words) => {
    expect(formatRelative(time, now, 'en')).toBe(words)
  })

  it('knows when its words are no longer true', () => {
    for (const age of [0, 59_999, 60_000, 61_500, 59 * 60_000, 3_600_000, 5_000_000]) {
      const next = relativeChangesIn(now - age, now)
      expect(next).toBeGreaterThan(0)
      expect(formatRelative(now - age, now + next - 2, 'en')).toBe(formatRelative(now - age, now, 'en'))
      expect(formatRelative(now - age, now + next, 'en')).not.toBe(formatRelative(now - age, now, 'en'))
    }
  })

  it('says all of it for a tooltip', () => {
    expect(formatFullTime(now, 'en-GB')).toMatch(/^Friday,? 12 March 2027 at 14:31$/)
  })
})
