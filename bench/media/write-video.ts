import { closeSync, openSync, writeSync } from 'node:fs'

/** The first box of an MP4, then bytes that differ. */
export function writeVideo(file: string, size: number): void {
  const descriptor = openSync(file, 'w')
  const chunk = Buffer.alloc(1 << 20, 'a frame of a video that nobody will ever see; ')
  const head = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\x02\0isomiso2', 'latin1')])
  writeSync(descriptor, head)
  for (let done = head.length; done < size; ) {
    chunk.writeUInt32LE(done >>> 0, 0)
    done += writeSync(descriptor, chunk, 0, Math.min(chunk.length, size - done))
  }
  closeSync(descriptor)
}
