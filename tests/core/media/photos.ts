/** Small real photos (24 × 16 pixels), and the metadata that real ones carry. Every secret part holds CANARY. */
import { crc32 } from 'node:zlib'

const BASE64 = {
  baseline:
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZP' +
    'NS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAWEAEBAQAA' +
    'AAAAAAAAAAAAAAAAFGH/xAAWAQEBAQAAAAAAAAAAAAAAAAAAAQX/xAAWEQADAAAAAAAAAAAAAAAAAAAAFWH/2gAMAwEAAhEDEQA/AKFWlWodWlWslVCNaXKtEOrQVQNaf//Z',
  progressive:
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZP' +
    'NS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAQABgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAWAQEBAQAA' +
    'AAAAAAAAAAAAAAAAAQT/2gAMAwEAAhADEAAAAaELJLkI/8QAFRABAQAAAAAAAAAAAAAAAAAAABL/2gAIAQEAAQUCpSlKU//EABURAQEAAAAAAAAAAAAAAAAAAAAU/9oACAEDAQE/AalT' +
    '/8QAFREBAQAAAAAAAAAAAAAAAAAAABT/2gAIAQIBAT8BlSv/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAY/Al//xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAE/IV//AP/a' +
    'AAwDAQACAAMAAAAQBB//xAAVEQEBAAAAAAAAAAAAAAAAAAAAcf/aAAgBAwEBPxC1v//EABURAQEAAAAAAAAAAAAAAAAAAABx/9oACAECAQE/EJS//8QAFRABAQAAAAAAAAAAAAAAAAAA' +
    'AHH/2gAIAQEAAT8QpSlKU//Z',
  cmyk:
    '/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBKUVJP/9sAQwEODg4TERMmFRUmTzUt' +
    'NU9PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P/8AAFAgAEAAYBAEiAAIRAQMRAQQiAP/EABUAAQEAAAAAAAAAAAAAAAAAAAAG/8QAGhAAAgID' +
    'AAAAAAAAAAAAAAAAAAEVYRMUUv/EABYBAQEBAAAAAAAAAAAAAAAAAAAEBf/EABgRAAMBAQAAAAAAAAAAAAAAAAADURUW/9oADgQBAAIRAxEEAAA/AJCRViRVjToadG5sqpTzzIVU6+mJ' +
    '19MmsgyCRVgadAbKqOeZClnX0wTWQH//2Q==',
  palette:
    'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAMAAAA7+k+nAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAAD1BMVEXloQyh' +
    'ly5djVAihG4AgIAQT/qDAAAAB3RJTUUH6gsYFDswmDIIHQAAAExJREFUGNOtiUkSwEAIAkH8/5sTl/EU55RWlALgR5hin/EgmYqgHMd+ciuMKcvhuejAgvwdwBYuhWQpU28N9IZni/LQ' +
    'AuSuUdAevvAADZACZuOpvSYAAAAldEVYdGRhdGU6Y3JlYXRlADIwMjYtMTEtMjRUMjA6NTk6NDgrMDA6MDAXbFiUAAAAJXRFWHRkYXRlOm1vZGlmeQAyMDI2LTExLTI0VDIwOjU5OjQ4' +
    'KzAwOjAwZjHgKAAAAABJRU5ErkJggg==',
  lossy:
    'UklGRk4AAABXRUJQVlA4IEIAAABQAwCdASoYABAAPtE4sFMoIiWjmAEAGglqAJ0a4ABZnMMkwAD+VkH+TVZP/+FsX+grdyuPd9uTGcSMCjCG0W6UAAA=',
  lossless:
    'UklGRloAAABXRUJQVlA4TE4AAAAvF8ADAH8gJCD+DzGTaMPf/4UEKTTK/BNM0lTbMawW/gNQRbYNFVRQQQUVVFBBBRVUUEEFFVRQwd9miOh/BkYmZhZWNnYOTi5uHl4+fgI=',
  alpha:
    'UklGRnIAAABXRUJQVlA4WAoAAAAQAAAAFwAADwAAQUxQSAoAAAABB1DAiAhERP8DVlA4IEIAAABQAwCdASoYABAAPtE4sFMoIiWjmAEAGglqAJ0a4ABZnMMkwAD+VkH+TVZP/+FsX+gr' +
    'dyuPd9uTGcSMCjCG0W6UAAA=',
  animated:
    'UklGRs4AAABXRUJQVlA4WAoAAAACAAAAFwAADwAAQU5JTQYAAAD/////AABBTk1GTgAAAAAAAAAAABcAAA8AAGQAAABWUDggNgAAAPACAJ0BKhgAEAA/EXKwUCwmpKKwCAGAIglADsAA' +
    'IGwAAP7mzt/13i0o1//8s/7yvRDv+ogAAEFOTUZMAAAAAAAAAAAAFwAADwAAZAAAAFZQOCA0AAAAsAIAnQEqGAAQAD8RcrBQLCakorAIAYAiCUAAD2QAAP7upj//+Wf/5Rf7yupz7k/V' +
    's+AAAA==',
}

export type PhotoName = keyof typeof BASE64
// Object.keys widens to string[]; these are the keys of the object above.
export const PHOTO_NAMES = Object.keys(BASE64) as PhotoName[]
export const photo = (name: PhotoName): Buffer => Buffer.from(BASE64[name], 'base64')

/** Written wherever something private would be. */
export const CANARY = 'CANARY-52.5200N-13.4050E'
export const PROFILE = Buffer.from(`a colour profile, not looked into${'.'.repeat(100)}`)

/** A TIFF structure as a camera writes it: description, orientation and a GPS directory. */
export function exif(orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const words = Buffer.from(`${CANARY}\0`, 'latin1')
  const tiff = Buffer.alloc(8 + 2 + 3 * 12 + 4 + 2 + 12 + 4 + words.length)
  const short = (value: number, at: number) => (order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at))
  const long = (value: number, at: number) => (order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at))
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    short(tag, at)
    short(type, at + 2)
    long(count, at + 4)
    if (type === 3) short(value, at + 8)
    else long(value, at + 8)
  }
  const gps = 8 + 2 + 3 * 12 + 4
  const text = gps + 2 + 12 + 4
  tiff.write(order, 0, 'latin1')
  short(42, 2)
  long(8, 4)
  short(3, 8)
  entry(10, 0x010e, 2, words.length, text)
  entry(22, 0x0112, 3, 1, orientation)
  entry(34, 0x8825, 4, 1, gps)
  short(1, gps)
  entry(gps + 2, 0x001c, 7, words.length, text)
  words.copy(tiff, text)
  return tiff
}

const latin = (text: string) => Buffer.from(text, 'latin1')

export function jpegSegment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}

/** With all that cameras and programs add, before the picture, and more after its end. */
export function jpegWithMetadata(name: 'baseline' | 'progressive' | 'cmyk', orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const plain = photo(name)
  return Buffer.concat([
    plain.subarray(0, 2),
    jpegSegment(0xe1, Buffer.concat([latin('Exif\0\0'), exif(orientation, order)])),
    jpegSegment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${CANARY}</x:xmpmeta>`)),
    jpegSegment(0xe2, Buffer.concat([latin('ICC_PROFILE\0\x01\x01'), PROFILE])),
    jpegSegment(0xe2, latin(`MPF\0${CANARY}`)),
    jpegSegment(0xed, latin(`Photoshop 3.0\x008BIM\x04\x04${CANARY}`)),
    jpegSegment(0xeb, latin(`JP\0\0 content credentials ${CANARY}`)),
    jpegSegment(0xfe, latin(`a comment, ${CANARY}`)),
    plain.subarray(2),
    // The second picture of an MPF file, and the video of a "live" photo.
    jpegWithThumbnail(),
    latin(`ftypmp42 ${CANARY}`),
  ])
}

function jpegWithThumbnail(): Buffer {
  return Buffer.concat([photo('baseline').subarray(0, 2), jpegSegment(0xe1, Buffer.concat([latin('Exif\0\0'), exif(3)])), photo('baseline').subarray(2)])
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(12 + data.length)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length)
  return whole
}

const AFTER_HEADER = 8 + 25

export function pngWithMetadata(plain: Buffer, orientation: number): Buffer {
  return Buffer.concat([
    plain.subarray(0, AFTER_HEADER),
    pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
    pngChunk('iCCP', Buffer.concat([latin('profile\0\0'), PROFILE])),
    pngChunk('eXIf', exif(orientation)),
    pngChunk('tEXt', latin(`Author\0${CANARY}`)),
    pngChunk('zTXt', latin(`Raw profile type exif\0\0${CANARY}`)),
    pngChunk('iTXt', latin(`XML:com.adobe.xmp\0\0\0\0\0${CANARY}`)),
    pngChunk('tIME', Buffer.from([7, 0xea, 11, 24, 9, 0, 0])),
    pngChunk('caBX', latin(CANARY)),
    plain.subarray(AFTER_HEADER),
    latin(`PK\x03\x04 a zip behind the picture ${CANARY}`),
  ])
}

export function webpChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

export function webpFile(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat(chunks)
  const head = latin('RIFF\0\0\0\0WEBP')
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}

/** A simple or extended WebP made an extended one with everything in it. */
export function webpWithMetadata(name: 'lossy' | 'lossless' | 'alpha' | 'animated', orientation: number, prefix = ''): Buffer {
  const plain = photo(name)
  const isExtended = plain.toString('latin1', 12, 16) === 'VP8X'
  const head = Buffer.from(isExtended ? plain.subarray(20, 30) : [0, 0, 0, 0, 23, 0, 0, 15, 0, 0])
  head.writeUInt8(head.readUInt8(0) | 0x2c, 0)
  return Buffer.concat([
    webpFile(
      webpChunk('VP8X', head),
      webpChunk('ICCP', PROFILE),
      plain.subarray(isExtended ? 30 : 12),
      webpChunk('EXIF', Buffer.concat([latin(prefix), exif(orientation)])),
      webpChunk('XMP ', latin(`<x:xmpmeta>${CANARY}</x:xmpmeta>`)),
      webpChunk('ABCD', latin(CANARY)),
    ),
    latin(`behind the end ${CANARY}`),
  ])
}

/** A PNG of exactly so many bytes (at least 100) whose pixels nobody has looked at: structure and checksums are right. */
export function pngOfSize(bytes: number, seed = 1, size = { width: 64, height: 64 }): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size.width, 0)
  header.writeUInt32BE(size.height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const data = Buffer.alloc(bytes - 8 - 25 - 12 - 12)
  let state = (seed * 2_654_435_761) >>> 0
  for (let at = 0; at + 4 <= data.length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    data.writeUInt32LE(state, at)
  }
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), pngChunk('IHDR', header), pngChunk('IDAT', data), pngChunk('IEND', Buffer.alloc(0))])
}
