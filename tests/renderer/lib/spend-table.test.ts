/** The table of an account's clients, and the file of it. */
import { describe, expect, it } from 'vitest'
import { csvFileOf, csvOf } from '../../../src/renderer/lib/csv.ts'
import { ALL_MONTHS, monthsOf, tableOf, together } from '../../../src/renderer/lib/spend-table.ts'
import type { ClientSpend } from '../../../src/renderer/lib/spend-table.ts'
import * as de from '../../../src/renderer/strings/de/spending.ts'
import * as en from '../../../src/renderer/strings/en/spending.ts'

const line = (month: string, kind: 'publish' | 'captions', credits: number, over: { refunded?: number; uncertain?: number } = {}) => ({ month, kind, count: 1, credits, refunded: 0, uncertain: 0, ...over })
const client = (name: string, rows: ClientSpend['rows'], deletedAt: number | null = null): ClientSpend => ({ workspaceId: name, name, deletedAt, rows })

const CLIENTS = [
  client('Bakery', [line('2026-11', 'publish', 3), line('2026-11', 'captions', 2.5, { refunded: 4 }), line('2026-10', 'publish', 100)]),
  client('Tea', [line('2026-11', 'captions', 40, { uncertain: 2 })]),
  client('Quiet', []),
  client('Broken', null),
  client('=Gone', [line('2026-09', 'publish', 7)], Date.UTC(2026, 10, 24, 23, 59)),
  client('Lost', null, Date.UTC(2026, 10, 25)),
]

describe('the table', () => {
  it('knows every month, newest first', () => {
    expect(monthsOf(CLIENTS)).toEqual(['2026-11', '2026-10', '2026-09'])
    expect(monthsOf([client('Quiet', []), client('Broken', null)])).toEqual([])
  })

  it('shows who used something in a month, most first, with kinds beside each other and sums below', () => {
    const { rows, total, idle } = tableOf(CLIENTS, '2026-11')
    expect(rows.map((row) => [row.name, row.publish, row.captions, together(row), row.refunded, row.uncertain])).toEqual([['Tea', 0, 40, 40, 0, 2], ['Bakery', 3, 2.5, 5.5, 4, 0]])
    expect({ ...total, together: together(total) }).toEqual({ publish: 3, captions: 42.5, refunded: 4, uncertain: 2, together: 45.5 })
    // One that was deleted is not idle, and of one that cannot be read nobody knows.
    expect(idle).toBe(1)
  })

  it('shows all months at once', () => {
    const { rows, total } = tableOf(CLIENTS, ALL_MONTHS)
    expect(rows.map((row) => [row.name, together(row), row.deletedAt !== null])).toEqual([['Bakery', 105.5, false], ['Tea', 40, false], ['=Gone', 7, true]])
    expect(together(total)).toBe(152.5)
  })

  it('says that a request of unknown cost was there, where no credit is known', () => {
    const { rows, total } = tableOf([client('Tea', [line('2026-11', 'publish', 0, { uncertain: 1 })])], '2026-11')
    expect([rows.length, together(total), total.uncertain]).toEqual([1, 0, 1])
  })
})

describe('the file', () => {
  it('has a line for each client, month and kind, units in its heads, and never a sum that nobody told', () => {
    const text = csvOf(en.spendFile(CLIENTS, 'Europe/Berlin'))
    expect(text.split('\r\n')).toEqual([
      'Client,Month,For,Requests,Credits used,Credits given back,Requests of unknown cost,Time zone of the months,Note',
      'Bakery,2026-11,Publishing,1,3,0,0,Europe/Berlin,',
      'Bakery,2026-11,Captions,1,2.5,4,0,Europe/Berlin,',
      'Bakery,2026-10,Publishing,1,100,0,0,Europe/Berlin,',
      'Tea,2026-11,Captions,1,40,0,2,Europe/Berlin,',
      'Broken,,,,,,,Europe/Berlin,not known: its file cannot be read',
      "'=Gone,2026-09,Publishing,1,7,0,0,Europe/Berlin,deleted 2026-11-24",
      'Lost,,,,,,,Europe/Berlin,"deleted 2026-11-25, not known: its file cannot be read"',
      '',
    ])
    expect(de.spendFile(CLIENTS, 'Europe/Berlin')[1]).toEqual(['Bakery', '2026-11', 'Veröffentlichen', 1, 3, 0, 0, 'Europe/Berlin', ''])
  })

  it('begins with the mark of UTF-8', () => {
    expect(csvFileOf([['Größe', 1]])).toBe('\uFEFFGröße,1\r\n')
  })

  it.each(['=1+1', '@x', '-3', '+4', ' =1', '\t=1', '\n@x', '＝1', '\rx'])('takes no formula: %j', (cell) => {
    expect(csvOf([[cell, -5]]).replace(/^"/, '')).toMatch(/^'/)
  })

  it('quotes what would end a cell', () => {
    expect(csvOf([['a"b', 'a,b', 'a\nb', -5]])).toBe(`"a""b","a,b","a\nb",-5\r\n`)
  })
})
