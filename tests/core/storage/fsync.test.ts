/** Power loss cannot be tried here; that each acknowledged commit was synced before it was acknowledged can be counted (D1, D4). */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { MIGRATIONS_DIR, createTestWorkspace } from '../../support/workspace.ts'
import type { TestWorkspaceFile } from '../../support/workspace.ts'

const PROGRAM = fileURLToPath(new URL('./commit-many.ts', import.meta.url))
const COMMITS = 100

function canTrace(): boolean {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

let test: TestWorkspaceFile | null = null
afterEach(() => test?.dispose())

describe.skipIf(!canTrace())('syncs (skipped where strace is missing or may not trace)', () => {
  it('come before each acknowledgement, on launches 1, 2 and 3', () => {
    test = createTestWorkspace()
    test.workspace.close()
    for (let launch = 1; launch <= 3; launch += 1) {
      const trace = join(test.folder, `trace-${launch}`)
      execFileSync('strace', ['-f', '-e', 'trace=fsync,fdatasync,write', '-s', '20', '-o', trace, process.execPath, '--disable-warning=ExperimentalWarning', '--experimental-strip-types', PROGRAM, test.file, MIGRATIONS_DIR, String(COMMITS)])
      let synced = 0
      let acknowledged = 0
      let unsynced = 0
      let running = false
      for (const line of readFileSync(trace, 'utf8').split('\n')) {
        if (line.includes('"commits-begin')) running = true
        else if (line.includes('"commits-end')) running = false
        else if (running && /f(data)?sync\(\d+\)\s+= 0/.test(line)) synced += 1
        else if (running && line.includes('"acknowledged')) {
          acknowledged += 1
          if (synced < acknowledged) unsynced += 1
        }
      }
      expect({ launch, acknowledged, unsynced }).toEqual({ launch, acknowledged: COMMITS, unsynced: 0 })
      expect(synced).toBeGreaterThanOrEqual(COMMITS)
    }
  })
})
