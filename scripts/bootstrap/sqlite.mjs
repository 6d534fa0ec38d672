// better-sqlite3 for the evaluation runtime. Its prebuilt binary wants Node-API 10 and crashes on Electron 33, so it is compiled
// once per machine from the sources in its npm package; the result also runs on every newer Node and Electron.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './child.mjs'
import { cachedFolder, cacheFolder, root } from './paths.mjs'
import { step } from './report.mjs'

const recipe = '1'
const packageFolder = join(root, 'node_modules', 'better-sqlite3')
const placeFolder = join(packageFolder, 'build', 'Release')
const fileName = 'better_sqlite3.node'

function recipeName() {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  return `better-sqlite3-${version}-napi9-${process.platform}-${process.arch}-${recipe}`
}

/** False when it must still be made, and so a compiler is needed. */
export function isSqliteCompiled() {
  return isPlaced(recipeName()) || existsSync(join(cacheFolder(), recipeName(), fileName))
}

/** Puts the compiled binary where better-sqlite3 looks before its prebuilt one. */
export async function installSqlite(node) {
  const name = recipeName()
  if (isPlaced(name)) return
  const folder = await cachedFolder(name, fileName, (temporary) => step('Compiling SQLite for the evaluation runtime (about a minute, once)', () => compile(node, temporary)))
  mkdirSync(placeFolder, { recursive: true })
  const temporary = join(placeFolder, `${fileName}.${process.pid}`)
  copyFileSync(join(folder, fileName), temporary)
  renameSync(temporary, join(placeFolder, fileName))
  writeFileSync(join(placeFolder, 'recipe'), name)
}

function isPlaced(name) {
  const stamp = join(placeFolder, 'recipe')
  return existsSync(join(placeFolder, fileName)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === name
}

async function compile(node, folder) {
  mkdirSync(folder, { recursive: true })
  const common = ['-O3', '-DNDEBUG', '-D_FILE_OFFSET_BITS=64', '-fPIC', '-pthread']
  const sqlite = join(packageFolder, 'deps', 'sqlite3')
  const shim = fileURLToPath(new URL('napi9-references.h', import.meta.url))
  await Promise.all([
    run('gcc', ['-std=c99', '-w', ...common, ...sqliteDefines(), '-c', join(sqlite, 'sqlite3.c'), '-o', 'sqlite3.o'], { cwd: folder }),
    run('g++', [
      '-std=c++20', ...common, '-fno-rtti', '-fno-exceptions', '-fno-strict-aliasing', '-fvisibility=hidden', '-fvisibility-inlines-hidden',
      '-DNAPI_DISABLE_CPP_EXCEPTIONS', '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS', '-DBUILDING_NODE_EXTENSION',
      '-I', join(root, 'node_modules', 'node-api-headers', 'include'), '-I', join(root, 'node_modules', 'node-addon-api'), '-I', sqlite,
      '-include', shim, '-c', join(packageFolder, 'src', 'better_sqlite3.cpp'), '-o', 'binding.o',
    ], { cwd: folder }),
  ])
  await run('g++', ['-shared', '-pthread', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-o', fileName, 'sqlite3.o', 'binding.o', '-ldl'], { cwd: folder })
  const check = `const D=require(${JSON.stringify(packageFolder)});const d=new D(':memory:',{nativeBinding:${JSON.stringify(join(folder, fileName))}});` +
    "d.exec('create virtual table f using fts5(a)');if(d.prepare('select 1 one').get().one!==1)process.exit(1)"
  await run(node, ['-e', check], { timeoutMs: 60_000 })
}

/** The options that the package compiles SQLite with, from its own list. */
function sqliteDefines() {
  const list = readFileSync(join(packageFolder, 'deps', 'defines.gypi'), 'utf8')
  return [...list.matchAll(/'((?:HAVE|SQLITE)_[A-Z0-9_]+(?:=-?\d+)?)'/g)].map((match) => `-D${match[1]}`)
}
