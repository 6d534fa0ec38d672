import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { findElectron, sandboxRemedy } from '../lib/electron-path.mjs'
import { build } from './build.mjs'
import { installElectron } from './electron.mjs'
import { oneAtATime } from './lock.mjs'
import { installPackages } from './packages.mjs'
import { SetupError } from './report.mjs'
import { installSqlite, isSqliteCompiled } from './sqlite.mjs'
import { installSystemPackages } from './system-packages.mjs'
import { toolchainNode } from './toolchain.mjs'

/** The first Electron with Node-API 10, which better-sqlite3's own binary needs. */
const firstWithNodeApi10 = 36

/**
 * Makes this clone ready for a command, from whatever state it is in; each step that is done already takes milliseconds.
 * `needs` is a list of 'electron' and 'build'. Answers `{ node, env }` for what is started next.
 */
export async function setUp(needs, { isTest = false } = {}) {
  return oneAtATime(async () => {
    const node = await toolchainNode()
    await installPackages(node)
    const env = cleanEnvironment(node)
    if (needs.includes('electron')) await setUpElectron(node, env, isTest)
    if (needs.includes('build')) await build(node, env)
    return { node, env }
  })
}

/** Without what npm leaves behind for its own scripts: a program that is started must not take it for its settings. */
function cleanEnvironment(node) {
  const { NODE_OPTIONS: _options, ELECTRON_RUN_AS_NODE: _asNode, ...rest } = process.env
  return { ...rest, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
}

async function setUpElectron(node, env, isTest) {
  await installElectron(node, env)
  const found = findElectron(env)
  if (found === undefined || !existsSync(found.executablePath)) throw new SetupError(`There is no Electron at ${found?.executablePath ?? 'any known place'}.`)
  env.ELECTRON_OVERRIDE_DIST_PATH = found.folder
  const compiles = electronMajor(found.folder) < firstWithNodeApi10
  await installSystemPackages({
    needsDisplay: !env.DISPLAY && !env.WAYLAND_DISPLAY,
    needsCompiler: compiles && !isSqliteCompiled(),
    isTest,
  })
  if (compiles) await installSqlite(node)
  const remedy = sandboxRemedy(found.folder)
  if (remedy !== null) throw new SetupError(`Chromium's sandbox cannot work for this user here. This allows it, then run the command again:\n  ${remedy}`)
}

function electronMajor(folder) {
  const file = join(folder, 'version')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8').replace(/^v/, ''), 10) : firstWithNodeApi10
}
