/** PNG (third edition): a signature and a list of chunks, each with its checksum, up to IEND. Animated ones (APNG) too. */
import { crc32 } from 'node:zlib'
import { BrokenImage, factsOf } from './broken-image.ts'
import type { ImageFacts } from './broken-image.ts'
import { orientationTiff, readOrientation } from './exif.ts'

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const CRITICAL = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])
/** What a viewer needs to show the picture as it was meant: colours, transparency, pixel density, animation. All else is left out. */
const KEPT = new Set([...CRITICAL, 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT'])
const DEPTHS: Record<number, readonly number[]> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] }

interface Chunk {
  type: string
  /** Length, type, data and checksum. */
  whole: Buffer
  data: Buffer
}

/** Throws BrokenImage unless the picture is whole to its end chunk. What follows is not looked at. */
function parse(bytes: Buffer): { chunks: Chunk[]; facts: ImageFacts } {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE)) throw new BrokenImage('no signature')
  const chunks: Chunk[] = []
  let hasEnded = false
  for (let at = 8; !hasEnded; ) {
    if (at + 12 > bytes.length) throw new BrokenImage('no end')
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) throw new BrokenImage('a chunk cut short')
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (!/^[A-Za-z]{4}$/.test(type)) throw new BrokenImage('a chunk without a name')
    const isNeeded = type.charAt(0) < 'a'
    if (isNeeded && !CRITICAL.has(type)) throw new BrokenImage('a chunk that is not known')
    if (isNeeded && crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw new BrokenImage('a wrong checksum')
    chunks.push({ type, whole: bytes.subarray(at, end), data: bytes.subarray(at + 8, end - 4) })
    hasEnded = type === 'IEND'
    at = end
  }
  const [header] = chunks
  if (header?.type !== 'IHDR' || header.data.length !== 13) throw new BrokenImage('no header')
  if (!DEPTHS[header.data.readUInt8(9)]?.includes(header.data.readUInt8(8))) throw new BrokenImage('an unknown kind of pixels')
  if (!chunks.some((one) => one.type === 'IDAT' && one.data.length > 0)) throw new BrokenImage('no picture')
  const exif = chunks.find((one) => one.type === 'eXIf')
  return { chunks, facts: factsOf(header.data.readUInt32BE(0), header.data.readUInt32BE(4), exif ? readOrientation(exif.data) : 1) }
}

export function readPng(bytes: Buffer): ImageFacts {
  return parse(bytes).facts
}

/** The same picture without texts, times, EXIF (but the orientation), private chunks and anything after the end. */
export function cleanPng(bytes: Buffer): Buffer {
  const { chunks, facts } = parse(bytes)
  const [header, ...rest] = chunks.filter((one) => KEPT.has(one.type)).map((one) => one.whole)
  const orientation = facts.orientation === 1 ? [] : [write('eXIf', orientationTiff(facts.orientation))]
  return Buffer.concat([PNG_SIGNATURE, ...(header ? [header] : []), ...orientation, ...rest])
}

function write(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(12 + data.length)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length)
  return whole
}
