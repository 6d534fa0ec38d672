/** A window of the app: sandboxed, isolated, without Node; every one alike, whatever it shows. */
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { WebContents } from 'electron'
import type { WindowBounds } from '../preferences.ts'
import { chooseBounds } from './bounds.ts'
import type { SizeRules } from './bounds.ts'

const SAVE_BOUNDS_AFTER_MS = 500

export interface PageWindowOptions {
  preload: string
  /** Of our own pages. */
  address: string
  /** Where the last one of its kind was. */
  saved: WindowBounds | null
  size: SizeRules
  /** Pages whose messages are trusted. */
  known: Set<number>
  /** True while the app may close the window without asking. */
  mayClose: () => boolean
  onCloseAsked: (window: BrowserWindow) => void
  onClosed: () => void
  onBounds: (bounds: WindowBounds) => void
  onCrash: (contents: WebContents) => void
}

/** Shown when its first picture is there. */
export function openPageWindow(options: PageWindowOptions): BrowserWindow {
  const { known, saved, size } = options
  const window = new BrowserWindow({
    ...chooseBounds(saved, screen.getAllDisplays().map((display) => display.workArea), size),
    minWidth: size.least.width,
    minHeight: size.least.height,
    show: false,
    autoHideMenuBar: true,
    title: 'PowerPost Desktop',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#111113' : '#fcfcfd',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      // Fields for a date and a time speak the language of the page, not that of the system.
      enableBlinkFeatures: 'LangAttributeAwareFormControlUI',
      webviewTag: false,
      navigateOnDragDrop: false,
      // The session checks nothing until the user chooses it (spelling.ts).
      spellcheck: true,
      // Saving and sending go on behind other windows.
      backgroundThrottling: false,
    },
  })
  const { webContents } = window
  const id = webContents.id
  known.add(id)
  if (saved?.isMaximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  rememberBounds(window, options.onBounds)
  window.on('close', (event) => {
    if (options.mayClose()) return
    event.preventDefault()
    options.onCloseAsked(window)
  })
  window.once('closed', () => {
    known.delete(id)
    options.onClosed()
  })
  webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') options.onCrash(webContents)
  })
  void window.loadURL(options.address)
  return window
}

function rememberBounds(window: BrowserWindow, remember: (bounds: WindowBounds) => void): void {
  let timer: NodeJS.Timeout | undefined
  const save = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized()) return
    remember({ ...window.getNormalBounds(), isMaximized: window.isMaximized() })
  }
  const saveSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(save, SAVE_BOUNDS_AFTER_MS)
  }
  for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) {
    // One listener for four events whose declarations differ only in the name.
    window.on(event as 'resize', saveSoon)
  }
  window.on('close', save)
}
