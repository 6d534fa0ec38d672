import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from './child.mjs'
import { root } from './paths.mjs'
import { step } from './report.mjs'

const stamp = join(root, 'node_modules', '.powerpost-lock')

/**
 * node_modules as the lockfile has it, by the Node of the tool chain: npm leaves out optional packages, the natives of most tools among
 * them, that the Node it runs on is too old for. The stamp lives inside, so it goes when npm removes the folder to begin anew.
 */
export async function installPackages(node) {
  const wanted = `${lockHash()} ${process.platform} ${process.arch}`
  if (readOr(stamp) === wanted) return
  if (matchesLockfile()) {
    writeFileSync(stamp, wanted)
    return
  }
  await step('Installing packages from the lockfile', async () => {
    rmSync(stamp, { force: true })
    await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, node })
    writeFileSync(stamp, wanted)
  })
}

/** Changes with the lockfile: part of every other stamp. */
export function lockHash() {
  return createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
}

/** True when someone's own `npm install` left exactly what the lockfile names for this machine (npm writes its record last). */
function matchesLockfile() {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const record = readOr(join(root, 'node_modules', '.package-lock.json'))
  if (record === undefined) return false
  const present = JSON.parse(record).packages
  return Object.entries(wanted).every(([path, entry]) => path === '' || !isForHere(entry) || present[path]?.version === entry.version)
}

/** Of the optional ones, those made for just this system and processor. */
function isForHere({ optional, os, cpu, libc }) {
  if (!optional) return true
  if (os === undefined || cpu === undefined) return false
  const ownLibc = process.report?.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc'
  return os.includes(process.platform) && cpu.includes(process.arch) && (libc === undefined || libc.includes(ownLibc))
}

function readOr(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
