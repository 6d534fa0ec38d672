/** Restored, imported and copied workspaces send nothing before the user answers (rules 5). */
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, OTHER_ACCOUNT, codeOf, command, createRig, draftsOf, local, putDraft, putOpenSend } from './rig.ts'
import type { Rig } from './rig.ts'

let rig: Rig
beforeEach(() => {
  rig = createRig()
})
afterEach(() => rig.dispose())

const linked = async (remoteId = 'ws-1', name = 'Client') => (await rig.registry.add({ ...command(), accountId: ACCOUNT, remoteId, name, color: 'plum' })).workspace
const heldIn = async (id: string): Promise<unknown> => (await rig.registry.open(id)).db.prepare('SELECT held FROM workspace').pluck().get()
const codes = () => rig.notices.list().map((notice) => `${notice.code} ${notice.workspaceId ?? '-'}`)

describe('a file put back from an earlier time', () => {
  it('is held, shown, and let go by the user', async () => {
    const { id } = await linked()
    putOpenSend(await rig.registry.open(id))
    rig.stop()
    const copy = join(rig.dataDir, 'yesterday.db')
    cpSync(rig.file(id), copy)
    rig.restart()
    putDraft(await rig.registry.open(id), 'after')
    expect(await heldIn(id)).toBe(0)
    rig.stop()
    cpSync(copy, rig.file(id))
    rig.restart()
    expect(await heldIn(id)).toBe(1)
    expect(rig.registry.get(id).held).toBe(true)
    expect(codes()).toEqual([`workspace-held ${id}`])
    rig.restart()
    expect(await heldIn(id)).toBe(1)
    const answered = await rig.registry.releaseHold({ ...command(), workspaceId: id, decision: 'resume' })
    expect(answered.held).toBe(false)
    expect(rig.released).toEqual([`${id} resume`])
    expect(codes()).toEqual([])
    rig.restart()
    expect(await heldIn(id)).toBe(0)
  })

  it('is not seen in many plain restarts', async () => {
    const { id } = await linked()
    for (let run = 0; run < 5; run += 1) {
      rig.restart()
      expect(await heldIn(id)).toBe(0)
    }
  })
})

describe('a folder that comes from elsewhere', () => {
  it('is taken in; with open sends it is held, without it is not', async () => {
    const busy = await linked('ws-1', 'Busy')
    putOpenSend(await rig.registry.open(busy.id))
    const quiet = await linked('ws-2', 'Quiet')
    putDraft(await rig.registry.open(quiet.id), 'mine')
    rig.stop()
    const other = createRig()
    try {
      other.stop()
      cpSync(rig.folder(busy.id), other.folder(busy.id), { recursive: true })
      cpSync(rig.folder(quiet.id), other.folder(quiet.id), { recursive: true })
      other.restart()
      expect(other.registry.list().map((row) => row.name).sort()).toEqual(['Busy', 'Quiet'])
      await other.registry.open(busy.id)
      expect(draftsOf(await other.registry.open(quiet.id))).toEqual(['mine'])
      expect(other.registry.get(busy.id)).toMatchObject({ held: true, remoteId: 'ws-1', accountId: ACCOUNT, accountLabel: 'Account' })
      expect(other.registry.get(quiet.id)).toMatchObject({ held: false })
    } finally {
      other.dispose()
    }
    rig.restart()
  })

  it('is left closed when its workspace is here already', async () => {
    const made = await linked()
    rig.stop()
    cpSync(rig.folder(made.id), rig.folder(`${made.id} (copy)`), { recursive: true })
    cpSync(rig.folder(made.id), rig.folder(randomUUID()), { recursive: true })
    rig.restart()
    expect(rig.registry.list()).toHaveLength(1)
    await rig.registry.open(made.id)
    expect(rig.registry.get(made.id).held).toBe(false)
    expect(rig.folders()).toHaveLength(3)
    expect(codes()).toEqual(['workspace-held -'])
    expect(rig.attached.every((workspace) => workspace.mediaDir.startsWith(rig.folder(made.id) + '/'))).toBe(true)
  })

  it('is known by what it says inside when its name was changed', async () => {
    const made = await linked()
    rig.stop()
    renameSync(rig.folder(made.id), rig.folder('My best client'))
    rig.restart()
    expect(rig.folders()).toEqual([made.id])
    await rig.registry.open(made.id)
    expect(rig.registry.get(made.id)).toMatchObject({ state: 'ready', held: false })
  })

  it('never opens under the name of another', async () => {
    const [one, two] = [await linked('ws-1', 'One'), await linked('ws-2', 'Two')]
    rig.stop()
    cpSync(rig.file(one.id), rig.file(two.id))
    rig.restart()
    expect(await codeOf(rig.registry.open(two.id))).toBe('WORKSPACE_DAMAGED')
    expect((await rig.registry.open(one.id)).identity.remoteId).toBe('ws-1')
    expect(existsSync(rig.file(two.id))).toBe(true)
  })

  it('that says it is a client already here under another id stays on hold for good', async () => {
    const made = await linked()
    rig.stop()
    const id = randomUUID()
    cpSync(rig.folder(made.id), rig.folder(id), { recursive: true })
    const db = new Database(rig.file(id))
    db.prepare('UPDATE workspace SET id = ?').run(id)
    db.close()
    rig.restart()
    expect(rig.registry.list()).toHaveLength(2)
    expect(await heldIn(id)).toBe(1)
    expect(await heldIn(made.id)).toBe(0)
    expect(await codeOf(rig.registry.releaseHold({ ...command(), workspaceId: id, decision: 'resume' }))).toBe('NOT_POSSIBLE_NOW')
    expect(await heldIn(id)).toBe(1)
  })
})

describe('the catalog', () => {
  it('is made again from the folders when it is missing; open sends are held', async () => {
    const busy = await linked('ws-1', 'Busy')
    putOpenSend(await rig.registry.open(busy.id))
    const quiet = await local(rig, 'Quiet')
    rig.stop()
    for (const part of ['', '-wal', '-shm']) rmSync(join(rig.dataDir, `catalog.db${part}`), { force: true })
    rig.restart()
    expect(codes()).toContain('catalog-rebuilt -')
    for (const row of rig.registry.list()) await rig.registry.open(row.id)
    expect(rig.registry.get(busy.id)).toMatchObject({ name: 'Busy', color: 'plum', remoteId: 'ws-1', held: true, accountId: ACCOUNT })
    expect(rig.registry.get(quiet.id)).toMatchObject({ name: 'Quiet', held: false })
    expect(rig.catalog.db.prepare('SELECT id, base_url, label FROM accounts').all()).toEqual([{ id: ACCOUNT, base_url: 'https://powerpost.test/api/v1', label: 'Account' }])
    // Once, not at each start.
    rig.restart()
    expect(codes()).not.toContain('catalog-rebuilt -')
  })

  it('damaged, is kept, and what it still tells saves the user the question', async () => {
    const busy = await linked('ws-1', 'Busy')
    putOpenSend(await rig.registry.open(busy.id))
    await linked('ws-2', 'Other')
    const order = rig.registry.list().map((row) => row.id).reverse()
    await rig.registry.reorder({ ...command(), order })
    rig.catalog.write(() => rig.catalog.db.prepare("INSERT INTO accounts (id, kind, label, base_url, key_last4, key_state, created_at) VALUES (?, 'powerpost', 'Alone', 'https://a.test', 'abcd', 'ready', 1)").run(OTHER_ACCOUNT))
    rig.stop()
    // The root page of an index: the tables can still be read.
    const db = new Database(join(rig.dataDir, 'catalog.db'))
    const page = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'workspaces_remote'").pluck().get() as number
    db.close()
    const { readFileSync } = await import('node:fs')
    const bytes = readFileSync(join(rig.dataDir, 'catalog.db'))
    bytes.fill(0xee, (page - 1) * 4096, page * 4096)
    writeFileSync(join(rig.dataDir, 'catalog.db'), bytes)
    rig.restart()
    expect(codes()).toContain('catalog-rebuilt -')
    expect(readdirSync(join(rig.dataDir, 'catalog-damaged-1'))).toContain('catalog.db')
    expect(rig.registry.list().map((row) => row.id)).toEqual(order)
    expect(await heldIn(busy.id)).toBe(0)
    expect(rig.catalog.db.prepare('SELECT label, key_last4 FROM accounts WHERE id = ?').get(OTHER_ACCOUNT)).toEqual({ label: 'Alone', key_last4: 'abcd' })
  })

  it.each(['', 'x', 'SQLite format 3\0', 'not a database'.repeat(1000)])('of other bytes is never taken for an empty one (%#)', async (bytes) => {
    const made = await local(rig)
    rig.stop()
    writeFileSync(join(rig.dataDir, 'catalog.db'), bytes)
    rig.restart()
    expect(rig.registry.list().map((row) => row.id)).toEqual([made.id])
    expect(codes()).toContain('catalog-rebuilt -')
  })

  it('of a newer version stops the start and stays as it is', async () => {
    rig.stop()
    const db = new Database(join(rig.dataDir, 'catalog.db'))
    const version = Number(db.pragma('user_version', { simple: true }))
    db.pragma('user_version = 99')
    db.close()
    expect(await codeOf(() => rig.restart())).toBe('WORKSPACE_NEWER')
    const again = new Database(join(rig.dataDir, 'catalog.db'))
    again.pragma(`user_version = ${version}`)
    again.close()
    rig.restart()
  })
})

describe('a row without its file', () => {
  it('shows "missing", makes nothing, and is whole again when the file is back', async () => {
    const made = await local(rig)
    putDraft(await rig.registry.open(made.id), 'mine')
    rig.stop()
    const away = join(rig.dataDir, 'away')
    renameSync(rig.folder(made.id), away)
    rig.restart()
    expect(rig.registry.get(made.id).state).toBe('missing')
    expect(await codeOf(rig.registry.open(made.id))).toBe('WORKSPACE_MISSING')
    expect(await codeOf(rig.registry.overview({ workspaceId: made.id }))).toBe('WORKSPACE_MISSING')
    expect(existsSync(rig.folder(made.id))).toBe(false)
    expect(await rig.registry.deletePreview({ workspaceId: made.id })).toMatchObject({ drafts: 0 })
    rig.stop()
    renameSync(away, rig.folder(made.id))
    rig.restart()
    expect(rig.registry.get(made.id).state).toBe('ready')
    expect(draftsOf(await rig.registry.open(made.id))).toEqual(['mine'])
  })

  it('is noticed while the app runs, and can be deleted', async () => {
    const made = await local(rig)
    rig.restart()
    unlinkSync(rig.file(made.id))
    expect(await codeOf(rig.registry.open(made.id))).toBe('WORKSPACE_MISSING')
    expect(readdirSync(rig.folder(made.id))).toEqual(['media'])
    expect(await rig.registry.delete({ ...command(), workspaceId: made.id, typedName: 'Bakery' })).toEqual({ ok: true })
    expect(rig.registry.list()).toEqual([])
  })

  it('leaves folders alone that never were workspaces', () => {
    rig.stop()
    mkdirSync(rig.folder('holiday photos'))
    mkdirSync(rig.folder(randomUUID()))
    writeFileSync(join(rig.dataDir, 'workspaces', 'note.txt'), 'x')
    rig.restart()
    expect(rig.registry.list()).toEqual([])
    expect(rig.folders()).toHaveLength(3)
  })
})
