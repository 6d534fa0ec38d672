import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareDataFolder } from '../../src/main/data-folder.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'powerpost-data-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const modeOf = (path: string) => statSync(path).mode & 0o777

describe('the data folder', () => {
  it('is made, for the user alone', () => {
    const data = join(folder, 'a', 'PowerPost Desktop')
    expect(prepareDataFolder(data)).toBe(true)
    expect(modeOf(data)).toBe(0o700)
  })

  it('that others could read is closed to them', () => {
    const data = join(folder, 'open')
    mkdirSync(data)
    chmodSync(data, 0o777)
    expect(prepareDataFolder(data)).toBe(true)
    expect(modeOf(data)).toBe(0o700)
  })

  it('that cannot be made is said so, not thrown', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(prepareDataFolder(join(folder, 'file'))).toBe(false)
    expect(prepareDataFolder(join(folder, 'file', 'data'))).toBe(false)
    expect(prepareDataFolder(`${folder}/\0`)).toBe(false)
  })
})
