/**
 * From the start of the process to a list of 100,000 drafts whose first draft takes text: the app as it is built, on a profile that
 * it knows, against an Electron window that says "hello". Both are watched in the same way, by their debugging port.
 */
import { join } from 'node:path'
import { WatchedApp } from './support/electron.ts'
import { ROOT, inFolder } from './support/folder.ts'
import { compare } from './support/line.ts'
import type { Bench } from './support/line.ts'
import { interleaved, median } from './support/measure.ts'
import { makeProfile } from './support/profile.ts'

const CAPTION = `document.querySelector('[data-draft] textarea')`
const ROW = `document.querySelector('[role="listbox"] [role="option"]')`

export const coldStart: Bench = ({ quick, say }) => inFolder(async (folder) => {
  const drafts = quick ? 2_000 : 100_000
  const profile = join(folder, 'profile')
  say(`cold-start: making a profile with ${drafts.toLocaleString('en')} drafts`)
  await makeProfile(profile, drafts)
  let typed = 0
  const { ours, hello } = await interleaved(quick ? 3 : 7, {
    ours: async () => {
      const app = await WatchedApp.start(ROOT, [`--user-data-dir=${profile}`])
      try {
        await app.seen(ROW)
        const listed = performance.now() - app.since
        await app.inPage(`void (${CAPTION} ?? ${ROW}.click())`)
        await app.seen(CAPTION)
        const word = `start-${(typed += 1)}`
        await app.inPage(`void ${CAPTION}.focus()`)
        await app.type(word)
        await app.seen(`${CAPTION}?.value.includes(${JSON.stringify(word)})`)
        const took = performance.now() - app.since
        say(`cold-start: list ${listed.toFixed(0)} ms, typed in ${took.toFixed(0)} ms`)
        return took
      } finally {
        await app.stop()
      }
    },
    hello: async () => {
      const app = await WatchedApp.start(join(ROOT, 'bench/apps/hello'), [`--user-data-dir=${join(folder, 'hello')}`])
      try {
        await app.seen(`document.body?.innerText.includes('hello')`)
        return performance.now() - app.since
      } finally {
        await app.stop()
      }
    },
  })
  say(`cold-start: hello ${median(hello).toFixed(0)} ms`)
  return [compare('cold-start', median(ours), median(hello), 'a bare Electron window with "hello"', 2)]
})
