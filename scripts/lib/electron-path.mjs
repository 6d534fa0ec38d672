// Which Electron runs here, and how. The one place that knows; set-up, the tests and the commands all ask it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, isRoot, root } from '../bootstrap/paths.mjs'

/** The part at the end counts changes of the recipe. */
export const evaluationFolderName = 'electron-33.2.1-linux-x64-1'

const electronPackage = join(root, 'node_modules', 'electron')

export function officialVersion() {
  return JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version
}

/** The official program, when its installer has finished; else undefined. */
export function officialElectron() {
  const relative = readOr(join(electronPackage, 'path.txt'))
  const version = readOr(join(electronPackage, 'dist', 'version'))
  if (relative === undefined || version?.replace(/^v/, '') !== officialVersion()) return undefined
  const program = join(electronPackage, 'dist', relative)
  return existsSync(program) ? program : undefined
}

/** The folder of Electron that is to be used: given by the user, official, or the evaluation runtime; undefined when none is there. */
export function findElectron(env = process.env) {
  const name = process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return { kind: 'given', folder: env.ELECTRON_OVERRIDE_DIST_PATH, executablePath: join(env.ELECTRON_OVERRIDE_DIST_PATH, name) }
  const official = officialElectron()
  if (official !== undefined) return { kind: 'official', folder: join(electronPackage, 'dist'), executablePath: official }
  const folder = join(cacheFolder(env), evaluationFolderName)
  const executablePath = join(folder, 'electron')
  return existsSync(executablePath) ? { kind: 'evaluation', folder, executablePath } : undefined
}

/**
 * How to start Electron: `{ command, args }`; after `args` comes the app's folder (`root`), then the app's own arguments.
 * Chromium's sandbox cannot run as root, so there, and only there, it is switched off from outside.
 */
export function electronCommand(env = process.env) {
  const found = findElectron(env)
  if (found === undefined) throw new Error('Electron is not set up here yet: run "npm run setup".')
  return { command: found.executablePath, args: isRoot ? ['--no-sandbox'] : [] }
}

/** Null when Chromium's sandbox can work for this user, else the command that makes it work. */
export function sandboxRemedy(folder) {
  if (process.platform !== 'linux' || isRoot) return null
  const helper = join(folder, 'chrome-sandbox')
  const about = existsSync(helper) ? statSync(helper) : undefined
  if (about !== undefined && about.uid === 0 && (about.mode & 0o4000) !== 0) return null
  const probe = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' })
  if (probe.status === 0 || probe.error !== undefined) return null
  return `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`
}

function readOr(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
