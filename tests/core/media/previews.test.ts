/** Thumbnails in the real process for pictures, posters by a window that is played here; crashes, losses and ends. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PosterAnswer } from '../../../src/contract/host-contract.ts'
import { probeVideo } from '../../../src/core/media/probe-video.ts'
import { makePng } from '../../support/make-image.ts'
import { realClock } from '../../support/workspace.ts'
import { makeVideo } from '../../support/make-video.ts'
import { startPictures } from '../../support/pictures.ts'
import type { TestPictures } from '../../support/pictures.ts'
import { jpegWithMetadata, photo, pngOfSize } from './photos.ts'
import { codeOf, createMediaRig, hashOf } from './rig.ts'
import type { MediaRig } from './rig.ts'

let rig: MediaRig
let pictures: TestPictures
let poster: (path: string) => Promise<PosterAnswer>
const start = (program?: string) => {
  rig = createMediaRig((folder) => {
    pictures = startPictures(folder, program)
    return { makePicture: (job) => pictures.make(job), extractPoster: ({ path }) => poster(path) }
  })
}
beforeEach(() => {
  poster = async () => ({ outcome: 'unavailable' })
})
afterEach(async () => {
  await rig.media.stop()
  pictures.stop()
  rig.mustBeSound()
  rig.dispose()
})

const id = () => rig.test.workspace.identity.id
const made = () => rig.media.previewsMade(id())
const items = () => rig.media.list(rig.test.workspace, { limit: 50, filter: { trashed: false } }).items
const thumb = (bytes: Buffer) => rig.media.locateThumb(rig.test.workspace, hashOf(bytes))
const thumbsDir = () => join(rig.test.folder, 'thumbs')

describe('thumbnails of photos', () => {
  it('are at most 512 pixels a side, upright, of every kind, and say so by an event', async () => {
    start()
    const wide = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#a33' } }).jpeg().toBuffer()
    const given: [string, Buffer, [number, number]][] = [
      ['wide.jpg', wide, [512, 256]], ['upright.jpg', jpegWithMetadata('baseline', 6), [16, 24]], ['small.png', makePng(1, 100, 50), [100, 50]], ['tall.png', makePng(2, 300, 900), [171, 512]],
      ['see-through.webp', photo('alpha'), [24, 16]], ['moving.webp', photo('animated'), [24, 16]], ['negative.jpg', photo('cmyk'), [24, 16]],
    ]
    await rig.bring(given.map(([name, bytes]) => rig.source(name, bytes)))
    await made()
    expect(items().map((item) => [item.name, item.preview, item.flaw]).reverse()).toEqual(given.map(([name]) => [name, 'ready', null]))
    for (const [name, bytes, [width, height]] of given) {
      const { path, mime, size, exact } = thumb(bytes)
      expect([mime, exact, statSync(path).size, statSync(path).mode & 0o777], name).toEqual(['image/webp', true, size, 0o600])
      expect(await sharp(path).metadata(), name).toMatchObject({ format: 'webp', width, height })
    }
    const [first] = items()
    expect(rig.events.filter((event) => event === `media:${first?.id}`).length).toBeGreaterThanOrEqual(1)
    expect(readdirSync(thumbsDir()).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('of what cannot be decoded are not made: it is marked, kept, and the original stands in', async () => {
    start()
    const bytes = pngOfSize(2_000)
    const good = makePng(5, 40, 40)
    await rig.bring([rig.source('noise.png', bytes), rig.source('good.png', good)])
    await made()
    expect(items().map((item) => [item.name, item.preview, item.flaw])).toEqual([['good.png', 'ready', null], ['noise.png', 'none', 'undecodable']])
    expect(thumb(bytes)).toMatchObject({ mime: 'image/png', size: 2_000, exact: false })
    expect(rig.test.workspace.db.prepare('SELECT attempts FROM previews').pluck().all()).toEqual([1, 1])
  })

  it('that were lost, or cut by a power failure, are made again; until then the original stands in', async () => {
    start()
    const bytes = makePng(1, 600, 400)
    await rig.bring([rig.source('a.png', bytes)])
    await made()
    for (const harm of [(path: string) => rmSync(path), (path: string) => truncateSync(path, 0)]) {
      const { path } = thumb(bytes)
      harm(path)
      expect(thumb(bytes)).toMatchObject({ mime: 'image/png', exact: false })
      await made()
      expect(thumb(bytes)).toMatchObject({ path, exact: true })
    }
  })

  it('of a workspace of the version before are made when it opens; those of one window ask first', async () => {
    start()
    const all = [1, 2, 3, 4, 5].map((seed) => makePng(seed, 60, 40))
    rig.at = (step) => (step === 'preview:counted' ? rig.never() : undefined)
    await rig.bring(all.map((bytes, at) => rig.source(`${at}.png`, bytes)))
    rig.restart()
    rig.test.workspace.db.prepare('UPDATE previews SET attempts = 0').run()
    const order: string[] = []
    rig.at = (step) => {
      if (step === 'preview:recorded') order.push(items().filter((item) => item.preview === 'ready').map((item) => item.name).join())
    }
    const wanted = rig.media.resume(rig.test.workspace)
    thumb(all[0] ?? Buffer.alloc(0))
    await Promise.all([wanted, made()])
    expect(items().map((item) => item.preview)).toEqual(['ready', 'ready', 'ready', 'ready', 'ready'])
    expect(order.findIndex((names) => names.split(',').includes('0.png'))).toBeLessThan(3)
  })

  it('without a process to make them wait, and cost no attempt', async () => {
    start('/nowhere/at-all.js')
    const helper = pictures
    rig.dispose()
    helper.stop()
    rig = createMediaRig(() => ({ makePicture: async () => { throw new Error('no answer') } }))
    await rig.bring([rig.source('a.png', makePng(1, 20, 20))])
    await made()
    expect(items()[0]).toMatchObject({ preview: 'pending', flaw: null })
    expect(rig.test.workspace.db.prepare('SELECT attempts FROM previews').pluck().all()).toEqual([0])
  })
})

describe('a picture that ends the process', () => {
  /** A process that ends at every picture with 13 pixels of width in its name's file. */
  const deadly = () => {
    const folder = join(rig.sources, 'program')
    mkdirSync(folder)
    const path = join(folder, 'deadly.mjs')
    writeFileSync(path, `
      import { readFileSync, writeFileSync } from 'node:fs'
      process.on('message', ({ id, job }) => {
        const bytes = readFileSync(job.from)
        if (bytes.readUInt32BE(16) === 13) setTimeout(() => process.exit(134), 30)
        else setTimeout(() => {
          writeFileSync(job.to, 'a picture')
          process.send({ id, answer: { outcome: 'made', mime: 'image/webp', width: 1, height: 1, size: 9 } })
        }, 60)
      })
      process.on('disconnect', () => process.exit(0))
    `)
    return path
  }

  it('is marked at the second time; those that were under way with it are made', async () => {
    start()
    const program = deadly()
    pictures.stop()
    const folder = rig.test.folder
    pictures = startPictures(folder, program)
    await rig.bring([makePng(1, 20, 20), makePng(2, 13, 20), makePng(3, 21, 20), makePng(4, 22, 20)].map((bytes, at) => rig.source(`${at}.png`, bytes)))
    await made()
    expect(items().map((item) => [item.name, item.preview, item.flaw])).toEqual([['3.png', 'ready', null], ['2.png', 'ready', null], ['1.png', 'none', 'undecodable'], ['0.png', 'ready', null]])
    expect(pictures.children.length).toBeGreaterThanOrEqual(2)
    // Who adds it again gives it another try.
    const before = pictures.children.length
    await rig.bring([rig.source('1.png', makePng(2, 13, 20))])
    await made()
    expect(pictures.children.length).toBeGreaterThan(before)
    expect(items().find((item) => item.name === '1.png')).toMatchObject({ preview: 'none', flaw: 'undecodable' })
  })
})

const STEPS = ['preview:counted', 'preview:made', 'preview:placed', 'preview:recorded']

describe('a run that ends', () => {
  it.each(STEPS)('at %s is gone on with at the next', async (step) => {
    start()
    let seen = 0
    const halted = new Promise<void>((resolve) => {
      rig.at = (now) => {
        if (seen > 1 || (now === step && (seen += 1) > 1)) {
          resolve()
          return rig.never()
        }
      }
    })
    const all = [1, 2, 3].map((seed) => makePng(seed, 60, 40))
    rig.bring(all.map((bytes, at) => rig.source(`${at}.png`, bytes))).catch(() => {})
    await halted
    rig.restart()
    await rig.media.resume(rig.test.workspace)
    await made()
    expect(items().map((item) => item.preview)).toEqual(items().map(() => 'ready'))
    // The run before did not really die here: what it was making may have come to its file only now. The next start clears it away.
    rig.restart()
    await rig.media.resume(rig.test.workspace)
    expect(readdirSync(thumbsDir()).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('twice over the same picture marks it, for it may have been to blame', async () => {
    start()
    const bytes = makePng(1, 60, 40)
    for (let round = 0; round < 2; round += 1) {
      const halted = new Promise<void>((resolve) => {
        rig.at = (now) => {
          if (now !== 'preview:counted') return
          resolve()
          return rig.never()
        }
      })
      if (round === 0) void rig.bring([rig.source('a.png', bytes)])
      else void rig.media.resume(rig.test.workspace)
      await halted
      rig.restart()
    }
    await rig.media.resume(rig.test.workspace)
    await made()
    expect(items()[0]).toMatchObject({ preview: 'none', flaw: 'undecodable' })
  })

  it('because the workspace closes does not wait for the process', async () => {
    start()
    const helper = pictures
    rig.dispose()
    helper.stop()
    rig = createMediaRig(() => ({ makePicture: () => new Promise(() => {}) }))
    await rig.bring([rig.source('a.png', makePng(1, 20, 20))])
    await rig.media.detach(id())
    rig.test.workspace.close()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(rig.logs).toEqual([])
    rig.test.reopen()
  })

  it('are not begun any more when the workspace closes just before', async () => {
    start()
    const helper = pictures
    rig.dispose()
    helper.stop()
    let begun = 0
    rig = createMediaRig(() => ({ makePicture: () => { begun += 1; return Promise.reject(new Error('nobody is left to hear this')) } }))
    let goOn = () => {}
    const counted = new Promise<void>((resolve) => {
      rig.at = (step) => {
        if (step !== 'preview:counted') return undefined
        resolve()
        return new Promise<void>((later) => { goOn = later })
      }
    })
    void rig.bring([rig.source('a.png', makePng(1, 20, 20))])
    await counted
    const over = rig.media.detach(id())
    goOn()
    await over
    expect(begun).toBe(0)
  })
})

describe('videos', () => {
  const frame = async (width = 512, height = 288) => (await sharp({ create: { width, height, channels: 3, background: '#264' } }).jpeg().toBuffer()).toString('base64')

  it('tell their length, size and codecs, and get a poster', async () => {
    start()
    poster = async () => ({ outcome: 'made', jpegBase64: await frame(), width: 640, height: 360, durationMs: 2_000 })
    const given = await Promise.all([makeVideo({ audio: true }), makeVideo({ container: 'mov', seed: 2, seconds: 1 }), makeVideo({ container: 'webm', seed: 3, width: 360, height: 640 })])
    await rig.bring(given.map((bytes, at) => rig.source(['a.mp4', 'b.mov', 'c.webm'][at] ?? '', bytes)))
    await made()
    expect(items().map((item) => [item.name, item.mime, item.kind, item.width, item.height, item.durationMs, item.codecs, item.preview, item.flaw])).toEqual([
      ['c.webm', 'video/webm', 'video', 360, 640, 2_000, 'vp09.00.21.08', 'ready', null],
      ['b.mov', 'video/quicktime', 'video', 640, 360, 1_000, 'vp09.00.10.08', 'ready', null],
      ['a.mp4', 'video/mp4', 'video', 640, 360, 2_000, 'vp09.00.10.08, opus', 'ready', null],
    ])
    expect(thumb(given[0] ?? Buffer.alloc(0))).toMatchObject({ mime: 'image/jpeg', exact: true })
  })

  it('that no window can show, or that are no films at all, are marked and kept', async () => {
    start()
    poster = async () => ({ outcome: 'undecodable' })
    const whole = await makeVideo()
    const broken = whole.subarray(0, 200)
    await rig.bring([rig.source('whole.mp4', whole), rig.source('broken.mp4', broken)])
    await made()
    expect(items().map((item) => [item.name, item.preview, item.flaw, item.durationMs])).toEqual([['broken.mp4', 'none', 'broken', null], ['whole.mp4', 'none', 'undecodable', 2_000]])
    expect(await codeOf(() => thumb(whole))).toBe('NOT_FOUND')
  })

  it.each([
    ['is none', async () => Buffer.from('<html>').toString('base64')],
    ['is cut', async () => (await frame()).slice(0, 400)],
    ['is of another kind', async () => makePng(1, 20, 20).toString('base64')],
    ['is far too large', async () => jpegOfNothing(1_600_000).toString('base64')],
  ])('whose poster %s get none', async (_what, jpeg) => {
    start()
    poster = async () => ({ outcome: 'made', jpegBase64: await jpeg(), width: 640, height: 360, durationMs: null })
    await rig.bring([rig.source('a.mp4', await makeVideo())])
    await made()
    expect(items()[0]).toMatchObject({ preview: 'none', durationMs: 2_000 })
    expect(existsSync(thumbsDir()) ? readdirSync(thumbsDir()) : []).toEqual([])
  })

  it('whose window ends at them twice are marked', async () => {
    start()
    let shown = 0
    poster = async () => {
      shown += 1
      return { outcome: 'crashed' }
    }
    await rig.bring([rig.source('a.mp4', await makeVideo())])
    await made()
    expect([shown, items()[0]?.preview, items()[0]?.flaw]).toEqual([2, 'none', 'undecodable'])
  })

  it('that lead a reader in circles are given up', async () => {
    start()
    const path = rig.source('slow.mp4', await makeVideo())
    const atOnce = { after: (_ms: number, callback: () => void) => { queueMicrotask(callback); return () => {} } }
    expect(await probeVideo(path, atOnce)).toBeNull()
    expect(await probeVideo(path, realClock)).toMatchObject({ durationMs: 2_000 })
    expect(await probeVideo(join(rig.sources, randomUUID()), realClock)).toBeNull()
  })
})

function jpegOfNothing(size: number): Buffer {
  const comment = Buffer.alloc(size)
  return Buffer.concat([photo('baseline').subarray(0, -2), comment, photo('baseline').subarray(-2)])
}
