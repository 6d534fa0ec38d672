// What the program does in one place only, or not at all.

/** Time and chance are passed in (src/core/ports.ts): a test, a simulation and the app give their own. */
export const noOwnTimeOrChance = {
  create(context) {
    const ban = (node, what) => context.report({ node, message: `${what}: take time and chance from the ports that are passed in.` })
    const globals = new Set(['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'performance', 'Date'])
    const timers = /^(node:)?(timers|timers\/promises|perf_hooks)$/
    return {
      CallExpression(node) {
        const { callee } = node
        const name = nameOf(callee)
        if (callee.type === 'Identifier' && globals.has(name)) return ban(node, `${name}()`)
        if (callee.type !== 'MemberExpression') return
        const owner = nameOf(callee.object)
        if (owner === 'Date' && name === 'now') ban(node, 'Date.now()')
        if (owner === 'Math' && name === 'random') ban(node, 'Math.random()')
        if (owner === 'performance' && name === 'now') ban(node, 'performance.now()')
        if (owner === 'globalThis' && globals.has(name)) ban(node, `globalThis.${name}()`)
        if ((owner === 'crypto' || owner === 'webcrypto') && /^random|^getRandomValues$/.test(name)) ban(node, `crypto.${name}()`)
      },
      NewExpression(node) {
        if (nameOf(node.callee) === 'Date' && node.arguments.length === 0) ban(node, 'new Date()')
      },
      ImportDeclaration(node) {
        if (timers.test(node.source.value)) ban(node, `"${node.source.value}"`)
        if (!/^(node:)?crypto$/.test(node.source.value)) return
        for (const one of node.specifiers) if (/^random|^getRandomValues$/.test(one.imported?.name ?? '')) ban(one, one.imported.name)
      },
    }
  },
}

/** Text that becomes markup. React writes text as text; nothing here needs the other way. */
export const noRawHtml = {
  create(context) {
    const names = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'parseHTMLUnsafe', 'createContextualFragment', 'srcdoc'])
    const ban = (node, name) => context.report({ node, message: `${name} turns text into markup.` })
    return {
      MemberExpression(node) {
        const name = nameOf(node)
        if (names.has(name)) ban(node, name)
        if (nameOf(node.object) === 'document' && (name === 'write' || name === 'writeln')) ban(node, `document.${name}`)
      },
      Property(node) {
        if (nameOfKey(node) === 'dangerouslySetInnerHTML') ban(node, 'dangerouslySetInnerHTML')
      },
      JSXAttribute(node) {
        if (node.name.name === 'dangerouslySetInnerHTML' || node.name.name === 'srcDoc') ban(node, node.name.name)
      },
    }
  },
}

/** Handing an address to the system, under whatever name: src/main/verbs/open-link.ts checks it and asks. */
export const noOpenExternal = {
  create(context) {
    const ban = (node, name) => context.report({ node, message: `${name}: only src/main/verbs/open-link.ts hands an address or a file to the system.` })
    const names = new Set(['openExternal', 'openPath'])
    return {
      MemberExpression(node) {
        if (names.has(nameOf(node))) ban(node, nameOf(node))
      },
      ObjectPattern(node) {
        for (const property of node.properties) if (names.has(nameOfKey(property))) ban(property, nameOfKey(property))
      },
    }
  },
}

/** A page is heard in one place, where every message passes the sender check. */
export const noRawIpc = {
  create(context) {
    const ban = (node) => context.report({ node, message: 'ipcMain: only src/main/verbs/page-channel.ts listens to pages.' })
    return {
      ImportSpecifier(node) {
        if (node.imported.name === 'ipcMain') ban(node)
      },
      MemberExpression(node) {
        const name = nameOf(node)
        // A page's own channel (`webContents.ipc`) would go round the check as well.
        if (name === 'ipcMain' || (name === 'ipc' && /contents|frame|window/i.test(nameOf(node.object)))) ban(node)
      },
    }
  },
}

/** Only the core's http port talks to a network. */
export const noFetch = {
  create(context) {
    const ban = (node, name) => context.report({ node, message: `${name}: only the core's http port talks to a network.` })
    const constructors = new Set(['XMLHttpRequest', 'WebSocket', 'EventSource'])
    return {
      CallExpression(node) {
        const name = nameOf(node.callee)
        if (name === 'fetch' && (node.callee.type === 'Identifier' || nameOf(node.callee.object) === 'globalThis' || nameOf(node.callee.object) === 'net')) ban(node, 'fetch')
        if (name === 'sendBeacon') ban(node, name)
      },
      NewExpression(node) {
        if (constructors.has(nameOf(node.callee))) ban(node, nameOf(node.callee))
      },
    }
  },
}

/** A rule is switched off for a reason, which is written down: `oxlint-disable-next-line <rule> -- <why>`. */
export const reasonedSuppression = {
  create(context) {
    return {
      Program(node) {
        for (const comment of context.sourceCode.getAllComments()) {
          const text = comment.value.trim()
          if (/^(ox|es)lint-disable/.test(text) && !/\s--\s+\S.{9,}/s.test(text)) context.report({ loc: comment.loc ?? node.loc, message: 'A rule is switched off without a reason: write it after " -- ".' })
        }
      },
    }
  },
}

/** The last name of `a`, `x.a`, `x['a']` and `x?.a`; empty where there is none. */
function nameOf(node) {
  if (node === null || node === undefined) return ''
  if (node.type === 'Identifier') return node.name
  if (node.type === 'ChainExpression') return nameOf(node.expression)
  if (node.type !== 'MemberExpression') return ''
  if (node.computed) return typeof node.property.value === 'string' ? node.property.value : ''
  return node.property.name ?? ''
}

function nameOfKey(property) {
  if (property.type === 'RestElement') return ''
  const { key } = property
  return key?.name ?? (typeof key?.value === 'string' ? key.value : '')
}
