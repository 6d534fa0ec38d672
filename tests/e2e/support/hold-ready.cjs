// Loaded by Electron before the app. Playwright connects while the app starts, and at times waits for ever for a window that comes
// into being at that moment. So the app hears that it is ready only once Playwright has connected and calls `__playwright_run`.
const { app } = require('electron')

const ready = app.whenReady()
const connected = new Promise((resolve) => {
  globalThis.__playwright_run = resolve
})
app.whenReady = () => connected.then(() => ready)
