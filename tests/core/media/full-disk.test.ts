/** Photos dropped on a disk that fills up. Needs a small mount, so root. */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDrafts } from '../../../src/core/drafts/index.ts'
import { createMedia } from '../../../src/core/media/index.ts'
import { realClock, realRandom } from '../../support/workspace.ts'
import { createRig, local } from '../workspaces/rig.ts'
import type { Rig } from '../workspaces/rig.ts'
import { pngOfSize } from './photos.ts'
import { fates } from './rig.ts'

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'powerpost-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.skipIf(!canMount())('a small disk (skipped where no tmpfs can be mounted)', () => {
  let mountPoint: string
  let sources: string
  let rig: Rig
  beforeEach(() => {
    mountPoint = mkdtempSync(join(tmpdir(), 'powerpost-small-'))
    sources = mkdtempSync(join(tmpdir(), 'powerpost-sources-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', mountPoint])
    rig = createRig({ dataDir: join(mountPoint, 'data') })
  })
  afterEach(() => {
    rig.dispose()
    execFileSync('umount', [mountPoint])
    for (const folder of [mountPoint, sources]) rmSync(folder, { recursive: true, force: true })
  })

  it('takes what fits, names what does not, leaves nothing half written, and takes the rest once there is room', async () => {
    const { id } = await local(rig)
    const workspace = await rig.registry.open(id)
    const drafts = createDrafts({ clock: realClock, random: realRandom })
    const media = createMedia({ clock: { ...realClock, after: () => () => {} }, random: realRandom, log: () => {} })
    const draftId = drafts.create(workspace, { commandId: randomUUID() }).id
    const sizes = [4_000_000, 4_000_000, 9_000_000, 9_000_000, 100_000]
    const paths = sizes.map((size, at) => {
      const path = join(sources, `${at}.png`)
      writeFileSync(path, pngOfSize(size, at))
      return path
    })
    const bring = () => media.importFiles(workspace, { commandId: randomUUID(), draftId, paths })
    const result = await bring()
    expect(fates(result)).toEqual(['added', 'added', 'disk-full', 'disk-full', 'added'])
    const { content } = drafts.get(workspace, { draftId })
    expect(content.mediaIds).toEqual(result.items.flatMap((item) => item.mediaId ?? []))
    // Text can still be saved: the copies that did not fit gave their room back.
    expect(drafts.save(workspace, { commandId: randomUUID(), draftId, windowId: randomUUID(), baseRev: 4, content: { ...content, shared: 'still here' } }).rev).toBe(5)
    expect(readdirSync(workspace.mediaDir).filter((name) => name.startsWith('.'))).toEqual([])
    execFileSync('mount', ['-o', 'remount,size=64m', mountPoint])
    expect(fates(await bring())).toEqual(['duplicate', 'duplicate', 'added', 'added', 'duplicate'])
    expect(workspace.db.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})
