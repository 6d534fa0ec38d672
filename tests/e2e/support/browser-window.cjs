// Electron as a plain browser: one window that shows the address it is given, and nothing of the app.
const { app, BrowserWindow } = require('electron')

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 832, useContentSize: true, webPreferences: { sandbox: true, contextIsolation: true } })
  void window.loadURL(process.argv.find((word) => word.startsWith('http://127.0.0.1:')) ?? 'about:blank')
})
app.on('window-all-closed', () => app.quit())
