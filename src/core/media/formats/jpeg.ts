/** JPEG (ITU T.81): a list of marked segments up to the end marker. */
import { BrokenImage, factsOf } from './broken-image.ts'
import type { ImageFacts } from './broken-image.ts'
import { exifPrefix, orientationTiff, readOrientation } from './exif.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
/** Tables, and the frames that every viewer knows: baseline, extended and progressive. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
const TABLES = new Set([0xc4, 0xdb, 0xdc, 0xdd])

interface Segment {
  marker: number
  /** From its marker to the next one; for a scan with all of its data. */
  whole: Buffer
  /** What follows the length; empty for markers that stand alone. */
  payload: Buffer
}

interface Jpeg {
  segments: Segment[]
  facts: ImageFacts
}

const startsWith = (bytes: Buffer, words: string) => bytes.subarray(0, words.length).equals(Buffer.from(words, 'latin1'))

/** Throws BrokenImage unless everything from the first marker to the end marker is there. What follows the end is not looked at. */
function parse(bytes: Buffer): Jpeg {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff00 + SOI) throw new BrokenImage('no beginning')
  const segments: Segment[] = []
  let size: { width: number; height: number } | null = null
  let orientation: number | null = null
  let hasScan = false
  for (let at = 2; ; ) {
    // Some cameras leave bytes between segments, which every viewer passes over; any number of 0xff may stand before a marker.
    let start = bytes.indexOf(0xff, at)
    if (start < 0) throw new BrokenImage('no end')
    while (bytes[start + 1] === 0xff) start += 1
    const marker = bytes[start + 1]
    if (marker === undefined) throw new BrokenImage('no end')
    if (marker === EOI) break
    if (marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= SOI) || start + 4 > bytes.length) throw new BrokenImage('a marker out of place')
    const length = bytes.readUInt16BE(start + 2)
    const end = start + 2 + length
    if (length < 2 || end > bytes.length) throw new BrokenImage('a segment cut short')
    const payload = bytes.subarray(start + 4, end)
    if (FRAMES.has(marker)) {
      if (size || payload.length < 6) throw new BrokenImage('frame')
      size = { height: payload.readUInt16BE(1), width: payload.readUInt16BE(3) }
    } else if (marker >= 0xc0 && marker <= 0xcf && !TABLES.has(marker)) {
      throw new BrokenImage('a kind of frame that is not shown')
    }
    if (marker === APP1 && orientation === null && startsWith(payload, 'Exif\0\0')) orientation = readOrientation(payload.subarray(6))
    at = end
    if (marker === SOS) {
      if (!size) throw new BrokenImage('a scan before its frame')
      at = endOfScan(bytes, end)
      hasScan ||= at > end
    }
    segments.push({ marker, whole: bytes.subarray(start, at), payload })
  }
  if (!size || !hasScan) throw new BrokenImage('no picture')
  return { segments, facts: factsOf(size.width, size.height, orientation ?? 1) }
}

/** Where the next marker stands: in a scan 0xff is followed by 0 (a byte of data) or by a restart marker. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; ; ) {
    at = bytes.indexOf(0xff, at)
    const next = at < 0 ? undefined : bytes[at + 1]
    if (next === undefined) throw new BrokenImage('no end')
    if (next === 0x00 || (next >= 0xd0 && next <= 0xd7)) at += 2
    else if (next === 0xff) at += 1
    else return at
  }
}

export function readJpeg(bytes: Buffer): ImageFacts {
  return parse(bytes).facts
}

/**
 * The same picture without its metadata: no EXIF but the orientation, no XMP, IPTC, comments, thumbnails, further pictures (MPF)
 * or anything after the end. Colour profile and colour transform stay. The compressed data is copied as it is.
 */
export function cleanJpeg(bytes: Buffer): Buffer {
  const { segments, facts } = parse(bytes)
  const kept = segments.flatMap(keep)
  const isJfif = (part: Buffer) => part[1] === APP0
  const orientation = facts.orientation === 1 ? [] : [segment(APP1, Buffer.concat([exifPrefix(), orientationTiff(facts.orientation)]))]
  return Buffer.concat([Buffer.from([0xff, SOI]), ...kept.filter(isJfif).slice(0, 1), ...orientation, ...kept.filter((part) => !isJfif(part)), Buffer.from([0xff, EOI])])
}

/** By what a viewer needs, so that what is not known is left out. */
function keep({ marker, whole, payload }: Segment): Buffer[] {
  if (FRAMES.has(marker) || TABLES.has(marker) || marker === SOS) return [whole]
  // Version and pixel density, without the thumbnail.
  if (marker === APP0 && startsWith(payload, 'JFIF\0') && payload.length >= 14) return [segment(APP0, Buffer.concat([payload.subarray(0, 12), Buffer.from([0, 0])]))]
  if (marker === APP2 && startsWith(payload, 'ICC_PROFILE\0')) return [whole]
  if (marker === APP14 && startsWith(payload, 'Adobe') && payload.length >= 12) return [segment(APP14, payload.subarray(0, 12))]
  return []
}

function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}
