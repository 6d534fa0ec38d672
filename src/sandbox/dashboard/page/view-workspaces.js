// Workspaces: made, renamed, deleted; what is connected in each, and in which styles it writes.
import { icon } from './icons.js'
import { call, initials, known, PLATFORMS } from './service.js'
import { ask, choice, copyButton, empty, field, h, keyed, plural } from './ui.js'

const MANNERS = [['plain', 'Plain: facts, no emoji'], ['warm', 'Warm: friendly, a few emoji'], ['playful', 'Playful: loud and short'], ['expert', 'Expert: for people of the trade']]

export const workspaces = {
  title: 'Workspaces',
  load: () => call('GET', '/workspaces/shown'),
  create(root, act) {
    const list = h('div', {})
    const none = h('div', {})
    const add = () => h('button', { type: 'button', className: 'primary', onclick: () => create(act) }, icon('plus'), 'New workspace')
    root.append(h('div', { className: 'head' }, h('h1', {}, 'Workspaces'), h('span', { className: 'quiet' }, 'one for each client, apart from all others'), h('div', { className: 'actions' }, add())), none, list)
    return ({ workspaces: rows }) => {
      none.replaceChildren(...(rows.length > 0 ? [] : [empty('No workspace yet', 'Make one, copy its ID, and add it in the app.', add())]))
      keyed(list, rows, ({ id }) => id, (workspace) => drawWorkspace(workspace, act))
    }
  },
}

async function create(act) {
  const values = await ask({ title: 'New workspace', text: 'It starts with all six networks connected.', fields: [field('Name', 'name', '', { placeholder: 'Harbour Books' })], button: 'Create' })
  if (values) await act(() => call('POST', '/workspaces', { name: values.get('name') }), 'Workspace made')
}

function drawWorkspace(workspace, act) {
  const { id, name, connections, styles, holds } = workspace
  const button = (label, work, more = {}) => h('button', { type: 'button', 'data-key': `${label} ${id}`, 'aria-label': `${label} ${name}`, onclick: work, ...more }, label)
  return h(
    'article',
    { className: `workspace ${known.hueOf(id)}`, 'aria-label': name },
    h('span', { className: 'tile', 'aria-hidden': 'true' }, initials(name)),
    h('div', {}, h('h2', {}, name), h('code', { className: 'quiet' }, id)),
    h('div', { className: 'acts' }, copyButton('Copy ID', id, `the ID of ${name}`), button('Show', () => show(id)), button('Rename', () => rename(workspace, act)), button('Delete', () => remove(workspace, act), { className: 'danger' })),
    h(
      'div',
      { className: 'body' },
      h('p', { className: 'quiet small' }, `${plural(holds.posts, 'post')}, ${plural(holds.files, 'file')}, ${plural(holds.made, 'thing')} made, ${plural(holds.entries, 'calendar entry', 'calendar entries')}`),
      h('div', { className: 'chips', role: 'group', 'aria-label': `Networks of ${name}` }, h('span', { className: 'quiet small' }, 'Connected'), Object.entries(PLATFORMS).map(([platform, label]) => drawNetwork(workspace, platform, label, connections[platform], act))),
      h(
        'div',
        { className: 'chips', role: 'group', 'aria-label': `Writing styles of ${name}` },
        h('span', { className: 'quiet small' }, 'Styles'),
        styles.map((style) => h('span', { className: 'of' }, copyButton(`${style.name} (${style.manner})`, style.id, 'the style’s ID', { className: 'chip' }), h('button', { type: 'button', className: 'plain danger', 'data-key': `unstyle ${style.id}`, 'aria-label': `Remove the style ${style.name}`, onclick: () => act(() => call('DELETE', `/styles/${style.id}?workspace=${encodeURIComponent(id)}`), 'Style removed') }, 'Remove'))),
        h('button', { type: 'button', className: 'chip', 'data-key': `style ${id}`, 'aria-label': `Add a writing style to ${name}`, onclick: () => addStyle(workspace, act) }, icon('plus'), 'Add'),
      ),
    ),
  )
}

function drawNetwork({ id, name }, platform, label, isOn, act) {
  const change = () => act(() => call('PUT', `/workspaces/${id}/connections`, { [platform]: !isOn }), `${label} is ${isOn ? 'no longer connected' : 'connected'} in ${name}`)
  return h('button', { type: 'button', className: 'chip', 'data-key': `${platform} ${id}`, 'aria-pressed': String(isOn), onclick: change }, icon(platform), label, !isOn && h('span', { className: 'off small' }, 'off'))
}

function show(id) {
  known.chosen = id
  location.hash = 'posts'
}

async function rename({ id, name }, act) {
  const values = await ask({ title: `Rename ${name}`, text: 'Its ID stays the same.', fields: [field('Name', 'name', name)], button: 'Rename' })
  if (values) await act(() => call('PATCH', `/workspaces/${id}`, { name: values.get('name') }), 'Renamed')
}

async function remove({ id, name, holds }, act) {
  const text = [
    `${plural(holds.posts, 'post')}, ${plural(holds.files, 'file')}, everything that was made, its calendar, connections and styles are removed for good.`,
    'Whoever still uses its ID is refused. Credits that were spent in it stay spent.',
  ]
  if (await ask({ title: `Delete ${name}?`, text, button: 'Delete for good', confirmWith: name, isFatal: true })) await act(() => call('DELETE', `/workspaces/${id}`), `${name} is deleted`)
}

async function addStyle({ id, name }, act) {
  const values = await ask({ title: `New writing style of ${name}`, text: 'The app asks for captions in a style by its ID.', fields: [field('Name', 'name', '', { placeholder: 'House voice' }), choice('Manner', 'manner', MANNERS)], button: 'Create' })
  if (values) await act(() => call('POST', '/styles', { workspace: id, name: values.get('name'), manner: values.get('manner') }), 'Style made')
}
