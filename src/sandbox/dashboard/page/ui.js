// Small helpers of the dashboard: elements, dialogs, and calls of the service.

/** An element with properties and children; text stays text. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (name in element) element[name] = value
    else element.setAttribute(name, value)
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

/** The token leaves the address, so that the address can be shown and copied; this tab keeps it until it is closed. */
export function takeToken() {
  const given = new URLSearchParams(location.search).get('token')
  if (given) {
    sessionStorage.setItem('token', given)
    history.replaceState(null, '', '/dashboard')
  }
  return sessionStorage.getItem('token') ?? ''
}

const token = takeToken()

/** Answers the JSON of the dashboard's own API; throws an Error in words. */
export async function call(method, path, body) {
  const answer = await fetch(`/dashboard/api${path}`, {
    method,
    headers: { 'x-dashboard-token': token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error('The sandbox does not answer. Has it been stopped?')
  })
  const json = await answer.json()
  if (!answer.ok) throw new Error(json.error?.message ?? `The sandbox answered ${answer.status}.`)
  return json
}

export async function copy(text, button) {
  await navigator.clipboard.writeText(text)
  const before = button.textContent
  button.textContent = 'Copied'
  setTimeout(() => (button.textContent = before), 1500)
}

/**
 * Asks in a dialog. `fields` are elements with names; answers their values, or null when it was left.
 * With `confirmWith` the button works only once that text was typed.
 */
export function ask({ title, text, fields = [], button, confirmWith, danger = false }) {
  return new Promise((resolve) => {
    const typed = confirmWith === undefined ? null : h('input', { name: 'confirm', autocomplete: 'off', 'aria-label': `Type ${confirmWith}` })
    const accept = h('button', { type: 'submit', className: danger ? 'danger' : 'primary', disabled: typed !== null }, button)
    typed?.addEventListener('input', () => (accept.disabled = typed.value.trim() !== confirmWith))
    const form = h(
      'form',
      { method: 'dialog' },
      h('h2', {}, title),
      text && h('p', {}, text),
      fields,
      typed && h('label', {}, `Type “${confirmWith}” to go on`, typed),
      h('div', { className: 'row end' }, h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'), accept),
    )
    let values = null
    form.addEventListener('submit', () => (values = Object.fromEntries(new FormData(form))))
    const dialog = h('dialog', { onclose: () => (dialog.remove(), resolve(values)) }, form)
    document.body.append(dialog)
    dialog.showModal()
  })
}

/** Shows something once, such as a new key. */
export function tell(title, text, secret) {
  const button = h('button', { type: 'button', className: 'primary' }, 'Copy')
  button.addEventListener('click', () => copy(secret, button))
  const dialog = h(
    'dialog',
    { onclose: () => dialog.remove() },
    h('form', { method: 'dialog' }, h('h2', {}, title), h('p', {}, text), h('code', { className: 'secret' }, secret), h('div', { className: 'row end' }, button, h('button', {}, 'Close'))),
  )
  document.body.append(dialog)
  dialog.showModal()
}

export const field = (label, name, value = '', more = {}) => h('label', {}, label, h('input', { name, value, required: true, maxLength: 100, autocomplete: 'off', ...more }))

export const time = (instant) => new Date(instant).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })
