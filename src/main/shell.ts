/** The composition root of the shell: the only place that wires its parts together. */
import { join } from 'node:path'
import { app, dialog, nativeTheme, powerMonitor, protocol, session, utilityProcess } from 'electron'
import type { BrowserWindow, WebContents } from 'electron'
import { PAGE_CORE_PORT, PAGE_CORE_STATE, PAGE_FLUSHED, PAGE_READY, PAGE_SPELLING } from '../contract/page-messages.ts'
import { CoreProcess } from './core/core-process.ts'
import { NO_CRASHES, afterCrash } from './core/restart-policy.ts'
import { FilmWindow } from './core/film-window.ts'
import { PicturesHelper } from './core/pictures-helper.ts'
import type { PicturesChild } from './core/pictures-helper.ts'
import { PosterWindow } from './core/poster-window.ts'
import { SandboxHelper } from './core/sandbox-helper.ts'
import { hostServer } from './core/serve-host.ts'
import { Desktop } from './desktop.ts'
import { linkOnCommandLine } from './links/link-intake.ts'
import { log } from './log.ts'
import { APP_SCHEME } from './pages/app-url.ts'
import { serveApp } from './pages/serve-app.ts'
import { MEDIA_SCHEME, serveMedia } from './pages/serve-media.ts'
import { Preferences } from './preferences.ts'
import { HeldQuit } from './quit.ts'
import { PageChannel } from './verbs/page-channel.ts'
import { shellVerbHandlers } from './verbs/shell-verbs.ts'
import { offerContextMenu } from './window/context-menu.ts'
import { lockDownSession } from './window/lock-down.ts'
import { Spelling, silenceSpelling } from './window/spelling.ts'
import { ShellLanguage } from './words/shell-language.ts'

const LOCATE_LIMIT_MS = 10_000
const HINT_LIMIT_MS = 5000

/** Built files, seen from `out/main`. */
const here = import.meta.dirname

export class Shell {
  readonly #known = new Set<number>()
  readonly #preferences: Preferences
  readonly #language: ShellLanguage
  readonly #sandbox: SandboxHelper
  readonly #pictures: PicturesHelper
  readonly #posters: PosterWindow
  readonly #films: FilmWindow
  readonly #core: CoreProcess
  readonly #quit: HeldQuit
  readonly #spelling: Spelling
  readonly #desktop: Desktop
  readonly #dataDir: string
  #pageCrashes = NO_CRASHES

  constructor(dataDir: string) {
    this.#dataDir = dataDir
    this.#preferences = new Preferences(dataDir, log)
    this.#language = new ShellLanguage({ preferences: this.#preferences, preferred: () => app.getPreferredSystemLanguages(), onChange: () => void this.#desktop.speakAnew() })
    this.#sandbox = new SandboxHelper({ program: join(here, 'sandbox.js'), dataDir: join(dataDir, 'sandbox'), log })
    const workspaces = join(dataDir, 'workspaces')
    this.#pictures = new PicturesHelper({ start: startPictures, folder: workspaces, log })
    this.#posters = new PosterWindow({ folder: workspaces, log })
    this.#films = new FilmWindow({ folder: workspaces, pages: join(here, '..', 'renderer'), log })
    this.#core = new CoreProcess({
      program: join(here, 'core.js'),
      dataDir,
      version: app.getVersion(),
      serveHost: hostServer({
        sandbox: this.#sandbox, pictures: this.#pictures, posters: this.#posters, films: this.#films,
        onNews: (news) => this.#desktop.tellNews(news),
        onStatus: (status) => this.#desktop.showStatus(status),
      }),
      onState: (state) => this.#tellPages(PAGE_CORE_STATE, state),
      givePort: (contents, port) => contents.postMessage(PAGE_CORE_PORT, null, [port]),
      log,
    })
    app.on('session-created', silenceSpelling)
    this.#spelling = new Spelling({
      session: session.defaultSession, isMac: process.platform === 'darwin', isOn: this.#preferences.values.checkSpelling, log,
      onChange: () => this.#tellPages(PAGE_SPELLING, { kind: 'changed' }),
    })
    app.on('browser-window-focus', (_event, window) => { if (this.#known.has(window.webContents.id)) this.#spelling.look(window.webContents.id) })
    this.#quit = new HeldQuit({
      flushPages: (limitMs) => this.#desktop.flush.ask(this.#desktop.pages(), limitMs),
      mayLose: () => this.#desktop.mayLose(),
      drainCore: (limitMs) => this.#core.drain(limitMs),
      stopHelpers: () => {
        this.#sandbox.stop()
        this.#pictures.stop()
        this.#posters.stop()
        this.#films.stop()
        this.#desktop.stop()
      },
      log,
    })
    this.#desktop = new Desktop({
      preload: join(here, '..', 'preload', 'index.cjs'),
      pictures: join(here, 'tray'),
      preferences: this.#preferences,
      known: this.#known,
      language: this.#language,
      mayClose: () => this.#quit.isClosed,
      forceQuit: () => this.#quit.force(),
      onWindow: (window) => this.#opened(window),
      onCrash: (contents) => this.#pageCrashed(contents),
      log,
    })
  }

  /** `links`: those the app was started with. */
  open(links: readonly string[]): void {
    nativeTheme.themeSource = this.#preferences.values.theme
    lockDownSession(session.defaultSession)
    this.#core.start()
    this.#serve()
    this.#desktop.open()
    this.#tellOfReset()
    for (const link of links) this.#desktop.openLink(link)
    app.on('second-instance', (_event, argv) => {
      const link = linkOnCommandLine(argv)
      if (link === null) this.#desktop.show()
      else this.#desktop.openLink(link)
    })
    app.on('activate', () => this.#desktop.show())
    // Closing a window decides by itself whether the app goes on (desktop.ts).
    app.on('window-all-closed', () => {})
    powerMonitor.on('suspend', () => this.#hint('suspend'))
    powerMonitor.on('resume', () => this.#hint('resume'))
    powerMonitor.on('shutdown', () => this.#quit.force())
  }

  openLink(link: string): void {
    this.#desktop.openLink(link)
  }

  #serve(): void {
    protocol.handle(APP_SCHEME, serveApp(join(here, '..', 'renderer')))
    const locate = serveMedia((address) => this.#core.call(LOCATE_LIMIT_MS, (client) => client.locateMedia(address)), join(this.#dataDir, 'workspaces'))
    protocol.handle(MEDIA_SCHEME, locate)
    const channel = new PageChannel(this.#known, log)
    channel.serve(shellVerbHandlers({ core: this.#core, sandbox: this.#sandbox, preferences: this.#preferences, spelling: this.#spelling, language: this.#language, desktop: this.#desktop }))
    channel.listen(PAGE_READY, (contents) => {
      contents.send(PAGE_CORE_STATE, this.#core.state)
      this.#core.addPage(contents)
      this.#desktop.pageReady(contents)
    })
    channel.listen(PAGE_FLUSHED, (contents, isSaved) => this.#desktop.flush.flushed(contents, isSaved === true))
  }

  #opened({ webContents }: BrowserWindow): void {
    const page = webContents.id
    offerContextMenu(webContents, (contents, word) => contents.send(PAGE_SPELLING, { kind: 'word', word }))
    webContents.once('destroyed', () => this.#spelling.forget(page))
  }

  #tellOfReset(): void {
    const window = this.#desktop.mainWindow
    if (this.#preferences.setAside === null || window === null) return
    const { message, detail } = this.#language.words.settingsReset
    const text = detail(this.#preferences.setAside)
    window.once('show', () => void dialog.showMessageBox(window, { type: 'info', message, detail: text }))
  }

  /** A page that crashed is loaded again and asks for a new port by itself. */
  #pageCrashed(contents: WebContents): void {
    const { history, decision } = afterCrash(this.#pageCrashes, performance.now())
    this.#pageCrashes = history
    log(`the page crashed: ${decision}`)
    if (decision === 'restart') {
      contents.reload()
      return
    }
    const { message, detail, quit } = this.#language.words.keepsCrashing
    void dialog.showMessageBox({ type: 'error', message, detail, buttons: [quit] }).then(() => app.quit())
  }

  #hint(kind: 'suspend' | 'resume'): void {
    this.#core.call(HINT_LIMIT_MS, (client) => client.powerEvent({ kind })).catch(() => log(`the core did not hear of ${kind}`))
  }

  #tellPages(channel: string, message: unknown): void {
    for (const page of this.#desktop.pages()) if (!page.isDestroyed()) page.send(channel, message)
  }
}

function startPictures(): PicturesChild {
  const child = utilityProcess.fork(join(here, 'pictures.js'), [], { serviceName: 'PowerPost pictures', stdio: 'inherit', execArgv: ['--max-old-space-size=128'] })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  }
}
