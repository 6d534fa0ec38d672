import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp, listBackups, newestGoodBackup } from '../../../src/core/storage/backup.ts'
import { loadMigrations } from '../../../src/core/storage/migrations.ts'
import { MIGRATIONS_DIR, createTestWorkspace } from '../../support/workspace.ts'
import type { TestWorkspaceFile } from '../../support/workspace.ts'
import { createRig, draftsOf, local, putDraft } from '../workspaces/rig.ts'

const LATEST = loadMigrations(MIGRATIONS_DIR, 'workspace').length

let test: TestWorkspaceFile
let folder: string
beforeEach(() => {
  test = createTestWorkspace()
  folder = join(test.folder, 'backups')
})
afterEach(() => test.dispose())

const rename = (name: string) => test.workspace.write(() => test.workspace.db.prepare('UPDATE workspace SET name = ?').run(name))
const backup = (now: number, faultPoint?: (step: string) => void) => backUp(test.workspace.db, { folder, kind: 'workspace', reason: 'daily', now, faultPoint })
const nameIn = (file: string) => {
  const db = new Database(file, { readonly: true })
  try {
    return db.prepare('SELECT name FROM workspace').pluck().get()
  } finally {
    db.close()
  }
}

describe('a backup', () => {
  it('is numbered, seven are kept, and a clock set back does not change which is newest', () => {
    for (let at = 1; at <= 10; at += 1) {
      rename(`name ${at}`)
      backup(Date.UTC(2026, 0, 30 - at))
    }
    const kept = listBackups(folder)
    expect(kept.map((one) => one.number)).toEqual([10, 9, 8, 7, 6, 5, 4])
    expect(nameIn(newestGoodBackup(folder, 'workspace', LATEST)?.file ?? '')).toBe('name 10')
  })

  it('that is damaged is passed over for the one before, and stays', () => {
    rename('older')
    backup(1)
    rename('newer')
    const { file } = backup(2)
    writeFileSync(file, readFileSync(file).fill(0, 4096, 40_960))
    expect(nameIn(newestGoodBackup(folder, 'workspace', LATEST)?.file ?? '')).toBe('older')
    expect(listBackups(folder)).toHaveLength(2)
  })

  it.each(['backup:copied', 'backup:checked', 'backup:placed'])('that ends at %s leaves no half file under a final name', (step) => {
    expect(() => backup(1, (at) => {
      if (at === step) throw new Error('the end')
    })).toThrow('the end')
    for (const one of listBackups(folder)) expect(nameIn(one.file)).toBe('Test client')
    backup(2)
    expect(readdirSync(folder).every((name) => name.endsWith('.db'))).toBe(true)
    expect(newestGoodBackup(folder, 'workspace', LATEST)).not.toBeNull()
  })
})

describe('the daily backup', () => {
  it('is taken by the upkeep, and one put back by hand is known as old', async () => {
    const rig = createRig()
    try {
      const { id } = await local(rig)
      putDraft(await rig.registry.open(id), 'before')
      const backups = () => listBackups(join(rig.folder(id), 'backups')).length
      rig.runTimers()
      expect(backups()).toBe(1)
      rig.runTimers()
      expect(backups()).toBe(1)
      // Also when the clock was set back: a time in the future is no reason to wait for it.
      rig.now -= 3 * 24 * 60 * 60_000
      rig.runTimers()
      expect(backups()).toBe(2)
      const handle = await rig.registry.open(id)
      putDraft(handle, 'after')
      rig.stop()
      const [newest] = listBackups(join(rig.folder(id), 'backups'))
      writeFileSync(rig.file(id), readFileSync(newest?.file ?? ''))
      rig.restart()
      expect(draftsOf(await rig.registry.open(id))).toEqual(['before'])
      expect(rig.registry.get(id).held).toBe(true)
    } finally {
      rig.dispose()
    }
  })
})
