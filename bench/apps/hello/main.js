// The least an Electron app can be: one window that says hello.
import { BrowserWindow, app } from 'electron'

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 832, show: false })
  window.once('ready-to-show', () => window.show())
  return window.loadFile('index.html')
})
process.on('SIGTERM', () => app.exit(0))
