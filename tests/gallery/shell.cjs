// The least that shows a page: the gallery is looked at in the runtime that the app has.
const { BrowserWindow, app } = require('electron')

void app.whenReady().then(() => new BrowserWindow({ width: 1120, height: 900, show: true, webPreferences: { sandbox: true, contextIsolation: true } }).loadFile(process.env.GALLERY_PAGE))
