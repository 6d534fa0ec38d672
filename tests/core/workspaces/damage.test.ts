/** Damaged files: told, kept, never replaced by an empty one, and no other workspace hurt (D6). */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seeded } from '../../simulation/support/random.ts'
import { codeOf, command, createRig, draftsOf, local, putDraft, putOpenSend } from './rig.ts'
import type { Rig } from './rig.ts'

let rig: Rig
beforeEach(() => {
  rig = createRig()
})
afterEach(() => rig.dispose())

const TEXTS = Array.from({ length: 120 }, (_, at) => `draft ${at} ${'lorem ipsum '.repeat(20)}`)
const TITLES = TEXTS.map((text) => text.slice(0, 40))

async function filled(): Promise<string> {
  const { id } = await local(rig)
  const workspace = await rig.registry.open(id)
  for (const text of TEXTS) putDraft(workspace, text)
  return id
}

const damages: [name: string, damage: (bytes: Buffer, random: ReturnType<typeof seeded>) => Buffer][] = [
  ['flipped bytes', (bytes, random) => {
    for (let at = 0; at < 40; at += 1) {
      const place = random.int(bytes.length)
      bytes[place] = (bytes[place] ?? 0) ^ (1 + random.int(255))
    }
    return bytes
  }],
  ['a cut end', (bytes, random) => bytes.subarray(0, random.int(bytes.length))],
  ['pages of zeros', (bytes, random) => {
    for (let at = 0; at < 3; at += 1) bytes.fill(0, ...((page) => [page * 4096, (page + 1) * 4096] as const)(random.int(Math.floor(bytes.length / 4096))))
    return bytes
  }],
  ['pages of noise', (bytes, random) => {
    const page = random.int(Math.floor(bytes.length / 4096))
    for (let at = page * 4096; at < (page + 1) * 4096; at += 1) bytes[at] = random.int(256)
    return bytes
  }],
]

describe.each(damages)('a workspace with %s', (_name, damage) => {
  it('in ten forms is told apart from a sound one, kept as it was, and never silently empty', async () => {
    const id = await filled()
    const other = await local(rig, 'Unhurt')
    putDraft(await rig.registry.open(other.id), 'fine')
    rig.stop()
    const sound = readFileSync(rig.file(id))
    let found = 0
    for (let seed = 1; seed <= 10; seed += 1) {
      const bytes = damage(Buffer.from(sound), seeded(seed))
      for (const part of ['-wal', '-shm']) expect(existsSync(rig.file(id) + part)).toBe(false)
      writeFileSync(rig.file(id), bytes)
      rig.restart()
      const code = await codeOf(rig.registry.open(id))
      if (code === 'nothing refused') {
        // Only damage within a text or in unused room gets by; everything is still there.
        expect(draftsOf(await rig.registry.open(id))).toHaveLength(TEXTS.length)
      } else {
        found += 1
        expect(code).toBe('WORKSPACE_DAMAGED')
        expect(rig.registry.get(id).state).toBe('damaged')
        expect(rig.notices.list()).toMatchObject([{ code: 'workspace-damaged', workspaceId: id }])
        const aside = readdirSync(rig.folder(id)).filter((name) => name.startsWith('damaged-')).sort((a, b) => Number(b.slice(8)) - Number(a.slice(8)))
        expect(readFileSync(join(rig.folder(id), aside[0] ?? '', 'workspace.db')).equals(bytes)).toBe(true)
        expect(existsSync(rig.file(id))).toBe(false)
        expect(await codeOf(rig.registry.open(id))).toBe('WORKSPACE_DAMAGED')
        rig.restart()
        expect(rig.registry.get(id).state).toBe('damaged')
      }
      expect(draftsOf(await rig.registry.open(other.id))).toEqual(['fine'])
      rig.stop()
    }
    expect(found).toBeGreaterThan(0)
    rig.restart()
  })
})

describe('recovering', () => {
  it('keeps the log of a killed run with the damaged file, reads from both, and plays it into nothing else', async () => {
    const id = await filled()
    rig.restart()
    const workspace = await rig.registry.open(id)
    putDraft(workspace, 'only in the log')
    const [bytes, log] = [readFileSync(rig.file(id)), readFileSync(`${rig.file(id)}-wal`)]
    rig.stop()
    const db = new Database(rig.file(id), { readonly: true })
    const page = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'revisions'").pluck().get())
    db.close()
    bytes.fill(0x11, (page - 1) * 4096, page * 4096)
    writeFileSync(rig.file(id), bytes)
    writeFileSync(`${rig.file(id)}-wal`, log)
    rig.restart()
    expect(await codeOf(rig.registry.open(id))).toBe('WORKSPACE_DAMAGED')
    expect(readdirSync(rig.folder(id)).sort()).toEqual(['damaged-1', 'media'])
    expect(readFileSync(join(rig.folder(id), 'damaged-1', 'workspace.db-wal')).equals(log)).toBe(true)
    await rig.registry.recover({ ...command(), workspaceId: id, from: 'salvage' })
    expect(draftsOf(await rig.registry.open(id))).toEqual([...TITLES, 'only in the log'])
    expect((await rig.registry.open(id)).db.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('plays no stray log into a file that is put in place', async () => {
    const id = await filled()
    rig.restart()
    putDraft(await rig.registry.open(id), 'stray')
    const log = readFileSync(`${rig.file(id)}-wal`)
    rig.stop()
    mkdirSync(join(rig.folder(id), 'backups'))
    copyFileSync(rig.file(id), join(rig.folder(id), 'backups', '000001-20261123-daily.db'))
    rmSync(rig.file(id))
    writeFileSync(`${rig.file(id)}-wal`, log)
    rig.restart()
    expect(rig.registry.get(id).state).toBe('missing')
    await rig.registry.recover({ ...command(), workspaceId: id, from: 'backup' })
    expect(readFileSync(join(rig.folder(id), 'damaged-1', 'workspace.db-wal')).equals(log)).toBe(true)
    expect((await rig.registry.open(id)).db.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('reads from a damaged file what can be read, and holds what is open', async () => {
    const id = await filled()
    putOpenSend(await rig.registry.open(id))
    rig.stop()
    const bytes = readFileSync(rig.file(id))
    const db = new Database(rig.file(id), { readonly: true })
    const pages = db.prepare<[], { pageno: number }>("SELECT pageno FROM dbstat WHERE name = 'drafts' AND pagetype = 'leaf' ORDER BY pageno").all().map((row) => row.pageno)
    db.close()
    const middle = pages[Math.floor(pages.length / 2)] ?? 0
    bytes.fill(0xff, (middle - 1) * 4096, middle * 4096)
    writeFileSync(rig.file(id), bytes)
    rig.restart()
    expect(await codeOf(rig.registry.open(id))).toBe('WORKSPACE_DAMAGED')
    expect(await codeOf(rig.registry.recover({ ...command(), workspaceId: id, from: 'backup' }))).toBe('NOT_POSSIBLE_NOW')
    expect(await rig.registry.recover({ ...command(), workspaceId: id, from: 'salvage' })).toMatchObject({ state: 'ready', held: true, name: 'Bakery' })
    const workspace = await rig.registry.open(id)
    const saved = draftsOf(workspace)
    expect(saved.length).toBeGreaterThan(TEXTS.length / 2)
    expect(saved).toContain(TITLES[0])
    expect(saved).toContain('to be sent')
    expect(workspace.db.pragma('foreign_key_check')).toEqual([])
    expect(workspace.db.prepare('SELECT count(*) FROM intents').pluck().get()).toBe(1)
    putDraft(workspace, 'and on')
    expect(new Set(draftsOf(workspace)).size).toBe(saved.length + 1)
    expect(rig.notices.list().map((notice) => notice.code)).toEqual(['workspace-held'])
    rig.restart()
    expect(draftsOf(await rig.registry.open(id))).toHaveLength(saved.length + 1)
  })

  it('says so when nothing can be read, and goes on being damaged', async () => {
    const id = await filled()
    rig.stop()
    writeFileSync(rig.file(id), Buffer.alloc(100_000, 7))
    rig.restart()
    expect(await codeOf(rig.registry.recover({ ...command(), workspaceId: id, from: 'salvage' }))).toBe('NOT_POSSIBLE_NOW')
    expect(await codeOf(rig.registry.open(id))).toBe('WORKSPACE_DAMAGED')
    expect(await codeOf(rig.registry.recover({ ...command(), workspaceId: id, from: 'salvage' }))).toBe('NOT_POSSIBLE_NOW')
    expect(rig.registry.get(id).state).toBe('damaged')
    expect(existsSync(join(rig.folder(id), 'damaged-1', 'workspace.db'))).toBe(true)
    expect(await rig.registry.delete({ ...command(), workspaceId: id, typedName: 'Bakery' })).toEqual({ ok: true })
  })

  it('is refused for a sound file', async () => {
    const id = await filled()
    expect(await codeOf(rig.registry.recover({ ...command(), workspaceId: id, from: 'salvage' }))).toBe('NOT_POSSIBLE_NOW')
  })
})

describe('a file of a newer version', () => {
  it('is refused, and neither it nor its log is changed by a byte', async () => {
    const id = await filled()
    rig.stop()
    const db = new Database(rig.file(id))
    db.pragma('user_version = 99')
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    for (const withLog of [false, true]) {
      // Closed by a copy of the folder taken while it was open, so that the log is there too.
      const writer = withLog ? new Database(rig.file(id)) : null
      writer?.prepare("UPDATE workspace SET name = 'in the log'").run()
      const before = ['', '-wal'].filter((part) => existsSync(rig.file(id) + part)).map((part) => [part, readFileSync(rig.file(id) + part)] as const)
      expect(before).toHaveLength(withLog ? 2 : 1)
      writer?.close()
      for (const [part, bytes] of before) writeFileSync(rig.file(id) + part, bytes)
      rig.restart()
      expect(await codeOf(rig.registry.open(id))).toBe('WORKSPACE_NEWER')
      expect(rig.registry.get(id).state).toBe('newer')
      expect(await codeOf(rig.registry.delete({ ...command(), workspaceId: id, typedName: 'Bakery' }))).toBe('WORKSPACE_NEWER')
      rig.stop()
      for (const [part, bytes] of before) expect(readFileSync(rig.file(id) + part).equals(bytes)).toBe(true)
    }
    rig.restart()
  })
})
