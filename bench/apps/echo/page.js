// The ports, for whoever measures: `[bare, library]`.
window.addEventListener('message', (event) => {
  if (event.data === 'ports') window.ports = event.ports
})
