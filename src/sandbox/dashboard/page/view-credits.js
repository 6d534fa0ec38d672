// The balance of the account, what it was spent on, and more of it.
import { icon } from './icons.js'
import { call, known } from './service.js'
import { ask, field, h, keyed, number, when } from './ui.js'

export const credits = {
  title: 'Credits',
  load: () => call('GET', '/credits'),
  create(root, act) {
    const figure = h('span', { className: 'large' })
    const rows = h('tbody', {})
    const add = (amount) => h('button', { type: 'button', onclick: () => act(() => call('POST', '/credits', { add: amount }), `${number(amount)} credits added`) }, icon('plus'), number(amount))
    let now = 0
    const set = h('button', { type: 'button', onclick: () => setBalance(now, act) }, 'Set…')
    root.append(
      h('div', { className: 'head' }, h('h1', {}, 'Credits'), h('span', { className: 'quiet' }, 'one balance, which all workspaces pay from')),
      h('section', { className: 'section' }, h('div', { className: 'row' }, figure, h('span', { className: 'quiet' }, 'credits left'), h('div', { className: 'actions', role: 'group', 'aria-label': 'Add credits' }, add(100), add(1000), set))),
      h(
        'section',
        { className: 'section', 'aria-labelledby': 'ledger' },
        h('h2', { id: 'ledger' }, 'The latest changes'),
        h('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-labelledby': 'ledger' }, h('table', {}, h('thead', {}, h('tr', {}, ['Time', 'What', 'Workspace'].map((title) => h('th', { scope: 'col' }, title)), ['Change', 'Left'].map((title) => h('th', { scope: 'col', className: 'right' }, title)))), rows)),
      ),
    )
    return ({ balance, entries }) => {
      now = balance
      figure.textContent = number(balance)
      let left = balance
      const withLeft = entries.map((entry, at) => {
        const row = { ...entry, left, place: entries.length - at }
        left -= entry.amount
        return row
      })
      keyed(rows, withLeft, ({ at, place, left: after, reference }) => `${at} ${place} ${after} ${reference}`, drawEntry)
    }
  },
}

function drawEntry({ at, workspaceId, amount, reason, reference, left }) {
  return h(
    'tr',
    {},
    h('td', { className: 'num quiet' }, when(at)),
    h('td', { title: reference ?? '' }, reason),
    h('td', { className: known.hueOf(workspaceId ?? '') }, workspaceId === null ? h('span', { className: 'quiet' }, 'the account') : h('span', { className: 'of' }, h('span', { className: 'dot' }), known.nameOf(workspaceId))),
    h('td', { className: `right num ${amount > 0 ? 'plus' : ''}` }, `${amount > 0 ? '+' : '−'}${number(Math.abs(amount))}`),
    h('td', { className: 'right num' }, number(left)),
  )
}

async function setBalance(now, act) {
  const values = await ask({ title: 'Set the balance', text: 'To see what the app does when credits run out, set it low.', fields: [field('Credits', 'balance', String(now), { type: 'number', min: 0, step: 1 })], button: 'Set' })
  if (values) await act(() => call('POST', '/credits', { balance: Number(values.get('balance')) }), 'Balance set')
}
