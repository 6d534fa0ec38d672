/**
 * Two hundred photos of 3 MB on their way into a client, as a drop of a folder brings them: looked at, hashed, stored durably, recorded, each with a
 * commit of its own. Against `cp` of the same files, `sync` of each copy and `openssl dgst -sha256`.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pngOfSize } from '../tests/core/media/photos.ts'
import { openImports } from './media/open-imports.ts'
import { inFolder } from './support/folder.ts'
import { compare } from './support/line.ts'
import type { Bench } from './support/line.ts'
import { interleaved, median } from './support/measure.ts'

const run = promisify(execFile)

export const photos: Bench = ({ quick, say }) => inFolder(async (folder) => {
  const count = quick ? 20 : 200
  const sources = join(folder, 'sources')
  mkdirSync(sources)
  const paths = Array.from({ length: count }, (_, at) => {
    const path = join(sources, `${at}.png`)
    writeFileSync(path, pngOfSize(3_000_000, at + 1))
    return path
  })
  await run('sync', ['-f', sources])
  const imports = openImports()
  let round = 0
  const { ours, yardstick } = await interleaved(5, {
    ours: async () => {
      const data = join(folder, `data-${(round += 1)}`)
      const ms = await imports.bring(data, paths)
      rmSync(data, { recursive: true })
      return ms
    },
    yardstick: async () => {
      const copies = join(folder, 'copies')
      mkdirSync(copies)
      const since = performance.now()
      await run('sh', ['-c', 'cp "$1"/* "$2"/ && for one in "$2"/*; do sync "$one"; done && openssl dgst -sha256 "$2"/*', 'sh', sources, copies], { maxBuffer: 1 << 24 })
      const ms = performance.now() - since
      rmSync(copies, { recursive: true })
      return ms
    },
  })
  await imports.stop()
  say(`photos: ${(count / (median(ours) / 1000)).toFixed(0)} a second, cp + sync + openssl ${(count / (median(yardstick) / 1000)).toFixed(0)}`)
  return [compare('photos', median(ours), median(yardstick), `cp + sync of each + openssl, ${count} files of 3 MB`, 1)]
})
