import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './child.mjs'
import { isRoot } from './paths.mjs'
import { say, step } from './report.mjs'

/** Each entry: the names a package has had, the first that exists here being the one to install. */
const electronLibraries = [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1'], ['libxss1'], ['libsecret-1-0']]
const virtualDisplay = [['xvfb'], ['xauth']]
const compiler = [['g++']]
const forTests = [['gnome-keyring'], ['dbus-x11'], ['libsecret-tools'], ['strace']]

/**
 * Sees to the Debian packages that are needed: installs them as root, else prints the one command that does. Other systems bring
 * their own, and a desktop has most of them anyway.
 */
export async function installSystemPackages({ needsDisplay, needsCompiler, isTest }) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query') || !existsSync('/usr/bin/apt-get')) return
  const wanted = [...electronLibraries, ...(needsDisplay ? virtualDisplay : []), ...(needsCompiler ? compiler : []), ...(isTest ? forTests : [])]
  const installed = installedAmong(wanted.flat())
  const missing = wanted.filter((names) => !names.some((name) => installed.has(name)))
  if (missing.length === 0) return
  if (!isRoot) {
    say(`Some system packages are missing. This installs them, then run the command again:\n  sudo apt-get update && sudo apt-get install -y ${missing.map(firstKnown).join(' ')}`)
    return
  }
  await step(`Installing system packages: ${missing.map(([name]) => name).join(' ')}`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    try {
      await run('apt-get', ['update', '-q'], { env, timeoutMs: 5 * 60_000 })
      await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing.map(firstKnown)], { env, timeoutMs: 15 * 60_000 })
    } catch (error) {
      say(`  this failed; going on without them. What apt said:\n${error.message}`)
    }
  })
}

function installedAmong(names) {
  const answer = spawnSync('dpkg-query', ['--show', '--showformat=${Package} ${db:Status-Status}\\n', ...names], { encoding: 'utf8' })
  return new Set(answer.stdout.split('\n').filter((line) => line.endsWith(' installed')).map((line) => line.split(' ')[0]))
}

function firstKnown(names) {
  return names.find((name) => spawnSync('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0) ?? names[0]
}
