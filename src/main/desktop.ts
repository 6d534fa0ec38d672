/** What people see of the app: its windows, the menu, the tray and notifications, and what leads from one to another. */
import { app, dialog } from 'electron'
import type { BrowserWindow, WebContents } from 'electron'
import { defaultDesktopSettings } from '../contract/desktop-settings.ts'
import type { DesktopSettings } from '../contract/desktop-settings.ts'
import { PAGE_MENU } from '../contract/page-messages.ts'
import type { Place } from '../contract/places.ts'
import type { News, ShellStatus } from '../contract/schemas/shell.ts'
import type { MenuCommand } from '../contract/shortcuts.ts'
import { arrivalOf } from './links/link-intake.ts'
import { electronNotifications } from './notify/electron-notifications.ts'
import { NotificationCenter } from './notify/notification-center.ts'
import type { DraftAddress } from './pages/app-url.ts'
import type { Preferences } from './preferences.ts'
import { createElectronTray } from './tray/electron-tray.ts'
import { StatusTray } from './tray/status-tray.ts'
import { NO_STATUS } from './tray/tray-model.ts'
import type { TrayAct } from './tray/tray-model.ts'
import { Arrivals } from './window/arrivals.ts'
import { onCloseAsked } from './window/close-policy.ts'
import { PageFlush } from './window/flush-pages.ts'
import { createMenu } from './window/menu.ts'
import { Windows } from './window/windows.ts'
import { desktopWordsIn } from './words/desktop.ts'
import type { ShellLanguage } from './words/shell-language.ts'

const FLUSH_LIMIT_MS = 2000
const MINUTE_MS = 60_000
const isMac = process.platform === 'darwin'

export interface DesktopParts {
  preload: string
  /** Folder of the tray's pictures. */
  pictures: string
  preferences: Preferences
  /** Pages whose messages are trusted. */
  known: Set<number>
  language: ShellLanguage
  /** True once a window may go without being asked. */
  mayClose: () => boolean
  /** Ends the app without a question. */
  forceQuit: () => void
  onWindow: (window: BrowserWindow) => void
  onCrash: (contents: WebContents) => void
  log: (text: string) => void
}

export class Desktop {
  readonly flush = new PageFlush()
  readonly #parts: DesktopParts
  readonly #windows: Windows
  readonly #arrivals: Arrivals
  readonly #tray: StatusTray
  readonly #notifications: NotificationCenter
  readonly #drawMenu: ReturnType<typeof createMenu>
  #status: ShellStatus = NO_STATUS
  #isAsking = false

  constructor(parts: DesktopParts) {
    this.#parts = parts
    const { preload, preferences, known, mayClose, onCrash, onWindow } = parts
    this.#windows = new Windows({ preload, preferences, known, spoken: () => parts.language.spoken, mayClose, onCrash, onWindow: (window) => this.#opened(window, onWindow), onCloseAsked: (window, kind) => void this.#closeAsked(window, kind) })
    this.#arrivals = new Arrivals(() => this.#windows.showMain())
    this.#tray = new StatusTray({
      create: (onAct) => createElectronTray(parts.pictures, parts.log, onAct),
      words: () => this.#words.tray,
      now: () => Date.now(),
      everyMinute: (callback) => {
        const timer = setInterval(callback, MINUTE_MS)
        return () => clearInterval(timer)
      },
      onAct: (act) => this.#onTray(act),
    })
    this.#notifications = new NotificationCenter({
      show: electronNotifications(),
      settings: () => this.settings.notifications,
      isFocused: () => this.#windows.hasFocus(),
      words: () => this.#words.notification,
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms)
        return () => clearTimeout(timer)
      },
      open: (place) => this.#arrivals.deliver({ kind: 'place', place, from: 'notification' }),
    })
    this.#drawMenu = createMenu({
      command: (command) => this.#onMenu(command),
      openClient: (workspaceId) => this.#arrivals.deliver({ kind: 'client', workspaceId }),
      showMain: () => void this.#windows.showMain(),
    })
  }

  open(): void {
    this.redraw()
    this.#tray.setOn(this.settings.tray)
    this.#windows.showMain()
  }

  /** Menu and tray in the language and with the clients of now. */
  redraw(): void {
    const { language, preferences } = this.#parts
    this.#drawMenu({ words: language.words, isMac, isPackaged: app.isPackaged, clients: this.#status.clients, hasClient: preferences.values.lastWorkspaceId !== null })
    this.#tray.redraw()
  }

  /** Every window saves what is typed in it; answers whether each could. */
  saveAll(): Promise<boolean> {
    return this.flush.ask(this.pages(), FLUSH_LIMIT_MS)
  }

  /** The menu speaks at once, a window when what is typed in it is saved: it is loaded again, at the place where it is. */
  async speakAnew(): Promise<void> {
    this.redraw()
    await this.saveAll()
    await this.#windows.reload().catch(() => this.#parts.log('a window could not be loaded in another language'))
  }

  get #words() {
    return desktopWordsIn(this.#parts.language.spoken)
  }

  get settings(): DesktopSettings {
    return this.#parts.preferences.values.desktop ?? defaultDesktopSettings(isMac)
  }

  set settings(desktop: DesktopSettings) {
    this.#parts.preferences.set({ desktop })
    this.#tray.setOn(desktop.tray)
  }

  /** Brings the main window to the front. */
  show(): void {
    this.#windows.showMain()
  }

  showDraft(draft: DraftAddress): void {
    this.#windows.showDraft(draft)
  }

  showPlace(place: Place): void {
    this.#arrivals.deliver({ kind: 'place', place, from: 'shell' })
  }

  openLink(link: string): void {
    this.#arrivals.deliver(arrivalOf(link))
  }

  tellNews(news: News): void {
    this.#notifications.take(news)
  }

  showStatus(status: ShellStatus): void {
    this.#status = status
    this.#tray.show(status)
    this.redraw()
  }

  /** A page listens. */
  pageReady(contents: WebContents): void {
    if (contents === this.#windows.main?.webContents) this.#arrivals.ready(contents)
  }

  get mainWindow(): BrowserWindow | null {
    return this.#windows.main
  }

  pages(): WebContents[] {
    return this.#windows.pages()
  }

  stop(): void {
    this.#notifications.stop()
    this.#tray.setOn(false)
  }

  #opened(window: BrowserWindow, onWindow: (window: BrowserWindow) => void): void {
    const { webContents } = window
    webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => { if (isMainFrame && !isSameDocument) this.#arrivals.gone(webContents) })
    onWindow(window)
  }

  /** In a window with a draft alone only the sheet of shortcuts and what is done with that draft are at home; the rest belongs to the main one. */
  #onMenu(command: MenuCommand): void {
    const focused = this.#windows.all().find((window) => window.isFocused())
    const draft = focused === undefined ? null : this.#windows.draftOf(focused.webContents)
    if (focused === undefined || draft === null) {
      // Where none has the focus there may be none to hear it yet: a draft is not made behind one's back.
      const main = this.#windows.showMain()
      main.webContents.send(PAGE_MENU, command)
    } else if (command === 'shortcuts' || command === 'copy-link') focused.webContents.send(PAGE_MENU, command)
    else if (command === 'new-draft') this.#arrivals.deliver({ kind: 'new-draft', workspaceId: draft.workspaceId })
    else if (command !== 'open-draft-window') this.#windows.showMain().webContents.send(PAGE_MENU, command)
  }

  #onTray(act: TrayAct): void {
    switch (act.kind) {
      case 'open': this.#windows.showMain(); break
      case 'new-draft': this.#arrivals.deliver({ kind: 'new-draft', workspaceId: act.workspaceId }); break
      case 'see-needs': this.#arrivals.deliver({ kind: 'needs-you' }); break
      case 'see-send': this.#arrivals.deliver({ kind: 'place', place: { kind: 'outbox', workspaceId: act.workspaceId, filter: 'open' }, from: 'shell' }); break
      case 'quit': app.quit(); break
    }
  }

  /** Saves first, always; then what closing comes to. */
  async #closeAsked(window: BrowserWindow, kind: 'main' | 'draft'): Promise<void> {
    if (this.#isAsking) return
    this.#isAsking = true
    try {
      const isSaved = await this.flush.ask([window.webContents], FLUSH_LIMIT_MS)
      if (window.isDestroyed()) return
      const outcome = onCloseAsked({ kind, others: this.#windows.openCount() - 1, keepRunning: this.settings.keepRunning, planned: this.#status.planned })
      // Hidden, its text is where it was.
      if (outcome === 'hide') this.#windows.hideMain()
      else if ((isSaved || (await this.mayLose(window))) && (outcome !== 'ask' || (await this.#mayQuit(window)))) {
        if (outcome === 'close') window.destroy()
        // Who has let a text go is not asked once more.
        else if (isSaved) app.quit()
        else this.#parts.forceQuit()
      }
    } finally {
      this.#isAsking = false
    }
  }

  /** Asks in words whether a text that could not be saved may go. */
  async mayLose(window: BrowserWindow = this.#windows.showMain()): Promise<boolean> {
    const { message, detail, keep, close } = this.#words.closing.unsaved
    const { response } = await dialog.showMessageBox(window, { type: 'warning', message, detail, buttons: [keep, close], defaultId: 0, cancelId: 0, noLink: true })
    return response === 1
  }

  /** Sends with a time go out only while the app runs. */
  async #mayQuit(window: BrowserWindow): Promise<boolean> {
    const { message, detail, keep, quit, cancel } = this.#words.closing.planned(this.#status.planned, this.#status.next[0], Date.now())
    const { response } = await dialog.showMessageBox(window, { type: 'question', message, detail, buttons: [keep, quit, cancel], defaultId: 0, cancelId: 2, noLink: true })
    if (response !== 0) return response === 1
    this.settings = { ...this.settings, keepRunning: true }
    if (window === this.#windows.main) this.#windows.hideMain()
    else window.destroy()
    return false
  }
}
