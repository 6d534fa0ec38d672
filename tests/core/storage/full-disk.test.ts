/** A disk of a few megabytes that fills up, and a folder that cannot be written. Both need a small mount, so root. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BALLAST_BYTES } from '../../../src/core/storage/ballast.ts'
import { codeOf, createRig, draftsOf, local, putDraft } from '../workspaces/rig.ts'
import type { Rig } from '../workspaces/rig.ts'

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'powerpost-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.skipIf(!canMount())('a data folder on a small disk (skipped where no tmpfs can be mounted)', () => {
  let mountPoint: string
  let rig: Rig | null = null
  const mount = (size: string) => execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', mountPoint])
  const remount = (options: string) => execFileSync('mount', ['-o', `remount,${options}`, mountPoint])
  const fill = (name = 'filler') => {
    for (const size of [65_536, 4_096, 512]) {
      try {
        for (let at = 0; ; at += 1) writeFileSync(join(mountPoint, `${name}-${size}-${at}`), Buffer.alloc(size, 1))
      } catch {
        // Full at this size; go on with a smaller one.
      }
    }
  }
  const empty = () => execFileSync('sh', ['-c', `rm -f ${mountPoint}/filler-*`])

  beforeEach(() => {
    mountPoint = mkdtempSync(join(tmpdir(), 'powerpost-small-'))
  })
  afterEach(() => {
    remount('rw')
    rig?.dispose()
    rig = null
    execFileSync('umount', [mountPoint])
    rmSync(mountPoint, { recursive: true, force: true })
  })

  it('says that it is full, keeps every acknowledged draft, and goes on once there is room', async () => {
    mount('6m')
    rig = createRig({ dataDir: join(mountPoint, 'data') })
    const { id } = await local(rig)
    const workspace = await rig.registry.open(id)
    const acknowledged: string[] = []
    let refusedWith = ''
    for (let at = 0; at < 2_000 && refusedWith === ''; at += 1) {
      const text = `draft ${at} ${'x'.repeat(20)}`
      try {
        putDraft(workspace, text.padEnd(9_000, 'y'))
        acknowledged.push(text.padEnd(9_000, 'y').slice(0, 40))
      } catch (error) {
        refusedWith = await codeOf(() => {
          throw error
        })
      }
    }
    expect(refusedWith).toBe('DISK_FULL')
    expect(acknowledged.length).toBeGreaterThan(50)
    expect(draftsOf(workspace)).toEqual(acknowledged)
    expect(rig.notices.list().map((notice) => notice.code)).toContain('disk-full')
    expect(await codeOf(local(rig, 'One more'))).toBe('DISK_FULL')
    expect(rig.registry.list()).toHaveLength(1)
    remount('size=20m')
    putDraft(workspace, 'there is room again')
    rig.restart()
    expect(rig.folders()).toEqual([id])
    expect(draftsOf(await rig.registry.open(id))).toEqual([...acknowledged, 'there is room again'])
    expect((await rig.registry.open(id)).db.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('starts on a full disk, shows what is there, and can write after room was made', async () => {
    mount('6m')
    rig = createRig({ dataDir: join(mountPoint, 'data') })
    const { id } = await local(rig)
    putDraft(await rig.registry.open(id), 'mine')
    rig.stop()
    fill()
    rig.restart()
    expect(rig.registry.list().map((row) => row.name)).toEqual(['Bakery'])
    empty()
    rig.restart()
    putDraft(await rig.registry.open(id), 'more')
    expect(draftsOf(await rig.registry.open(id))).toEqual(['mine', 'more'])
  })

  it('gives up its reserve before it refuses', async () => {
    mount('120m')
    rig = createRig({ dataDir: join(mountPoint, 'data') })
    const reserve = join(rig.dataDir, 'reserve.bin')
    expect(statSync(reserve).size).toBe(BALLAST_BYTES)
    const { id } = await local(rig)
    const workspace = await rig.registry.open(id)
    const bulk = Math.floor(Number(execFileSync('df', ['--output=avail', '-k', mountPoint]).toString().trim().split('\n').at(-1)) / 1024)
    for (let at = 0; at < bulk; at += 1) writeFileSync(join(mountPoint, `filler-m${at}`), Buffer.alloc(1024 * 1024, 1))
    fill()
    for (let at = 0; at < 100; at += 1) putDraft(workspace, `typed on a full disk ${at}`.padEnd(9_000, '.'))
    expect(statSync(reserve, { throwIfNoEntry: false })).toBeUndefined()
    expect(rig.notices.list().map((notice) => notice.code)).toContain('disk-full')
    expect(await rig.registry.delete({ commandId: crypto.randomUUID(), workspaceId: id, typedName: 'Bakery' })).toEqual({ ok: true })
  })

  it('that cannot be written is opened for reading, and says so to every act', async () => {
    mount('20m')
    const dataDir = join(mountPoint, 'data')
    mkdirSync(dataDir)
    rig = createRig({ dataDir })
    const { id } = await local(rig)
    putDraft(await rig.registry.open(id), 'mine')
    rig.stop()
    const before = readFileSync(rig.file(id))
    remount('ro')
    rig.restart()
    expect(rig.notices.list().map((notice) => notice.code)).toContain('data-read-only')
    expect(rig.registry.list().map((row) => row.name)).toEqual(['Bakery'])
    const workspace = await rig.registry.open(id)
    expect(draftsOf(workspace)).toEqual(['mine'])
    expect(await codeOf(() => putDraft(workspace, 'no'))).toBe('DISK_READ_ONLY')
    expect(await codeOf(local(rig, 'No'))).toBe('DISK_READ_ONLY')
    expect(await codeOf(rig.registry.rename({ commandId: crypto.randomUUID(), workspaceId: id, name: 'No' }))).toBe('DISK_READ_ONLY')
    expect(await codeOf(rig.registry.delete({ commandId: crypto.randomUUID(), workspaceId: id, typedName: 'Bakery' }))).toBe('DISK_READ_ONLY')
    expect(draftsOf(workspace)).toEqual(['mine'])
    expect(readFileSync(rig.file(id)).equals(before)).toBe(true)
    rig.stop()
    remount('rw')
    rig.restart()
    putDraft(await rig.registry.open(id), 'again')
    expect(draftsOf(await rig.registry.open(id))).toEqual(['mine', 'again'])
    expect(rig.registry.get(id).held).toBe(false)
  })

  it('an empty folder that cannot be written lets the app start', () => {
    mount('20m')
    mkdirSync(join(mountPoint, 'data'))
    remount('ro')
    rig = createRig({ dataDir: join(mountPoint, 'data') })
    expect(rig.registry.list()).toEqual([])
    expect(rig.notices.list().map((notice) => notice.code)).toContain('data-read-only')
    expect(rig.logs.filter((line) => line.startsWith('error'))).toEqual([])
  })
})
