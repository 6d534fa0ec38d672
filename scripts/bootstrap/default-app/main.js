// Stands in for the app that Electron runs when it is started with a folder or file: `electron [-r module]… <path> [arguments]`.
// It waits for the app's main module, so that "ready" comes after that module has set up what must be set up before.
import { app } from 'electron'
import { existsSync, readFileSync, statSync } from 'node:fs'
import Module from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

function parse(args) {
  const preloads = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]
    if (arg === '-r' || arg === '--require') preloads.push(args[++at])
    else if (!arg.startsWith('-')) return { preloads, path: resolve(arg), at }
    else if (arg === '-v' || arg === '--version') return { preloads, answer: `v${process.versions.electron}` }
    else if (arg === '-a' || arg === '--abi') return { preloads, answer: process.versions.modules }
  }
  return { preloads }
}

/** Takes over name and version of the app in `folder`; answers its main file. */
function describe(folder) {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return join(folder, 'index.js')
  const about = JSON.parse(readFileSync(file, 'utf8'))
  if (about.productName || about.name) app.setName(about.productName || about.name)
  if (about.version) app.setVersion(about.version)
  return join(folder, about.main || 'index.js')
}

const { preloads, path, at, answer } = parse(process.argv.slice(1))
if (answer !== undefined) {
  console.log(answer)
  process.exit(0)
}
for (const preload of preloads) Module._load(resolve(preload), Module, true)
if (path === undefined) {
  console.error('Say which app to run: electron <path>')
  process.exit(1)
}
process.defaultApp = true
process.argv.splice(1, at + 1, path)
const isFolder = statSync(path).isDirectory()
app.setAppPath(isFolder ? path : dirname(path))
try {
  await import(pathToFileURL(isFolder ? describe(path) : path).href)
} catch (error) {
  console.error(error)
  process.exit(1)
}
