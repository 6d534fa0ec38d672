import { describe, expect, it } from 'vitest'
import { killCore } from './kill-core.ts'

describe('a core that is killed while it saves', () => {
  it('25 kills: every acknowledged text is current or in the history, and the file is sound', async () => {
    const result = await killCore({ kills: 25, seed: 3 })
    expect(result).toMatchObject({ kills: 25, lost: 0, findings: [] })
    expect(result.acknowledged).toBeGreaterThan(100)
  }, 120_000)

  it('the check itself sees a text that is gone', async () => {
    const spoil: Parameters<typeof killCore>[0]['spoil'] = (test) => {
      const { db } = test.reopen()
      db.exec("UPDATE drafts SET content = json_set(content, '$.shared', ''); DELETE FROM revisions")
      test.workspace.close()
    }
    const result = await killCore({ kills: 2, seed: 4, spoil })
    expect(result.lost).toBeGreaterThan(0)
  }, 60_000)
})
