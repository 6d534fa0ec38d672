/** The archive reader of set-up: what it unpacks, and that no archive writes outside of its folder. */
import { randomUUID } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LINK, makeZip } from './make-zip.ts'
import type { ZipEntry } from './make-zip.ts'
import { loadScript } from './modules.ts'

const { unzip } = await loadScript('bootstrap/zip.mjs')

/** A place that no other run has touched. */
const EVIL = join(tmpdir(), `powerpost-evil-${randomUUID()}`)

let outside = ''
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'powerpost-zip-'))
})
afterEach(() => rmSync(outside, { recursive: true, force: true }))

function unpack(archive: Buffer, rename: (name: string) => string | null = (name) => name): string {
  const file = join(outside, 'archive.zip')
  const folder = join(outside, 'in', 'side')
  writeFileSync(file, archive)
  mkdirSync(join(outside, 'in'), { recursive: true })
  unzip(file, folder, rename)
  return folder
}

/** Everything outside of the folder, as it should be whatever the archive wanted. */
function untouched(): string[] {
  return readdirSync(outside, { recursive: true }).map(String).filter((name) => !name.startsWith(join('in', 'side'))).sort()
}

describe('an archive', () => {
  it('is unpacked, with its modes and links, packed or stored, empty or large', () => {
    const large = Buffer.alloc(3_000_000, 'power')
    const folder = unpack(makeZip([
      { name: 'app/', content: '', stored: true },
      { name: 'app/program', content: '#!/bin/sh', mode: 0o100755 },
      { name: 'app/data.txt', content: 'plain', stored: true },
      { name: 'app/empty', content: '' },
      { name: 'app/large.bin', content: large },
      { name: 'app/ünï.txt', content: 'ö' },
      { name: 'app/link', content: 'data.txt', mode: LINK },
    ], 'a note at the end'))
    expect(statSync(join(folder, 'app/program')).mode & 0o777).toBe(0o755)
    expect(statSync(join(folder, 'app/data.txt')).mode & 0o777).toBe(0o644)
    expect(readFileSync(join(folder, 'app/empty'))).toHaveLength(0)
    expect(readFileSync(join(folder, 'app/large.bin')).equals(large)).toBe(true)
    expect(readFileSync(join(folder, 'app/ünï.txt'), 'utf8')).toBe('ö')
    expect(lstatSync(join(folder, 'app/link')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'app/link'), 'utf8')).toBe('plain')
  })

  it('leaves out what is not wanted and renames the rest', () => {
    const folder = unpack(makeZip([{ name: 'Cypress/Cypress', content: 'x' }, { name: 'Cypress/resources/app', content: 'y' }]), (name) => (name.includes('resources') ? null : name.replace('Cypress/Cypress', 'electron')))
    expect(readdirSync(folder)).toEqual(['electron'])
  })
})

describe('a malicious archive', () => {
  const good: ZipEntry = { name: 'good.txt', content: 'good' }
  it.each<[string, ZipEntry[]]>([
    ['climbs up', [{ name: '../evil', content: 'x' }]],
    ['climbs up from within', [{ name: 'a/b/../../../evil', content: 'x' }]],
    ['names a whole path', [{ name: EVIL, content: 'x' }]],
    ['names its own folder', [{ name: '.', content: 'x' }]],
    ['looks like a neighbour', [{ name: '../side-evil/x', content: 'x' }]],
    ['links to a whole path', [{ name: 'link', content: '/etc', mode: LINK }]],
    ['links upwards', [{ name: 'link', content: '../..', mode: LINK }]],
    ['links to its own folder’s parent from within', [{ name: 'a/link', content: '../../evil', mode: LINK }]],
    ['writes through a link', [{ name: 'link', content: '..', mode: LINK }, { name: 'link/evil', content: 'x' }]],
    ['writes through a link that comes later', [{ name: 'link/evil', content: 'x' }, { name: 'link', content: '..', mode: LINK }]],
    ['puts a link behind a link', [{ name: 'a/keep', content: '' }, { name: 'b', content: 'a', mode: LINK }, { name: 'b/c', content: 'keep', mode: LINK }]],
    ['replaces a file by a link', [good, { name: 'good.txt', content: 'other', mode: LINK }]],
    ['holds one name twice', [good, { name: 'good.txt', content: 'bad' }]],
    ['grows past what it says', [{ name: 'bomb', content: Buffer.alloc(50_000_000), claims: { size: 100 } }]],
    ['is packed in another way', [{ name: 'x', content: 'x', claims: { method: 14 } }]],
    ['says that it is larger than it is', [{ name: 'x', content: 'x', claims: { packed: 0xffff_fff0 } }]],
    ['points behind its end', [{ name: 'x', content: 'x', claims: { offset: 0xffff_fff0 } }]],
  ])('that %s is refused, and nothing outside is touched', (_what, entries) => {
    expect(() => unpack(makeZip(entries))).toThrow()
    expect(untouched()).toEqual(['archive.zip', 'in'])
    expect(existsSync(EVIL)).toBe(false)
  })

  it('that is none at all, or cut off anywhere, is refused', () => {
    expect(() => unpack(Buffer.alloc(0))).toThrow('not a zip archive')
    expect(() => unpack(Buffer.from('PK nothing'))).toThrow('not a zip archive')
    const whole = makeZip([{ name: 'a', content: 'a'.repeat(500), stored: true }, good])
    for (let length = 1; length < whole.length; length += 7) expect(() => unpack(whole.subarray(0, length)), `${length} bytes`).toThrow()
    // The end of the directory without what it points at.
    expect(() => unpack(whole.subarray(whole.length - 60))).toThrow()
  })
})
