/** Videos and pictures made to hurt, with a few good ones among them: name, bytes, and what becomes of each. */
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { makeHeic } from '../../support/make-heic.ts'
import { makePng } from '../../support/make-image.ts'
import { box, makeVideo } from '../../support/make-video.ts'
import { jpegSegment, jpegWithMetadata, photo, pngChunk, pngOfSize, webpChunk, webpFile, webpWithMetadata } from './photos.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const long = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, at) => bytes.writeUInt32BE(value >>> 0, at * 4))
  return bytes
}
export const ftyp = box('ftyp', 'mp42\0\0\0\0mp42isom')
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

export async function hostileMedia(): Promise<[name: string, bytes: Buffer, fate: string][]> {
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
    ...hostileHeics(),
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

/** Offered by their first bytes; only the good one can be decoded. */
function hostileHeics(): [name: string, bytes: Buffer, fate: string][] {
  const whole = makeHeic({ grid: [2, 2] })
  const sized = (type: string, size: number) => {
    const made = Buffer.from(whole)
    made.writeUInt32BE(size >>> 0, whole.indexOf(type) - 4)
    return made
  }
  const coded = Buffer.from(whole)
  coded.fill(0xff, whole.indexOf('mdat') + 30)
  return [
    ['good.heic', whole, 'offered'],
    ['only-a-name.heic', Buffer.concat([header(24, 'ftyp'), latin('heic\0\0\0\0heicmif1')]), 'offered'],
    ['only-a-name.heif', Buffer.concat([header(24, 'ftyp'), latin('mif1\0\0\0\0heicmif1')]), 'offered'],
    ...[20, 50, 99].map((percent): [string, Buffer, string] => [`cut-${percent}.heic`, cut(whole, percent), 'offered']),
    ['vast.heic', makeHeic({ size: [60_000, 60_000] }), 'offered'], ['vast-grid.heic', makeHeic({ grid: [2, 2], size: [60_000, 60_000] }), 'offered'],
    ['grid-of-itself.heic', makeHeic({ grid: [2, 2], circular: true }), 'offered'], ['grid-of-few.heic', makeHeic({ grid: [2, 2], claimedRows: 200, size: [128, 12_800] }), 'offered'],
    ['meta-of-the-future.heic', sized('meta', 0x7ffffff0), 'offered'], ['no-room-for-properties.heic', sized('ipco', 9), 'offered'], ['place-without-end.heic', sized('iloc', 0xffffffff), 'offered'],
    ['noise.heic', coded, 'offered'],
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
