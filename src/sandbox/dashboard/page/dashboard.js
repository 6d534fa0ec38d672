// The frame: parts of the sandbox at the side, one of them shown and kept up to date while somebody looks.
import { icon } from './icons.js'
import { call, known } from './service.js'
import { h, number, redraw, say } from './ui.js'
import { credits } from './view-credits.js'
import { faults } from './view-faults.js'
import { files } from './view-files.js'
import { keys } from './view-keys.js'
import { made } from './view-made.js'
import { posts } from './view-posts.js'
import { requests } from './view-requests.js'
import { workspaces } from './view-workspaces.js'

const REFRESH_MS = 1500

/** Of each: `title`, `load()` gives its facts, `create(root, act)` makes its parts and answers what puts facts into them. */
const VIEWS = { posts, made, files, workspaces, keys, credits, faults, requests }
const find = (id) => document.getElementById(id)
const nameNow = () => (location.hash.slice(1) in VIEWS ? location.hash.slice(1) : 'posts')

let shown = { name: '', update: () => {} }
/** Counts what was begun, so that a late answer of a view that was left is not shown. */
let turn = 0

function complain(error) {
  find('problem').textContent = error instanceof Error ? error.message : String(error)
  find('problem').hidden = false
}

/** Does something, says what went wrong, and looks again. `done` is said when it went well. */
async function act(work, done) {
  try {
    await work()
    if (done) say(done)
    await refresh()
  } catch (error) {
    complain(error)
  }
}

function open() {
  const name = nameNow()
  if (shown.name === name) return
  turn += 1
  const root = h('div', {})
  shown = { name, update: VIEWS[name].create(root, act) }
  find('view').replaceChildren(root)
  document.title = `${VIEWS[name].title} · PowerPost sandbox`
  find('problem').hidden = true
}

function drawFrame({ balance, faultCount }) {
  find('balance').textContent = number(balance)
  const name = nameNow()
  redraw(find('nav'), { name, faultCount }, () =>
    Object.entries(VIEWS).map(([id, { title }]) => [
      id === 'workspaces' && h('hr', {}),
      h('a', { href: `#${id}`, 'data-key': id, 'aria-current': id === name ? 'page' : undefined }, icon(id), title, id === 'faults' && faultCount > 0 && h('span', { className: 'badge hot', title: 'set now' }, String(faultCount))),
    ]),
  )
  if (find('nav').shownName !== name) {
    find('nav').shownName = name
    // Where the parts stand in a row that is longer than the window.
    find('nav').querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }
  const list = known.workspaces.map(({ id, name: label }) => ({ id, label }))
  const which = find('which')
  if (which.shownList !== JSON.stringify(list)) {
    which.shownList = JSON.stringify(list)
    which.replaceChildren(h('option', { value: '' }, 'All workspaces'), ...list.map(({ id, label }) => h('option', { value: id }, label)))
  }
  which.value = known.chosen
  find('titlebar').className = `titlebar ${known.hueOf(known.chosen)}`
}

async function refresh() {
  const begun = turn
  const [{ workspaces: list }, { balance }, { faults: set }] = await Promise.all([call('GET', '/workspaces'), call('GET', '/credits'), call('GET', '/faults')])
  known.workspaces = list
  drawFrame({ balance, faultCount: set.filter(({ times, hits }) => times === null || hits < times).length })
  const facts = await VIEWS[shown.name].load()
  if (begun !== turn) return
  shown.update(facts)
  find('problem').hidden = true
}

async function keepLooking() {
  if (!document.hidden) await refresh().catch(complain)
  setTimeout(() => void keepLooking(), REFRESH_MS)
}

find('which').addEventListener('change', (event) => {
  known.chosen = event.target.value
  turn += 1
  void act(async () => {})
})
addEventListener('hashchange', () => {
  open()
  scrollTo(0, 0)
  find('main').focus({ preventScroll: true })
  void act(async () => {})
})
open()
void keepLooking()
