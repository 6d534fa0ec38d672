/** WebP (RFC 9649): a RIFF list of chunks. Either one picture, or an extended file (VP8X) with profile, transparency or animation. */
import { BrokenImage, factsOf } from './broken-image.ts'
import type { ImageFacts } from './broken-image.ts'
import { orientationTiff, readOrientation, withoutExifPrefix } from './exif.ts'

const HAS_EXIF = 0x08
const HAS_XMP = 0x04
/** Without these two and any other chunk, a picture looks the same. */
const KEPT = new Set(['VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L'])
const KEPT_IN_FRAME = new Set(['ALPH', 'VP8 ', 'VP8L'])
/** Of an ANMF chunk, before the chunks of its frame. */
const FRAME_HEADER = 16

interface Chunk {
  type: string
  data: Buffer
}

/** Throws BrokenImage unless each chunk is there to its end. */
function chunksOf(list: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = 0; at < list.length; ) {
    if (at + 8 > list.length) throw new BrokenImage('a chunk without a length')
    const length = list.readUInt32LE(at + 4)
    const end = at + 8 + length
    if (end > list.length) throw new BrokenImage('a chunk cut short')
    chunks.push({ type: list.toString('latin1', at, at + 4), data: list.subarray(at + 8, end) })
    at = end + (length % 2)
  }
  return chunks
}

function parse(bytes: Buffer): { chunks: Chunk[]; facts: ImageFacts } {
  if (bytes.length < 20 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') throw new BrokenImage('no signature')
  const size = bytes.readUInt32LE(4)
  if (size < 12 || 8 + size > bytes.length) throw new BrokenImage('cut short')
  const chunks = chunksOf(bytes.subarray(12, 8 + size))
  const [first] = chunks
  const exif = chunks.find((one) => one.type === 'EXIF')
  const orientation = exif ? readOrientation(withoutExifPrefix(exif.data)) : 1
  if (first?.type === 'VP8 ' || first?.type === 'VP8L') return { chunks: [first], facts: factsOf(...pictureSize(first), 1) }
  if (first?.type !== 'VP8X' || first.data.length < 10) throw new BrokenImage('no picture')
  const pictures = chunks.flatMap((one) => (one.type === 'ANMF' ? chunksOf(one.data.subarray(FRAME_HEADER)) : [one])).filter((one) => one.type === 'VP8 ' || one.type === 'VP8L')
  if (pictures.length === 0) throw new BrokenImage('no picture')
  for (const picture of pictures) pictureSize(picture)
  return { chunks, facts: factsOf(first.data.readUIntLE(4, 3) + 1, first.data.readUIntLE(7, 3) + 1, orientation) }
}

/** Width and height of a coded picture (RFC 6386 9.1; RFC 9649 3.4). Throws when its head is not one, or its first part is cut. */
function pictureSize({ type, data }: Chunk): [number, number] {
  if (type === 'VP8L') {
    if (data.length < 5 || data[0] !== 0x2f) throw new BrokenImage('no picture')
    const bits = data.readUInt32LE(1)
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
  }
  if (data.length < 10 || data.readUIntBE(3, 3) !== 0x9d012a) throw new BrokenImage('no picture')
  const firstPart = data.readUIntLE(0, 3) >>> 5
  if (data.readUInt8(0) % 2 !== 0 || 10 + firstPart > data.length) throw new BrokenImage('a picture cut short')
  return [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff]
}

export function readWebp(bytes: Buffer): ImageFacts {
  return parse(bytes).facts
}

/** The same picture without EXIF (but the orientation), XMP, unknown chunks and anything after the end. */
export function cleanWebp(bytes: Buffer): Buffer {
  const { chunks, facts } = parse(bytes)
  const kept = chunks.filter((one) => KEPT.has(one.type)).map((one) => write(withoutMetadata(one, facts.orientation)))
  if (facts.orientation !== 1) kept.push(write({ type: 'EXIF', data: orientationTiff(facts.orientation) }))
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}

function withoutMetadata(chunk: Chunk, orientation: number): Chunk {
  if (chunk.type === 'VP8X') {
    const data = Buffer.from(chunk.data.subarray(0, 10))
    const flags = data.readUInt8(0) & ~(HAS_EXIF | HAS_XMP)
    data.writeUInt8(orientation === 1 ? flags : flags | HAS_EXIF, 0)
    return { type: chunk.type, data }
  }
  if (chunk.type === 'ANMF') {
    const frame = chunksOf(chunk.data.subarray(FRAME_HEADER)).filter((one) => KEPT_IN_FRAME.has(one.type))
    return { type: chunk.type, data: Buffer.concat([chunk.data.subarray(0, FRAME_HEADER), ...frame.map(write)]) }
  }
  return chunk
}

function write({ type, data }: Chunk): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat(data.length % 2 === 0 ? [head, data] : [head, data, Buffer.alloc(1)])
}
