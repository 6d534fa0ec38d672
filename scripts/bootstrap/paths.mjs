// Where things are. Plain Node >= 18, no dependencies: this runs before anything is installed.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone. */
export const root = fileURLToPath(new URL('../../', import.meta.url))
/** For removals beside a process that is just ending. */
const patience = { maxRetries: 5, retryDelay: 100 }
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
 * there. Killed half-way, the next run removes what is left and begins again; two at once: the first rename wins. `proof` is a
 * file inside without which it is worth nothing: a cache that somebody tidied is made anew.
 */
export async function cachedFolder(name, proof, fill, parent = cacheFolder()) {
  const place = join(parent, name)
  if (existsSync(place)) {
    if (existsSync(join(place, proof))) return place
    rmSync(place, { recursive: true, force: true, ...patience })
  }
  removeLeftovers(parent, name)
  const temporary = join(parent, `.${name}.${process.pid}.tmp`)
  await fill(temporary)
  try {
    renameSync(temporary, place)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true, ...patience })
    if (!existsSync(join(place, proof))) throw error
  }
  return place
}

function removeLeftovers(parent, name) {
  if (!existsSync(parent)) return
  for (const entry of readdirSync(parent)) {
    const pid = entry.startsWith(`.${name}.`) ? Number(/\.(\d+)\.tmp/.exec(entry)?.[1] ?? 0) : 0
    // One with our own number is of a process before us, as in a container that always counts from 1.
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) rmSync(join(parent, entry), { recursive: true, force: true, ...patience })
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
