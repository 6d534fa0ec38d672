/** The real keychain module: with a real Secret Service in a D-Bus session of its own, and where there is none. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS_DIR, temporaryFolder } from '../../support/workspace.ts'

const PROGRAM = fileURLToPath(new URL('./keyring-session.ts', import.meta.url))
const NODE = [process.execPath, '--disable-warning=ExperimentalWarning', '--experimental-strip-types', PROGRAM]

const has = (tool: string): boolean => {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

let folder: ReturnType<typeof temporaryFolder>
let environment: Record<string, string>
beforeEach(() => {
  folder = temporaryFolder()
  for (const name of ['home', 'run', 'data']) mkdirSync(join(folder.path, name), { mode: 0o700 })
  environment = { PATH: process.env['PATH'] ?? '', HOME: join(folder.path, 'home'), XDG_RUNTIME_DIR: join(folder.path, 'run'), LANG: 'C.UTF-8' }
})
afterEach(() => folder.remove())

const seen = (output: string): unknown => JSON.parse(output.trim().split('\n').at(-1) ?? '')

describe.runIf(process.platform === 'linux')('the keychain of this system', () => {
  it.skipIf(!['dbus-run-session', 'gnome-keyring-daemon', 'secret-tool'].every(has))('(skipped without dbus-run-session, gnome-keyring and secret-tool) holds the key, and no file does', () => {
    // An empty password makes and unlocks the login keyring.
    const script = `printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec ${[...NODE, join(folder.path, 'data'), MIGRATIONS_DIR].map((part) => `'${part}'`).join(' ')}`
    const output = execFileSync('dbus-run-session', ['--', 'sh', '-c', script], { env: environment, encoding: 'utf8', timeout: 60_000, stdio: ['ignore', 'pipe', 'ignore'] })
    expect(seen(output)).toEqual({ available: true, keyState: 'ready', seenOutside: true, afterRestart: true, stateAfterRestart: 'ready', onDisk: [], leftOutside: false, onDiskAtEnd: [] })
  }, 90_000)

  for (const [what, wrapper] of [
    ['without D-Bus', []],
    ['with D-Bus but without a keyring that is open', ['dbus-run-session', '--']],
  ] as const) {
    it.skipIf(wrapper.length > 0 && !has('dbus-run-session'))(`${what}: the key is kept for the session and in no file`, () => {
      const [program = '', ...rest] = [...wrapper, ...NODE, join(folder.path, 'data'), MIGRATIONS_DIR]
      const output = execFileSync(program, rest, { env: { ...environment, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }, encoding: 'utf8', timeout: 90_000, stdio: ['ignore', 'pipe', 'ignore'] })
      expect(seen(output)).toEqual({ available: false, keyState: 'session-only', seenOutside: false, afterRestart: false, stateAfterRestart: 'missing', onDisk: [], leftOutside: false, onDiskAtEnd: [] })
    }, 120_000)
  }
})
