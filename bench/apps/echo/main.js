// A window and a utility process with a bare channel between them: nothing but the port itself.
import { BrowserWindow, MessageChannelMain, app, utilityProcess } from 'electron'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const here = import.meta.dirname

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1280, height: 832, show: false, webPreferences: { preload: join(here, 'preload.cjs'), sandbox: true, contextIsolation: true, backgroundThrottling: false } })
  window.once('ready-to-show', () => window.show())
  const child = utilityProcess.fork(join(here, 'echo.js'))
  window.webContents.on('did-finish-load', () => {
    const [bare, library] = [new MessageChannelMain(), new MessageChannelMain()]
    child.postMessage(pathToFileURL(app.commandLine.getSwitchValue('serve')).href, [bare.port1, library.port1])
    window.webContents.postMessage('ports', null, [bare.port2, library.port2])
  })
  await window.loadFile(join(here, 'index.html'))
})
process.on('SIGTERM', () => app.exit(0))
