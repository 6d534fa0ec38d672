// On the one port each message is answered with what it was told to answer; the other is served by a program that is named.
process.parentPort.on('message', ({ data: program, ports: [port, served] }) => {
  let answer = null
  port.on('message', ({ data }) => {
    if (typeof data === 'object' && data !== null && 'answer' in data) answer = data.answer
    port.postMessage(answer)
  })
  port.start()
  void import(program).then(({ serve }) => serve(served))
})
