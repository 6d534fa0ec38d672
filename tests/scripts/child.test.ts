/** Programs that set-up runs end with it, and say what went wrong. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadScript, scriptUrl } from './modules.ts'

const { run } = await loadScript('bootstrap/child.mjs')
const { isAlive } = await loadScript('bootstrap/paths.mjs')
const node = (code: string) => run(process.execPath, ['-e', code])

async function gone(pid: number): Promise<boolean> {
  for (let round = 0; round < 200 && isAlive(pid); round += 1) await new Promise((resolve) => setTimeout(resolve, 50))
  return !isAlive(pid)
}

describe('a program that set-up runs', () => {
  it('answers what it wrote', async () => {
    await expect(node("process.stdout.write('one'); process.stderr.write('two')")).resolves.toBe('one')
  })

  it.each([
    ['fails', "console.error('no space'); process.exit(3)", /failed \(code 3\):\n[^]*no space/],
    ['is killed', "process.kill(process.pid, 'SIGKILL')", /failed \(code 137\)/],
  ])('that %s rejects with its last words', async (_what, code, words) => {
    await expect(node(code)).rejects.toThrow(words)
  })

  it('that is not there is named', async () => {
    await expect(run('no-such-program-here', [])).rejects.toThrow('no-such-program-here could not be started')
  })

  it('that takes too long is ended, with what it started itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'powerpost-late-'))
    const note = JSON.stringify(join(folder, 'pids'))
    const code = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
      require('node:fs').writeFileSync(${note}, process.pid + ' ' + child.pid)
      setInterval(() => {}, 1000)`
    await expect(run(process.execPath, ['-e', code], { timeoutMs: 3000 })).rejects.toThrow('took longer than 3 s')
    const pids = readFileSync(join(folder, 'pids'), 'utf8').split(' ').map(Number)
    for (const pid of pids) expect(await gone(pid)).toBe(true)
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(['SIGKILL', 'SIGTERM'] as const)('ends when set-up is ended by %s', async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'powerpost-guard-'))
    const file = join(folder, 'pid')
    const inner = `require('node:fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000)`
    const outer = `
      const { run } = await import(${JSON.stringify(scriptUrl('bootstrap/child.mjs'))})
      await run(process.execPath, ['-e', ${JSON.stringify(inner)}])`
    const child = spawn(process.execPath, ['--input-type=module', '-e', outer], { stdio: 'ignore' })
    const pid = await pidIn(file)
    expect(isAlive(pid)).toBe(true)
    child.kill(signal)
    await once(child, 'exit')
    expect(await gone(pid)).toBe(true)
    rmSync(folder, { recursive: true, force: true })
  })
})

async function pidIn(file: string): Promise<number> {
  for (let round = 0; round < 200; round += 1) {
    try {
      const pid = Number(readFileSync(file, 'utf8'))
      if (pid > 0) return pid
    } catch {
      // Not written yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the program did not start')
}
