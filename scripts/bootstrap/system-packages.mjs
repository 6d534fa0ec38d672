import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { cacheFolder, isRoot } from './paths.mjs'
import { SetupError, say, step } from './report.mjs'

/** Each entry: the names a package has had, the first that exists here being the one to install. */
const electronLibraries = [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1'], ['libxss1'], ['libsecret-1-0']]
const virtualDisplay = [['xvfb'], ['xauth']]
const compiler = [['g++']]
const forTests = [['gnome-keyring'], ['dbus-x11'], ['libsecret-tools'], ['strace']]

const rememberMs = 24 * 60 * 60_000

/**
 * Sees to the Debian packages that are needed: installs them as root, else prints the one command that does. Other systems bring
 * their own, and a desktop has most of them anyway. Throws SetupError where it makes no sense to go on without.
 */
export async function installSystemPackages({ needsDisplay, needsCompiler, isTest }) {
  const essential = [...(needsCompiler ? ['gcc', 'g++'] : []), ...(needsDisplay ? ['Xvfb'] : [])]
  if (process.platform !== 'linux') return
  if (!existsSync('/usr/bin/dpkg-query') || !existsSync('/usr/bin/apt-get')) return insist(essential, 'Install what is missing with the package manager of this system')
  const wanted = [...electronLibraries, ...(needsDisplay ? virtualDisplay : []), ...(needsCompiler ? compiler : []), ...(isTest ? forTests : [])]
  const installed = installedAmong(wanted.flat())
  const missing = wanted.filter((names) => !names.some((name) => installed.has(name)))
  if (missing.length === 0) return
  if (isRoot) {
    await installAsRoot(missing)
    return insist(essential, 'Check the network and the package sources')
  }
  const command = `sudo apt-get update && sudo apt-get install -y ${missing.map(firstKnown).join(' ')}`
  insist(essential, command)
  say(`Some system packages are missing; going on without them. This installs them:\n  ${command}`)
}

/** A try that failed is not made again for a day, unless other packages are wanted. */
async function installAsRoot(missing) {
  const names = missing.map(([name]) => name).join(' ')
  const failure = join(cacheFolder(), 'system-packages-failed.json')
  if (hasFailedLately(failure, names)) return say(`Going on without these system packages, which could not be installed lately: ${names}`)
  await step(`Installing system packages: ${names}`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (args, minutes) => run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { env, timeoutMs: minutes * 60_000, isLeftToFinish: true })
    try {
      // What an earlier run may have been cut off from; nothing to do otherwise.
      await run('dpkg', ['--configure', '-a'], { env, isLeftToFinish: true })
      await apt(['update', '-q'], 5)
      await apt(['install', '-y', '-q', '--no-install-recommends', ...missing.map(firstKnown)], 15)
      rmSync(failure, { force: true })
    } catch (error) {
      if (!(error instanceof SetupError)) throw error
      say(`  this failed; going on without them. What apt said:\n${error.message}`)
      mkdirSync(cacheFolder(), { recursive: true })
      writeFileSync(failure, JSON.stringify({ at: Date.now(), names }))
    }
  })
}

function hasFailedLately(file, names) {
  try {
    const failed = JSON.parse(readFileSync(file, 'utf8'))
    return failed.names === names && Math.abs(Date.now() - failed.at) < rememberMs
  } catch {
    return false
  }
}

function insist(programs, remedy) {
  const folders = (process.env.PATH ?? '').split(':')
  const missing = programs.filter((program) => !folders.some((folder) => existsSync(join(folder, program))))
  if (missing.length > 0) throw new SetupError(`${missing.join(' and ')} cannot be found here. This helps, then run the command again:\n  ${remedy}`)
}

function installedAmong(names) {
  const answer = spawnSync('dpkg-query', ['--show', '--showformat=${Package} ${db:Status-Status}\\n', ...names], { encoding: 'utf8' })
  return new Set(answer.stdout.split('\n').filter((line) => line.endsWith(' installed')).map((line) => line.split(' ')[0]))
}

/** The first name that is a real package here: of one that is only provided by others nothing is shown. */
function firstKnown(names) {
  return names.find((name) => (spawnSync('apt-cache', ['show', '--no-all-versions', name], { encoding: 'utf8' }).stdout ?? '').includes('Package:')) ?? names[0]
}
