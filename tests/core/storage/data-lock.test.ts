import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BALLAST_BYTES, keepBallast, releaseBallast } from '../../../src/core/storage/ballast.ts'
import { lockDataFolder } from '../../../src/core/storage/data-lock.ts'
import { temporaryFolder } from '../../support/workspace.ts'
import { codeOf } from '../workspaces/rig.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

describe('the lock of a data folder', () => {
  it('is one, and free again when let go', async () => {
    const lock = lockDataFolder(folder.path)
    expect(await codeOf(() => lockDataFolder(folder.path, 50))).toBe('NOT_POSSIBLE_NOW')
    lock.release()
    lock.release()
    lockDataFolder(folder.path, 50).release()
  })

  it('holds against another process, and ends with it even when that is killed', async () => {
    const module = fileURLToPath(new URL('../../../src/core/storage/data-lock.ts', import.meta.url))
    const program = `import(${JSON.stringify(module)}).then(({ lockDataFolder }) => { globalThis.lock = lockDataFolder(${JSON.stringify(folder.path)}); console.log('locked'); setInterval(() => {}, 1000) })`
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      await once(child.stdout, 'data')
      expect(await codeOf(() => lockDataFolder(folder.path, 50))).toBe('NOT_POSSIBLE_NOW')
    } finally {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    lockDataFolder(folder.path, 50).release()
  })
})

describe('the reserve', () => {
  it('is kept to the user alone, given up once, and made again', () => {
    const file = join(folder.path, 'reserve.bin')
    keepBallast(folder.path)
    expect(statSync(file).size).toBe(BALLAST_BYTES)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(releaseBallast(folder.path)).toBe(true)
    expect(releaseBallast(folder.path)).toBe(false)
    keepBallast(folder.path)
    expect(statSync(file).size).toBe(BALLAST_BYTES)
  })
})
