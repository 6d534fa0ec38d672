/**
 * The same for WebM (RFC 8794 for EBML, RFC 9559 for what is in it): what a player needs stays, everything else becomes a Void element of the
 * same length.
 */
import { BrokenVideo } from './byte-reader.ts'
import type { ByteReader } from './byte-reader.ts'
import type { Patch } from './patches.ts'

interface Element {
  id: number
  at: number
  header: number
  /** All of it; null while it is not known (a recording that was never ended). */
  size: number | null
}

const ID = {
  ebml: 0x1a45dfa3, segment: 0x18538067, seekHead: 0x114d9b74, seek: 0x4dbb, seekId: 0x53ab, info: 0x1549a966, tracks: 0x1654ae6b, cluster: 0x1f43b675, cues: 0x1c53bb6b,
  trackEntry: 0xae, void: 0xec,
} as const

/** Parts that a player needs, by what they lie in. Dates, titles, tags, attachments, chapters and sums over them are not among them. */
const KEPT_IN_SEGMENT = new Set<number>([ID.seekHead, ID.info, ID.tracks, ID.cluster, ID.cues])
/** TimestampScale, Duration, MuxingApp, WritingApp: the last two have to be there, and name programs. */
const KEPT_IN_INFO = new Set([0x2ad7b1, 0x4489, 0x4d80, 0x5741])
/** Name and CodecName are words of people. */
const LEFT_OUT_OF_TRACK = new Set([0x536e, 0x258688, 0xbf])
/** What follows a part whose end is not known. */
const LEVEL_ONE = new Set<number>([...KEPT_IN_SEGMENT, 0x1254c367, 0x1941a469, 0x1043a770])
/** Ten a second for an hour, each a piece of film or sound. */
const MOST_ELEMENTS = 200_000
const PAUSE_EVERY = 500

interface Cleaning {
  reader: ByteReader
  patches: Patch[]
  left: number
  tracks: number
}

/** Throws BrokenVideo when it cannot be followed to its end. */
export async function cleanWebm(reader: ByteReader): Promise<Patch[]> {
  const cleaning: Cleaning = { reader, patches: [], left: MOST_ELEMENTS, tracks: 0 }
  const head = await elementAt(cleaning, 0, reader.size)
  if (head.id !== ID.ebml || head.size === null) throw new BrokenVideo('no EBML')
  let at = head.size
  while (at < reader.size) {
    const element = await elementAt(cleaning, at, reader.size)
    const end = element.size === null ? reader.size : at + element.size
    if (element.id === ID.segment) await cleanSegment(cleaning, at + element.header, end)
    else blot(cleaning, element)
    at = end
  }
  if (cleaning.tracks === 0) throw new BrokenVideo('no track')
  return cleaning.patches
}

async function cleanSegment(cleaning: Cleaning, from: number, end: number): Promise<void> {
  for (let at = from; at < end; ) {
    const element = await elementAt(cleaning, at, end)
    if (element.size === null) {
      if (element.id !== ID.cluster) throw new BrokenVideo('an open element')
      at = await endOfCluster(cleaning, at + element.header, end)
      continue
    }
    if (!KEPT_IN_SEGMENT.has(element.id)) blot(cleaning, element)
    else if (element.id === ID.seekHead) await cleanSeekHead(cleaning, element)
    else if (element.id === ID.info) for (const part of await partsOf(cleaning, element)) { if (!KEPT_IN_INFO.has(part.id)) blot(cleaning, part) }
    else if (element.id === ID.tracks) await cleanTracks(cleaning, element)
    at += element.size
  }
}

/** Entries that point to what is no more. */
async function cleanSeekHead(cleaning: Cleaning, head: Element): Promise<void> {
  for (const seek of await partsOf(cleaning, head)) {
    const target = seek.id === ID.seek ? (await partsOf(cleaning, seek)).find((part) => part.id === ID.seekId) : undefined
    const length = target?.size == null ? 0 : target.size - target.header
    const id = target && length >= 1 && length <= 4 ? (await cleaning.reader.read(target.at + target.header, length)).readUIntBE(0, length) : 0
    if (!KEPT_IN_SEGMENT.has(id)) blot(cleaning, seek)
  }
}

async function cleanTracks(cleaning: Cleaning, tracks: Element): Promise<void> {
  for (const track of await partsOf(cleaning, tracks)) {
    if (track.id !== ID.trackEntry) {
      blot(cleaning, track)
      continue
    }
    cleaning.tracks += 1
    for (const part of await partsOf(cleaning, track)) if (LEFT_OUT_OF_TRACK.has(part.id)) blot(cleaning, part)
  }
}

async function partsOf(cleaning: Cleaning, parent: Element): Promise<(Element & { size: number })[]> {
  const parts: (Element & { size: number })[] = []
  const end = parent.at + (parent.size ?? 0)
  for (let at = parent.at + parent.header; at < end; ) {
    const part = await elementAt(cleaning, at, end)
    if (part.size === null) throw new BrokenVideo('an open element')
    parts.push({ ...part, size: part.size })
    at += part.size
  }
  return parts
}

/** Piece by piece, until the next part of the film begins. */
async function endOfCluster(cleaning: Cleaning, from: number, end: number): Promise<number> {
  let at = from
  while (at < end) {
    const element = await elementAt(cleaning, at, end)
    if (LEVEL_ONE.has(element.id)) return at
    if (element.size === null) throw new BrokenVideo('an open element')
    at += element.size
  }
  return at
}

/** RFC 8794, 4 and 5: both numbers say in their first byte how long they are. */
async function elementAt(cleaning: Cleaning, at: number, end: number): Promise<Element> {
  if ((cleaning.left -= 1) < 0) throw new BrokenVideo('too many elements')
  if (cleaning.left % PAUSE_EVERY === 0) await new Promise(setImmediate)
  const head = await cleaning.reader.read(at, Math.min(12, end - at))
  const idLength = Math.clz32((head[0] ?? 0) << 24) + 1
  const sizeByte = head[idLength] ?? 0
  const sizeLength = Math.clz32(sizeByte << 24) + 1
  const header = idLength + sizeLength
  if (idLength > 4 || sizeLength > 8 || header > head.length) throw new BrokenVideo('an element')
  const id = head.readUIntBE(0, idLength)
  let size = BigInt(sizeByte & ((1 << (8 - sizeLength)) - 1))
  let isOpen = size === BigInt((1 << (8 - sizeLength)) - 1)
  for (let index = 1; index < sizeLength; index += 1) {
    const byte = head[idLength + index] ?? 0
    isOpen &&= byte === 0xff
    size = size * 256n + BigInt(byte)
  }
  if (isOpen) return { id, at, header, size: null }
  if (size > BigInt(end - at - header)) throw new BrokenVideo('the size of an element')
  return { id, at, header, size: header + Number(size) }
}

/** A Void element of the same length; its own size takes as many bytes as are needed to come out even. */
function blot({ patches }: Cleaning, { at, size }: Element): void {
  if (size === null || size < 2) throw new BrokenVideo('what cannot be left out')
  for (let width = 1; width <= 8; width += 1) {
    const rest = size - 1 - width
    // All ones would mean that the size is not known.
    if (rest < 0 || BigInt(rest) >= (1n << BigInt(7 * width)) - 1n) continue
    const head = Buffer.alloc(1 + width)
    head[0] = ID.void
    let value = BigInt(rest)
    for (let index = width; index >= 1; index -= 1) {
      head[index] = Number(value & 0xffn)
      value >>= 8n
    }
    head[1] = (head[1] ?? 0) | (0x80 >> (width - 1))
    patches.push({ at, length: size, head })
    return
  }
  throw new BrokenVideo('what cannot be left out')
}
