/** The virtual screen, by a stand-in for Xvfb that writes down its process and waits. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ensureDisplay } from '../../scripts/lib/display.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'powerpost-display-'))
  const program = join(folder, 'Xvfb')
  writeFileSync(program, `#!/bin/sh\necho $$ > "${folder}/pid"\necho 42 >&3\nexec sleep 600\n`)
  chmodSync(program, 0o755)
  vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

/** The fifth field of its line in /proc: the group that a signal from the terminal goes to. */
const groupOf = (pid: number) => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')[2])

describe.skipIf(process.platform !== 'linux')('the virtual screen', () => {
  it('is in a group of its own, so that Ctrl+C ends the app before the screen, and ends when it is stopped', async () => {
    const display = await ensureDisplay({ env: {} })
    expect(display).toMatchObject({ env: { DISPLAY: ':42' }, isVirtual: true })
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
    expect(groupOf(pid)).not.toBe(groupOf(process.pid))
    await display.stop()
    expect(existsSync(`/proc/${pid}`)).toBe(false)
  })

  it('is not started where there is a display', async () => {
    expect(await ensureDisplay({ env: { DISPLAY: ':0' } })).toMatchObject({ env: {}, isVirtual: false })
    expect(existsSync(join(folder, 'pid'))).toBe(false)
  })
})
