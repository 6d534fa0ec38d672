/** All time zones as one looks for them, in the language of the window. */
import { describe, expect, it, vi } from 'vitest'
import { isZone } from '../../../src/domain/zones/index.ts'
import { findZones, zoneRows } from '../../../src/renderer/lib/zone-list.ts'
import type { ZoneRow } from '../../../src/renderer/lib/zone-list.ts'

const NOVEMBER = Date.UTC(2026, 10, 25)
const JULY = Date.UTC(2026, 6, 1)

function gathered(steps: Generator<undefined, ZoneRow[]>): { rows: ZoneRow[]; count: number } {
  for (let count = 1; ; count += 1) {
    const step = steps.next()
    if (step.done === true) return { rows: step.value, count }
  }
}
const { rows, count } = gathered(zoneRows('en-GB', NOVEMBER))
const zonesFor = (text: string, among: readonly ZoneRow[] = rows) => findZones(among, text).map(({ zone }) => zone)
const row = (zone: string, among: readonly ZoneRow[] = rows) => among.find((one) => one.zone === zone)

describe('the list of zones', () => {
  it('is all that the engine knows, each once and each one that can be kept, by city, gathered in many steps', () => {
    expect(rows.length).toBeGreaterThan(400)
    expect(new Set(rows.map(({ zone }) => zone)).size).toBe(rows.length)
    expect(rows.filter(({ zone }) => !isZone(zone))).toEqual([])
    expect(rows.map(({ city }) => city)).toEqual(rows.map(({ city }) => city).toSorted(new Intl.Collator('en-GB').compare))
    expect(count).toBeGreaterThan(30)
  })

  it('names city, country, the zone itself and how far it is from GMT at that time', () => {
    expect(row('America/New_York')).toMatchObject({ city: 'New York', country: 'United States', name: 'Eastern Time', offset: 'GMT-5' })
    expect(row('America/Sao_Paulo')).toMatchObject({ city: 'São Paulo', country: 'Brazil' })
    expect(row('UTC')).toMatchObject({ city: 'UTC', country: null })
    expect(row('America/New_York', gathered(zoneRows('en-GB', JULY)).rows)?.offset).toBe('GMT-4')
  })

  it('is German in a German window', async () => {
    vi.stubGlobal('location', { search: '?language=de' })
    vi.resetModules()
    const german = await import('../../../src/renderer/lib/zone-list.ts')
    vi.unstubAllGlobals()
    const all = gathered(german.zoneRows('de-DE', NOVEMBER)).rows
    expect(row('Europe/Vienna', all)).toMatchObject({ city: 'Wien', country: 'Österreich', name: 'Mitteleuropäische Zeit', offset: 'GMT+1' })
    // By the name that it has in either language.
    expect(['wien', 'vienna', 'osterreich', 'ÖSTERREICH'].map((text) => german.findZones(all, text)[0]?.zone)).toEqual(Array(4).fill('Europe/Vienna'))
  })
})

describe('looking for a zone', () => {
  it.each([
    ['tok', 'Asia/Tokyo'], ['Japan', 'Asia/Tokyo'], ['sao paulo', 'America/Sao_Paulo'], ['new york', 'America/New_York'], ['york new', 'America/New_York'], ['eastern time', 'America/New_York'],
    ['vienna austria', 'Europe/Vienna'], ['gmt+5:45', 'Asia/'], ['+5:45', 'Asia/'], ['utc', 'UTC'], ['Europe/Berl', 'Europe/Berlin'],
  ])('%j finds %s', (text, zone) => {
    expect(zonesFor(text).some((one) => one.startsWith(zone))).toBe(true)
  })

  it('puts the city that begins so before the rest', () => {
    expect(zonesFor('lon')[0]).toBe('Europe/London')
    expect(zonesFor('par')[0]).toMatch(/Para|Paris/)
    expect(zonesFor('germany')[0]).toBe('Europe/Berlin')
  })

  it('finds all where nothing is asked, and none where nothing is', () => {
    expect(zonesFor('  ')).toHaveLength(rows.length)
    expect(zonesFor('atlantis')).toEqual([])
    expect(zonesFor('-5').every((zone) => row(zone)?.offset.startsWith('GMT-5'))).toBe(true)
  })
})
