/** What the real window may not do, tried in the real window. */
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { RunningApp } from './support/app.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const rig = sharedRig({ inOrder: false })
let app: RunningApp
let outside: Server
let heard: string[] = []
let address = ''

test.beforeAll(async () => {
  outside = createServer((request, answer) => {
    heard.push(`${request.method} ${request.url}`)
    answer.setHeader('access-control-allow-origin', '*')
    answer.end('reached')
  })
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  const { port } = outside.address() as AddressInfo
  address = `http://127.0.0.1:${port}`
  app = await rig().launch()
  await app.page.waitForLoadState('load')
})
test.afterAll(() => void outside.close())
test.beforeEach(() => {
  heard = []
})

/** As Electron applied them. The function is left out of its types, not of Electron. */
async function preferencesOfPages(): Promise<Record<string, unknown>[]> {
  return app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => ({ ...(contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences() })))
}

test('every page is sandboxed, isolated and without Node', async () => {
  const all = await preferencesOfPages()
  expect(all.length).toBeGreaterThan(0)
  for (const preferences of all) {
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true })
    for (const name of ['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'allowRunningInsecureContent', 'experimentalFeatures', 'webviewTag', 'navigateOnDragDrop'] as const) {
      expect(preferences[name] ?? false, name).toBe(false)
    }
  }
  const types = await app.page.evaluate(() => ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].map((name) => `${name} ${typeof (globalThis as Record<string, unknown>)[name]}`))
  expect(types.filter((line) => !line.endsWith('undefined'))).toEqual([])
})

test('the bridge is exactly what the contract says', async () => {
  const surface = await app.page.evaluate(() => Object.entries(window.powerpost).map(([name, value]) => `${name}: ${typeof value}`).sort())
  expect(surface).toEqual([
    'copyText: function', 'getDesktopSettings: function', 'getPreferences: function', 'getSpelling: function', 'importFiles: function', 'importPasted: function', 'onArrive: function',
    'onCoreState: function', 'onFlush: function', 'onMenu: function', 'onSpelling: function', 'openDraftWindow: function', 'openLink: function', 'openSandboxDashboard: function',
    'pickFiles: function', 'pickFolders: function', 'saveTable: function', 'setDesktopSettings: function', 'setLanguage: function', 'setLastWorkspace: function', 'setListWidth: function', 'setSpelling: function',
    'setTheme: function', 'showMediaInFolder: function', 'showPlace: function', 'useSpelling: function', 'windowId: string',
  ])
  const isFixed = await app.page.evaluate(() => {
    try {
      Object.assign(window.powerpost, { copyText: null })
    } catch {
      // A frozen object throws.
    }
    return typeof window.powerpost.copyText === 'function'
  })
  expect(isFixed).toBe(true)
})

test('no function takes a path', async () => {
  const secret = rig().file('secret.png', 'not a picture')
  const refusals = await app.page.evaluate(async (path) => {
    const id = '00000000-0000-4000-8000-000000000000'
    const made = new File(['x'], path, { type: 'image/png' })
    Object.defineProperty(made, 'path', { value: path })
    const tries: unknown[] = [path, { path }, { name: path, path }, made, new Blob(['x'])]
    const answers: string[] = []
    for (const one of tries) {
      // What a hostile script would hand over is not what the type allows.
      answers.push(await window.powerpost.importFiles(id, null, crypto.randomUUID(), [one as File]).then(() => 'taken', (error: { name: string }) => error.name))
    }
    const pasted: unknown[] = [path, { path }]
    for (const one of pasted) {
      answers.push(await window.powerpost.importPasted(id, null, crypto.randomUUID(), [one as File]).then(() => 'taken', (error: { name: string }) => error.name))
    }
    answers.push(await window.powerpost.showMediaInFolder(id, path).then(() => 'taken', (error: { name: string }) => error.name))
    answers.push(await window.powerpost.openLink(`file://${path}`).then(() => 'taken', (error: { name: string }) => error.name))
    return answers
  }, secret)
  expect(refusals).toEqual(Array.from({ length: 9 }, () => 'INVALID_INPUT'))
})

test('the policy of the page blocks scripts, networks, frames, forms and objects', async () => {
  const violated = await app.page.evaluate(async (base) => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective))
    const add = (tag: string, set: Record<string, string>, text = '') => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(set)) element.setAttribute(name, value)
      element.textContent = text
      document.body.append(element)
      return element
    }
    const ran: string[] = []
    Object.assign(globalThis, { ran })
    add('script', {}, 'globalThis.ran.push("inline")')
    add('script', { src: `${base}/script.js` })
    add('script', { src: 'data:text/javascript,globalThis.ran.push("data")' })
    add('img', { src: `${base}/picture.png` })
    add('iframe', { src: `${base}/frame` })
    add('object', { data: `${base}/object` })
    add('link', { rel: 'stylesheet', href: `${base}/style.css` })
    const button = add('button', { onclick: 'globalThis.ran.push("handler")' })
    button.click()
    const form = add('form', { action: `${base}/form`, method: 'post' }) as HTMLFormElement
    form.submit()
    const previous = document.baseURI
    document.head.append(Object.assign(document.createElement('base'), { href: base }))
    if (document.baseURI !== previous) ran.push('base')
    // Later, so that it does not run as part of this test's own call, which may evaluate.
    await new Promise<void>((resolve) => setTimeout(() => {
      try {
        // Indirect, as a library would.
        const evaluate = globalThis.eval
        evaluate('globalThis.ran.push("eval")')
      } catch {
        seen.push('eval refused')
      }
      resolve()
    }))
    await fetch(`${base}/fetch`).then(() => ran.push('fetch'), () => {})
    const socket = (() => {
      try {
        return new WebSocket(base.replace('http', 'ws'))
      } catch {
        return null
      }
    })()
    if (socket) socket.addEventListener('open', () => ran.push('socket'))
    navigator.sendBeacon(`${base}/beacon`, 'x')
    try {
      new Worker('data:text/javascript,postMessage(1)').addEventListener('message', () => ran.push('worker'))
    } catch {
      // Refused at once.
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
    return { ran, seen: [...new Set(seen)].sort() }
  }, address)
  expect(violated.ran).toEqual([])
  for (const directive of ['base-uri', 'connect-src', 'eval refused', 'form-action', 'frame-src', 'img-src', 'object-src', 'script-src-attr', 'script-src-elem', 'style-src-elem', 'worker-src']) {
    expect(violated.seen).toContain(directive)
  }
  expect(heard).toEqual([])
})

test('the window cannot be led away, and opens no other', async () => {
  const opened = await app.page.evaluate((base) => {
    const other = window.open(`${base}/open`)
    const link = Object.assign(document.createElement('a'), { href: `${base}/blank`, target: '_blank' })
    document.body.append(link)
    link.click()
    return other === null
  }, address)
  expect(opened).toBe(true)
  for (const target of [`${address}/away`, 'https://example.com/', 'file:///etc/passwd', 'data:text/html,x', 'app://other/index.html']) {
    await app.page.evaluate((to) => {
      const link = Object.assign(document.createElement('a'), { href: to })
      document.body.append(link)
      link.click()
    }, target)
  }
  await app.page.waitForTimeout(300)
  expect(app.page.url()).toMatch(/^app:\/\/powerpost\/index\.html/)
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(heard).toEqual([])
})

test('every permission is denied', async () => {
  const answers = await app.page.evaluate(async () => {
    const said = (work: Promise<unknown>) => work.then(() => 'granted', (error: DOMException) => error.name)
    const states = await Promise.all(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'].map(async (name) =>
      navigator.permissions.query({ name: name as PermissionName }).then((status) => `${name} ${status.state}`, () => `${name} denied`)))
    return {
      states: states.filter((line) => !line.endsWith('denied')),
      place: await said(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, (error) => reject(new DOMException('', `code ${error.code}`))))),
      camera: await said(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await said(navigator.mediaDevices.getDisplayMedia({ video: true })),
      clipboard: await said(navigator.clipboard.readText()),
      notification: await Notification.requestPermission(),
    }
  })
  expect(answers.states).toEqual([])
  expect(answers.place).toBe('code 1')
  for (const name of ['camera', 'screen', 'clipboard'] as const) expect(answers[name], name).not.toBe('granted')
  expect(answers.notification).toBe('denied')
})

test('no page but ours reaches the verbs, whatever it was given', async () => {
  const preload = fileURLToPath(new URL('../../out/preload/index.cjs', import.meta.url))
  // The worst case: pages with our own preload. One of another origin, and one of ours in a window that the shell did not open.
  const said = await app.electron.evaluate(async ({ BrowserWindow }, { script, foreign }) => {
    const answers: string[] = []
    for (const [url, partition] of [[foreign, 'foreign'], ['app://powerpost/index.html', '']] as const) {
      const window = new BrowserWindow({ show: false, webPreferences: { preload: script, sandbox: true, ...(partition === '' ? {} : { partition }) } })
      await window.loadURL(url)
      answers.push(String(await window.webContents.executeJavaScript('powerpost.getPreferences().then(() => "answered", (error) => error.name)')))
      window.destroy()
    }
    return answers
  }, { script: preload, foreign: `${address}/page` })
  expect(said).toEqual(['INVALID_INPUT', 'INVALID_INPUT'])
  // A frame inside the window itself gets no bridge.
  const inside = await app.page.evaluate(async () => {
    const frame = Object.assign(document.createElement('iframe'), { srcdoc: '<title>inner</title>' })
    document.body.append(frame)
    await new Promise((resolve) => setTimeout(resolve, 300))
    return typeof frame.contentWindow?.powerpost
  })
  expect(inside).toBe('undefined')
})
