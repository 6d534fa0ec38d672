/**
 * Videos and pictures made to hurt. Whatever they are, the batch goes through, the core answers meanwhile, each is taken, offered or refused by
 * name, what was taken is looked into and marked, nothing goes out that was not understood, and the good ones are as if they had come alone.
 */
import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { truncateSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_VIDEO_BYTES } from '../../../src/contract/schemas/media.ts'
import { makePng } from '../../support/make-image.ts'
import { box } from '../../support/make-video.ts'
import { startPictures } from '../../support/pictures.ts'
import type { TestPictures } from '../../support/pictures.ts'
import { ftyp, hostileMedia } from './hostile-corpus.ts'
import { codeOf, createMediaRig, fates, hashOf } from './rig.ts'
import type { MediaRig } from './rig.ts'

let rig: MediaRig
let pictures: TestPictures
beforeEach(() => {
  rig = createMediaRig((folder) => {
    pictures = startPictures(folder)
    return { makePicture: (job) => pictures.make(job), extractPoster: async () => ({ outcome: 'undecodable' }) }
  })
})
afterEach(async () => {
  await rig.media.stop()
  pictures.stop()
  rig.mustBeSound()
  rig.dispose()
})

describe('a batch of hostile media', () => {
  it('goes through, each with its own answer; what was taken is looked into, marked, and sent only when it was understood', async () => {
    const files = await hostileMedia()
    expect(files.length).toBeGreaterThanOrEqual(60)
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const result = await rig.bring(files.map(([name, bytes]) => rig.source(name, bytes)))
    expect(result.items.map((item) => [item.name, item.refusal ?? item.outcome])).toEqual(files.map(([name, , fate]) => [name, fate]))
    await rig.media.previewsMade(rig.test.workspace.identity.id)
    const items = rig.media.list(rig.test.workspace, { limit: 200, filter: { trashed: false } }).items
    expect(items.filter((item) => item.preview === 'pending').map((item) => item.name)).toEqual([])
    const byName = new Map(items.map((item) => [item.name, item]))
    expect(['good.png', 'photo-and-page.jpg', 'turned.jpg', 'negative.jpg', 'moving.webp'].map((name) => byName.get(name)?.preview)).toEqual(['ready', 'ready', 'ready', 'ready', 'ready'])
    expect(byName.get('good.mp4')).toMatchObject({ durationMs: 1_000, width: 640, height: 360 })
    expect(['box-of-nothing.mp4', 'only-a-name.mp4', 'zero-id.webm', 'film-1.mp4'].map((name) => byName.get(name)?.flaw)).toEqual(['broken', 'broken', 'broken', 'broken'])
    // Copies of what was offered: made, or refused; the process may end over one, and the next is made by another.
    const copies = await rig.media.answerOffers(rig.test.workspace, { commandId: randomUUID(), batchId: result.batchId, take: true })
    const fatesOf = Object.fromEntries(copies.items.filter((item) => item.offer !== null).map((item) => [item.name, item.refusal ?? item.outcome]))
    const heics = Object.entries(fatesOf).filter(([name]) => /\.hei[cf]$/u.test(name))
    expect(heics.filter(([, fate]) => fate === 'added')).toEqual([['good.heic', 'added']])
    expect(heics.filter(([, fate]) => fate === 'not-converted')).toHaveLength(13)
    for (const [name] of heics) delete fatesOf[name]
    expect(fatesOf).toEqual({ 'fake.avif': 'not-converted', 'ten-thousand-frames.gif': 'added', 'large.gif': 'added', 'cut.gif': 'not-converted', 'circular.tiff': 'not-converted' })
    const sent: string[] = []
    for (const item of items) if ((await codeOf(rig.media.ensureUploadRendition(rig.test.workspace, item.id))) === 'nothing refused') sent.push(item.name)
    expect(sent).toEqual(expect.arrayContaining(['good.mp4', 'good.webm', 'live.mp4', 'film-and-page.mp4', 'film-and-zip.mp4', 'good.png']))
    for (const name of ['film-50.mp4', 'film-99.mp4', 'absurd-box.mp4', 'deep.mp4', 'ten-thousand-tracks.mp4', 'hidden-moov.mov', 'only-a-name.mp4']) expect(sent, name).not.toContain(name)
    delay.disable()
    // Nothing held the core up; the bound is that of the rules, far above what any of these takes.
    expect(delay.max / 1e6).toBeLessThan(2_000)
    expect(rig.logs).toEqual([])
    const bad = fates(result).filter((fate) => fate === 'failed')
    expect(bad).toEqual([])
  }, 180_000)
})

describe('films that are too large', () => {
  it('by one byte, and by a terabyte, are refused at once; one of the exact size is taken, by its hash', async () => {
    const vast = rig.source('vast.mp4', ftyp)
    truncateSync(vast, 1e12)
    const over = rig.source('over.mov', box('ftyp', 'qt  \0\0\0\0qt  '))
    truncateSync(over, MAX_VIDEO_BYTES + 1)
    const result = await rig.bring([vast, over, rig.source('good.png', makePng(1, 20, 20))])
    expect(result.items.map((item) => [item.refusal ?? item.outcome, item.detail])).toEqual([['too-large', '1000000.0 MB'], ['too-large', '500.1 MB'], ['added', null]])
  })

  it('a film that is only there on paper (sparse) is copied and known by its hash, and neither it nor its copy is in memory', async () => {
    const path = rig.source('sparse.mp4', ftyp)
    truncateSync(path, 60_000_000)
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    rig.at = (step) => {
      if (step === 'import:chunk') most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    }
    expect(fates(await rig.bring([path]))).toEqual(['added'])
    expect(most).toBeLessThan(30_000_000)
    const whole = Buffer.alloc(60_000_000)
    ftyp.copy(whole)
    expect(rig.media.locate(rig.test.workspace, hashOf(whole)).size).toBe(60_000_000)
  })

  it('a film that grows, shrinks or is touched while it is read is refused, and the rest is taken', async () => {
    for (const change of [(path: string) => truncateSync(path, 9_000_000), (path: string) => truncateSync(path, 3_000_000)]) {
      const path = rig.source('changing.mp4', Buffer.concat([ftyp, Buffer.alloc(6_000_000, 7)]))
      rig.at = (step) => {
        if (step !== 'import:chunk') return
        rig.at = () => {}
        change(path)
      }
      expect(fates(await rig.bring([path, rig.source('calm.png', makePng(2, 20, 20))]))[0]).toBe('changed-while-read')
    }
  })
})

