import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { readPragmas } from '../../../src/core/storage/pragmas.ts'
import { createTestWorkspace } from '../../support/workspace.ts'
import type { TestWorkspaceFile } from '../../support/workspace.ts'

let test: TestWorkspaceFile
afterEach(() => test.dispose())

describe('opening a workspace', () => {
  it('runs with the same pragmas on launches 1, 2 and 3', () => {
    test = createTestWorkspace()
    for (let launch = 1; launch <= 3; launch += 1) {
      expect(readPragmas(test.workspace.db)).toMatchObject({
        journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 5000, trusted_schema: 0, cell_size_check: 1, fullfsync: 1, checkpoint_fullfsync: 1,
      })
      test.reopen()
    }
  })

  it('keeps every file to the user alone', () => {
    test = createTestWorkspace()
    test.workspace.write(() => test.workspace.db.prepare("UPDATE workspace SET name = 'x'").run())
    expect(statSync(test.folder).mode & 0o777).toBe(0o700)
    for (const name of [test.file, `${test.file}-wal`, `${test.file}-shm`]) expect(statSync(name).mode & 0o777).toBe(0o600)
  })

  it('tells changes after the commit, and none when the work failed', () => {
    test = createTestWorkspace()
    const heard: string[] = []
    test.bus.subscribe((event) => {
      if (event.type === 'changed') heard.push(`${event.workspaceId === null ? 'app' : 'here'} ${event.topic} ${event.ids.join(',')} ${test.workspace.db.inTransaction}`)
    })
    const { workspace } = test
    expect(() => workspace.write((note) => {
      note('drafts', 'a')
      throw new Error('no')
    })).toThrow('no')
    workspace.write((note) => {
      note('drafts', 'a')
      workspace.write((inner) => inner('drafts', 'b'))
      note('workspaces', workspace.identity.id)
    })
    expect(heard).toEqual(['here drafts a,b false', `app workspaces ${workspace.identity.id} false`])
  })

  it('answers a repeated command with its first result', () => {
    test = createTestWorkspace()
    const { workspace } = test
    const commandId = randomUUID()
    let runs = 0
    const act = () => test.workspace.command(commandId, 'test', () => ({ runs: (runs += 1) }))
    expect(act()).toEqual({ runs: 1 })
    expect(act()).toEqual({ runs: 1 })
    test.reopen()
    expect(act()).toEqual({ runs: 1 })
    expect(() => workspace.write(() => {})).toThrow('closed')
  })
})
