// What came in over the API, the newest first.
import { call, known } from './service.js'
import { clockTime, empty, h, keyed } from './ui.js'

const MOST = 200

export const requests = {
  title: 'Requests',
  load: () => call('GET', `/log?latest=${MOST}`),
  create(root, act) {
    const rows = h('tbody', {})
    const none = h('div', {})
    let onlyBad = false
    let words = ''
    let last = { entries: [] }
    const search = h('input', { type: 'search', 'aria-label': 'Find in requests', placeholder: 'Find', oninput: (event) => filter(event.target.value, onlyBad) })
    const bad = h('input', { type: 'checkbox', onchange: (event) => filter(words, event.target.checked) })
    const table = h(
      'div',
      { className: 'scroll requests' },
      h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Time'), h('th', { scope: 'col' }, 'Request'), h('th', { scope: 'col', className: 'optional' }, 'Workspace'), h('th', { scope: 'col' }, 'Answer'))), rows),
    )
    root.append(
      h(
        'div',
        { className: 'head' },
        h('h1', {}, 'Requests'),
        h('span', { className: 'quiet' }, `the latest ${MOST}; keys are never in it`),
        h('div', { className: 'actions' }, h('label', { className: 'tick' }, bad, 'Only what went wrong'), search, h('button', { type: 'button', onclick: () => act(() => call('DELETE', '/log'), 'The log is empty') }, 'Clear')),
      ),
      none,
      table,
    )
    function filter(text, isOnlyBad) {
      words = text.trim().toLowerCase()
      onlyBad = isOnlyBad
      update(last)
    }
    function update(facts) {
      last = facts
      const wanted = facts.entries
        .filter((entry) => (known.chosen === '' || entry.workspaceId === known.chosen) && (!onlyBad || isBad(entry)) && `${entry.method} ${entry.path} ${entry.operationId} ${entry.status} ${entry.fault} ${entry.requestId}`.toLowerCase().includes(words))
        .reverse()
      const isEmpty = facts.entries.length === 0
      none.replaceChildren(...(wanted.length > 0 ? [] : [isEmpty ? empty('No requests yet', 'Each call of the API shows up here with what it brought and how it was answered.') : empty('Nothing is like that', 'None of the latest requests fits.')]))
      table.hidden = wanted.length === 0
      keyed(rows, wanted.map((entry) => ({ entry, name: entry.workspaceId === null ? '' : known.nameOf(entry.workspaceId) })), ({ entry }) => String(entry.id), drawEntry)
    }
    return update
  },
}

const isBad = ({ status, fault }) => status === null || status >= 400 || fault !== null

function drawEntry({ entry, name }, before) {
  const { id, at, method, path, workspaceId, status, fault, body, requestId } = entry
  const wasOpen = before?.querySelector('button')?.getAttribute('aria-expanded') === 'true'
  const details = h('div', { hidden: !wasOpen }, h('p', { className: 'quiet small' }, requestId), body === null ? h('p', { className: 'quiet small' }, 'Without a body.') : h('pre', { tabIndex: 0, 'aria-label': 'What it brought' }, JSON.stringify(body, null, 2)))
  const toggle = h(
    'button',
    {
      type: 'button', className: 'plain toggle', 'data-key': `request ${id}`, 'aria-expanded': String(wasOpen),
      onclick: () => {
        details.hidden = !details.hidden
        toggle.setAttribute('aria-expanded', String(!details.hidden))
      },
    },
    h('code', {}, h('strong', {}, method), ` ${path.replace('/api/v1', '')}`),
  )
  return h(
    'tr',
    {},
    h('td', { className: 'num quiet' }, clockTime(at)),
    h('td', {}, toggle, details),
    h('td', { className: `optional ${known.hueOf(workspaceId ?? '')}` }, workspaceId === null ? '' : h('span', { className: 'of' }, h('span', { className: 'dot' }), name)),
    h('td', {}, h('span', { className: `code num ${status === null || status >= 400 ? 'bad' : 'good'}` }, status === null ? 'none' : String(status)), fault && h('span', { className: 'quiet small' }, ` ${fault}`)),
  )
}
