/** Where the samples of a track lie in the file (ISO/IEC 14496-12, 8.7). */
import { bodyOf, childrenOf } from './boxes.ts'
import type { Box } from './boxes.ts'
import { BrokenVideo } from './byte-reader.ts'
import type { ByteReader } from './byte-reader.ts'

/** Twenty minutes of data at 400 a second. */
const MOST_SAMPLES = 500_000

/** Stretches of the file, one for each chunk. */
export async function samplesOf(reader: ByteReader, trak: Box): Promise<[at: number, length: number][]> {
  const stbl = await find(reader, trak, ['mdia', 'minf', 'stbl'])
  const tables = new Map((await childrenOf(reader, stbl)).map((box) => [box.type, box]))
  const chunks = await chunkOffsets(reader, tables)
  const sizeAt = await sampleSizes(reader, tables)
  const runs = await chunkRuns(reader, tables)
  const found: [number, number][] = []
  let sample = 0
  chunks.forEach((at, chunk) => {
    while (runs.length > 1 && (runs[1]?.first ?? Infinity) <= chunk + 1) runs.shift()
    if (sample + (runs[0]?.samples ?? 0) > MOST_SAMPLES) throw new BrokenVideo('too many samples')
    let length = 0
    for (let left = runs[0]?.samples ?? 0; left > 0; left -= 1) length += sizeAt(sample++)
    if (at + length > reader.size) throw new BrokenVideo('samples past the end')
    if (length > 0) found.push([at, length])
  })
  return found
}

async function find(reader: ByteReader, box: Box, path: readonly string[]): Promise<Box> {
  let now = box
  for (const type of path) {
    const next = (await childrenOf(reader, now)).find((child) => child.type === type)
    if (!next) throw new BrokenVideo(`no ${type}`)
    now = next
  }
  return now
}

/** The entries of a table: behind the version, `skip` more bytes, and their number. */
async function entries(reader: ByteReader, box: Box | undefined, width: number, skip = 0): Promise<Buffer> {
  if (!box) return Buffer.alloc(0)
  const [at, end] = bodyOf(box)
  const count = (await reader.read(at + 4 + skip, 4)).readUInt32BE(0)
  if (count > MOST_SAMPLES || at + 8 + skip + count * width > end) throw new BrokenVideo(box.type)
  // A copy: the reader uses its page again.
  return Buffer.from(await reader.read(at + 8 + skip, count * width))
}

async function chunkOffsets(reader: ByteReader, tables: ReadonlyMap<string, Box>): Promise<number[]> {
  const short = await entries(reader, tables.get('stco'), 4)
  if (tables.has('stco')) return Array.from({ length: short.length / 4 }, (_, at) => short.readUInt32BE(at * 4))
  const long = await entries(reader, tables.get('co64'), 8)
  return Array.from({ length: long.length / 8 }, (_, at) => Number(long.readBigUInt64BE(at * 8)))
}

async function sampleSizes(reader: ByteReader, tables: ReadonlyMap<string, Box>): Promise<(sample: number) => number> {
  const stsz = tables.get('stsz')
  if (!stsz) throw new BrokenVideo('no stsz')
  const all = (await reader.read(bodyOf(stsz)[0] + 4, 4)).readUInt32BE(0)
  if (all > 0) return () => all
  const list = await entries(reader, stsz, 4, 4)
  return (sample) => {
    if (sample * 4 + 4 > list.length) throw new BrokenVideo('more samples than sizes')
    return list.readUInt32BE(sample * 4)
  }
}

async function chunkRuns(reader: ByteReader, tables: ReadonlyMap<string, Box>): Promise<{ first: number; samples: number }[]> {
  const list = await entries(reader, tables.get('stsc'), 12)
  const runs = Array.from({ length: list.length / 12 }, (_, at) => ({ first: list.readUInt32BE(at * 12), samples: list.readUInt32BE(at * 12 + 4) }))
  if (runs.some((run) => run.samples > MOST_SAMPLES)) throw new BrokenVideo('stsc')
  return runs
}
