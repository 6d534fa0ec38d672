/**
 * A video as large as the API takes, on its way into a client: the stored bytes are the hashed ones. Against `cp`, `sync` of the copy and
 * `openssl dgst -sha256` of it. Each of ours runs in a process of its own, so that its memory can be told.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { rmSync } from 'node:fs'
import { promisify } from 'node:util'
import { z } from 'zod'
import { writeVideo } from './media/write-video.ts'
import { ROOT, inFolder } from './support/folder.ts'
import { compare, limit } from './support/line.ts'
import type { Bench } from './support/line.ts'
import { interleaved, median } from './support/measure.ts'

const run = promisify(execFile)
const importedSchema = z.object({ ms: z.number(), grownMB: z.number() })
/** Bytes; the largest video the API takes (docs: media-upload). */
const LARGEST = 500_000_000

export const video: Bench = ({ quick, say }) => inFolder(async (folder) => {
  const size = quick ? 50_000_000 : LARGEST
  const file = join(folder, 'clip.mp4')
  writeVideo(file, size)
  await run('sync', [file])
  const grown: number[] = []
  let round = 0
  const { ours, yardstick } = await interleaved(5, {
    ours: async () => {
      const data = join(folder, `data-${(round += 1)}`)
      const { stdout } = await run(process.execPath, [join(ROOT, 'bench/media/import-once.ts'), data, file])
      rmSync(data, { recursive: true })
      const { ms, grownMB } = importedSchema.parse(JSON.parse(stdout))
      grown.push(grownMB)
      return ms
    },
    yardstick: async () => {
      const copy = join(folder, 'copy.mp4')
      const since = performance.now()
      await run('sh', ['-c', 'cp "$1" "$2" && sync "$2" && openssl dgst -sha256 "$2"', 'sh', file, copy])
      const ms = performance.now() - since
      rmSync(copy)
      return ms
    },
  })
  say(`video: ${(size / 1e3 / median(ours)).toFixed(0)} MB/s, cp + sync + openssl ${(size / 1e3 / median(yardstick)).toFixed(0)} MB/s`)
  return [
    compare('video', median(ours), median(yardstick), `cp + sync + openssl, ${size / 1e6} MB`, 1),
    limit('video-memory', Math.max(...grown), 'MB', 'memory before the import, the most of all runs', 128),
  ]
})
