// API keys: made with a preset or scope by scope, shown once, revoked.
import { icon } from './icons.js'
import { call } from './service.js'
import { ask, copyButton, empty, field, h, keyed, plural, tell, when } from './ui.js'

const PRESETS = {
  'Full access': 'everything',
  'Draft only': 'everything but publishing, scheduling and cancelling',
  'Read only': 'reading alone',
  read_write: 'an older key: everything',
  read_draft: 'an older key: everything but publishing',
}
const MOST = 10

export const keys = {
  title: 'API keys',
  load: () => call('GET', '/keys'),
  create(root, act) {
    const list = h('div', { className: 'list' })
    const none = h('div', {})
    const add = h('button', { type: 'button', className: 'primary', onclick: () => create(act) }, icon('plus'), 'New key')
    const base = `${location.origin}/api/v1`
    root.append(
      h('div', { className: 'head' }, h('h1', {}, 'API keys'), h('span', { className: 'quiet' }, `at most ${MOST}; each opens every workspace of the account`), h('div', { className: 'actions' }, add)),
      h('p', { className: 'of section' }, h('span', { className: 'quiet' }, 'Base URL'), h('code', {}, base), copyButton('Copy', base, 'the base URL', { className: 'plain' })),
      none,
      h('section', { className: 'section' }, list),
    )
    return ({ keys: rows }) => {
      none.replaceChildren(...(rows.length > 0 ? [] : [empty('No key yet', 'A program needs one for every call.')]))
      list.hidden = rows.length === 0
      keyed(list, rows, ({ id }) => id, (key) => drawKey(key, act))
    }
  },
}

const kindOf = ({ kind, scopes }) => (kind === 'scopes' ? plural(scopes.length, 'scope') : kind)

function drawKey(key, act) {
  const { id, name, ending, scopes, createdAt, usedAt } = key
  return h(
    'div',
    { className: 'row' },
    h('div', { className: 'what' }, h('h2', {}, name, ' ', h('code', { className: 'quiet' }, `pp_live_sk_…${ending}`)), h('p', { className: 'quiet small' }, `made ${when(createdAt)}, ${usedAt ? `used ${when(usedAt)}` : 'not used yet'}`)),
    h('details', {}, h('summary', { 'data-key': `scopes ${id}`, 'aria-label': `${kindOf(key)} of ${name}` }, kindOf(key)), h('p', { className: 'small quiet' }, scopes.join(', '))),
    h('div', { className: 'actions' }, h('button', { type: 'button', className: 'danger', 'data-key': `revoke ${id}`, 'aria-label': `Revoke ${name}, …${ending}`, onclick: () => revoke(key, act) }, 'Revoke')),
  )
}

async function revoke({ id, name, ending }, act) {
  if (await ask({ title: `Revoke ${name}?`, text: `Programs that use the key that ends in ${ending} are refused from now on.`, button: 'Revoke', isFatal: true })) await act(() => call('DELETE', `/keys/${id}`), `${name} is revoked`)
}

async function create(act) {
  const { scopes } = await call('GET', '/keys')
  const single = h('div', { hidden: true, className: 'scopes', role: 'group', 'aria-label': 'Scopes' }, scopes.map((scope) => h('label', { className: 'tick' }, h('input', { type: 'checkbox', name: 'scope', value: scope }), h('code', {}, scope))))
  const option = (value, label, text, isChosen = false) =>
    h('label', { className: 'tick' }, h('input', { type: 'radio', name: 'preset', value, checked: isChosen, onchange: () => (single.hidden = value !== '') }), h('span', {}, h('strong', {}, label), h('span', { className: 'quiet' }, ` ${text}`)))
  const presets = h('fieldset', { className: 'field' }, h('legend', {}, 'It may do'), Object.entries(PRESETS).map(([preset, text], at) => option(preset, preset, text, at === 0)), option('', 'Scope by scope', 'what is ticked'))
  const values = await ask({ title: 'New API key', fields: [field('Name', 'name', '', { placeholder: 'My laptop' }), presets, single], button: 'Create' })
  if (!values) return
  const preset = values.get('preset')
  await act(async () => {
    if (preset === '' && values.getAll('scope').length === 0) throw new Error('No key was made: it needs one scope at least.')
    const made = await call('POST', '/keys', { name: values.get('name'), ...(preset === '' ? { scopes: values.getAll('scope') } : { preset }) })
    tell({ title: `The key “${made.name}”`, text: 'Copy it now: it is kept as a hash and never shown again.', secret: made.key, what: 'the key' })
  })
}
