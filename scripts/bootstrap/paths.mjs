// Where things are. Plain Node >= 18, no dependencies: this runs before anything is installed.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone. */
export const root = fileURLToPath(new URL('../../', import.meta.url))
/** What set-up remembers about this clone. */
export const setupFolder = join(root, 'out', 'setup')

export const isRoot = process.platform === 'linux' && process.getuid?.() === 0

/** The user's cache folder, shared by all clones. */
export function cacheFolder(env = process.env, platform = process.platform) {
  const name = 'powerpost-desktop'
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, name)
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), name, 'cache')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', name)
  return join(homedir(), '.cache', name)
}

/**
 * A folder in the cache that is there completely or not at all: `fill(temporary)` makes it beside its place, a rename puts it
 * there. Killed half-way, the next run removes what is left and begins again; two at once: the first rename wins.
 */
export async function cachedFolder(name, fill) {
  const parent = cacheFolder()
  const place = join(parent, name)
  if (existsSync(place)) return place
  removeLeftovers(parent, name)
  const temporary = join(parent, `.${name}.${process.pid}.tmp`)
  await fill(temporary)
  try {
    renameSync(temporary, place)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (!existsSync(place)) throw error
  }
  return place
}

function removeLeftovers(parent, name) {
  if (!existsSync(parent)) return
  for (const entry of readdirSync(parent)) {
    const pid = entry.startsWith(`.${name}.`) ? Number(/\.(\d+)\.tmp/.exec(entry)?.[1] ?? 0) : 0
    if (pid > 0 && !isAlive(pid)) rmSync(join(parent, entry), { recursive: true, force: true })
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
