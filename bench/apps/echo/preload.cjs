const { ipcRenderer } = require('electron')

ipcRenderer.on('ports', (event) => window.postMessage('ports', '*', event.ports))
