import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { WebContents } from 'electron'
import type { Preferences } from '../preferences.ts'
import { MIN_SIZE, chooseBounds } from './bounds.ts'

const SAVE_BOUNDS_AFTER_MS = 500

export interface MainWindowOptions {
  preload: string
  preferences: Preferences
  /** The address of its page, with the language to speak. */
  page: string
  /** Pages whose messages are trusted. */
  known: Set<number>
  /** True while the app may close the window without asking. */
  mayClose: () => boolean
  onCloseAsked: () => void
  onCrash: (contents: WebContents) => void
}

/** Opens the window: sandboxed, isolated, without Node; shown when its first picture is there. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const { preferences, known } = options
  const saved = preferences.values.bounds
  const window = new BrowserWindow({
    ...chooseBounds(saved, screen.getAllDisplays().map((display) => display.workArea)),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
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
  rememberBounds(window, preferences)
  window.on('close', (event) => {
    if (options.mayClose()) return
    event.preventDefault()
    options.onCloseAsked()
  })
  window.once('closed', () => known.delete(id))
  webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') options.onCrash(webContents)
  })
  void window.loadURL(options.page)
  return window
}

function rememberBounds(window: BrowserWindow, preferences: Preferences): void {
  let timer: NodeJS.Timeout | undefined
  const save = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized()) return
    preferences.set({ bounds: { ...window.getNormalBounds(), isMaximized: window.isMaximized() } })
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
