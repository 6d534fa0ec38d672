/** Files that no row names: collected once nothing can want them, and never one that anything still may. */
import { copyFileSync, existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from '../../../src/core/storage/index.ts'
import { makePng } from '../../support/make-image.ts'
import { jpegWithMetadata } from './photos.ts'
import { createMediaRig, fates, hashOf } from './rig.ts'
import type { MediaRig } from './rig.ts'

let rig: MediaRig
beforeEach(() => {
  rig = createMediaRig()
})
afterEach(() => {
  rig.mustBeSound()
  rig.dispose()
})

/** Bytes under their hash that no row knows of. */
function orphan(seed: number): string {
  const bytes = makePng(seed, 20, 20)
  const sha256 = hashOf(bytes)
  const path = join(rig.test.workspace.mediaDir, sha256.slice(0, 2), `${sha256}.png`)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(path, bytes, { mode: 0o600 })
  return path
}
const resume = () => rig.media.resume(rig.test.workspace)
const release = () => {
  const { db } = rig.test.workspace
  db.prepare('UPDATE workspace SET held = 0').run()
}

describe('a file that no row names', () => {
  it.each(['import:renamed', 'import:placed'])('is gone after a crash at %s whose import could not go on', async (step) => {
    const path = rig.source('a.png', makePng(1, 20, 20))
    rig.at = (name) => (name === step ? rig.never() : undefined)
    void rig.bring([path]).catch(() => undefined)
    await expect.poll(() => rig.steps.includes(step)).toBe(true)
    expect(rig.stored()).toHaveLength(1)
    rmSync(path)
    rig.restart()
    await resume()
    expect(fates(rig.media.batch(rig.test.workspace, { batchId: String(rig.test.workspace.db.prepare('SELECT id FROM import_batches').pluck().get()) }))).toEqual(['vanished'])
    expect(rig.stored()).toEqual([])
  })

  it('is not taken from an import that can go on', async () => {
    const path = rig.source('a.png', makePng(1, 20, 20))
    rig.at = (name) => (name === 'import:placed' ? rig.never() : undefined)
    void rig.bring([path]).catch(() => undefined)
    await expect.poll(() => rig.steps.includes('import:placed')).toBe(true)
    rig.restart()
    await resume()
    expect(rig.stored()).toHaveLength(1)
    expect(rig.steps).not.toContain('collect:removed')
  })

  it('stays when it is made anew while it is being looked for', async () => {
    const [mediaId = ''] = (await rig.bring([rig.source('a.jpg', jpegWithMetadata('baseline', 1))])).items.map((item) => item.mediaId ?? '')
    await rig.media.ensureUploadRendition(rig.test.workspace, mediaId)
    // As after a crash before the row of the copy without metadata.
    rig.test.workspace.db.exec('DELETE FROM renditions; DELETE FROM blobs WHERE sha256 NOT IN (SELECT blob FROM media_items)')
    expect(rig.stored()).toHaveLength(2)
    const other = orphan(6)
    rig.restart()
    let hasPlaced = () => {}
    const placed = new Promise<void>((resolve) => (hasPlaced = resolve))
    let goOn = () => {}
    const collected = new Promise<void>((resolve) => (goOn = resolve))
    let making: Promise<unknown> = Promise.resolve()
    rig.at = async (name) => {
      if (name === 'collect:found') {
        making = rig.media.ensureUploadRendition(rig.test.workspace, mediaId)
        await placed
      }
      if (name === 'rendition:placed') {
        hasPlaced()
        await collected
      }
    }
    await resume()
    goOn()
    await making
    expect(existsSync(other)).toBe(false)
    expect(rig.stored()).toHaveLength(2)
  })

  it('goes whatever else lies there, file by file over crashes', async () => {
    const paths = [orphan(1), orphan(2), orphan(3)]
    const strange = ['notes.txt', `${'a'.repeat(64)}.png`, 'aa/readme.md', `bb/${'a'.repeat(64)}.png`, `aa/${'a'.repeat(64)}`].map((name) => join(rig.test.workspace.mediaDir, name))
    for (const path of strange) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, 'the user’s own')
    }
    rig.at = (name) => (name === 'collect:removed' ? rig.never() : undefined)
    void resume()
    await expect.poll(() => rig.steps.includes('collect:removed')).toBe(true)
    expect(paths.filter((path) => existsSync(path))).toHaveLength(2)
    rig.restart()
    await resume()
    expect(paths.filter((path) => existsSync(path))).toEqual([])
    expect(strange.every((path) => existsSync(path))).toBe(true)
    expect(rig.logs).toEqual([expect.stringContaining('"count":2')])
  })

  it('stays when a backup knows of it, or cannot be read', async () => {
    const [brought = ''] = (await rig.bring([rig.source('a.png', makePng(9, 20, 20))])).items.map((item) => item.mediaId ?? '')
    const { db, mediaDir } = rig.test.workspace
    const folder = join(dirname(mediaDir), 'backups')
    const { file } = backUp(db, { folder, kind: 'workspace', reason: 'daily', now: 0 })
    // The rows are gone, as they would be in an older state of the file.
    db.exec('DELETE FROM import_items')
    db.prepare('DELETE FROM media_items WHERE id = ?').run(brought)
    db.exec('DELETE FROM previews; DELETE FROM blobs')
    const other = orphan(1)
    rig.restart()
    await resume()
    expect(rig.stored()).toHaveLength(1)
    expect(existsSync(other)).toBe(false)
    const damaged = orphan(2)
    copyFileSync(file, file.replace('000001', '000002'))
    writeFileSync(file, 'no database')
    await resume()
    expect(existsSync(damaged)).toBe(true)
  })

  it('stays while a restored client is held, and after it what was there before', async () => {
    const { db } = rig.test.workspace
    const before = orphan(1)
    utimesSync(before, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000))
    db.prepare('UPDATE workspace SET held = 1').run()
    await resume()
    expect(existsSync(before)).toBe(true)
    release()
    const after = orphan(2)
    utimesSync(after, new Date(Date.now() + 60_000), new Date(Date.now() + 60_000))
    await resume()
    expect(existsSync(before)).toBe(true)
    expect(existsSync(after)).toBe(false)
  })
})
