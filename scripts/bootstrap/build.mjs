import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { setupFolder, root } from './paths.mjs'
import { lockHash } from './packages.mjs'
import { step } from './report.mjs'

const inputs = ['src', 'docs/api', 'electron.vite.config.ts', 'tsconfig.json', 'package.json']
const outputs = ['out/main/index.js', 'out/main/core.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Builds the app, unless what is in `out/` was made from exactly these sources. */
export async function build(node, env) {
  const stamp = join(setupFolder, 'build')
  const wanted = hashOf(inputs)
  if (outputs.every((file) => existsSync(join(root, file))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  await step('Building the app', async () => {
    rmSync(stamp, { force: true })
    await run(node, [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'], { cwd: root, env })
    writeFileSync(stamp, wanted)
  })
}

function hashOf(paths) {
  const hash = createHash('sha256').update(lockHash())
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

function addTo(hash, path) {
  const place = join(root, path)
  if (!existsSync(place)) return
  let entries
  try {
    entries = readdirSync(place).sort()
  } catch {
    hash.update(`${path}\0`).update(readFileSync(place))
    return
  }
  for (const entry of entries) addTo(hash, `${path}/${entry}`)
}
