/**
 * The memory of the whole process tree after use: three clients open, two with 100,000 drafts each. A script opens drafts, types, searches, goes
 * through sections and clients (a minute; with `--full` ten), and then everything rests. Against a bare Electron window with a page of React.
 * Both as the system counts it for each process, added up, and by shares, where what several have in common counts once.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ALWAYS_DRAWN, WatchedApp } from './support/electron.ts'
import { watchActs } from './support/acts.ts'
import { ROOT, inFolder } from './support/folder.ts'
import { compare } from './support/line.ts'
import type { Bench, BenchLine } from './support/line.ts'
import { interleaved, median } from './support/measure.ts'
import { scriptOf } from './support/script.ts'
import { seedProfile } from './support/seed.ts'
import { ROW } from './switch.ts'

const REST_MS = 10_000

export const memory: Bench = ({ quick, full, say }) => inFolder(async (folder) => {
  if (process.platform !== 'linux') {
    say('memory: only Linux tells what each process holds; left out')
    return []
  }
  const profile = join(folder, 'profile')
  await seedProfile(profile, quick ? 2_000 : 100_000, say)
  const app = await WatchedApp.start(ROOT, [`--user-data-dir=${profile}`, ...ALWAYS_DRAWN])
  const bare = await WatchedApp.start(join(ROOT, 'bench/apps/hello'), [`--user-data-dir=${join(folder, 'bare')}`, ...ALWAYS_DRAWN])
  try {
    await bare.seen(`document.body?.innerText.includes('hello')`)
    await bare.inPage(await scriptOf(join(ROOT, 'bench/pages/rows.tsx')))
    await bare.inPage('showRows(25)')
    await app.seen(ROW)
    await watchActs(app)
    const seconds = quick ? 5 : full ? 600 : 60
    say(`memory: ${(sum(app.pid).rss / 2 ** 20).toFixed(0)} MB at the start; ${seconds} seconds of use`)
    await use(app, seconds)
    await new Promise((resolve) => setTimeout(resolve, REST_MS))
    const look = (side: WatchedApp, how: 'rss' | 'pss') => () => sum(side.pid)[how] / 2 ** 20
    const taken = await interleaved(5, { rss: look(app, 'rss'), bareRss: look(bare, 'rss'), pss: look(app, 'pss'), barePss: look(bare, 'pss') })
    say(`memory: ${list(app.pid)}`)
    say(`memory: bare ${list(bare.pid)}`)
    const inMb = (line: BenchLine): BenchLine => ({ ...line, unit: 'MB' })
    return [
      inMb(compare('memory', median(taken.rss), median(taken.bareRss), 'a bare Electron window with React; resident memory of each process, added up', 1.6)),
      inMb(compare('memory-shares', median(taken.pss), median(taken.barePss), 'the same; what processes share counts once', 1.6)),
    ]
  } finally {
    await app.stop()
    await bare.stop()
  }
})

/** What a person does all day, without pauses for thinking. */
async function use(app: WatchedApp, seconds: number): Promise<void> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const end = performance.now() + seconds * 1000
  for (let round = 0; performance.now() < end; round += 1) {
    await app.key(String((round % 3) + 1), { ctrl: true })
    await app.seen(ROW)
    for (let at = 1; at < 6; at += 1) {
      await app.click(`[...document.querySelectorAll('[role="listbox"] [role="option"]')].at(${at})`)
      await app.seen(`document.querySelector('section[data-draft] textarea')`)
      await pause(100)
    }
    await app.inPage(`void document.querySelector('section[data-draft] textarea').focus()`)
    for (const letter of 'a few words') await app.key(letter)
    await pause(400)
    await app.key('k', { ctrl: true })
    await app.seen(`document.querySelector('[data-palette]')`)
    for (const letter of 'spr') await app.key(letter)
    await app.seen(`document.querySelector('[data-palette] [data-label="draft"]')`)
    await app.key('Escape')
    for (const section of ['media', 'captions', 'outbox', 'posts', 'drafts']) {
      await app.click(`document.querySelector('nav a[href="#${section}"]')`)
      await pause(150)
    }
    await app.seen(ROW)
    await app.inPage(`(async () => { const list = document.querySelector('[role="listbox"]'); for (let at = 0; at < 40; at += 1) { list.scrollTop += 200; await new Promise(requestAnimationFrame) } })()`)
  }
}

interface Held { pid: number; what: string; rss: number; pss: number }

/** The process and all that it started. */
function tree(root: number): Held[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      parents.set(Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]))
    } catch {
      // Ended meanwhile.
    }
  }
  const all = [root]
  for (const pid of all) for (const [child, parent] of parents) if (parent === pid) all.push(child)
  return all.flatMap((pid) => {
    try {
      const figures = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
      const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(figures)?.[1] ?? 0) * 1024
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return [{ pid, what: /--utility-sub-type=\S*?(\w+)(?= |$)/.exec(command)?.[1] ?? /--type=(\S+)/.exec(command)?.[1] ?? 'main', rss: of('Rss'), pss: of('Pss') }]
    } catch {
      return []
    }
  })
}

function sum(root: number): { rss: number; pss: number } {
  return tree(root).reduce((all, one) => ({ rss: all.rss + one.rss, pss: all.pss + one.pss }), { rss: 0, pss: 0 })
}

const list = (root: number) => tree(root).map(({ what, rss, pss }) => `${what} ${(rss / 2 ** 20).toFixed(0)}/${(pss / 2 ** 20).toFixed(0)}`).join(', ')
