// Which part of the program may import which, and what else each may bring in (the architecture's one-way arrows).
import { dirname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const sources = fileURLToPath(new URL('../../src', import.meta.url))

/** Folder of src/ → folders it may import, and packages (or `node:`) that it may not. `only` is the whole list of packages instead. */
const arrows = {
  // How X counts is X's own library, which is as pure as the rules.
  domain: { to: [], only: ['twitter-text'] },
  contract: { to: ['domain'], only: ['zod', '@orpc/contract', '@orpc/client'] },
  core: { to: ['domain', 'contract'], never: ['electron', 'electron-store', 'react', 'react-dom'] },
  main: { to: ['contract'], never: ['better-sqlite3', 'undici', '@napi-rs/keyring', 'react', 'react-dom'] },
  preload: { to: ['contract'], only: ['electron', 'zod'] },
  // The pure rules are the same in the window: docs/decisions/0009-window-may-use-domain.md
  renderer: { to: ['contract', 'domain'], never: ['electron', 'electron-store', 'node:', 'better-sqlite3', 'undici', '@napi-rs/keyring', '@orpc/server'] },
  sandbox: { to: ['domain'], never: ['electron', 'undici', '@napi-rs/keyring', '@orpc/client', '@orpc/server', '@orpc/contract', 'react', 'react-dom'] },
}

export const importDirection = {
  create(context) {
    const from = relative(sources, context.filename).split(sep)
    const part = from[0]
    if (part === '..' || from.length < 2) return {}
    const arrow = arrows[part]
    return everyImport((node, name) => {
      if (arrow === undefined) return context.report({ node, message: `src/${part} is not a part of the program that the rule of imports knows.` })
      const problem = name.startsWith('.') ? wrongFolder(context.filename, part, arrow, name) : wrongPackage(part, arrow, name)
      if (problem !== undefined) context.report({ node, message: problem })
    })
  },
}

function wrongFolder(file, part, arrow, name) {
  const place = resolve(dirname(file), name.replace(/\?.*$/, ''))
  const [target] = relative(sources, place).split(sep)
  if (target === part || arrow.to.includes(target)) return undefined
  if (target === '..') return `src/${part} imports from outside of src/.`
  return `src/${part} may import ${arrow.to.length === 0 ? 'nothing else of src/' : arrow.to.map((to) => `src/${to}`).join(' and ')}, not src/${target}.`
}

function wrongPackage(part, arrow, name) {
  const isNamed = (entry) => name === entry || name.startsWith(entry.endsWith(':') ? entry : `${entry}/`)
  const isWrong = arrow.only === undefined ? arrow.never.some(isNamed) : !arrow.only.some(isNamed)
  return isWrong ? `src/${part} may not import "${name}".` : undefined
}

/** Set-up runs on Node 18 before anything is installed: a package can only be imported later, by `import()`. */
export const nothingInstalled = {
  create(context) {
    return {
      ImportDeclaration(node) {
        const name = node.source.value
        if (!name.startsWith('.') && !name.startsWith('node:')) context.report({ node, message: `"${name}" is not there before set-up has run.` })
      },
    }
  },
}

/** Every way to name a module: import, export from, import(), require(), and types. */
function everyImport(check) {
  const named = (node) => {
    if (typeof node.source?.value === 'string') check(node, node.source.value)
  }
  return {
    ImportDeclaration: named,
    ExportNamedDeclaration: named,
    ExportAllDeclaration: named,
    ImportExpression: named,
    TSImportType: named,
    CallExpression(node) {
      const [first] = node.arguments
      if (node.callee.type === 'Identifier' && node.callee.name === 'require' && typeof first?.value === 'string') check(node, first.value)
    },
  }
}
