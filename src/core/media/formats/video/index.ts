/** Films: what is blotted out of them before they go out. */
import type { VideoFormat } from '../kinds.ts'
import type { ByteReader } from './byte-reader.ts'
import { cleanIso } from './clean-iso.ts'
import { cleanWebm } from './clean-webm.ts'
import { neededPatches } from './patches.ts'
import type { Patch } from './patches.ts'

export { BrokenVideo, readerOf } from './byte-reader.ts'
export type { ByteReader } from './byte-reader.ts'
export { applyPatches } from './patches.ts'
export type { Patch } from './patches.ts'

/** In order; empty when there is nothing to blot out. Throws BrokenVideo when that cannot be known. */
export async function cleaningOf(format: VideoFormat, reader: ByteReader): Promise<Patch[]> {
  return neededPatches(await (format.ext === 'webm' ? cleanWebm(reader) : cleanIso(reader)), reader)
}
