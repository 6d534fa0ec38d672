/** A run that ends at each step of creating, linking, deleting, recovering and opening; the next one must make it whole. */
import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, CrashHere, codeOf, command, createRig, draftsOf, local, putDraft } from './rig.ts'
import type { Rig } from './rig.ts'

let rig: Rig
beforeEach(() => {
  rig = createRig()
})
afterEach(() => rig.dispose())

/** Runs `act` until it ends at the step; then a new run begins. */
async function crash(step: string, act: () => Promise<unknown>): Promise<void> {
  rig.crashAt = step
  await expect(act()).rejects.toBeInstanceOf(CrashHere)
  rig.restart()
}

const remnants = () => rig.folders().filter((name) => name.startsWith('.'))

const MIGRATE = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].flatMap((step) => ['begun', 'applied', 'numbered', 'committed'].map((part) => `migrate:${step}:${part}`))
const CREATE = ['create:folder', ...MIGRATE, 'create:migrated', 'create:filled', 'create:synced', 'create:renamed', 'create:placed', 'create:indexed']
const OPEN = ['epoch:promised', 'epoch:given']

describe('creating', () => {
  it('passes exactly the steps that are tested here', async () => {
    rig.steps.length = 0
    await local(rig)
    expect(rig.steps).toEqual([...CREATE, ...OPEN])
  })

  it.each([...CREATE, ...OPEN])('that ends at %s leaves one workspace after its repeat, and nothing half made', async (step) => {
    const kept = await local(rig, 'Kept')
    putDraft(await rig.registry.open(kept.id), 'mine')
    const act = { commandId: randomUUID(), accountId: ACCOUNT, remoteId: 'ws-1', name: 'New', color: 'teal' as const }
    await crash(step, () => rig.registry.add(act))
    expect(remnants()).toEqual([])
    const listed = rig.registry.list()
    expect(listed.length).toBeLessThanOrEqual(2)
    for (const row of listed) expect(await codeOf(rig.registry.open(row.id))).toBe('nothing refused')
    const { workspace, existed } = await rig.registry.add(act)
    expect(existed).toBe(false)
    expect(workspace).toMatchObject({ name: 'New', remoteId: 'ws-1', held: false })
    expect(rig.registry.list()).toHaveLength(2)
    expect(rig.folders()).toHaveLength(2)
    expect((await rig.registry.open(workspace.id)).identity.remoteId).toBe('ws-1')
    expect(rig.registry.get(workspace.id).held).toBe(false)
    expect(draftsOf(await rig.registry.open(kept.id))).toEqual(['mine'])
  })
})

describe('linking', () => {
  it.each(['link:begun', 'link:stored', 'link:indexed'])('that ends at %s is whole after its repeat', async (step) => {
    const made = await local(rig)
    putDraft(await rig.registry.open(made.id), 'mine')
    const act = { commandId: randomUUID(), workspaceId: made.id, accountId: ACCOUNT, remoteId: 'ws-1' }
    await crash(step, () => rig.registry.link(act))
    // Whatever was stored, the same remote workspace cannot come in a second time.
    if (step !== 'link:begun') {
      expect(await rig.registry.add({ ...command(), accountId: ACCOUNT, remoteId: 'ws-1', name: 'Twice', color: 'teal' })).toMatchObject({ existed: true, workspace: { id: made.id } })
    }
    expect(await rig.registry.link(act)).toMatchObject({ id: made.id, remoteId: 'ws-1', accountId: ACCOUNT, held: false })
    const workspace = await rig.registry.open(made.id)
    expect(workspace.identity.remoteId).toBe('ws-1')
    expect(draftsOf(workspace)).toEqual(['mine'])
    expect(rig.registry.list()).toHaveLength(1)
  })
})

const DELETE = ['delete:marked', 'delete:closed', 'delete:renamed', 'delete:synced', 'delete:removed', 'delete:dropped']

describe('deleting', () => {
  it('passes exactly the steps that are tested here', async () => {
    const made = await local(rig)
    rig.steps.length = 0
    await rig.registry.delete({ ...command(), workspaceId: made.id, typedName: 'Bakery' })
    expect(rig.steps).toEqual(DELETE)
  })

  it.each(DELETE)('that ends at %s is finished at the next start and never comes back', async (step) => {
    const kept = await local(rig, 'Kept')
    const made = await local(rig)
    putDraft(await rig.registry.open(made.id), 'gone')
    await crash(step, () => rig.registry.delete({ ...command(), workspaceId: made.id, typedName: 'Bakery' }))
    expect(rig.registry.list().map((row) => row.id)).toEqual([kept.id])
    expect(rig.folders()).toEqual([kept.id])
    rig.restart()
    expect(rig.registry.list().map((row) => row.id)).toEqual([kept.id])
  })
})

describe('opening', () => {
  it.each(OPEN)('that ends at %s does not look like a restored file', async (step) => {
    const made = await local(rig)
    rig.restart()
    await crash(step, () => rig.registry.open(made.id))
    await rig.registry.open(made.id)
    expect(rig.registry.get(made.id).held).toBe(false)
    await crash(step, async () => {
      rig.restart()
      rig.crashAt = step
      await rig.registry.open(made.id)
    })
    await rig.registry.open(made.id)
    expect(rig.registry.get(made.id).held).toBe(false)
  })
})

const RECOVER = ['recover:made', 'recover:whole', 'recover:set-aside', 'recover:placed']

describe('recovering', () => {
  it.each(RECOVER)('that ends at %s can be gone through again; the damaged file stays', async (step) => {
    const made = await local(rig)
    putDraft(await rig.registry.open(made.id), 'in the backup')
    rig.stop()
    const backups = join(rig.folder(made.id), 'backups')
    mkdirSync(backups, { recursive: true })
    copyFileSync(rig.file(made.id), join(backups, '000001-20261123-daily.db'))
    truncateSync(rig.file(made.id), 5_000)
    rig.restart()
    expect(await codeOf(rig.registry.open(made.id))).toBe('WORKSPACE_DAMAGED')
    expect(rig.registry.get(made.id).state).toBe('damaged')
    const act = () => rig.registry.recover({ ...command(), workspaceId: made.id, from: 'backup' })
    await crash(step, act)
    if (rig.registry.get(made.id).state !== 'ready') await act()
    expect(draftsOf(await rig.registry.open(made.id))).toEqual(['in the backup'])
    expect(rig.registry.get(made.id)).toMatchObject({ state: 'ready', held: true })
    const aside = readdirSync(rig.folder(made.id)).filter((name) => name.startsWith('damaged-'))
    expect(aside).toHaveLength(1)
    expect(existsSync(join(rig.folder(made.id), aside[0] ?? '', 'workspace.db'))).toBe(true)
  })
})

describe('remaking the catalog', () => {
  it.each(['migrate:1:begun', 'migrate:1:applied', 'migrate:1:committed', 'catalog:set-aside'])('that ends at %s is made again', async (step) => {
    const made = await local(rig)
    putDraft(await rig.registry.open(made.id), 'mine')
    rig.stop()
    writeFileSync(join(rig.dataDir, 'catalog.db'), 'not a database any more, but long enough to be one'.repeat(40))
    rig.crashAt = step
    expect(() => rig.restart()).toThrow(step)
    rig.restart()
    expect(rig.registry.list().map((row) => row.name)).toEqual(['Bakery'])
    expect(draftsOf(await rig.registry.open(made.id))).toEqual(['mine'])
    expect(readdirSync(rig.dataDir).filter((name) => name.startsWith('catalog-damaged-'))).toHaveLength(1)
    expect(existsSync(join(rig.dataDir, 'catalog.new.db'))).toBe(false)
  })
})
