/** The boxes of MP4 and MOV (ISO/IEC 14496-12, 4.2; QuickTime File Format, "Atoms"). */
import { BrokenVideo } from './byte-reader.ts'
import type { ByteReader } from './byte-reader.ts'

export interface Box {
  type: string
  at: number
  /** Header and all. */
  size: number
  /** Of its header: 8, 16, or 24 with the name of a `uuid`. */
  header: number
}

/** More than any camera writes; a file that has more only wants to be slow. */
const MOST_BOXES = 50_000
/** Headers mostly come from memory, so others are let in now and then. */
const PAUSE_EVERY = 500

/** Walks the boxes in a stretch of the file, one after the other. Throws BrokenVideo for one that cannot be. */
export async function* boxesIn(reader: ByteReader, from: number, end: number, isTop: boolean, count: { left: number } = { left: MOST_BOXES }): AsyncGenerator<Box> {
  for (let at = from; at < end; ) {
    if (end - at < 8) {
      // QuickTime ends some lists with four zeros.
      if ((await reader.read(at, end - at)).some((byte) => byte !== 0)) throw new BrokenVideo('a box of too little')
      return
    }
    if ((count.left -= 1) < 0) throw new BrokenVideo('too many boxes')
    if (count.left % PAUSE_EVERY === 0) await new Promise(setImmediate)
    const head = await reader.read(at, 8)
    const [size32, type] = [head.readUInt32BE(0), head.toString('latin1', 4, 8)]
    const box: Box = { type, at, size: size32, header: 8 }
    if (size32 === 1) {
      const large = (await reader.read(at + 8, 8)).readBigUInt64BE(0)
      if (large > BigInt(reader.size)) throw new BrokenVideo(`the size of ${type}`)
      box.size = Number(large)
      box.header = 16
    } else if (size32 === 0) {
      // To the end of the file; only the last box may be so.
      if (!isTop) throw new BrokenVideo(`an open ${type}`)
      box.size = end - at
    }
    if (box.size < box.header || at + box.size > end) throw new BrokenVideo(`the size of ${type}`)
    yield box
    at += box.size
  }
}

export const bodyOf = (box: Box): [from: number, end: number] => [box.at + box.header, box.at + box.size]

export async function childrenOf(reader: ByteReader, box: Box, count?: { left: number }): Promise<Box[]> {
  const boxes: Box[] = []
  for await (const child of boxesIn(reader, ...bodyOf(box), false, count)) boxes.push(child)
  return boxes
}
