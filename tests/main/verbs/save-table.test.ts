/** Names and files of saved tables: on a real disk. */
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileNameOf, writeTable } from '../../../src/main/verbs/save-table.ts'
import { temporaryFolder } from '../../support/workspace.ts'

describe('a proposed name', () => {
  it.each([
    ['Credits of PowerPost', 'Credits of PowerPost.csv'],
    ['Café „Süd“ & Söhne', 'Café „Süd“ & Söhne.csv'],
    ['../../etc/passwd', 'etc passwd.csv'],
    ['C:\\Windows\\system32', 'C Windows system32.csv'],
    ['.hidden.', 'hidden.csv'],
    ['a\nb\u0000c\u202egnp', 'a b c gnp.csv'],
    ['', 'table.csv'],
    ['???', 'table.csv'],
    ['COM1', 'table COM1.csv'],
    ['😀'.repeat(120), `${'😀'.repeat(100)}.csv`],
  ])('%j becomes %j', (proposed, name) => {
    expect(fileNameOf(proposed)).toBe(name)
  })
})

describe('a table', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => (folder = temporaryFolder()))
  afterEach(() => folder.remove())
  const at = (name: string) => join(folder.path, name)

  it('is written as it is, for its user alone, and replaces what the user agreed to', async () => {
    writeFileSync(at('spend.csv'), 'of before')
    await writeTable(at('spend.csv'), '\uFEFFKunde,Größe\r\n')
    expect(readFileSync(at('spend.csv'))).toEqual(Buffer.from('\uFEFFKunde,Größe\r\n', 'utf8'))
    expect(readdirSync(folder.path)).toEqual(['spend.csv'])
    if (process.platform !== 'win32') expect(statSync(at('spend.csv')).mode & 0o777).toBe(0o600)
  })

  it('gets an ending where the user named none, and never replaces what was not asked about', async () => {
    writeFileSync(at('spend.csv'), 'of before')
    await writeTable(at('spend'), 'new')
    expect(readFileSync(at('spend.csv'), 'utf8')).toBe('of before')
    expect(readFileSync(at('spend (2).csv'), 'utf8')).toBe('new')
  })

  it('leaves what was there, and nothing half written, where it cannot be written', async () => {
    mkdirSync(at('taken.csv'))
    await expect(writeTable(at('taken.csv'), 'x')).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' })
    await expect(writeTable(at('no/such/place.csv'), 'x')).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' })
    expect(readdirSync(folder.path)).toEqual(['taken.csv'])
    mkdirSync(at('locked'))
    chmodSync(at('locked'), 0o500)
    // Root may write anywhere.
    if (process.getuid?.() !== 0 && process.platform !== 'win32') await expect(writeTable(at('locked/x.csv'), 'x')).rejects.toMatchObject({ code: 'DISK_READ_ONLY' })
  })
})
