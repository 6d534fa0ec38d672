/**
 * Thumbnails of large photos by the process for pictures, two at a time, through the core with its rows and commits. Against `vipsthumbnail`, two
 * processes at a time on the same files, at the same size and of the same kind.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { startPictures } from '../tests/support/pictures.ts'
import { openImports } from './media/open-imports.ts'
import { inFolder } from './support/folder.ts'
import { compare } from './support/line.ts'
import type { Bench } from './support/line.ts'
import { interleaved, median } from './support/measure.ts'
import { makeWorkspace } from './support/workspace.ts'

const run = promisify(execFile)
const SIDE = 512

export const thumbnails: Bench = ({ quick, say }) => inFolder(async (folder) => {
  if (!(await run('vipsthumbnail', ['--vips-version']).then(() => true, () => false))) {
    say('thumbnails: vipsthumbnail is not installed (Debian: libvips-tools), so there is nothing to measure against. Skipped.')
    return []
  }
  const count = quick ? 8 : 40
  const sources = join(folder, 'sources')
  mkdirSync(sources)
  const paths: string[] = []
  for (let at = 0; at < count; at += 1) {
    const path = join(sources, `${at}.jpg`)
    await photoOf(at).toFile(path)
    paths.push(path)
  }
  const helper = startPictures(folder)
  const data = join(folder, 'data')
  const imports = openImports({ makePicture: (job) => helper.make(job), extractPoster: async () => ({ outcome: 'unavailable' }) })
  const workspace = makeWorkspace(data)
  try {
    await imports.bringInto(workspace, paths)
    await imports.media.previewsMade(workspace.identity.id)
    const { ours, vips } = await interleaved(5, {
      ours: async () => {
        rmSync(join(workspace.mediaDir, '..', 'thumbs'), { recursive: true })
        workspace.db.prepare("UPDATE previews SET state = 'pending', attempts = 0, ext = NULL, size = NULL").run()
        const since = performance.now()
        await imports.media.resume(workspace)
        await imports.media.previewsMade(workspace.identity.id)
        const ms = performance.now() - since
        const ready = Number(workspace.db.prepare("SELECT count(*) FROM previews WHERE state = 'ready'").pluck().get())
        if (ready !== count) throw new Error(`${ready} of ${count} thumbnails`)
        return ms
      },
      vips: async () => {
        const made = join(folder, 'made')
        mkdirSync(made)
        const since = performance.now()
        await run('sh', ['-c', `ls "$1"/*.jpg | xargs -P2 -n${Math.ceil(count / 2)} vipsthumbnail -s ${SIDE} -o "$2/%s.webp[Q=80]"`, 'sh', sources, made])
        const ms = performance.now() - since
        rmSync(made, { recursive: true })
        return ms
      },
    })
    say(`thumbnails: ${(count / (median(ours) / 1000)).toFixed(1)} a second, vipsthumbnail ${(count / (median(vips) / 1000)).toFixed(1)}`)
    return [compare('thumbnails', median(ours), median(vips), `vipsthumbnail, two at a time, ${count} photos of 12 megapixels`, 1)]
  } finally {
    await imports.stop()
    helper.stop()
    workspace.close()
  }
})

/** 4000 × 3000, about 3 MB, each another. */
function photoOf(seed: number): Sharp {
  const small = Buffer.alloc(500 * 375 * 3)
  let state = ((seed + 1) * 2_654_435_761) >>> 0
  for (let at = 0; at < small.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    small[at] = state >>> 24
  }
  return sharp(small, { raw: { width: 500, height: 375, channels: 3 } }).resize(4000, 3000, { kernel: 'cubic' }).jpeg({ quality: 92 })
}
