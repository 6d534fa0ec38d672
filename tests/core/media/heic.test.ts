/** HEIC, as telephones write it: taken as a JPEG that looks the same, made in the real process for pictures. */
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportResult } from '../../../src/contract/schemas/media.ts'
import { kindOf } from '../../../src/core/media/formats/kinds.ts'
import { createHeicDecoder } from '../../../src/core/media/pictures/decode-heic.ts'
import type { Clock } from '../../../src/core/ports.ts'
import { QUARTERS, SQUARE, makeHeic } from '../../support/make-heic.ts'
import type { HeicWish } from '../../support/make-heic.ts'
import { startPictures } from '../../support/pictures.ts'
import type { TestPictures } from '../../support/pictures.ts'
import { CANARY } from './photos.ts'
import { createMediaRig, fates } from './rig.ts'
import type { MediaRig } from './rig.ts'

let rig: MediaRig
let pictures: TestPictures
beforeEach(() => {
  rig = createMediaRig((folder) => {
    pictures = startPictures(folder)
    return { makePicture: (job) => pictures.make(job), extractPoster: async () => ({ outcome: 'unavailable' }) }
  })
})
afterEach(async () => {
  await rig.media.stop()
  pictures.stop()
  rig.mustBeSound()
  rig.dispose()
})

const take = (result: ImportResult) => rig.media.answerOffers(rig.test.workspace, { commandId: randomUUID(), batchId: result.batchId, take: true })
const items = () => rig.media.list(rig.test.workspace, { limit: 50, filter: { trashed: false } }).items
const NAMES = ['red', 'green', 'blue', 'yellow'] as const

/** Which of the four colours is in each corner, left to right and top to bottom. */
async function corners(picture: Buffer): Promise<string[]> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true })
  const [right, bottom] = [info.width - 8, info.height - 8]
  return [[8, 8], [right, 8], [8, bottom], [right, bottom]].map(([x = 0, y = 0]) => {
    const at = (y * info.width + x) * info.channels
    return NAMES[QUARTERS.findIndex((colour) => colour.every((value, part) => Math.abs(value - (data[at + part] ?? 0)) < 20))] ?? 'another'
  })
}

describe('a HEIC', () => {
  it('is offered as a copy, also under the name of a JPEG, and the copy tells nothing of who made it', async () => {
    const given = [
      rig.source('IMG_0001.HEIC', makeHeic({ grid: [3, 2], size: [180, 120], words: CANARY })), rig.source('sent-as.jpg', makeHeic({ turn: 1 })),
      rig.source('any.heif', makeHeic({ brands: ['mif1', 'mif1'], turn: 2 })), rig.source('glass.heic', makeHeic({ alpha: true })),
    ]
    const result = await rig.bring(given)
    expect(result.items.map((item) => [item.outcome, item.offer, item.detail])).toEqual([
      ['offered', 'convert', 'image/heic'], ['offered', 'convert', 'image/heic'], ['offered', 'convert', 'image/heif'], ['offered', 'convert', 'image/heic'],
    ])
    expect(fates(await take(result))).toEqual(['added', 'added', 'added', 'added'])
    expect(items().map((item) => [item.name, item.mime, item.width, item.height].join(' ')).sort()).toEqual(['IMG_0001.jpg image/jpeg 180 120', 'any.jpg image/jpeg 64 64', 'glass.webp image/webp 64 64', 'sent-as.jpg image/jpeg 64 64'])
    for (const { sha256 } of items()) {
      const bytes = readFileSync(rig.media.locate(rig.test.workspace, sha256).path)
      expect(bytes.includes(CANARY)).toBe(false)
      expect((await sharp(bytes).metadata()).orientation).toBeUndefined()
    }
    await rig.media.previewsMade(rig.test.workspace.identity.id)
    expect(items().map((item) => item.preview)).toEqual(['ready', 'ready', 'ready', 'ready'])
    // The same again is the same file, though it was never stored as it came.
    expect((await take(await rig.bring(given.slice(0, 1)))).items).toMatchObject([{ outcome: 'duplicate' }])
  })

  it('in the colours of a telephone’s screen comes out in those of the web', async () => {
    const profile = (await sharp({ create: { width: 8, height: 8, channels: 3, background: '#808080' } }).withIccProfile('p3').png().toBuffer().then((png) => sharp(png).metadata())).icc
    expect(profile).toBeDefined()
    const result = await rig.bring([rig.source('wide.heic', makeHeic({ profile })), rig.source('web.heic', makeHeic())])
    expect(fates(await take(result))).toEqual(['added', 'added'])
    const redOf = async (name: string) => {
      const item = items().find((one) => one.name === name)
      return [...(await sharp(readFileSync(rig.media.locate(rig.test.workspace, item?.sha256 ?? '').path)).extract({ left: 8, top: 8, width: 1, height: 1 }).raw().toBuffer())]
    }
    const [wide, web] = [await redOf('wide.jpg'), await redOf('web.jpg')]
    // This red of theirs lies outside of what the web's colours can show, so it is the reddest of those.
    expect(wide[0]).toBeGreaterThan((web[0] ?? 0) + 8)
  })
})

const clock: Clock = { now: () => 0, monotonic: () => 0, after: () => () => {} }

describe('what is decoded of a HEIC', () => {
  const decode = async (wish: HeicWish) => {
    const path = join(rig.sources, 'one.heic')
    writeFileSync(path, makeHeic(wish))
    return createHeicDecoder(clock)(path)
  }

  it.each<[string, HeicWish, string[]]>([
    ['as it lies', { words: 'EXIF says otherwise' }, ['red', 'green', 'blue', 'yellow']],
    ['a quarter against the clock', { turn: 1 }, ['green', 'yellow', 'red', 'blue']],
    ['upside down', { turn: 2 }, ['yellow', 'blue', 'green', 'red']],
    ['a quarter with the clock', { turn: 3 }, ['blue', 'red', 'yellow', 'green']],
    ['mirrored', { mirror: 'x' }, ['green', 'red', 'yellow', 'blue']],
    ['turned, then mirrored', { turn: 1, mirror: 'x' }, ['yellow', 'green', 'blue', 'red']],
    ['with 10 bits a colour', { deep: true }, ['red', 'green', 'blue', 'yellow']],
  ])('is upright: %s', async (_name, wish, expected) => {
    expect(await corners(await decode(wish))).toEqual(expected)
  })

  it('is the whole of a grid, cut as it says, and then turned', async () => {
    const tiff = await decode({ grid: [3, 2], size: [3 * SQUARE - 10, 2 * SQUARE - 20], turn: 1 })
    expect(await sharp(tiff).metadata()).toMatchObject({ format: 'tiff', width: 2 * SQUARE - 20, height: 3 * SQUARE - 10, channels: 3 })
  })

  it('is nothing when a part of it is missing, and the next one is decoded all the same', async () => {
    const decoder = createHeicDecoder(clock)
    const whole = makeHeic({ grid: [2, 2] })
    const [bad, good] = [rig.source('bad.heic', whole.subarray(0, -10)), rig.source('good.heic', whole)]
    const answers = await Promise.allSettled([decoder(bad), decoder(good)])
    expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'fulfilled'])
  })

  it('is nothing when it takes too long: the thread is ended', async () => {
    let callIt = () => {}
    const decoder = createHeicDecoder({ after: (_ms, callback) => ((callIt = callback), () => {}) })
    const path = rig.source('slow.heic', makeHeic())
    const answer = decoder(path).then(() => 'decoded', () => 'given up')
    await Promise.resolve().then(() => callIt())
    expect(await answer).toBe('given up')
  })
})

describe('a HEIC by its first bytes', () => {
  const head = (...brands: string[]) => {
    const made = Buffer.from(`\0\0\0\0ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`, 'latin1')
    made.writeUInt32BE(made.length)
    return kindOf(made)
  }
  it('is one whichever of its brands stands first', () => {
    const all = [['heic', 'mif1'], ['heix'], ['heim', 'heic'], ['heis'], ['mif1', 'heic'], ['msf1', 'hevc', 'heic'], ['hevc', 'msf1'], ['mif1', 'avif', 'heic']]
    for (const brands of all) expect(head(...brands), brands.join(' ')).toEqual({ kind: 'convertible', mime: 'image/heic' })
  })
  it('others of the family are what they are', () => {
    expect(head('mif1', 'miaf')).toEqual({ kind: 'convertible', mime: 'image/heif' })
    expect(head('mif1', 'avif')).toEqual({ kind: 'convertible', mime: 'image/avif' })
    expect(head('msf1', 'isom').kind).toBe('other')
    expect(head('isom', 'hvc1').kind).toBe('video')
  })
})
