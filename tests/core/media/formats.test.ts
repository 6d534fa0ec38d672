/** Structure and metadata of the three formats (decision 0008). */
import { describe, expect, it } from 'vitest'
import { BrokenImage, formatOf } from '../../../src/core/media/formats/index.ts'
import { makePng } from '../../support/make-image.ts'
import { CANARY, PHOTO_NAMES, PROFILE, exif, jpegSegment, jpegWithMetadata, photo, pngChunk, pngOfSize, pngWithMetadata, webpChunk, webpFile, webpWithMetadata } from './photos.ts'

function format(bytes: Buffer) {
  const found = formatOf(bytes)
  if (!found) throw new Error('no format')
  return found
}
const read = (bytes: Buffer) => format(bytes).read(bytes)
const clean = (bytes: Buffer) => format(bytes).clean(bytes)

/** The coded picture, wherever it lies in the file. */
function pixels(bytes: Buffer): Buffer {
  const { ext } = format(bytes)
  if (ext === 'jpg') {
    const scan = bytes.indexOf(Buffer.from([0xff, 0xda]))
    return bytes.subarray(scan, bytes.indexOf(Buffer.from([0xff, 0xd9]), scan) + 2)
  }
  const parts: Buffer[] = []
  if (ext === 'png') {
    for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at, at + 12 + bytes.readUInt32BE(at)))
    return Buffer.concat(parts)
  }
  for (let at = 12; at < 8 + bytes.readUInt32LE(4); ) {
    const size = bytes.readUInt32LE(at + 4)
    if (/^(VP8 |VP8L|ALPH|ANMF)$/.test(bytes.toString('latin1', at, at + 4))) parts.push(bytes.subarray(at, at + 8 + size))
    at += 8 + size + (size % 2)
  }
  return Buffer.concat(parts)
}

const withMetadata: [string, Buffer, Buffer, number][] = [
  ...[1, 3, 6, 8].map((turn): [string, Buffer, Buffer, number] => [`a JPEG, orientation ${turn}`, jpegWithMetadata('baseline', turn), photo('baseline'), turn]),
  ['a JPEG in the other byte order', jpegWithMetadata('baseline', 6, 'MM'), photo('baseline'), 6],
  ['a progressive JPEG', jpegWithMetadata('progressive', 1), photo('progressive'), 1],
  ['a CMYK JPEG', jpegWithMetadata('cmyk', 5), photo('cmyk'), 5],
  ['a PNG', pngWithMetadata(makePng(1, 24, 16), 1), makePng(1, 24, 16), 1],
  ['a PNG, orientation 6', pngWithMetadata(makePng(1, 24, 16), 6), makePng(1, 24, 16), 6],
  ['a PNG with a palette', pngWithMetadata(photo('palette'), 1), photo('palette'), 1],
  ['a lossy WebP', webpWithMetadata('lossy', 1), photo('lossy'), 1],
  ['a lossless WebP, orientation 8', webpWithMetadata('lossless', 8), photo('lossless'), 8],
  ['a WebP whose EXIF has a prefix', webpWithMetadata('lossy', 3, 'Exif\0\0'), photo('lossy'), 3],
  ['a WebP with transparency', webpWithMetadata('alpha', 1), photo('alpha'), 1],
  ['an animated WebP', webpWithMetadata('animated', 1), photo('animated'), 1],
]

describe('removing metadata', () => {
  it.each(withMetadata)('of %s leaves nothing private, the picture bit for bit, its profile and how it lies', (_what, full, plain, orientation) => {
    expect(full.includes(CANARY)).toBe(true)
    const cleaned = clean(full)
    expect(cleaned.includes(CANARY)).toBe(false)
    expect(cleaned.includes('GPS')).toBe(false)
    expect(pixels(cleaned).equals(pixels(plain))).toBe(true)
    expect(pixels(cleaned).length).toBeGreaterThan(20)
    expect(cleaned.includes(PROFILE)).toBe(true)
    expect(read(cleaned)).toEqual(read(full))
    expect(read(cleaned).orientation).toBe(orientation)
    // Once clean, cleaning changes nothing more.
    expect(clean(cleaned).equals(cleaned)).toBe(true)
  })

  it.each(PHOTO_NAMES)('of %s, which has none, keeps its picture', (name) => {
    const cleaned = clean(photo(name))
    expect(pixels(cleaned).equals(pixels(photo(name)))).toBe(true)
    expect(read(cleaned)).toEqual({ width: 24, height: 16, orientation: 1 })
  })

  it('keeps the colour transform of Adobe, without which CMYK photos turn negative', () => {
    expect(clean(jpegWithMetadata('cmyk', 1)).includes('Adobe')).toBe(true)
  })

  it('takes the thumbnail out of the JFIF head and keeps the density', () => {
    const plain = photo('baseline')
    const head = jpegSegment(0xe0, Buffer.concat([Buffer.from('JFIF\0\x01\x02\x01\x01\x2c\x01\x2c\x01\x01', 'latin1'), Buffer.from(CANARY)]))
    const cleaned = clean(Buffer.concat([plain.subarray(0, 2), head, plain.subarray(20)]))
    expect(cleaned.includes(CANARY)).toBe(false)
    expect(cleaned.subarray(2, 20).equals(jpegSegment(0xe0, Buffer.from('JFIF\0\x01\x02\x01\x01\x2c\x01\x2c\0\0', 'latin1')))).toBe(true)
  })

  it('removes chunks hidden in the frames of an animation, and clears the flags of what is gone', () => {
    const plain = photo('animated')
    const frames = plain.indexOf('ANMF')
    const size = plain.readUInt32LE(frames + 4)
    const frame = webpChunk('ANMF', Buffer.concat([plain.subarray(frames + 8, frames + 8 + size), webpChunk('EXIF', Buffer.from(CANARY))]))
    const head = Buffer.from(plain.subarray(12, 30))
    head.writeUInt8(head.readUInt8(8) | 0x0c, 8)
    const cleaned = clean(webpFile(head, plain.subarray(30, frames), frame))
    expect(cleaned.includes(CANARY)).toBe(false)
    expect(cleaned.readUInt8(20) & 0x0c).toBe(0)
    expect(cleaned.readUInt8(20) & 0x02).toBe(0x02)
  })

  it('keeps an animated PNG moving', () => {
    const plain = makePng(2, 8, 8)
    const frame = Buffer.alloc(26)
    frame.writeUInt32BE(8, 4)
    frame.writeUInt32BE(8, 8)
    const moving = Buffer.concat([plain.subarray(0, 33), pngChunk('acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0])), pngChunk('fcTL', frame), pngChunk('tEXt', Buffer.from(`a\0${CANARY}`)), plain.subarray(33)])
    const cleaned = clean(moving)
    expect(cleaned.includes('acTL') && cleaned.includes('fcTL')).toBe(true)
    expect(cleaned.includes(CANARY)).toBe(false)
  })
})

describe('size', () => {
  it('is that of the picture as it is shown', () => {
    expect(read(jpegWithMetadata('baseline', 6))).toEqual({ width: 16, height: 24, orientation: 6 })
    expect(read(jpegWithMetadata('baseline', 3))).toEqual({ width: 24, height: 16, orientation: 3 })
    expect(read(pngOfSize(500, 1, { width: 50_000, height: 50_000 }))).toMatchObject({ width: 50_000 })
  })
})

/** Each must be refused, never cleaned. */
const broken: [string, Buffer][] = [
  ...PHOTO_NAMES.flatMap((name): [string, Buffer][] => {
    const bytes = photo(name)
    return [0.3, 0.5, 0.99].map((part) => [`${name}, cut at ${part}`, bytes.subarray(0, Math.floor(bytes.length * part))])
  }),
  ['a JPEG of its first bytes', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['a JPEG with a beginning and an end', Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0, 0])],
  ['a JPEG whose segment is longer than the file', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]), Buffer.alloc(100)])],
  ['a JPEG whose segment has a length of 1', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 1, 0, 0, 0xff, 0xd9])],
  ['a JPEG without a scan', Buffer.concat([photo('baseline').subarray(0, photo('baseline').indexOf(Buffer.from([0xff, 0xda]))), Buffer.from([0xff, 0xd9])])],
  ['a JPEG of no height', (() => {
    const bytes = photo('baseline')
    bytes.writeUInt16BE(0, bytes.indexOf(Buffer.from([0xff, 0xc0])) + 5)
    return bytes
  })()],
  ['a JPEG of a kind that is not shown', (() => {
    const bytes = photo('baseline')
    bytes[bytes.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc3
    return bytes
  })()],
  ['a PNG of its signature', makePng(1, 4, 4).subarray(0, 8)],
  ['a PNG of its header', makePng(1, 4, 4).subarray(0, 33)],
  ['a PNG without its end', makePng(1, 4, 4).subarray(0, -12)],
  ['a PNG without pixels', Buffer.concat([makePng(1, 4, 4).subarray(0, 33), pngChunk('IEND', Buffer.alloc(0))])],
  ['a PNG with a wrong checksum', (() => {
    const bytes = makePng(1, 4, 4)
    bytes.writeUInt8(bytes.readUInt8(45) ^ 1, 45)
    return bytes
  })()],
  ['a PNG of no width', pngOfSize(200, 1, { width: 0, height: 4 })],
  ['a PNG with a needed chunk that nobody knows', Buffer.concat([makePng(1, 4, 4).subarray(0, 33), pngChunk('ABCD', Buffer.alloc(4)), makePng(1, 4, 4).subarray(33)])],
  ['a PNG with a chunk of 4 GB', Buffer.concat([makePng(1, 4, 4).subarray(0, 33), Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from('IDAT'), Buffer.alloc(50)])],
  ['a WebP of its signature', Buffer.from('RIFF\x04\0\0\0WEBP\0\0\0\0\0\0\0\0', 'latin1')],
  ['a WebP that says it is longer', (() => {
    const bytes = photo('lossy')
    bytes.writeUInt32LE(bytes.length, 4)
    return bytes
  })()],
  ['a WebP whose picture is none', webpFile(webpChunk('VP8 ', Buffer.alloc(40)))],
  ['a WebP with a head and no picture', webpFile(webpChunk('VP8X', Buffer.alloc(10)), webpChunk('ICCP', PROFILE))],
  ['a WebP of another first chunk', webpFile(webpChunk('EXIF', exif(1)), photo('lossy').subarray(12))],
]

describe('what is not a whole picture', () => {
  it.each(broken)('%s is refused, to be taken and to be cleaned', (_what, bytes) => {
    expect(() => read(bytes)).toThrow(BrokenImage)
    expect(() => clean(bytes)).toThrow(BrokenImage)
  })

  it('cut anywhere, or with any byte changed, it is read, cleaned or refused, and nothing else', () => {
    const wholes = [jpegWithMetadata('baseline', 6), photo('progressive'), pngWithMetadata(photo('palette'), 3), webpWithMetadata('animated', 1), webpWithMetadata('alpha', 6), photo('lossless')]
    let seed = 5
    const chance = () => ((seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32)
    let refused = 0
    for (let round = 0; round < 4_000; round += 1) {
      const whole = wholes[round % wholes.length] ?? Buffer.alloc(0)
      const bytes = Buffer.from(chance() < 0.3 ? whole.subarray(0, Math.floor(chance() * whole.length)) : whole)
      for (let change = 0; change < 3 && bytes.length > 0; change += 1) bytes[Math.floor(chance() * bytes.length)] = Math.floor(chance() * 256)
      const found = formatOf(bytes)
      if (!found) continue
      try {
        const cleaned = found.clean(bytes)
        expect(found.read(cleaned)).toEqual(found.read(bytes))
        expect(cleaned.includes(CANARY)).toBe(false)
      } catch (error) {
        if (!(error instanceof BrokenImage)) throw error
        refused += 1
      }
    }
    expect(refused).toBeGreaterThan(500)
  })

  it('nothing else is taken for a photo', () => {
    for (const head of ['GIF89a', '%PDF-1.7', '<svg xmlns', '<!doctype html>', 'BM', 'RIFF\0\0\0\0AVI LIST', '\0\0\0\x18ftypheic', '']) expect(formatOf(Buffer.from(head, 'latin1'))).toBeNull()
  })
})
