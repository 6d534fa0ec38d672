import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT, loadScript } from './modules.ts'

const { isNewEnough } = await loadScript('bootstrap/toolchain.mjs')
const { countPlaywright, countVitest } = await loadScript('test/count.mjs')
const { crc32Of } = await loadScript('lib/crc32.mjs')

describe('the Node of the tool chain', () => {
  it.each(['22.18.0', '22.19.3', '23.6.0', '23.11.1', '24.0.0', '24.21.0', '26.1.0', '100.0.0'])('%s is new enough', (version) => {
    expect(isNewEnough(version)).toBe(true)
  })
  it.each(['18.0.0', '18.20.8', '20.20.2', '21.7.3', '22.0.0', '22.14.0', '22.17.1', '23.0.0', '23.5.9', '2.18.0'])('%s is not', (version) => {
    expect(isNewEnough(version)).toBe(false)
  })
})

describe('totals of a test run', () => {
  let folder = ''
  const file = () => join(folder, 'result.json')
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'powerpost-count-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    ['all passed', { numPassedTests: 7, numFailedTests: 0, numPendingTests: 2 }, 0, { passed: 7, failed: 0, skipped: 2 }],
    ['some failed', { numPassedTests: 7, numFailedTests: 3, numPendingTests: 0 }, 1, { passed: 7, failed: 3, skipped: 0 }],
    ['a file that could not be loaded', { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0 }, 1, { passed: 7, failed: 1, skipped: 0 }],
    ['an empty report of a failed run', {}, 1, { passed: 0, failed: 1, skipped: 0 }],
  ])('vitest: %s', (_what, report, code, count) => {
    writeFileSync(file(), JSON.stringify(report))
    expect(countVitest(file(), code)).toEqual(count)
  })

  it.each([
    ['all passed', { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 1 } }, 0, { passed: 4, failed: 0, skipped: 1, retried: 0 }],
    ['one that passed at a second try', { stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 } }, 0, { passed: 4, failed: 0, skipped: 0, retried: 1 }],
    ['some failed', { stats: { expected: 3, unexpected: 2, flaky: 0, skipped: 0 } }, 1, { passed: 3, failed: 2, skipped: 0, retried: 0 }],
    ['the runner itself failed', { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, 1, { passed: 0, failed: 1, skipped: 0, retried: 0 }],
  ])('playwright: %s', (_what, report, code, count) => {
    writeFileSync(file(), JSON.stringify(report))
    expect(countPlaywright(file(), code)).toEqual(count)
  })

  it.each([['cut off', '{"numPassedTests": 7'], ['empty', '']])('a report that is %s counts as one failure of a failed run', (_what, text) => {
    writeFileSync(file(), text)
    expect(countVitest(file(), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countPlaywright(file(), 137)).toEqual({ passed: 0, failed: 1, skipped: 0, retried: 0 })
  })

  it('a report that is missing counts as one failure, whatever the exit code', () => {
    expect(countVitest(join(folder, 'none.json'), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countVitest(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countPlaywright(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0, retried: 0 })
  })
})

describe('the checksum of pictures and archives', () => {
  it('is that of zlib', () => {
    for (let length = 0; length < 2000; length += 97) {
      const bytes = readFileSync(join(ROOT, 'package-lock.json')).subarray(length, length * 2)
      expect(crc32Of(bytes)).toBe(crc32(bytes))
    }
  })
})
