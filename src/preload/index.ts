/**
 * The only bridge between the page and the rest. It hands the page its port to the core, turns dropped File objects into paths
 * that the page never sees, and offers the shell's few verbs. One function per use; nothing takes a path or a channel name.
 */
import { contextBridge, ipcRenderer } from 'electron'
import type { z } from 'zod'
import type { CoreState, MenuCommand, SpellingEvent } from '../contract/page-messages.ts'
import { PAGE_ARRIVAL, PAGE_CORE_PORT, PAGE_CORE_STATE, PAGE_FLUSH, PAGE_FLUSHED, PAGE_MENU, PAGE_READY, PAGE_SPELLING } from '../contract/page-messages.ts'
import type { Arrival } from '../contract/places.ts'
import type { CORE_PORT_MESSAGE, PowerPostBridge, ShellVerb, shellVerbs } from '../contract/shell-contract.ts'
import { pathsOf } from './dropped-files.ts'
import { bytesOf } from './pasted-files.ts'
import { refusal } from './refusal.ts'

type Input<V extends ShellVerb> = z.input<(typeof shellVerbs)[V]['input']>
type Output<V extends ShellVerb> = z.output<(typeof shellVerbs)[V]['output']>
type Answer<V extends ShellVerb> = { ok: true; value: Output<V> } | { ok: false; code: Parameters<typeof refusal>[0]; message: string }

// The contract's own values would bring its schemas into this file; their types keep these two equal to them.
const corePortMessage: typeof CORE_PORT_MESSAGE = 'powerpost:core-port'
const appOrigin = 'app://powerpost'

async function ask<V extends ShellVerb>(verb: V, input: Input<V>): Promise<Output<V>> {
  // Main answers exactly this shape (verb-answer.ts), parsed by the verb's own schema.
  const answer = (await ipcRenderer.invoke(verb, input)) as Answer<V>
  if (!answer.ok) throw refusal(answer.code, answer.message)
  return answer.value
}

async function tell<V extends ShellVerb>(verb: V, input: Input<V>): Promise<void> {
  await ask(verb, input)
}

/** Calls back with the message only: the event holds a way to send. */
function subscribe<T>(channel: string, callback: (message: T) => void): () => void {
  const listener = (_event: unknown, message: T) => callback(message)
  ipcRenderer.on(channel, listener)
  return () => ipcRenderer.off(channel, listener)
}

const flushes = new Set<() => Promise<boolean>>()
let lastCoreState: CoreState = 'starting'

ipcRenderer.on(PAGE_CORE_STATE, (_event, state: CoreState) => { lastCoreState = state })
ipcRenderer.on(PAGE_FLUSH, () => {
  void Promise.allSettled([...flushes].map((flush) => flush())).then((all) => ipcRenderer.send(PAGE_FLUSHED, all.every((one) => one.status === 'fulfilled' && one.value)))
})
ipcRenderer.on(PAGE_CORE_PORT, (event) => {
  const port = event.ports[0]
  if (port !== undefined) window.postMessage({ type: corePortMessage }, appOrigin, [port])
})
/** Arrivals before anyone listens. */
let early: Arrival[] | null = []
ipcRenderer.on(PAGE_ARRIVAL, (_event, arrival: Arrival) => early?.push(arrival))

// The page's own scripts have run by then, so its listener for the port is there.
window.addEventListener('DOMContentLoaded', () => ipcRenderer.send(PAGE_READY))

const bridge: PowerPostBridge = {
  windowId: crypto.randomUUID(),
  importFiles: async (workspaceId, draftId, commandId, files) =>
    ask('shell:import-files', { workspaceId, draftId, commandId, paths: pathsOf(files) }),
  pickFiles: (workspaceId, draftId, commandId) => ask('shell:pick-files', { workspaceId, draftId, commandId }),
  pickFolders: (workspaceId, draftId, commandId) => ask('shell:pick-folders', { workspaceId, draftId, commandId }),
  importPasted: async (workspaceId, draftId, commandId, files) =>
    ask('shell:import-pasted', { workspaceId, draftId, commandId, files: await bytesOf(files) }),
  showMediaInFolder: (workspaceId, sha256) => tell('shell:show-media-in-folder', { workspaceId, sha256 }),
  openLink: (url) => tell('shell:open-link', { url }),
  openSandboxDashboard: () => tell('shell:open-sandbox-dashboard', {}),
  copyText: (text) => tell('shell:copy-text', { text }),
  saveTable: (name, text) => ask('shell:save-table', { name, text }),
  getPreferences: () => ask('shell:get-preferences', {}),
  setTheme: (theme) => tell('shell:set-theme', { theme }),
  setLanguage: (language) => tell('shell:set-language', { language }),
  setListWidth: (listWidth) => tell('shell:set-list-width', { listWidth }),
  setLastWorkspace: (workspaceId) => tell('shell:set-last-workspace', { workspaceId }),
  getSpelling: () => ask('shell:get-spelling', {}),
  setSpelling: (on) => ask('shell:set-spelling', { on }),
  useSpelling: (languages, words) => tell('shell:use-spelling', { languages, words }),
  onSpelling: (callback) => subscribe<SpellingEvent>(PAGE_SPELLING, callback),
  openDraftWindow: (workspaceId, draftId) => tell('shell:open-draft-window', { workspaceId, draftId }),
  showPlace: (place) => tell('shell:show-place', { place }),
  getDesktopSettings: () => ask('shell:get-desktop-settings', {}),
  setDesktopSettings: (settings) => tell('shell:set-desktop-settings', { settings }),
  onFlush: (callback) => {
    flushes.add(callback)
    return () => void flushes.delete(callback)
  },
  onCoreState: (callback) => {
    callback(lastCoreState)
    return subscribe<CoreState>(PAGE_CORE_STATE, callback)
  },
  onMenu: (callback) => subscribe<MenuCommand>(PAGE_MENU, callback),
  onArrive: (callback) => {
    for (const arrival of early ?? []) callback(arrival)
    early = null
    return subscribe<Arrival>(PAGE_ARRIVAL, callback)
  },
}

contextBridge.exposeInMainWorld('powerpost', bridge)
