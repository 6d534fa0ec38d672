/**
 * Scrolling through a library of 20,000 files in the real app: the time from one frame to the next, as the page itself sees it. Against an empty
 * page of the same height in a bare Electron window, and against the least that can show the same pictures there: rows of images from the disk,
 * put in and taken out by hand. The list is read to its end first. All take turns.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { thumbsDirOf } from '../src/core/media/thumb-files.ts'
import { fillLibrary } from './media/fill-library.ts'
import { WatchedApp } from './support/electron.ts'
import { ROOT, inFolder } from './support/folder.ts'
import { compare } from './support/line.ts'
import type { Bench } from './support/line.ts'
import { interleaved, median } from './support/measure.ts'
import { makeProfile } from './support/profile.ts'

const GRID = `document.querySelector('[role="listbox"][aria-multiselectable]')`
/** Pixels a frame: some nine rows a second, a steady turn of the wheel at which pictures are still seen. */
const STEP = 24
const FRAMES = 240

/** Put into both pages. Answers the 95th percentile of the times between frames (ms), and the longest. */
const SCROLL = `
window.scrollThrough = (element, from, step, frames) => new Promise((resolve) => {
  element.scrollTop = from
  const times = []
  let last = null
  const next = (now) => {
    if (last !== null) times.push(now - last)
    last = now
    if (times.length === frames) {
      times.sort((a, b) => a - b)
      return resolve({ p95: times[Math.ceil(frames * 0.95) - 1], longest: times[frames - 1], moved: element.scrollTop - from })
    }
    element.scrollTop += step
    requestAnimationFrame(next)
  }
  // Where it begins is drawn first.
  setTimeout(() => requestAnimationFrame(next), 500)
}); undefined`

/** Put into a bare page: `pictures` are addresses, by turns; a row is `ROW` pixels high. */
const PLAIN_ROWS = `
window.showPlain = (element, height, pictures) => {
  const ROW = 162, AHEAD = 4, rows = new Map(), inside = document.createElement('div')
  Object.assign(inside.style, { position: 'relative', height: height + 'px' })
  element.append(inside)
  const update = () => {
    const first = Math.max(0, Math.floor(element.scrollTop / ROW) - AHEAD), last = Math.ceil((element.scrollTop + element.clientHeight) / ROW) + AHEAD
    for (const [at, row] of rows) if (at < first || at > last) { row.remove(); rows.delete(at) }
    for (let at = first; at <= last; at += 1) {
      if (rows.has(at)) continue
      const row = document.createElement('div')
      Object.assign(row.style, { position: 'absolute', top: at * ROW + 'px', left: 0, right: 0, height: '156px', display: 'flex', gap: '6px' })
      for (let place = 0; place < 4; place += 1) {
        const image = document.createElement('img')
        Object.assign(image, { decoding: 'async', src: pictures(at * 4 + place) })
        Object.assign(image.style, { flex: 1, minWidth: 0, objectFit: 'cover' })
        row.append(image)
      }
      inside.append(row)
      rows.set(at, row)
    }
  }
  element.addEventListener('scroll', update)
  update()
}; undefined`

/** The windows lie one over the other; each draws all the same. */
const ALWAYS_DRAWN = ['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding']

interface Pass {
  p95: number
  longest: number
  moved: number
}

export const mediaScroll: Bench = ({ quick, say }) => inFolder(async (folder) => {
  const files = quick ? 2_000 : 20_000
  const profile = join(folder, 'profile')
  say(`media-scroll: making a library of ${files.toLocaleString('en')} files`)
  let thumbs = ''
  await makeProfile(profile, 10, async (workspace) => {
    await fillLibrary(workspace, files)
    thumbs = pathToFileURL(thumbsDirOf(workspace.mediaDir)).href
  })
  const app = await WatchedApp.start(ROOT, [`--user-data-dir=${profile}`, ...ALWAYS_DRAWN])
  const bareWindow = (name: string) => WatchedApp.start(join(ROOT, 'bench/apps/hello'), [`--user-data-dir=${join(folder, name)}`, ...ALWAYS_DRAWN])
  const empty = await bareWindow('empty')
  const plain = await bareWindow('plain')
  try {
    const link = `[...document.querySelectorAll('nav a, nav button')].find((one) => one.textContent.startsWith('Media'))`
    await app.seen(link)
    await app.inPage(`void ${link}.click()`)
    await app.seen(`${GRID}?.querySelector('[role="option"] img')`)
    await app.inPage(`void (${GRID}.focus(), ${GRID}.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true })))`)
    await app.seen(`${GRID}.querySelector('[aria-posinset="${files}"]')`)
    const height = await app.inPage<number>(`${GRID}.scrollHeight`)
    await app.inPage(SCROLL)
    for (const one of [empty, plain]) {
      await one.seen(`document.body?.innerText.includes('hello')`)
      await one.inPage(`void (document.body.innerHTML = '<div id="scroller"></div>', Object.assign(scroller.style, { position: 'fixed', inset: 0, overflowY: 'auto' }))`)
      await one.inPage(SCROLL)
    }
    await empty.inPage(`void (scroller.innerHTML = '<div style="height: ${height}px"></div>')`)
    await plain.inPage(PLAIN_ROWS)
    await plain.inPage(`showPlain(scroller, ${height}, (at) => { const hex = (number, length) => number.toString(16).padStart(length, '0'); return '${thumbs}/' + hex(at % ${files} % 256, 2) + '/' + hex(at % ${files} % 256, 2) + hex(at % ${files}, 62) + '.webp' })`)
    await plain.seen(`document.querySelector('img')?.complete && document.querySelector('img').naturalWidth > 0`)
    let round = 0
    const pass = async (side: WatchedApp, element: string): Promise<Pass> => {
      const place = Math.floor((height * ((round % 9) + 1)) / 12)
      const done = await side.inPage<Pass>(`scrollThrough(${element}, ${place}, ${STEP}, ${FRAMES})`)
      if (done.moved < STEP * FRAMES * 0.9) throw new Error(`it scrolled by ${done.moved} pixels only`)
      return done
    }
    const { ours, bare, pictures } = await interleaved(quick ? 3 : 7, {
      ours: async () => {
        round += 1
        const { p95, longest } = await pass(app, GRID)
        say(`media-scroll: ${p95.toFixed(1)} ms, longest ${longest.toFixed(1)} ms`)
        return p95
      },
      bare: async () => (await pass(empty, 'scroller')).p95,
      pictures: async () => (await pass(plain, 'scroller')).p95,
    })
    say(`media-scroll: the empty page ${median(bare).toFixed(1)} ms, plain rows of the same pictures ${median(pictures).toFixed(1)} ms`)
    return [
      compare('media-scroll', median(ours), median(bare), 'an empty page of the same height, frame to frame, 95th percentile', 1.6),
      compare('media-scroll-plain', median(ours), median(pictures), 'plain rows of the same pictures, frame to frame, 95th percentile', 1.6),
    ]
  } finally {
    await app.stop()
    await empty.stop()
    await plain.stop()
  }
})
