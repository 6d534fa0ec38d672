/**
 * Videos and pictures made to hurt. Whatever they are, the batch goes through, the core answers meanwhile, each is taken, offered or refused by
 * name, what was taken is looked into and marked, nothing goes out that was not understood, and the good ones are as if they had come alone.
 */
import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { truncateSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_VIDEO_BYTES } from '../../../src/contract/schemas/media.ts'
import { makePng } from '../../support/make-image.ts'
import { box, makeVideo } from '../../support/make-video.ts'
import { startPictures } from '../../support/pictures.ts'
import type { TestPictures } from '../../support/pictures.ts'
import { jpegSegment, jpegWithMetadata, photo, pngChunk, pngOfSize, webpChunk, webpFile, webpWithMetadata } from './photos.ts'
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

const latin = (text: string) => Buffer.from(text, 'latin1')
const long = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, at) => bytes.writeUInt32BE(value >>> 0, at * 4))
  return bytes
}
const ftyp = box('ftyp', 'mp42\0\0\0\0mp42isom')
const header = (size: number, type: string) => Buffer.concat([long(size), latin(type)])
const cut = (bytes: Buffer, percent: number) => bytes.subarray(0, Math.max(32, Math.floor((bytes.length * percent) / 100)))
const AFTER_HEADER = 33
const plain = makePng(1, 16, 16)
const bomb = deflateSync(Buffer.alloc(30_000_000))
const ebml = latin('\x1a\x45\xdf\xa3\x93\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\x82\x84webm')

/** A chunk of a PNG put behind its header. */
const pngWith = (chunk: Buffer) => Buffer.concat([plain.subarray(0, AFTER_HEADER), chunk, plain.subarray(AFTER_HEADER)])

/** A GIF of so many frames of one pixel. */
const gifOf = (frames: number) => Buffer.concat([latin('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff'), ...Array.from({ length: frames }, () => latin('!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0')), latin(';')])

/** A TIFF whose directory points to itself. */
const circularTiff = () => Buffer.concat([latin('II*\0\x08\0\0\0'), Buffer.from([1, 0, 0, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0])])

async function corpus(): Promise<[name: string, bytes: Buffer, fate: string][]> {
  const film = await makeVideo({ seconds: 1, audio: true })
  const live = await makeVideo({ seconds: 1, fragmented: true })
  const webm = await makeVideo({ container: 'webm', seconds: 1 })
  const moovAt = film.indexOf('moov') - 4
  const patched = (at: number, value: number) => {
    const made = Buffer.from(film)
    made.writeUInt32BE(value >>> 0, at)
    return made
  }
  /** Any number of one table, claimed and not there. */
  const claimed = (type: string) => patched(film.indexOf(type, moovAt) + 8, 0x7fffffff)
  const deep = Array.from({ length: 60 }).reduce<Buffer>((inside) => box('moov', box('trak', inside)), box('mdia'))
  const gif = await sharp({ create: { width: 2_000, height: 2_000, channels: 3, background: '#123' } }).gif().toBuffer()
  return [
    // Films.
    ['good.mp4', film, 'added'], ['good.webm', webm, 'added'], ['live.mp4', live, 'added'],
    ...[1, 50, 99].flatMap((percent): [string, Buffer, string][] => [
      [`film-${percent}.mp4`, cut(film, percent), 'added'], [`live-${percent}.mp4`, cut(live, percent), 'added'], [`film-${percent}.webm`, cut(webm, percent), 'added'],
    ]),
    ['absurd-box.mp4', Buffer.concat([ftyp, header(0xffffffff, 'mdat'), Buffer.alloc(100)]), 'added'],
    ['absurd-long-box.mp4', Buffer.concat([ftyp, header(1, 'mdat'), Buffer.alloc(8, 0xff), Buffer.alloc(100)]), 'added'],
    ['box-of-nothing.mp4', Buffer.concat([ftyp, Buffer.alloc(5_000)]), 'added'],
    ['boxes-of-eight.mp4', Buffer.concat([ftyp, ...Array.from({ length: 60_000 }, () => header(8, 'free'))]), 'added'],
    ['box-too-small.mp4', Buffer.concat([ftyp, header(7, 'moov'), Buffer.alloc(100)]), 'added'],
    ['open-box-inside.mp4', Buffer.concat([ftyp, box('moov', header(0, 'trak'), Buffer.alloc(50))]), 'added'],
    ['deep.mp4', Buffer.concat([ftyp, deep]), 'added'],
    ['ten-thousand-tracks.mp4', Buffer.concat([ftyp, box('moov', box('mvhd', Buffer.alloc(100)), ...Array.from({ length: 10_000 }, () => box('trak', box('mdia', box('hdlr', long(0, 0), 'vide', Buffer.alloc(12))))))]), 'added'],
    ['endless-stsz.mp4', claimed('stsz'), 'added'], ['endless-stco.mp4', claimed('stco'), 'added'], ['endless-stsc.mp4', claimed('stsc'), 'added'], ['endless-stts.mp4', claimed('stts'), 'added'], ['endless-stsd.mp4', claimed('stsd'), 'added'],
    ['moov-of-the-future.mp4', patched(moovAt, 0x7ffffff0), 'added'],
    ['only-a-name.mp4', ftyp, 'added'],
    ['brands-without-end.mp4', Buffer.concat([header(0x7fffffff, 'ftyp'), latin('mp42'.repeat(2_000))]), 'added'],
    ['film-and-page.mp4', Buffer.concat([ftyp, box('free', '<html><script>alert(1)</script>'), film.subarray(film.readUInt32BE(0))]), 'added'],
    ['film-and-zip.mp4', Buffer.concat([film, latin('PK\x05\x06'), Buffer.alloc(18)]), 'added'],
    ['old.mov', Buffer.concat([header(8, 'wide'), header(200, 'mdat'), Buffer.alloc(192)]), 'added'],
    ['hidden-moov.mov', Buffer.concat([box('ftyp', 'qt  \0\0\0\0qt  '), box('moov', box('cmov', box('dcom', 'zlib'), box('cmvd', long(1e9), bomb.subarray(0, 1_000))))]), 'added'],
    ['endless-element.webm', Buffer.concat([ebml, latin('\x18\x53\x80\x67\x01\x7f\xff\xff\xff\xff\xff\xff'), Buffer.alloc(50)]), 'added'],
    ['elements-of-nothing.webm', Buffer.concat([ebml, latin('\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff'), Buffer.alloc(400_000, latin('\xec\x80'))]), 'added'],
    ['nested-ids.webm', Buffer.concat([ebml, Buffer.alloc(200, latin('\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff'))]), 'added'],
    ['zero-id.webm', Buffer.concat([ebml, Buffer.alloc(300)]), 'added'],
    ['film.jpg', film, 'type-mismatch'], ['film.png', webm, 'type-mismatch'],
    ['matroska.mkv', latin('\x1a\x45\xdf\xa3\x8b\x42\x82\x88matroska'), 'unsupported-type'],
    ['sound.m4a', Buffer.concat([header(24, 'ftyp'), latin('M4A \0\0\0\0M4A isom')]), 'unsupported-type'],
    ['phone.3gp', Buffer.concat([header(20, 'ftyp'), latin('3gp4\0\0\0\x003gp4')]), 'unsupported-type'],
    ['windows.avi', latin('RIFF\x10\0\0\0AVI LIST'), 'unsupported-type'],
    ['flash.flv', latin('FLV\x01\x05\0\0\0\x09'), 'unsupported-type'],
    ['stream.ts', Buffer.alloc(188 * 3, latin('G')), 'unsupported-type'],
    // Pictures.
    ['photo.heic', Buffer.concat([header(24, 'ftyp'), latin('heic\0\0\0\0heicmif1')]), 'unsupported-type'],
    ['photo.heif', Buffer.concat([header(24, 'ftyp'), latin('mif1\0\0\0\0heicmif1')]), 'unsupported-type'],
    ['fake.avif', Buffer.concat([header(24, 'ftyp'), latin('avif\0\0\0\0avifmif1'), Buffer.alloc(500, 0xff)]), 'offered'],
    ['ten-thousand-frames.gif', gifOf(10_000), 'offered'], ['large.gif', gif, 'offered'], ['cut.gif', cut(gif, 50), 'offered'],
    ['circular.tiff', circularTiff(), 'offered'], ['camera.dng', Buffer.concat([latin('II*\0\x08\0\0\0'), Buffer.alloc(100)]), 'unsupported-type'],
    ['fifty-thousand.png', pngOfSize(500, 1, { width: 50_000, height: 50_000 }), 'too-large'],
    ['a-line.png', pngOfSize(500, 1, { width: 2_147_483_647, height: 1 }), 'too-large'],
    ['profile-bomb.png', pngWith(pngChunk('iCCP', Buffer.concat([latin('p\0\0'), bomb]))), 'added'],
    ['text-bomb.png', pngWith(pngChunk('zTXt', Buffer.concat([latin('t\0\0'), bomb]))), 'added'],
    ['pixel-bomb.png', pixelBomb(), 'added'],
    ['photo-and-page.jpg', Buffer.concat([photo('baseline').subarray(0, 2), jpegSegment(0xfe, latin('<script>alert(1)</script>')), photo('baseline').subarray(2)]), 'added'],
    ['turned.jpg', jpegWithMetadata('baseline', 6), 'added'], ['negative.jpg', photo('cmyk'), 'added'],
    ['cut.jpg', cut(photo('progressive'), 50), 'broken-image'],
    ['moving.webp', webpWithMetadata('animated', 1), 'added'],
    ['vast.webp', webpFile(webpChunk('VP8X', Buffer.from([0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])), photo('lossy').subarray(12)), 'too-large'],
    ['script.svg', latin('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'unsupported-type'],
    ['empty.mp4', Buffer.alloc(0), 'empty'],
    ['good.png', makePng(3, 40, 30), 'added'],
  ]
}

/** 81 megapixels of one colour in a few kilobytes. */
function pixelBomb(): Buffer {
  const side = 9_000
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([latin('\x89PNG\r\n\x1a\n'), pngChunk('IHDR', head), pngChunk('IDAT', deflateSync(Buffer.alloc(side * (side + 1)))), pngChunk('IEND', Buffer.alloc(0))])
}

describe('a batch of hostile media', () => {
  it('goes through, each with its own answer; what was taken is looked into, marked, and sent only when it was understood', async () => {
    const files = await corpus()
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

