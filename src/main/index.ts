/** The shell: claims the data folder, then opens it. What must be set before Electron is ready is set here. */
import { app, dialog, protocol } from 'electron'
import { prepareDataFolder } from './data-folder.ts'
import { log } from './log.ts'
import { FILM_SCHEME } from './core/film-window.ts'
import { POSTER_SCHEME } from './core/poster-window.ts'
import { APP_SCHEME } from './pages/app-url.ts'
import { MEDIA_SCHEME } from './pages/serve-media.ts'
import { linkOnCommandLine } from './links/link-intake.ts'
import { registerLinks } from './links/register-links.ts'
import { Shell } from './shell.ts'
import { chooseLanguage } from './words/choose-language.ts'
import { shellWords } from './words/index.ts'
import { lockDownPages } from './window/lock-down.ts'

const dataDir = app.getPath('userData')
const isWritable = prepareDataFolder(dataDir)

// Before anything is opened. In a folder that cannot be written there is no lock to take, and nothing to protect.
if (!app.requestSingleInstanceLock() && isWritable) {
  app.exit(0)
} else {
  // It would take --no-sandbox back, without which Chromium does not run as root.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.commandLine.appendSwitch('disable-background-networking')
  protocol.registerSchemesAsPrivileged([
    // The compiled scripts of the window are kept from one start to the next.
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
    { scheme: MEDIA_SCHEME, privileges: { standard: true, secure: true, stream: true } },
    { scheme: POSTER_SCHEME, privileges: { standard: true, secure: true, stream: true } },
    { scheme: FILM_SCHEME, privileges: { standard: true, secure: true, stream: true, supportFetchAPI: true } },
  ])
  lockDownPages(app)
  registerLinks(app)
  // macOS hands links over before it is ready, and afterwards; elsewhere they stand on a command line.
  let shell: Shell | null = null
  const early = [linkOnCommandLine(process.argv)].filter((link) => link !== null)
  app.on('open-url', (event, link) => {
    event.preventDefault()
    if (shell === null) early.push(link)
    else shell.openLink(link)
  })
  // Not awaited here: Electron becomes ready only after this module has been read to its end.
  app.whenReady()
    .then(() => {
      shell = new Shell(dataDir)
      shell.open(early)
    })
    .catch((error: unknown) => {
      log(`could not start: ${error instanceof Error ? error.message : 'unknown'}`)
      const { title, text } = shellWords(chooseLanguage('system', app.getPreferredSystemLanguages()).language).couldNotStart
      dialog.showErrorBox(title, text)
      app.exit(1)
    })
}
