/** The preload, with Electron held in hand: what it gives the page, and what it asks of main. */
import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultDesktopSettings } from '../../src/contract/desktop-settings.ts'
import { ERROR_CODES } from '../../src/contract/errors.ts'
import { PAGE_ARRIVAL, PAGE_CORE_PORT, PAGE_CORE_STATE, PAGE_FLUSH, PAGE_FLUSHED, PAGE_MENU, PAGE_READY } from '../../src/contract/page-messages.ts'
import { CORE_PORT_MESSAGE, shellVerbs } from '../../src/contract/shell-contract.ts'
import type { PowerPostBridge } from '../../src/contract/shell-contract.ts'
import { APP_ORIGIN } from '../../src/main/pages/app-url.ts'

const held = vi.hoisted(() => ({
  bridge: undefined as unknown,
  heard: null as unknown as EventEmitter,
  sent: [] as string[],
  payloads: [] as unknown[],
  asked: [] as [string, unknown][],
  answer: { ok: true, value: null } as unknown,
  paths: new WeakMap<File, string>(),
}))
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, bridge: unknown) => { if (name === 'powerpost') held.bridge = bridge } },
  ipcRenderer: {
    on: (channel: string, listener: () => void) => held.heard.on(channel, listener),
    off: (channel: string, listener: () => void) => held.heard.off(channel, listener),
    send: (channel: string, payload: unknown) => {
      held.sent.push(channel)
      held.payloads.push(payload)
    },
    invoke: async (verb: string, input: unknown) => {
      held.asked.push([verb, input])
      return held.answer
    },
  },
  webUtils: {
    getPathForFile: (file: unknown) => {
      if (!(file instanceof File)) throw new TypeError('no file')
      return held.paths.get(file) ?? ''
    },
  },
}))

const ID = '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'
let posted: unknown[][] = []
let bridge: PowerPostBridge

function droppedFile(path: string): File {
  const file = new File(['x'], 'photo.jpg')
  held.paths.set(file, path)
  return file
}

beforeEach(async () => {
  held.heard = new EventEmitter()
  held.sent = []
  held.payloads = []
  held.asked = []
  held.answer = { ok: true, value: null }
  posted = []
  const page = new EventEmitter()
  vi.stubGlobal('window', {
    postMessage: (...message: unknown[]) => posted.push(message),
    addEventListener: (name: string, listener: () => void) => page.on(name, listener),
  })
  vi.resetModules()
  await import('../../src/preload/index.ts')
  bridge = held.bridge as PowerPostBridge
  page.emit('DOMContentLoaded')
})

describe('the bridge', () => {
  it('holds what the contract says and nothing else', () => {
    expect(Object.keys(bridge).sort()).toEqual([
      'copyText', 'getDesktopSettings', 'getPreferences', 'getSpelling', 'importFiles', 'importPasted', 'onArrive', 'onCoreState', 'onFlush', 'onMenu', 'onSpelling', 'openDraftWindow', 'openLink', 'openSandboxDashboard', 'pickFiles', 'pickFolders', 'saveTable', 'setDesktopSettings', 'setLanguage', 'setLastWorkspace', 'setListWidth', 'setSpelling', 'setTheme', 'showMediaInFolder', 'showPlace', 'useSpelling', 'windowId',
    ])
    expect(bridge.windowId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('asks only verbs of the contract, with inputs that they take', async () => {
    held.answer = { ok: true, value: null }
    await bridge.importFiles(ID, null, ID, [droppedFile('/photos/a.jpg')])
    await bridge.importPasted(ID, null, ID, [new File(['x'], 'picture.png')])
    await bridge.pickFiles(ID, ID, ID)
    await bridge.pickFolders(ID, ID, ID)
    await bridge.showMediaInFolder(ID, 'a'.repeat(64))
    await bridge.openLink('https://powerpost.ai')
    await bridge.openSandboxDashboard()
    await bridge.copyText('x')
    await bridge.saveTable('Credits', 'a,b')
    await bridge.getPreferences()
    await bridge.setTheme('dark')
    await bridge.setLanguage('de')
    await bridge.setLastWorkspace(ID)
    await bridge.setListWidth(400)
    await bridge.openDraftWindow(ID, ID)
    await bridge.showPlace({ kind: 'draft', workspaceId: ID, draftId: ID })
    await bridge.getDesktopSettings()
    await bridge.setDesktopSettings(defaultDesktopSettings(false))
    await bridge.getSpelling()
    await bridge.setSpelling(true)
    await bridge.useSpelling(['de', 'en-GB'], ['Guji'])
    expect(held.asked.map(([verb]) => verb).sort()).toEqual(Object.keys(shellVerbs).sort())
    for (const [verb, input] of held.asked) expect(shellVerbs[verb as keyof typeof shellVerbs].input.safeParse(input).success, verb).toBe(true)
  })

  it('says that the page is ready, once', () => {
    expect(held.sent).toEqual([PAGE_READY])
  })

  it.each(ERROR_CODES)('rejects with the code %s as a plain object', async (code) => {
    held.answer = { ok: false, code, message: 'In words.' }
    const refusal: unknown = await bridge.copyText('x').catch((error: unknown) => error)
    expect(refusal).toEqual({ name: code, message: 'In words.' })
    expect(refusal).not.toBeInstanceOf(Error)
  })
})

describe('dropped files', () => {
  it('become paths that the page never sees', async () => {
    held.answer = { ok: true, value: { batchId: ID } }
    const result: unknown = await bridge.importFiles(ID, ID, ID, [droppedFile('/a/1.jpg'), droppedFile('/a/2.jpg')])
    expect(held.asked).toEqual([['shell:import-files', { workspaceId: ID, draftId: ID, commandId: ID, paths: ['/a/1.jpg', '/a/2.jpg'] }]])
    expect(JSON.stringify(result)).not.toContain('/a/')
  })

  it.each<[string, unknown]>([
    ['a file that a script made', [new File(['x'], '/etc/passwd')]],
    ['one made file among dropped ones', [droppedFile('/a/1.jpg'), new File(['x'], 'x')]],
    ['a path', ['/etc/passwd']],
    ['an object that looks like a file', [{ name: 'x', path: '/etc/passwd' }]],
    ['an object with a file’s prototype', [Object.create(File.prototype)]],
    ['none', []],
    ['too many', Array.from({ length: 5001 }, () => droppedFile('/x'))],
    ['no list', '/etc/passwd'],
    ['nothing', undefined],
  ])('refuse %s, and nothing is asked', async (_what, files) => {
    await expect(bridge.importFiles(ID, null, ID, files as File[])).rejects.toMatchObject({ name: 'INVALID_INPUT' })
    expect(held.asked).toEqual([])
  })
})

describe('pasted pictures', () => {
  const picture = (bytes: number, name = 'picture.png') => new File([new Uint8Array(bytes)], name)

  it('go with their names and bytes, and never with a path', async () => {
    await bridge.importPasted(ID, ID, ID, [new File(['one'], 'a.png'), new File(['two'], ''), Object.assign(new File(['x'], 'n'.repeat(600)), { path: '/etc/passwd' })])
    expect(held.asked).toEqual([['shell:import-pasted', {
      workspaceId: ID, draftId: ID, commandId: ID,
      files: [{ name: 'a.png', bytes: new TextEncoder().encode('one') }, { name: 'pasted.png', bytes: new TextEncoder().encode('two') }, { name: 'n'.repeat(500), bytes: new TextEncoder().encode('x') }],
    }]])
  })

  it('may have 10 MB together', async () => {
    await bridge.importPasted(ID, null, ID, [picture(5_000_000), picture(5_000_000)])
    expect(held.asked).toHaveLength(1)
  })

  it.each<[string, unknown]>([
    ['more than 10 MB together', [picture(5_000_000), picture(5_000_001)]],
    ['an empty one', [picture(1), picture(0)]],
    ['none', []],
    ['too many', Array.from({ length: 21 }, () => picture(1))],
    ['a path', ['/etc/passwd']],
    ['bytes', [new Uint8Array(5)]],
    ['an object that looks like a file', [{ name: 'x', size: 1, arrayBuffer: async () => new ArrayBuffer(1) }]],
    ['nothing', undefined],
  ])('refuse %s, and nothing is asked', async (_what, files) => {
    await expect(bridge.importPasted(ID, null, ID, files as File[])).rejects.toMatchObject({ name: 'INVALID_INPUT' })
    expect(held.asked).toEqual([])
  })
})

describe('what main says', () => {
  it('of the core’s port goes to our origin only', () => {
    const port = {}
    held.heard.emit(PAGE_CORE_PORT, { ports: [port] })
    held.heard.emit(PAGE_CORE_PORT, { ports: [] })
    expect(posted).toEqual([[{ type: CORE_PORT_MESSAGE }, APP_ORIGIN, [port]]])
  })

  it('of the core’s state arrives at once and then at each change, without the event', () => {
    held.heard.emit(PAGE_CORE_STATE, { sender: 'secret' }, 'running')
    const got: unknown[][] = []
    const stop = bridge.onCoreState((...args) => got.push(args))
    held.heard.emit(PAGE_CORE_STATE, { sender: 'secret' }, 'closing')
    stop()
    held.heard.emit(PAGE_CORE_STATE, { sender: 'secret' }, 'stopped')
    expect(got).toEqual([['running'], ['closing']])
  })

  it('of the menu arrives without the event', () => {
    const got: unknown[][] = []
    bridge.onMenu((...args) => got.push(args))
    held.heard.emit(PAGE_MENU, { sender: 'secret' }, 'new-draft')
    expect(got).toEqual([['new-draft']])
  })

  it('of a place is kept until somebody listens, and arrives without the event', () => {
    const got: unknown[][] = []
    held.heard.emit(PAGE_ARRIVAL, { sender: 'secret' }, { kind: 'refused-link' })
    const stop = bridge.onArrive((...args) => got.push(args))
    expect(got).toEqual([[{ kind: 'refused-link' }]])
    held.heard.emit(PAGE_ARRIVAL, { sender: 'secret' }, { kind: 'client', workspaceId: ID })
    stop()
    held.heard.emit(PAGE_ARRIVAL, { sender: 'secret' }, { kind: 'needs-you' })
    expect(got).toEqual([[{ kind: 'refused-link' }], [{ kind: 'client', workspaceId: ID }]])
  })

  it.each([
    [true, () => Promise.resolve(true)],
    [false, () => Promise.resolve(false)],
    [false, () => Promise.reject(new Error('disk full'))],
  ])('of saving is answered with whether all is saved: %s', async (isSaved, save) => {
    const order: string[] = []
    bridge.onFlush(async () => {
      order.push('one')
      return true
    })
    bridge.onFlush(save)
    const stop = bridge.onFlush(async () => {
      order.push('stopped')
      return false
    })
    stop()
    held.heard.emit(PAGE_FLUSH)
    expect(held.sent).toEqual([PAGE_READY])
    await vi.waitFor(() => expect(held.sent).toEqual([PAGE_READY, PAGE_FLUSHED]))
    expect(held.payloads.at(-1)).toBe(isSaved)
    expect(order).toEqual(['one'])
  })
})
