// Gives a forked Node the channel that Electron gives a utility process.
process.parentPort = {
  on: (event, listener) => process.on(event, (data) => listener({ data })),
  postMessage: (message) => process.send(message),
}
