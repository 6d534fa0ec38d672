/** Reads pieces of a file by their place, as containers of films want it. */
import type { FileHandle } from 'node:fs/promises'

/** The container cannot be followed. The message is for the log and says no more than where. */
export class BrokenVideo extends Error {
  constructor(where: string) {
    super(`a broken video: ${where}`)
    this.name = 'BrokenVideo'
  }
}

export interface ByteReader {
  readonly size: number
  /** Exactly so many bytes. Throws BrokenVideo past the end. */
  read(at: number, length: number): Promise<Buffer>
}

/** Headers lie close together, so a page is kept. */
const PAGE = 64 * 1024

export function readerOf(file: Pick<FileHandle, 'read'>, size: number): ByteReader {
  let page: Buffer = Buffer.alloc(0)
  let pageAt = 0
  const load = async (at: number, length: number): Promise<Buffer> => {
    const bytes = Buffer.allocUnsafe(length)
    let done = 0
    while (done < length) {
      const { bytesRead } = await file.read(bytes, done, length - done, at + done)
      if (bytesRead === 0) break
      done += bytesRead
    }
    return bytes.subarray(0, done)
  }
  return {
    size,
    async read(at, length) {
      if (at < 0 || at + length > size) throw new BrokenVideo('past the end')
      if (length > PAGE) {
        const bytes = await load(at, length)
        if (bytes.length < length) throw new BrokenVideo('cut')
        return bytes
      }
      if (at < pageAt || at + length > pageAt + page.length) {
        page = await load(at, Math.min(PAGE, size - at))
        pageAt = at
        if (page.length < length) throw new BrokenVideo('cut')
      }
      return page.subarray(at - pageAt, at - pageAt + length)
    },
  }
}
