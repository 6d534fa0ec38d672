/**
 * From Ctrl+2 to the other client's list on the screen, in the real app with 100,000 drafts in each. Against a bare page of React that draws as many
 * rows anew on the same key. Three frames more are allowed: the other client's list may have to be asked for.
 */
import { join } from 'node:path'
import { answered, settle, watchActs } from './support/acts.ts'
import { ALWAYS_DRAWN, WatchedApp } from './support/electron.ts'
import { ROOT, inFolder } from './support/folder.ts'
import { limit } from './support/line.ts'
import type { Bench } from './support/line.ts'
import { interleaved, median } from './support/measure.ts'
import { seedProfile } from './support/seed.ts'
import { scriptOf } from './support/script.ts'

const FRAME_MS = 1000 / 60
export const ROW = `document.querySelector('[role="listbox"] [role="option"]')`

export const switchClient: Bench = ({ quick, say }) => inFolder(async (folder) => {
  const profile = join(folder, 'profile')
  await seedProfile(profile, quick ? 2_000 : 100_000, say)
  const app = await WatchedApp.start(ROOT, [`--user-data-dir=${profile}`, ...ALWAYS_DRAWN])
  const bare = await WatchedApp.start(join(ROOT, 'bench/apps/hello'), [`--user-data-dir=${join(folder, 'bare')}`, ...ALWAYS_DRAWN])
  try {
    await app.seen(ROW)
    await watchActs(app)
    await bare.seen(`document.body?.innerText.includes('hello')`)
    await bare.inPage(await scriptOf(join(ROOT, 'bench/pages/rows.tsx')))
    await watchActs(bare)
    const rows = await app.inPage<number>(`document.querySelectorAll('[role="listbox"] [role="option"]').length`)
    await bare.inPage(`showRows(${rows})`)
    await bare.seen(ROW)
    let at = 0
    /** To the other client, and back the next time. Both lists were looked at before the first round that counts. */
    const go = (side: WatchedApp) => async () => {
      at += 1
      await settle(side)
      const before = await side.inPage<string>(`${ROW}.dataset.draft`)
      const key = (await side.inPage<string>(`document.body.dataset.shown ?? '1'`)) === '1' ? '2' : '1'
      await side.inPage(`void (document.body.dataset.shown = '${key}')`)
      const { shown } = await answered(side, () => side.key(key, { ctrl: true }), `${ROW} && ${ROW}.dataset.draft !== '${before}'`)
      return shown
    }
    const { ours, react } = await interleaved(quick ? 5 : 15, { ours: go(app), react: go(bare) })
    say(`switch: ${rows} rows, ${at} switches; ours ${median(ours).toFixed(1)} ms, bare React ${median(react).toFixed(1)} ms`)
    return [limit('switch', median(ours) - median(react), 'ms', `a bare React page that draws as many rows anew (${median(react).toFixed(1)} ms), in ms more`, 3 * FRAME_MS)]
  } finally {
    await app.stop()
    await bare.stop()
  }
})
