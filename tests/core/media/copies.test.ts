/** Pictures that cannot be taken as they are, and the copies made of them in the real process for pictures. */
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_IMAGE_BYTES } from '../../../src/contract/schemas/media.ts'
import type { ImportResult } from '../../../src/contract/schemas/media.ts'
import type { PictureAnswer, PictureJob } from '../../../src/contract/host-contract.ts'
import { startPictures } from '../../support/pictures.ts'
import type { TestPictures } from '../../support/pictures.ts'
import { CANARY } from './photos.ts'
import { createMediaRig, fates } from './rig.ts'
import type { MediaRig } from './rig.ts'

let rig: MediaRig
let pictures: TestPictures
let make: (job: PictureJob) => Promise<PictureAnswer>
beforeEach(() => {
  make = (job) => pictures.make(job)
  rig = createMediaRig((folder) => {
    pictures = startPictures(folder)
    return { makePicture: (job) => (job.kind === 'convert' ? make(job) : Promise.resolve({ outcome: 'unavailable' })), extractPoster: async () => ({ outcome: 'unavailable' }) }
  })
})
afterEach(async () => {
  await rig.media.stop()
  pictures.stop()
  rig.mustBeSound()
  rig.dispose()
})

const command = () => ({ commandId: randomUUID() })
const take = (result: ImportResult, positions?: number[]) => rig.media.answerOffers(rig.test.workspace, { ...command(), batchId: result.batchId, take: true, positions })
const items = () => rig.media.list(rig.test.workspace, { limit: 50, filter: { trashed: false } }).items
const bytesOf = (sha256: string) => readFileSync(rig.media.locate(rig.test.workspace, sha256).path)
const noise = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: { r: 120, g: 80, b: 40, alpha: 0.5 }, noise: { type: 'gaussian', mean: 128, sigma: 70 } } })
/** Half of it see-through. */
const seeThrough = (width: number, height: number) => sharp({ create: { width, height, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.4 } } })

describe('a picture of another kind', () => {
  it('is offered, made into one that can be sent, and recognised when it comes again', async () => {
    const draftId = rig.newDraft()
    const given = [
      rig.source('flat.tiff', await noise(300, 200).withExif({ IFD0: { Artist: CANARY } }).tiff().toBuffer()), rig.source('drawn.gif', await noise(60, 40).gif().toBuffer()),
      rig.source('new.avif', await noise(64, 48).avif({ effort: 0 }).toBuffer()), rig.source('glass.tif', await seeThrough(50, 50).tiff({ compression: 'lzw' }).toBuffer()),
    ]
    const result = await rig.bring(given, draftId)
    expect(result.items.map((item) => [item.outcome, item.offer, item.detail])).toEqual([
      ['offered', 'convert', 'image/tiff'], ['offered', 'convert', 'image/gif'], ['offered', 'convert', 'image/avif'], ['offered', 'convert', 'image/tiff'],
    ])
    expect(rig.mediaOf(draftId)).toEqual([])
    // One first, then all the others.
    expect(fates(await take(result, [1]))).toEqual(['offered', 'added', 'offered', 'offered'])
    const done = await take(result)
    expect(fates(done)).toEqual(['added', 'added', 'added', 'added'])
    expect(done.items.map((item) => item.offer)).toEqual(['convert', 'convert', 'convert', 'convert'])
    expect(rig.mediaOf(draftId)).toEqual([1, 0, 2, 3].map((at) => done.items[at]?.mediaId))
    const made = Object.fromEntries(items().map((item) => [item.name, item]))
    expect(Object.entries(made).map(([name, item]) => [name, item.mime, item.width, item.height]).sort(([one], [other]) => String(one).localeCompare(String(other)))).toEqual([
      ['drawn.jpg', 'image/jpeg', 60, 40], ['flat.jpg', 'image/jpeg', 300, 200], ['glass.webp', 'image/webp', 50, 50], ['new.jpg', 'image/jpeg', 64, 48],
    ])
    expect(bytesOf(made['flat.jpg']?.sha256 ?? '').includes(CANARY)).toBe(false)
    // The same again: nothing is decoded, and it is the same file.
    make = () => Promise.reject(new Error('decoded again'))
    const again = await take(await rig.bring(given.slice(0, 1)))
    expect(again.items).toMatchObject([{ outcome: 'duplicate', mediaId: done.items[0]?.mediaId }])
    expect(rig.stored().filter((path) => path.includes('.incoming-'))).toEqual([])
  })

  it('of which nothing is left, or that lies, is refused by name, and the others are made', async () => {
    const good = rig.source('good.gif', await noise(60, 40).gif().toBuffer())
    const gone = rig.source('gone.gif', await noise(61, 40).gif().toBuffer())
    const result = await rig.bring([rig.source('lies.tiff', Buffer.concat([Buffer.from('II*\0'), Buffer.alloc(500, 0xff)])), gone, rig.source('cut.gif', (await noise(600, 400).gif().toBuffer()).subarray(0, 9_000)), good])
    expect(fates(result)).toEqual(['offered', 'offered', 'offered', 'offered'])
    rmSync(gone)
    expect(fates(await take(result))).toEqual(['not-converted', 'vanished', 'not-converted', 'added'])
    expect(rig.test.workspace.db.prepare('SELECT DISTINCT path FROM import_items').pluck().all()).toEqual([''])
  })

  it('over which the process ends twice is refused; without a process it failed, and can be dropped again', async () => {
    const path = rig.source('deadly.gif', await noise(60, 40).gif().toBuffer())
    let asked = 0
    make = async () => {
      asked += 1
      return { outcome: 'crashed' }
    }
    expect(fates(await take(await rig.bring([path])))).toEqual(['not-converted'])
    expect(asked).toBe(2)
    make = async () => ({ outcome: 'unavailable' })
    expect(fates(await take(await rig.bring([path])))).toEqual(['failed'])
  })

  it('whose copy is no picture, or too large, is refused', async () => {
    const path = rig.source('odd.gif', await noise(60, 40).gif().toBuffer())
    const { writeFileSync } = await import('node:fs')
    for (const bytes of [Buffer.from('<html>'), Buffer.alloc(0), Buffer.concat([await noise(20, 20).jpeg().toBuffer(), Buffer.alloc(MAX_IMAGE_BYTES)])]) {
      make = async (job) => {
        writeFileSync(job.to, bytes)
        return { outcome: 'made', mime: 'image/jpeg', width: 20, height: 20, size: bytes.length }
      }
      expect(fates(await take(await rig.bring([path])))).toEqual(['not-converted'])
    }
    expect(rig.stored()).toEqual([])
  })
})

describe('a picture of more than 10 MB', () => {
  it('is offered smaller, keeps its shape, and fits', async () => {
    const path = rig.source('huge.png', await noise(2600, 2000).png({ compressionLevel: 0 }).toBuffer())
    const result = await rig.bring([path])
    expect(result.items).toMatchObject([{ outcome: 'offered', offer: 'fit', detail: expect.stringMatching(/^\d\d\.\d MB$/) }])
    expect(fates(await take(result))).toEqual(['added'])
    const [item] = items()
    expect(item?.name).toBe('huge.jpg')
    expect(item?.size).toBeLessThanOrEqual(MAX_IMAGE_BYTES)
    expect((item?.width ?? 0) / (item?.height ?? 1)).toBeCloseTo(1.3, 2)
    expect(await rig.media.ensureUploadRendition(rig.test.workspace, item?.id ?? '')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

const STEPS = ['import:opened', 'import:created', 'import:copied', 'import:decoding', 'import:renamed', 'import:placed', 'import:recorded']

describe('a run that ends', () => {
  it.each(STEPS)('at %s while a copy is made is gone on with: one copy, nothing aside', async (step) => {
    const result = await rig.bring([rig.source('drawn.gif', await noise(60, 40).gif().toBuffer())])
    const halted = new Promise<void>((resolve) => {
      rig.at = (now) => {
        if (now !== step) return
        resolve()
        return rig.never()
      }
    })
    take(result).catch(() => {})
    await halted
    rig.restart()
    rig.mustBeSound()
    await rig.media.resume(rig.test.workspace)
    expect(fates(rig.media.batch(rig.test.workspace, { batchId: result.batchId }))).toEqual(['added'])
    expect(items()).toHaveLength(1)
    expect(rig.stored()).toEqual([join(rig.test.workspace.mediaDir, items()[0]?.sha256.slice(0, 2) ?? '', `${items()[0]?.sha256}.jpg`)])
  })

  it('the user stops a batch whose copies are to be made: what is not made is refused, and nothing is left aside', async () => {
    const result = await rig.bring(await Promise.all([1, 2, 3].map(async (at) => rig.source(`${at}.gif`, await noise(60 + at, 40).gif().toBuffer()))))
    rig.at = (step) => {
      if (step !== 'import:recorded') return
      rig.at = () => {}
      rig.media.stopBatch(rig.test.workspace, { ...command(), batchId: result.batchId })
    }
    expect(fates(await take(result))).toEqual(['added', 'stopped', 'stopped'])
    expect(rig.stored().filter((path) => path.includes('.incoming-'))).toEqual([])
  })
})
