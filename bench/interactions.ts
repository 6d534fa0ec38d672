/**
 * Every main act of the real app with 100,000 drafts in each of two clients, several times over: from the key or the press to the next frame (what
 * the act does at once, however much comes later), none above 100 ms. What comes later is told beside it: until that which was wanted is on the screen.
 */
import { join } from 'node:path'
import { answered, settle, watchActs } from './support/acts.ts'
import type { Answered } from './support/acts.ts'
import { ALWAYS_DRAWN, WatchedApp } from './support/electron.ts'
import { ROOT, inFolder } from './support/folder.ts'
import { limit } from './support/line.ts'
import type { Bench } from './support/line.ts'
import { median } from './support/measure.ts'
import { seedProfile } from './support/seed.ts'
import { ROW } from './switch.ts'

const BAR_MS = 100
const LIST = `document.querySelector('[role="listbox"]')`
/** Those of the seed, with networks and a text; new ones stand above them. */
const SEEDED = `[...document.querySelectorAll('[role="listbox"] [role="option"]')].filter((row) => /^Draft \\d/.test(row.textContent))`
const ROWS = `[...document.querySelectorAll('[role="listbox"] [role="option"]')]`
const CAPTION = `document.querySelector('section[data-draft] textarea')`
const PALETTE = `document.querySelector('[data-palette]')`
const TABS = `document.querySelectorAll('section[data-draft] [role="tab"]')`
const section = (name: string) => `document.querySelector('nav a[href="#${name}"]')`
const isAt = (name: string) => `${section(name)}.getAttribute('aria-current') === 'page'`
const button = (name: string) => `[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === '${name}')`

interface Act {
  name: string
  /** What has to be so before, not measured. */
  before?: (app: WatchedApp) => Promise<unknown>
  act: (app: WatchedApp) => Promise<void>
  /** An expression: what the act is for. `was` is the id of the first draft of the list before. */
  wanted: string
  after?: (app: WatchedApp) => Promise<unknown>
}

const focusCaption = (app: WatchedApp) => app.inPage(`void ${CAPTION}.focus()`)
const focusList = (app: WatchedApp) => app.inPage(`void (${LIST}.focus(), ${LIST}.scrollTop = 0)`)
const rememberFirst = (app: WatchedApp) => app.inPage(`void (window.was = ${ROW}.dataset.draft)`)
const rememberText = (app: WatchedApp) => app.inPage(`void (window.was = ${CAPTION}.value.length)`)
/** One with networks and a text: what was made in an earlier round has none. */
const openSeeded = async (app: WatchedApp) => {
  await app.inPage(`void (window.row = ${SEEDED}[1], row.scrollIntoView({ block: 'center' }))`)
  await app.click('row')
  await app.seen(`${TABS}.length > 1`)
}
const close = (app: WatchedApp) => app.key('Escape')

const ACTS: readonly Act[] = [
  { name: 'open-draft', before: (app) => app.inPage(`void (window.at = (window.at ?? 1) % 5 + 2, window.row = ${SEEDED}[at], row.scrollIntoView({ block: 'center' }), window.was = row.dataset.draft)`), act: (app) => app.click('row'), wanted: `document.querySelector('section[data-draft="' + was + '"] textarea')` },
  { name: 'next-draft', before: async (app) => { await focusList(app); await app.inPage(`void (window.was = document.querySelector('section[data-draft]').dataset.draft)`) }, act: (app) => app.key('ArrowDown'), wanted: `document.querySelector('section[data-draft] textarea') && document.querySelector('section[data-draft]').dataset.draft !== was` },
  { name: 'type', before: async (app) => { await focusCaption(app); await rememberText(app) }, act: (app) => app.key('a'), wanted: `${CAPTION}.value.length > was` },
  { name: 'type-on', before: async (app) => { await focusCaption(app); for (const letter of 'quickly') await app.key(letter); await rememberText(app) }, act: (app) => app.key('e'), wanted: `${CAPTION}.value.length > was` },
  { name: 'tab', before: openSeeded, act: (app) => app.click(`${TABS}[1]`), wanted: `${TABS}[1].dataset.state === 'active' && ${CAPTION}`, after: (app) => app.click(`${TABS}[0]`) },
  { name: 'palette', act: (app) => app.key('k', { ctrl: true }), wanted: PALETTE, after: close },
  { name: 'palette-type', before: async (app) => { await app.key('k', { ctrl: true }); await app.seen(PALETTE); await app.key('s') }, act: (app) => app.key('p'), wanted: `${PALETTE}.querySelector('input').value === 'sp' && ${PALETTE}.querySelector('mark') && [...${PALETTE}.querySelectorAll('mark')].every((one) => /^sp/i.test(one.textContent))`, after: close },
  { name: 'send-sheet', before: async (app) => { await openSeeded(app); await focusCaption(app) }, act: (app) => app.key('Enter', { ctrl: true }), wanted: `document.querySelector('[role="dialog"]')`, after: close },
  ...(['media', 'captions', 'outbox', 'posts'] as const).map((name): Act => ({ name: `section-${name}`, act: (app) => app.click(section(name)), wanted: isAt(name) })),
  { name: 'filter', before: async (app) => { await app.click(section('outbox')); await app.seen(`document.querySelector('[role="group"] button[aria-pressed="false"]')`) }, act: (app) => app.click(`document.querySelector('[role="group"] button[aria-pressed="false"]')`), wanted: `document.querySelector('[role="group"] button[aria-pressed="true"]')` },
  { name: 'section-drafts', act: (app) => app.click(section('drafts')), wanted: ROW },
  { name: 'client', before: rememberFirst, act: (app) => app.key('2', { ctrl: true }), wanted: `${ROW} && ${ROW}.dataset.draft !== was && ${CAPTION}` },
  { name: 'client-back', before: rememberFirst, act: (app) => app.key('1', { ctrl: true }), wanted: `${ROW} && ${ROW}.dataset.draft !== was && ${CAPTION}` },
  { name: 'trash', before: async (app) => { await focusList(app); await app.inPage(`void (window.was = ${LIST}.getAttribute('aria-activedescendant'))`) }, act: (app) => app.key('Delete'), wanted: `!document.getElementById(was) && ${button('Undo')}` },
  { name: 'undo', act: (app) => app.click(button('Undo')), wanted: `document.getElementById(was)` },
  { name: 'choose-all', before: focusList, act: (app) => app.key('a', { ctrl: true }), wanted: `${ROWS}[1].getAttribute('aria-selected') === 'true'`, after: close },
  { name: 'page-down', before: async (app) => { await focusList(app); await app.inPage(`void (window.was = ${LIST}.getAttribute('aria-activedescendant'))`) }, act: (app) => app.key('PageDown'), wanted: `${LIST}.getAttribute('aria-activedescendant') !== was` },
  { name: 'new-draft', before: (app) => app.inPage(`void (window.was = ${ROW}.dataset.draft)`), act: (app) => app.click(`document.querySelector('section header button:last-of-type')`), wanted: `document.querySelector('section[data-draft] textarea') && ${ROW}.dataset.draft !== was` },
]

/** With every draft of the list read, as after scrolling through all of it. The last leaves the list, which then goes back to its first page. */
const DEEP: readonly string[] = ['open-draft', 'next-draft', 'type', 'type-on', 'palette', 'trash', 'undo', 'choose-all', 'new-draft', 'client']

export const interactions: Bench = ({ quick, say }) => inFolder(async (folder) => {
  const profile = join(folder, 'profile')
  const drafts = quick ? 2_000 : 100_000
  await seedProfile(profile, drafts, say)
  const rounds = quick ? 3 : 7
  const app = await WatchedApp.start(ROOT, [`--user-data-dir=${profile}`, ...ALWAYS_DRAWN])
  try {
    await app.seen(`${ROW} && ${CAPTION}`)
    await watchActs(app)
    const taken = new Map<string, Answered[]>()
    const walk = async (prefix: string, acts: readonly Act[], isCounted: boolean) => {
      for (const { name, before, act, wanted, after } of acts) {
        try {
          await before?.(app)
          await settle(app)
          const took = await answered(app, () => act(app), wanted)
          if (isCounted) taken.set(prefix + name, [...(taken.get(prefix + name) ?? []), took])
          await after?.(app)
          await settle(app, 100)
        } catch (error) {
          throw new Error(`${prefix}${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
        }
      }
    }
    // The first walk warms up, as everywhere.
    for (let round = 0; round <= rounds; round += 1) await walk('', ACTS, round > 0)
    const deep = ACTS.filter(({ name }) => DEEP.includes(name)).sort((one, other) => DEEP.indexOf(one.name) - DEEP.indexOf(other.name))
    for (let round = 0; round < 3; round += 1) {
      await readAll(app, drafts, say)
      await walk('deep-', deep, true)
      await app.key('1', { ctrl: true })
      await app.seen(`${ROW} && ${CAPTION}`)
    }
    for (const [name, all] of taken) {
      say(`interactions: ${name.padEnd(20)} next frame ${median(all.map(({ next }) => next)).toFixed(0).padStart(4)} (most ${Math.max(...all.map(({ next }) => next)).toFixed(0)}), shown ${median(all.map(({ shown }) => shown)).toFixed(0).padStart(4)} ms`)
    }
    return [...taken].map(([name, all]) => limit(`interactions-${name}`, median(all.map(({ next }) => next)), 'ms', 'from the event to the next frame', BAR_MS))
  } finally {
    await app.stop()
  }
})

/** Scrolls to the end of the list until every draft has been read, and back to the top. */
export async function readAll(app: WatchedApp, drafts: number, say: (text: string) => void): Promise<void> {
  const took = await app.inPage<number>(`(async () => {
    const list = ${LIST}, since = performance.now()
    for (let last = -1; ;) {
      list.scrollTop = list.scrollHeight
      await new Promise(requestAnimationFrame)
      const at = Math.max(...${ROWS}.map((row) => Number(row.getAttribute('aria-posinset'))))
      if (at >= ${drafts * 0.99}) break
      if (performance.now() - since > 300_000) throw new Error('the end of the list was not reached: ' + at)
      last = at
    }
    list.scrollTop = 0
    await new Promise(requestAnimationFrame)
    return performance.now() - since
  })()`)
  say(`interactions: the list of ${drafts.toLocaleString('en')} was read to its end in ${(took / 1000).toFixed(1)} s`)
}
