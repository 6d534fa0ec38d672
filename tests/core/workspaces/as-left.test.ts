/** A file that is exactly as it was closed is opened without reading all of it; any other is looked over. */
import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, createRig, draftsOf, local, putDraft } from './rig.ts'
import type { Rig } from './rig.ts'

let rig: Rig
beforeEach(() => {
  rig = createRig()
})
afterEach(() => rig.dispose())

const DAY_MS = 24 * 60 * 60_000

interface Marks {
  closed_as: string | null
  looked_at: number | null
}
const marks = (id: string): Marks | undefined => rig.catalog.db.prepare<[string], Marks>('SELECT closed_as, looked_at FROM workspaces WHERE id = ?').get(id)

async function madeAndClosed(): Promise<string> {
  const { id } = await local(rig)
  const workspace = await rig.registry.open(id)
  for (let at = 0; at < 200; at += 1) putDraft(workspace, `draft ${at} ${'words '.repeat(40)}`)
  rig.restart()
  return id
}

/** Spoils the last page, which opening alone never reads. */
function spoil(file: string): void {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, bytes.length - 4096)
  writeFileSync(file, bytes)
}

describe('a workspace that was closed well', () => {
  it('is known again at the next start, and its mark is gone while it is open', async () => {
    const id = await madeAndClosed()
    const before = marks(id)
    expect(before?.closed_as).not.toBeNull()
    const workspace = await rig.registry.open(id)
    expect(draftsOf(workspace)).toHaveLength(200)
    expect(marks(id)).toEqual({ closed_as: null, looked_at: before?.looked_at })
  })

  it('is looked over when anything wrote to its file meanwhile', async () => {
    const id = await madeAndClosed()
    rig.stop()
    spoil(rig.file(id))
    rig.restart()
    expect(await codeOf(rig.registry.open(id))).toBe('WORKSPACE_DAMAGED')
  })

  it('is looked over again after some days, and when the clock makes no sense', async () => {
    for (const jump of [4 * DAY_MS, -4 * DAY_MS]) {
      const id = await madeAndClosed()
      rig.now += jump
      await rig.registry.open(id)
      expect(marks(id)?.looked_at).toBe(rig.now)
    }
  })
})

describe('a workspace that was not closed', () => {
  it('has no mark, so it is looked over', async () => {
    const { id } = await local(rig)
    putDraft(await rig.registry.open(id), 'mine')
    expect(marks(id)?.closed_as).toBeNull()
  })
})
