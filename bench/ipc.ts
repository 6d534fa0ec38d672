/**
 * A call from the page to the core and back in the real app, against a bare echo of the same two messages between a page and a utility
 * process, and against the same call served by the library alone, which tells what our own code adds. All take turns.
 */
import { join } from 'node:path'
import { build } from 'vite'
import { WatchedApp } from './support/electron.ts'
import { ROOT, inFolder } from './support/folder.ts'
import { compare } from './support/line.ts'
import type { Bench } from './support/line.ts'
import { interleaved, median } from './support/measure.ts'
import { makeProfile } from './support/profile.ts'
import { scriptOf } from './support/script.ts'

export const ipc: Bench = ({ quick, say }) => inFolder(async (folder) => {
  const profile = join(folder, 'profile')
  await makeProfile(profile, 1_000)
  const inPage = await scriptOf(join(ROOT, 'bench/ipc/in-page.ts'))
  const served = join(folder, 'serve-library.js')
  await build({ configFile: false, logLevel: 'error', root: ROOT, ssr: { noExternal: true }, build: { ssr: 'bench/ipc/serve-library.ts', outDir: folder, emptyOutDir: false, target: 'node20.18', rolldownOptions: { output: { entryFileNames: 'serve-library.js' } } } })
  const calls = quick ? 100 : 500
  const app = await WatchedApp.start(ROOT, [`--user-data-dir=${profile}`])
  const echo = await WatchedApp.start(join(ROOT, 'bench/apps/echo'), [`--user-data-dir=${join(folder, 'echo')}`, `--serve=${served}`])
  try {
    await app.seen(`document.querySelector('[role="listbox"] [role="option"]')`)
    await app.inPage(inPage)
    const payload = await app.inPage<string>(`(async () => { window.probe = await measuring.makeProbe(await measuring.freshPort()); return JSON.stringify(probe.payload) })()`)
    say(`ipc: the messages are ${payload}`)
    await echo.seen('window.ports')
    await echo.inPage(inPage)
    await echo.inPage(`(async () => {
      window.bare = await measuring.makeBareProbe(ports[0], ${payload})
      window.library = await measuring.makeProbe(ports[1])
    })()`)
    const once = (side: WatchedApp, name: string) => async () => (await side.inPage<number>(`${name}.run(${calls})`)) / calls
    const { ours, library, bare } = await interleaved(quick ? 5 : 11, { ours: once(app, 'probe'), library: once(echo, 'library'), bare: once(echo, 'bare') })
    say(`ipc: ${median(ours).toFixed(3)} ms, the library alone ${median(library).toFixed(3)} ms, bare echo ${median(bare).toFixed(3)} ms`)
    return [
      compare('ipc', median(ours), median(bare), 'a bare MessagePort echo of the same messages', 1.5),
      compare('ipc-library', median(ours), median(library), 'the same call served by oRPC alone', 1.5),
    ]
  } finally {
    await app.stop()
    await echo.stop()
  }
})
