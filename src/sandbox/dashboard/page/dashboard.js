import { ask, call, copy, field, h, tell, time } from './ui.js'

const PLATFORMS = { instagram: 'Instagram', tiktok: 'TikTok', youtube: 'YouTube', x: 'X', facebook: 'Facebook', linkedin: 'LinkedIn' }
const REFRESH_MS = 1500
const LOG_ROWS = 200

const find = (id) => document.getElementById(id)
let workspaces = []
let lastLogId = 0
let logRows = []
/** What each part last showed: a part is drawn again only when it has changed, so that nothing jumps under the pointer. */
const shown = new Map()

const nameOf = (id) => workspaces.find((workspace) => workspace.id === id)?.name ?? id

/** Does something and shows what went wrong, then looks again. */
async function act(work) {
  try {
    await work()
    await refresh()
  } catch (error) {
    complain(error)
  }
}

function complain(error) {
  find('problem').textContent = error instanceof Error ? error.message : String(error)
  find('problem').hidden = false
}

function draw(part, facts, build) {
  const text = JSON.stringify(facts)
  if (shown.get(part) === text) return
  shown.set(part, text)
  find(part).replaceChildren(...[build()].flat())
}

const empty = (text) => h('p', { className: 'quiet' }, text)

function workspaceCard({ id, name, connections }) {
  const copyButton = h('button', { onclick: () => copy(id, copyButton) }, 'Copy ID')
  return h(
    'article',
    { className: 'card' },
    h('h3', {}, name),
    h('code', {}, id),
    h(
      'fieldset',
      {},
      h('legend', {}, 'Connected'),
      Object.entries(PLATFORMS).map(([platform, label]) =>
        h(
          'label',
          { className: 'tick' },
          h('input', {
            type: 'checkbox',
            checked: connections[platform],
            onchange: (event) => act(() => call('PUT', `/workspaces/${id}/connections`, { [platform]: event.target.checked })),
          }),
          label,
        ),
      ),
    ),
    h('div', { className: 'row' }, copyButton, h('button', { onclick: () => rename(id, name) }, 'Rename'), h('button', { className: 'danger', onclick: () => remove(id, name) }, 'Delete')),
  )
}

async function rename(id, name) {
  const values = await ask({ title: 'Rename workspace', fields: [field('Name', 'name', name)], button: 'Rename' })
  if (values) await act(() => call('PATCH', `/workspaces/${id}`, { name: values.name }))
}

async function remove(id, name) {
  const text = 'Its posts, media, connections and calendar are removed for good. Whoever still uses its ID is refused.'
  if (await ask({ title: `Delete ${name}?`, text, button: 'Delete', confirmWith: name, danger: true })) await act(() => call('DELETE', `/workspaces/${id}`))
}

function postRow(post) {
  return h(
    'article',
    { className: 'card' },
    h('div', { className: 'bar' }, h('strong', {}, nameOf(post.workspaceId)), h('span', { className: `status ${post.status}` }, post.status)),
    h('div', { className: 'quiet' }, post.scheduledAt ? `for ${new Date(post.scheduledAt).toLocaleString()}` : new Date(post.createdAt).toLocaleString()),
    post.items.map((item) =>
      h(
        'div',
        { className: 'item' },
        h('span', { className: `status ${item.status}` }, item.status),
        h('span', { className: 'kind' }, item.postType),
        h('span', { className: 'caption' }, item.title ? `${item.title} — ` : '', item.content),
        item.mediaIds.length > 0 && h('span', { className: 'quiet' }, `${item.mediaIds.length} media`),
        item.error && h('span', { className: 'bad' }, item.error),
      ),
    ),
  )
}

function keyRow(key) {
  return h(
    'div',
    { className: 'item' },
    h('strong', {}, key.name),
    h('code', {}, `…${key.ending}`),
    h('span', { className: 'quiet' }, `${key.scopes.length} scopes, ${key.usedAt ? `used ${new Date(key.usedAt).toLocaleString()}` : 'not used yet'}`),
    h('button', { className: 'danger', onclick: () => revoke(key) }, 'Revoke'),
  )
}

async function revoke(key) {
  if (await ask({ title: `Revoke ${key.name}?`, text: 'Programs that use this key are refused from now on.', button: 'Revoke', danger: true })) await act(() => call('DELETE', `/keys/${key.id}`))
}

async function newKey() {
  const { presets } = await call('GET', '/keys')
  const preset = h('label', {}, 'May', h('select', { name: 'preset' }, Object.keys(presets).map((name) => h('option', {}, name))))
  const values = await ask({ title: 'New API key', fields: [field('Name', 'name'), preset], button: 'Create' })
  if (!values) return
  const made = await call('POST', '/keys', values)
  tell(`Key “${made.name}”`, 'Copy it now: it is not shown again.', made.key)
}

function faultRow(fault) {
  return h(
    'div',
    { className: 'item' },
    h('code', {}, `${fault.endpoint}: ${fault.kind} ${fault.when}`),
    h('span', { className: 'quiet' }, `${fault.hits} of ${fault.times ?? 'all'}${fault.probability < 1 ? `, each with ${fault.probability}` : ''}${fault.value ? `, ${fault.value}` : ''}`),
    h('button', { onclick: () => act(() => call('DELETE', `/faults/${fault.id}`)) }, 'Remove'),
  )
}

function logRow(entry) {
  const isBad = entry.status === null || entry.status >= 400
  return h(
    'tr',
    { title: entry.body === null ? '' : JSON.stringify(entry.body, null, 1).slice(0, 2000) },
    h('td', {}, time(entry.at)),
    h('td', {}, h('code', {}, `${entry.method} ${entry.path.replace('/api/v1', '')}`)),
    h('td', {}, entry.workspaceId === null ? '' : nameOf(entry.workspaceId)),
    h('td', { className: isBad ? 'bad' : '' }, entry.status === null ? 'none' : String(entry.status), entry.fault ? ` (${entry.fault})` : ''),
  )
}

async function refresh() {
  const [list, credits, keys, faults] = await Promise.all([call('GET', '/workspaces'), call('GET', '/credits'), call('GET', '/keys'), call('GET', '/faults')])
  workspaces = await Promise.all(list.workspaces.map(async (workspace) => ({ ...workspace, connections: await call('GET', `/workspaces/${workspace.id}/connections`) })))
  find('balance').textContent = credits.balance.toLocaleString()
  draw('workspaces', workspaces, () => (workspaces.length > 0 ? workspaces.map(workspaceCard) : empty('None yet.')))
  draw('posts-of', list, () => {
    const chosen = find('posts-of').value
    return [h('option', { value: '' }, 'all workspaces'), ...workspaces.map(({ id, name }) => h('option', { value: id, selected: id === chosen }, name))]
  })
  draw('keys', keys, () => (keys.keys.length > 0 ? keys.keys.map(keyRow) : empty('None yet.')))
  draw('faults', faults, () => (faults.faults.length > 0 ? faults.faults.map(faultRow) : empty('The sandbox behaves.')))

  const of = find('posts-of').value
  const { posts } = await call('GET', `/posts${of ? `?workspace=${encodeURIComponent(of)}` : ''}`)
  draw('posts', [posts.slice(0, 100), workspaces], () => (posts.length > 0 ? posts.slice(0, 100).map(postRow) : empty('Nothing yet.')))

  // An entry gets its status later than its place, so the shown ones are asked for again.
  const from = Math.max(0, lastLogId - LOG_ROWS)
  const { entries } = await call('GET', `/log?after=${from}`)
  lastLogId = entries.at(-1)?.id ?? lastLogId
  logRows = entries.slice(-LOG_ROWS).reverse()
  draw('log', [logRows, workspaces], () => logRows.map(logRow))
  find('problem').hidden = true
}

async function keepLooking() {
  if (!document.hidden) await refresh().catch(complain)
  setTimeout(() => void keepLooking(), REFRESH_MS)
}

const on = (id, event, work) => find(id).addEventListener(event, () => void act(work))

find('base-url').textContent = `${location.origin}/api/v1`
on('add-credits', 'click', () => call('POST', '/credits', { add: 100 }))
on('set-credits', 'click', async () => {
  const values = await ask({ title: 'Set the balance', fields: [field('Credits', 'balance', find('balance').textContent.replace(/\D/g, ''), { type: 'number', min: 0 })], button: 'Set' })
  if (values) await call('POST', '/credits', { balance: Number(values.balance) })
})
on('new-workspace', 'click', async () => {
  const values = await ask({ title: 'New workspace', fields: [field('Name', 'name')], button: 'Create' })
  if (values) await call('POST', '/workspaces', values)
})
on('new-key', 'click', newKey)
on('posts-of', 'change', async () => {})
on('clear-faults', 'click', () => call('DELETE', '/faults'))
on('clear-log', 'click', () => call('DELETE', '/log'))
on('fault-form', 'submit', async () => {
  await call('POST', '/faults', { fault: find('fault').value.trim() })
  find('fault').value = ''
})
find('fault-form').addEventListener('submit', (event) => event.preventDefault())
void keepLooking()
