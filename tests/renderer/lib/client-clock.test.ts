/** The clock of a client beside the user's own. */
import { describe, expect, it } from 'vitest'
import { createClientClock, nextWholeHour } from '../../../src/renderer/lib/client-clock.ts'

const at = (text: string) => Date.parse(text)
const now = at('2026-11-25T12:00:00Z')
const clock = (zone: string, userZone = 'Europe/Berlin') => createClientClock({ zone, userZone, locale: 'en-GB' })

describe('a time by the clock of a client', () => {
  it('stands alone where the user’s clock shows the same, whatever the zones are called', () => {
    expect(clock('Europe/Berlin').due(at('2026-11-27T16:00:00Z'), now)).toBe('Fri 17:00')
    expect(clock('Europe/Vienna').due(at('2026-11-27T16:00:00Z'), now)).toBe('Fri 17:00')
    expect(clock('Europe/Vienna').yours(at('2026-11-27T16:00:00Z'), now)).toBeNull()
    expect([clock('Europe/Berlin').isOwn, clock('Europe/Vienna').isOwn]).toEqual([true, false])
  })

  it('has the user’s own beside it, with the day where that is another one', () => {
    expect(clock('America/New_York').due(at('2026-11-27T16:00:00Z'), now)).toBe('Fri 11:00 in New York (17:00 your time)')
    expect(clock('Asia/Tokyo').due(at('2026-11-27T16:00:00Z'), now)).toBe('Sat 01:00 in Tokyo (Fri 17:00 your time)')
    expect(clock('UTC').due(at('2027-03-27T16:00:00Z'), now)).toBe('27 Mar 2027, 16:00 UTC (17:00 your time)')
    expect(clock('Asia/Tokyo').full(at('2026-11-27T16:00:00Z'))).toBe('Saturday, 28 November 2026 at 01:00 in Tokyo (Friday, 27 November 2026 at 17:00 your time)')
    expect(clock('Asia/Tokyo').short(at('2026-11-20T01:00:00Z'), now)).toBe('Fri 10:00 in Tokyo (02:00 your time)')
  })

  it('differs only while the clocks do: New York goes back a week after Berlin', () => {
    const zone = clock('America/New_York')
    expect(zone.yours(at('2026-10-30T16:00:00Z'), now)).toBe('17:00')
    expect(zone.clock(at('2026-10-30T16:00:00Z'))).toBe('12:00')
    expect([zone.offset(at('2026-10-30T16:00:00Z')), zone.offset(at('2026-11-03T16:00:00Z'))]).toEqual(['GMT-4', 'GMT-5'])
  })

  it('is what a field writes and reads', () => {
    const zone = clock('Asia/Kathmandu')
    expect(zone.wallOf(now)).toBe('2026-11-25T17:45')
    expect(zone.instantOf('2026-11-25T17:45')).toEqual({ fate: 'plain', at: now })
    expect(clock('Europe/Oslo').instantOf('2026-10-25T02:30')).toEqual({ fate: 'twice', at: at('2026-10-25T00:30:00Z'), later: at('2026-10-25T01:30:00Z') })
  })
})

it('the next whole hour is one of that clock', () => {
  expect(nextWholeHour(clock('Asia/Kathmandu'), now)).toBe(at('2026-11-25T12:15:00Z'))
  expect(nextWholeHour(clock('Europe/Berlin'), now)).toBe(now)
  expect(nextWholeHour(clock('Europe/Berlin'), now + 1)).toBe(now + 3_600_000)
})
