/**
 * Scrolling through the list of 100,000 drafts in the real app, all of it read: what the main thread of the page works for each frame, as Chromium
 * writes it down. Against the least that can show such rows: a virtual list put in and taken out by hand, in a bare window.
 */
import { join } from 'node:path'
import { ALWAYS_DRAWN, WatchedApp } from './support/electron.ts'
import type { TraceEvent } from './support/electron.ts'
import { ROOT, inFolder } from './support/folder.ts'
import { readAll } from './interactions.ts'
import { compare } from './support/line.ts'
import type { Bench } from './support/line.ts'
import { interleaved, median, percentile } from './support/measure.ts'
import { seedProfile } from './support/seed.ts'
import { ROW } from './switch.ts'

/** Pixels a frame: a fast turn of the wheel, more than one row. */
const STEP = 100
const FRAMES = 240

const SCROLL = `
window.scrollThrough = (element, from, step, frames) => new Promise((resolve) => {
  element.scrollTop = from
  let left = frames
  const next = () => {
    if (left === 0) return resolve(element.scrollTop - from)
    left -= 1
    element.scrollTop += step
    requestAnimationFrame(next)
  }
  setTimeout(() => requestAnimationFrame(next), 500)
}); undefined`

const PLAIN_LIST = `
window.showPlain = (element, count, ROW) => {
  const AHEAD = 8, rows = new Map(), inside = document.createElement('div')
  Object.assign(inside.style, { position: 'relative', height: count * ROW + 'px' })
  element.append(inside)
  const make = (at) => {
    const row = document.createElement('div')
    row.innerHTML = '<div style="display:flex;gap:12px"><span style="flex:1;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;font-weight:500"></span><time style="font-size:12px">12:30</time></div><p style="margin:0;font-size:12px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis"></p><div style="display:flex;gap:8px"><svg width="14" height="14" viewBox="0 0 24 24"><path d="M4 4h16v16H4z"/></svg><svg width="14" height="14" viewBox="0 0 24 24"><path d="M4 4h16v16H4z"/></svg></div>'
    row.querySelector('span').textContent = 'Draft ' + at
    row.querySelector('p').textContent = 'spring coffee ' + at + ' alpine trail morning light studio launch offer weekend story'
    Object.assign(row.style, { position: 'absolute', left: 0, right: 0, height: ROW + 'px', padding: '10px 16px 12px', boxSizing: 'border-box', borderBottom: '1px solid #ddd', transform: 'translateY(' + at * ROW + 'px)' })
    return row
  }
  const update = () => {
    const first = Math.max(0, Math.floor(element.scrollTop / ROW) - AHEAD), last = Math.min(count - 1, Math.ceil((element.scrollTop + element.clientHeight) / ROW) + AHEAD)
    for (const [at, row] of rows) if (at < first || at > last) { row.remove(); rows.delete(at) }
    for (let at = first; at <= last; at += 1) if (!rows.has(at)) { const row = make(at); inside.append(row); rows.set(at, row) }
  }
  element.addEventListener('scroll', update)
  update()
}; undefined`

export const scroll: Bench = ({ quick, say }) => inFolder(async (folder) => {
  const drafts = quick ? 2_000 : 100_000
  const profile = join(folder, 'profile')
  await seedProfile(profile, drafts, say)
  const app = await WatchedApp.start(ROOT, [`--user-data-dir=${profile}`, ...ALWAYS_DRAWN])
  const bare = await WatchedApp.start(join(ROOT, 'bench/apps/hello'), [`--user-data-dir=${join(folder, 'bare')}`, ...ALWAYS_DRAWN])
  try {
    await app.seen(ROW)
    await readAll(app, drafts, say)
    await app.inPage(`void (window.scroller = document.querySelector('[role="listbox"]'))`)
    const [height, width, rowHeight] = await app.inPage<[number, number, number]>(`[scroller.clientHeight, scroller.clientWidth, ${ROW}.offsetHeight]`)
    await bare.seen(`document.body?.innerText.includes('hello')`)
    await bare.inPage(`void (document.body.innerHTML = '<div id="scroller"></div>', Object.assign(scroller.style, { position: 'fixed', left: 0, top: 0, width: '${width}px', height: '${height}px', overflowY: 'auto', fontFamily: 'sans-serif', fontSize: '13px' }))`)
    await bare.inPage(PLAIN_LIST)
    await bare.inPage(`showPlain(scroller, ${drafts}, ${rowHeight})`)
    for (const side of [app, bare]) await side.inPage(SCROLL)
    let round = 0
    const pass = (side: WatchedApp) => async () => {
      round += 1
      const from = Math.floor(drafts * rowHeight * (((round >> 1) % 9) + 1) / 12)
      const events = await side.traced(['disabled-by-default-devtools.timeline', 'devtools.timeline', 'disabled-by-default-devtools.timeline.frame', 'devtools.timeline.frame', '__metadata'], async () => {
        const moved = await side.inPage<number>(`scrollThrough(scroller, ${from}, ${STEP}, ${FRAMES})`)
        if (moved < STEP * FRAMES * 0.8) throw new Error(`it scrolled by ${moved} pixels only`)
      })
      const frames = workOfFrames(events)
      if (frames.length < FRAMES * 0.5) throw new Error(`${frames.length} frames were seen of ${FRAMES}`)
      return percentile(frames, 95)
    }
    const { ours, plain } = await interleaved(quick ? 3 : 7, { ours: pass(app), plain: pass(bare) })
    say(`scroll: ours ${median(ours).toFixed(2)} ms a frame, the plain list ${median(plain).toFixed(2)} ms (95th percentile)`)
    return [compare('scroll', median(ours), median(plain), 'a virtual list put in and taken out by hand, main-thread ms a frame, 95th percentile', 1.6)]
  } finally {
    await app.stop()
    await bare.stop()
  }
})

/** Milliseconds that the page's main thread worked between the beginning of one frame and the next. */
function workOfFrames(events: readonly TraceEvent[]): number[] {
  const starts = events.filter(({ name }) => name === 'BeginMainThreadFrame')
  const [some] = starts
  if (some === undefined) return []
  const times = starts.filter(({ pid, tid }) => pid === some.pid && tid === some.tid).map(({ ts }) => ts).sort((one, other) => one - other)
  const tasks = events.filter(({ name, pid, tid, dur }) => name === 'RunTask' && pid === some.pid && tid === some.tid && dur !== undefined)
  const work = times.map(() => 0)
  for (const { ts, dur = 0 } of tasks) {
    // The task of a frame begins before the frame's own mark in it.
    const at = times.findIndex((time) => ts <= time)
    const mark = times[at]
    const own = mark !== undefined && mark < ts + dur ? at : (at === -1 ? times.length : at) - 1
    if (own >= 0) work[own] = (work[own] ?? 0) + dur / 1000
  }
  return work.slice(0, -1)
}
