// Making the sandbox misbehave: which call, how, how often.
import { call } from './service.js'
import { choice, field, h, keyed, plural } from './ui.js'

/** A list, for names that are numbers would go first in an object. */
const KINDS = [
  ['drop', 'The connection ends without an answer'],
  ['delay', 'Nothing comes for a while'],
  ['402', '402: too few credits'],
  ['403', '403: no access'],
  ['429', '429: too many calls'],
  ['500', '500: the service is broken'],
  ['502', '502: what stands before it is broken'],
  ['503', '503: it is not available'],
  ['504', '504: it took too long'],
  ['html', 'A page in place of an answer, as in a hotel'],
  ['half', 'The answer breaks off half way'],
  ['redirect', 'The answer leads elsewhere'],
  ['empty', 'An empty answer'],
  ['huge', 'An answer without an end'],
  ['fail-item', 'Accepted, but it fails some seconds later'],
]
const VALUES = { delay: ['Milliseconds', '60000'], 429: ['Seconds to wait', '2'], redirect: ['Where to', 'this service as localhost'], huge: ['Bytes', '50000000'], 'fail-item': ['What of it', 'platforms by comma, “sources”, or how many images; empty for all'] }

export const faults = {
  title: 'Faults',
  load: () => call('GET', '/faults'),
  create(root, act) {
    const list = h('div', { className: 'list' })
    const none = h('p', { className: 'quiet' }, 'The sandbox behaves.')
    const endpoint = choice('Call', 'endpoint', [['*', 'Every call']])
    const value = field('Value', 'value', '', { required: false, maxLength: 2000 })
    const form = h(
      'form',
      { className: 'panel fault-form', 'aria-label': 'A new fault' },
      endpoint,
      choice('What happens', 'kind', KINDS, { onchange: (event) => explain(event.target.value) }),
      choice('When', 'when', [['', 'as usual for it'], ['before', 'before the call is carried out'], ['after', 'after it was carried out']]),
      field('How many times', 'times', '1', { type: 'number', min: 1, step: 1, required: false, placeholder: 'every time', hint: 'Empty: every time.' }),
      field('Each with a chance of', 'percent', '100', { type: 'number', min: 1, max: 100, step: 1, hint: 'Percent.' }),
      value,
      h('div', { className: 'full' }, h('button', { className: 'primary' }, 'Set'), h('span', { className: 'quiet small' }, 'Faults are gone when the sandbox is started anew.')),
    )
    function explain(kind) {
      const [label, placeholder] = VALUES[kind] ?? []
      value.hidden = label === undefined
      value.firstChild.textContent = label ?? 'Value'
      value.querySelector('input').placeholder = placeholder ?? ''
    }
    explain('drop')
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const given = Object.fromEntries(new FormData(form))
      void act(
        () =>
          call('POST', '/faults', {
            endpoint: given.endpoint,
            kind: given.kind,
            times: given.times === '' ? null : Number(given.times),
            probability: Number(given.percent) / 100,
            ...(given.when === '' ? {} : { when: given.when }),
            ...(given.value === '' || value.hidden ? {} : { value: given.value }),
          }),
        'Fault set',
      )
    })
    const clear = h('button', { type: 'button', onclick: () => act(() => call('DELETE', '/faults'), 'All faults are gone') }, 'Clear all')
    root.append(
      h('div', { className: 'head' }, h('h1', {}, 'Faults'), h('span', { className: 'quiet' }, 'ways to see what the app does when things go wrong'), h('div', { className: 'actions' }, clear)),
      h('section', { className: 'section' }, form),
      h('section', { className: 'section' }, h('h2', {}, 'Set now'), none, list),
    )
    return ({ faults: rows, operations }) => {
      const select = endpoint.querySelector('select')
      if (select.options.length === 1) select.append(...operations.map((id) => h('option', { value: id }, id)))
      none.hidden = rows.length > 0
      list.hidden = rows.length === 0
      clear.disabled = rows.length === 0
      keyed(list, rows, ({ id }) => String(id), (fault) => drawFault(fault, act))
    }
  },
}

function drawFault({ id, endpoint, kind, when, times, probability, value, hits }, act) {
  const words = [kind === 'fail-item' ? '' : `${when} the call is carried out`, probability < 1 ? `with a chance of ${Math.round(probability * 100)} %` : '', value && kind === 'fail-item' ? `of it: ${value}` : (value ?? '')].filter(Boolean).join(', ')
  const name = endpoint === '*' ? 'every call' : endpoint
  const count = times === null ? `struck ${plural(hits, 'time')}` : hits >= times ? 'used up' : `struck ${hits} of ${plural(times, 'time')}`
  return h(
    'div',
    { className: 'row' },
    h('div', { className: 'what' }, h('h3', {}, h('code', {}, name), ' ', KINDS.find(([name]) => name === kind)?.[1] ?? kind), words && h('p', { className: 'quiet small' }, words)),
    h('span', { className: `num ${times !== null && hits >= times ? 'quiet' : ''}` }, count),
    h('div', { className: 'actions' }, h('button', { type: 'button', 'data-key': `fault ${id}`, 'aria-label': `Remove the fault of ${name}: ${kind}`, onclick: () => act(() => call('DELETE', `/faults/${id}`), 'Fault removed') }, 'Remove')),
  )
}
