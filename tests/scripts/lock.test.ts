/** Set-ups of one clone take turns; one that was killed stands in nobody's way. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadScript, scriptUrl } from './modules.ts'

const { oneAtATime } = await loadScript('bootstrap/lock.mjs')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'powerpost-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Another process that works inside the lock: it writes a line when it begins and one when it ends. */
function worker(ms: number) {
  const code = `
    import { appendFileSync } from 'node:fs'
    const { oneAtATime } = await import(${JSON.stringify(scriptUrl('bootstrap/lock.mjs'))})
    await oneAtATime(async () => {
      appendFileSync(${JSON.stringify(join(folder, 'journal'))}, 'in ' + process.pid + '\\n')
      console.log('in')
      await new Promise((resolve) => setTimeout(resolve, ${ms}))
      appendFileSync(${JSON.stringify(join(folder, 'journal'))}, 'out ' + process.pid + '\\n')
    }, ${JSON.stringify(folder)})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  return { child, isIn: once(child.stdout, 'data'), ended: once(child, 'exit') }
}

const journal = () => readFileSync(join(folder, 'journal'), 'utf8').trim().split('\n')

describe('the lock of set-up', () => {
  it('lets several processes in one after another', async () => {
    const workers = Array.from({ length: 5 }, () => worker(60))
    await Promise.all(workers.map(({ ended }) => ended))
    const lines = journal()
    expect(lines).toHaveLength(10)
    for (let at = 0; at < lines.length; at += 2) expect(lines[at + 1]).toBe(lines[at]?.replace('in', 'out'))
    expect(readdirSync(folder)).toEqual(['journal'])
  })

  it('is taken over from one that was killed', async () => {
    const killed = worker(60_000)
    await killed.isIn
    killed.child.kill('SIGKILL')
    await killed.ended
    expect(existsSync(join(folder, 'lock'))).toBe(true)
    await expect(oneAtATime(async () => 'done', folder)).resolves.toBe('done')
    expect(existsSync(join(folder, 'lock'))).toBe(false)
  })

  it('is taken over by exactly one of those that wait', async () => {
    writeFileSync(join(folder, 'lock'), '999999999')
    const workers = Array.from({ length: 5 }, () => worker(40))
    await Promise.all(workers.map(({ ended }) => ended))
    const lines = journal()
    for (let at = 0; at < lines.length; at += 2) expect(lines[at + 1]).toBe(lines[at]?.replace('in', 'out'))
    expect(lines).toHaveLength(10)
  })

  it.each([
    ['has the number of this very process', () => writeFileSync(join(folder, 'lock'), String(process.pid))],
    ['has the number of a live process that never spoke again', () => {
      writeFileSync(join(folder, 'lock'), String(process.ppid))
      utimesSync(join(folder, 'lock'), 1, 1)
    }],
    ['is empty for long', () => {
      writeFileSync(join(folder, 'lock'), '')
      utimesSync(join(folder, 'lock'), 1, 1)
    }],
    ['holds nonsense', () => {
      writeFileSync(join(folder, 'lock'), 'nobody')
      utimesSync(join(folder, 'lock'), 1, 1)
    }],
  ])('does not wait for one that %s', async (_what, leave) => {
    leave()
    await expect(oneAtATime(async () => 'done', folder)).resolves.toBe('done')
  })

  it('waits for one that lives', async () => {
    const first = worker(900)
    await first.isIn
    const order: string[] = []
    await Promise.all([oneAtATime(async () => order.push('second'), folder), first.ended.then(() => order.push('first'))])
    expect(journal()).toHaveLength(2)
    expect(order[0]).toBe('first')
  })

  it('is released when the work fails', async () => {
    await expect(oneAtATime(async () => { throw new Error('no') }, folder)).rejects.toThrow('no')
    expect(readdirSync(folder)).toEqual([])
  })
})
