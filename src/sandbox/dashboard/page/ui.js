// Small helpers of every view: elements, lists that change in place, dialogs, and how figures are written.
import { icon } from './icons.js'

/** An element with properties and children; text stays text. `class` is a property as any other here. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (name in element && !name.includes('-')) element[name] = value
    else element.setAttribute(name, value)
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false && child !== ''))
  return element
}

/**
 * Shows one element for each row and touches only those whose row is another than before: nothing jumps under the pointer, what was opened stays
 * open, and a film goes on. What has the focus gets it back when its row is drawn anew (`data-key` says what it is).
 */
export function keyed(container, rows, keyOf, build) {
  const known = (container.known ??= new Map())
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.key : undefined
  const next = new Map()
  let place = container.firstElementChild
  for (const row of rows) {
    const key = keyOf(row)
    const text = JSON.stringify(row)
    const before = known.get(key)
    const node = before?.text === text ? before.node : build(row, before?.node)
    if (before && before.node !== node) {
      if (place === before.node) place = node
      before.node.replaceWith(node)
    }
    if (node !== place) container.insertBefore(node, place)
    else place = place.nextElementSibling
    next.set(key, { text, node })
  }
  for (const [key, { node }] of known) if (!next.has(key)) node.remove()
  container.known = next
  if (focused !== undefined && !container.contains(document.activeElement)) container.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus()
}

/** Draws a part anew only when its facts are others than before. */
export function redraw(container, facts, build) {
  keyed(container, [facts], () => 'all', () => h('div', {}, build(facts)))
}

/** Says something to who listens, and nothing to who looks. */
export function say(text) {
  document.getElementById('said').textContent = text
}

export async function copy(text, button, what) {
  await navigator.clipboard.writeText(text)
  const label = button.lastChild
  const before = label.textContent
  label.textContent = 'Copied'
  say(`${what} copied`)
  setTimeout(() => (label.textContent = before), 1500)
}
export const copyButton = (label, text, what, properties = {}) => {
  const button = h('button', { type: 'button', 'data-key': `copy ${text}`, 'aria-label': `${label}: ${what}`, onclick: () => copy(text, button, what), ...properties }, icon('copy'), h('span', {}, label))
  return button
}

/** Asks in a dialog. `fields` are elements with names; answers their values, or null when it was left. With `confirmWith` the button works only once that text was typed. */
export function ask({ title, text, fields = [], button, confirmWith, isFatal = false }) {
  return new Promise((resolve) => {
    const typed = confirmWith === undefined ? null : h('input', { name: 'confirm', autocomplete: 'off' })
    const accept = h('button', { type: 'submit', className: isFatal ? 'fatal' : 'primary', disabled: typed !== null }, button)
    typed?.addEventListener('input', () => (accept.disabled = typed.value.trim() !== confirmWith))
    const form = h(
      'form',
      { method: 'dialog' },
      h('h2', { id: 'dialog-title' }, title),
      [text].flat().map((line) => line && h('p', {}, line)),
      fields,
      typed && h('label', { className: 'field' }, h('span', {}, 'Type ', h('strong', {}, confirmWith), ' to go on'), typed),
      h('div', { className: 'end' }, h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'), accept),
    )
    let values = null
    form.addEventListener('submit', () => (values = new FormData(form)))
    const dialog = show(form, () => resolve(values))
  })
}

/** Shows something once, such as a new key. */
export function tell({ title, text, secret, what }) {
  const button = copyButton('Copy', secret, what, { className: 'primary' })
  show(h('form', { method: 'dialog' }, h('h2', { id: 'dialog-title' }, title), h('p', {}, text), h('code', { className: 'secret' }, secret), h('div', { className: 'end' }, h('button', {}, 'Done'), button)))
}

function show(content, onClose = () => {}) {
  const back = document.activeElement
  const dialog = h(
    'dialog',
    {
      'aria-labelledby': 'dialog-title',
      onclose: () => {
        dialog.remove()
        if (back?.isConnected) back.focus()
        onClose()
      },
    },
    content,
  )
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}

export const field = (label, name, value = '', { hint, ...more } = {}) =>
  h('label', { className: 'field' }, label, h('input', { name, value, required: true, maxLength: 100, autocomplete: 'off', ...more }), hint && h('small', {}, hint))
export const choice = (label, name, options, { hint, ...more } = {}) =>
  h('label', { className: 'field' }, label, h('select', { name, ...more }, options.map(([value, text]) => h('option', { value }, text))), hint && h('small', {}, hint))

export const empty = (title, text, ...acts) => h('div', { className: 'empty' }, h('h2', {}, title), h('p', { className: 'quiet' }, text), acts)
export const state = (word) => h('span', { className: `state ${word}` }, word)

export const number = (value) => value.toLocaleString()
export const clockTime = (instant) => new Date(instant).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })
export function when(instant) {
  const time = new Date(instant)
  const sameDay = time.toDateString() === new Date().toDateString()
  return time.toLocaleString([], sameDay ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
}
export function bytes(size) {
  const [value, unit] = size >= 1e6 ? [size / 1e6, 'megabyte'] : [size / 1e3, 'kilobyte']
  return value.toLocaleString([], { style: 'unit', unit, maximumFractionDigits: 1 })
}
export const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`
