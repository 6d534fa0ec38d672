/** A Secret Service of the test's own (Linux), so that keys outlive a restart of the app and the user's own keyring stays untouched. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** No keychain answers there. */
export const NO_KEYCHAIN: Record<string, string> = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }

export interface Keychain {
  /** False where this machine cannot offer one: then the app keeps keys for the session, and tests enter them again. */
  readonly lasts: boolean
  readonly env: Record<string, string>
  stop(): Promise<void>
}

const has = (tool: string): boolean => {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export async function startKeychain(folder: string): Promise<Keychain> {
  if (process.platform !== 'linux' || !['dbus-daemon', 'gnome-keyring-daemon'].every(has)) {
    return { lasts: false, env: process.platform === 'linux' ? NO_KEYCHAIN : {}, stop: async () => {} }
  }
  const home = join(folder, 'keychain')
  for (const name of ['home', 'run']) mkdirSync(join(home, name), { recursive: true, mode: 0o700 })
  const env = { HOME: join(home, 'home'), XDG_RUNTIME_DIR: join(home, 'run'), XDG_DATA_HOME: join(home, 'home') }
  const path = process.env['PATH'] ?? ''
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], { env: { ...env, PATH: path }, stdio: ['ignore', 'pipe', 'ignore'] })
  const [address] = await once(createInterface({ input: bus.stdout }), 'line')
  const own = { ...env, DBUS_SESSION_BUS_ADDRESS: String(address) }
  // An empty password makes and unlocks the login keyring.
  const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], { env: { ...own, PATH: path }, stdio: ['pipe', 'ignore', 'ignore'] })
  keyring.stdin.end('\n')
  const killBoth = () => [keyring, bus].forEach((child) => child.kill('SIGKILL'))
  // A run that is broken off leaves nothing behind.
  process.once('exit', killBoth)
  await untilOwned(own, path)
  return {
    lasts: true,
    // HOME too: the daemon answers on the bus alone, but nothing of the app's may reach the user's own folders.
    env: { DBUS_SESSION_BUS_ADDRESS: own.DBUS_SESSION_BUS_ADDRESS },
    stop: async () => {
      process.off('exit', killBoth)
      for (const child of [keyring, bus]) {
        if (child.exitCode !== null || child.signalCode !== null) continue
        const gone = once(child, 'exit')
        child.kill('SIGTERM')
        await gone
      }
    },
  }
}

async function untilOwned(env: Record<string, string>, path: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      const answer = execFileSync(
        'dbus-send',
        ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'],
        { env: { ...env, PATH: path }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      )
      if (answer.includes('true')) return
    } catch {
      // The bus is not up yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the keychain did not come up')
}
