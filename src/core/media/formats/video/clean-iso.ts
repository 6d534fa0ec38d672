/**
 * What must be blotted out of an MP4 or MOV so that it tells nothing but the film: a list of what a player needs is kept, everything else
 * becomes free space of the same length. Nothing moves, so no coded byte and no offset changes (decision 0013).
 */
import { boxesIn, bodyOf, childrenOf } from './boxes.ts'
import type { Box } from './boxes.ts'
import { BrokenVideo } from './byte-reader.ts'
import type { ByteReader } from './byte-reader.ts'
import { samplesOf } from './iso-samples.ts'
import { zeros } from './patches.ts'
import type { Patch } from './patches.ts'

/** Parts that a player needs, by what they lie in. */
const KEPT: Record<string, ReadonlySet<string>> = {
  top: new Set(['ftyp', 'styp', 'moov', 'mdat', 'moof', 'mfra', 'sidx', 'ssix', 'pdin']),
  moov: new Set(['mvhd', 'trak', 'mvex', 'iods']),
  trak: new Set(['tkhd', 'edts', 'tref', 'mdia', 'tapt', 'load']),
  mdia: new Set(['mdhd', 'hdlr', 'minf', 'elng']),
  minf: new Set(['vmhd', 'smhd', 'hmhd', 'sthd', 'nmhd', 'gmhd', 'hdlr', 'dinf', 'stbl']),
  stbl: new Set(['stsd', 'stts', 'ctts', 'cslg', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'stsh', 'stps', 'padb', 'stdp', 'sdtp', 'sbgp', 'sgpd', 'subs', 'saiz', 'saio']),
  moof: new Set(['mfhd', 'traf']),
  traf: new Set(['tfhd', 'tfdt', 'trun', 'sdtp', 'sbgp', 'sgpd', 'subs', 'saiz', 'saio']),
}
/** Already nothing; what they hide goes all the same. */
const NOTHING = new Set(['free', 'skip', 'wide'])
/** Tracks that are seen or heard. Others tell where and with what it was filmed, moment by moment. */
const SHOWN = new Set(['vide', 'soun', 'subt', 'sbtl', 'text', 'clcp', 'auxv'])

const MOST_TRACKS = 200

interface Cleaning {
  reader: ByteReader
  patches: Patch[]
  isFragmented: boolean
  tracks: number
}

/** Throws BrokenVideo when it cannot be followed to its end: then it is not known what it tells. */
export async function cleanIso(reader: ByteReader): Promise<Patch[]> {
  const top: Box[] = []
  let tail: Patch | null = null
  try {
    for await (const box of boxesIn(reader, 0, reader.size, true)) top.push(box)
  } catch (error) {
    tail = await tailOf(reader, top)
    if (tail === null) throw error
  }
  const cleaning: Cleaning = { reader, patches: [], isFragmented: top.some((box) => box.type === 'moof'), tracks: 0 }
  for (const box of top) {
    if (blotted(cleaning, 'top', box)) continue
    if (box.type === 'moov') await cleanMovie(cleaning, box)
    else if (box.type === 'moof') await cleanFragment(cleaning, box)
  }
  if (cleaning.tracks === 0) throw new BrokenVideo('no track')
  if (tail !== null) cleaning.patches.push(tail)
  return cleaning.patches
}

/**
 * Some cameras leave something of their own behind the last box, which is none. Null where it may be a part of the film that was cut. It becomes
 * free space too.
 */
async function tailOf(reader: ByteReader, top: readonly Box[]): Promise<Patch | null> {
  const last = top.at(-1)
  if (!last || !top.some((box) => box.type === 'moov') || !top.some((box) => box.type === 'mdat')) return null
  const at = last.at + last.size
  const length = reader.size - at
  if (length < 8) return zeros(at, length)
  const type = (await reader.read(at + 4, 4)).toString('latin1')
  if (KEPT.top?.has(type) || NOTHING.has(type) || length > 0xffffffff) return null
  const head = Buffer.alloc(8)
  head.writeUInt32BE(length, 0)
  head.write('free', 4, 'latin1')
  return { at, length, head }
}

/** Makes free space of what is not on the list. */
function blotted({ patches }: Cleaning, inside: string, box: Box): boolean {
  if (NOTHING.has(box.type)) {
    patches.push(zeros(...lengthOf(box)))
    return true
  }
  if (KEPT[inside]?.has(box.type)) return false
  blot(patches, box)
  return true
}

function blot(patches: Patch[], box: Box): void {
  // The size in the header stays as it is, also a long one.
  patches.push({ at: box.at + 4, length: 4, head: Buffer.from('free', 'latin1') }, zeros(...lengthOf({ ...box, header: box.header === 16 ? 16 : 8 })))
}

const lengthOf = (box: Box): [at: number, length: number] => [box.at + box.header, box.size - box.header]

async function cleanMovie(cleaning: Cleaning, moov: Box): Promise<void> {
  const boxes = (await childrenOf(cleaning.reader, moov)).filter((box) => !blotted(cleaning, 'moov', box))
  if (!boxes.some((box) => box.type === 'mvhd')) throw new BrokenVideo('no mvhd')
  const tracks: { box: Box; isShown: boolean }[] = []
  for (const box of boxes) {
    if (box.type === 'mvhd') await forgetTimes(cleaning, box)
    if (box.type === 'trak') tracks.push({ box, isShown: SHOWN.has(await handlerOf(cleaning.reader, box)) })
  }
  if (tracks.length > MOST_TRACKS) throw new BrokenVideo('too many tracks')
  const hasHidden = tracks.some((track) => !track.isShown)
  if (hasHidden && cleaning.isFragmented) throw new BrokenVideo('data in fragments')
  for (const { box, isShown } of tracks) {
    if (isShown) {
      cleaning.tracks += 1
      await cleanTrack(cleaning, box, hasHidden)
    } else {
      for (const [at, length] of await samplesOf(cleaning.reader, box)) cleaning.patches.push(zeros(at, length))
      blot(cleaning.patches, box)
    }
  }
}

async function cleanTrack(cleaning: Cleaning, trak: Box, hasHidden: boolean): Promise<void> {
  const { reader, patches } = cleaning
  for (const box of await childrenOf(reader, trak)) {
    // It may point to a track that is no more.
    if (box.type === 'tref' && hasHidden) blot(patches, box)
    else if (blotted(cleaning, 'trak', box)) continue
    else if (box.type === 'tkhd') await forgetTimes(cleaning, box)
    else if (box.type === 'mdia') await cleanMedia(cleaning, box)
  }
}

async function cleanMedia(cleaning: Cleaning, mdia: Box): Promise<void> {
  for (const box of await childrenOf(cleaning.reader, mdia)) {
    if (blotted(cleaning, 'mdia', box)) continue
    if (box.type === 'mdhd') await forgetTimes(cleaning, box)
    if (box.type === 'hdlr') forgetName(cleaning, box)
    if (box.type !== 'minf') continue
    for (const part of await childrenOf(cleaning.reader, box)) {
      if (blotted(cleaning, 'minf', part)) continue
      if (part.type === 'hdlr') forgetName(cleaning, part)
      if (part.type === 'dinf') await cleanReferences(cleaning, part)
      if (part.type === 'stbl') for (const table of await childrenOf(cleaning.reader, part)) blotted(cleaning, 'stbl', table)
    }
  }
}

async function cleanFragment(cleaning: Cleaning, moof: Box): Promise<void> {
  for (const box of await childrenOf(cleaning.reader, moof)) {
    if (blotted(cleaning, 'moof', box) || box.type !== 'traf') continue
    for (const part of await childrenOf(cleaning.reader, box)) blotted(cleaning, 'traf', part)
  }
}

/** `mvhd`, `tkhd` and `mdhd` begin with when it was made and changed. */
async function forgetTimes({ reader, patches }: Cleaning, box: Box): Promise<void> {
  const [at, end] = bodyOf(box)
  const length = (await reader.read(at, 1))[0] === 1 ? 16 : 8
  if (at + 4 + length > end) throw new BrokenVideo(box.type)
  patches.push(zeros(at + 4, length))
}

/** A name for people, behind 24 bytes: an empty one in both ways of writing it. */
function forgetName({ patches }: Cleaning, box: Box): void {
  const [at, end] = bodyOf(box)
  if (at + 24 < end) patches.push(zeros(at + 24, end - at - 24))
}

/** The kind of a track: `hdlr` in `mdia`. */
async function handlerOf(reader: ByteReader, trak: Box): Promise<string> {
  for (const box of await childrenOf(reader, trak)) {
    if (box.type !== 'mdia') continue
    for (const part of await childrenOf(reader, box)) {
      if (part.type === 'hdlr' && part.size - part.header >= 12) return (await reader.read(part.at + part.header + 8, 4)).toString('latin1')
    }
  }
  throw new BrokenVideo('a track of no kind')
}

/** Where the film lies: in this file. Names and paths of others go; a film that lies elsewhere is none. */
async function cleanReferences({ reader, patches }: Cleaning, dinf: Box): Promise<void> {
  for (const dref of await childrenOf(reader, dinf)) {
    if (dref.type !== 'dref') continue
    const [from, end] = bodyOf(dref)
    for await (const entry of boxesIn(reader, from + 8, end, false)) {
      const [at, stop] = bodyOf(entry)
      if (stop - at < 4 || (await reader.read(at + 3, 1))[0] !== 1) throw new BrokenVideo('a film in another file')
      patches.push(zeros(at + 4, stop - at - 4))
    }
  }
}
