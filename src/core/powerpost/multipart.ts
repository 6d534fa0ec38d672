/** One upload body: the field `type`, then exactly one file. Its length is known before the first byte. */
import type { UploadSource } from './types.ts'

const CHUNK = 1024 * 1024

/** The bytes of the file were not the ones promised: it was cut, grew or could not be read. */
export class BodySourceError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BodySourceError'
  }
}

/**
 * A name that cannot leave its quotes or its line: NFC, no control or bidi characters, no quote, backslash or slash,
 * at most 200 characters. Never empty.
 */
export function safeFileName(name: string, mime: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/["\\/:*?<>|%]/gu, '_')
    .replace(/\p{Cs}/gu, '')
    .trim()
  const cut = Array.from(clean).slice(-200).join('').replace(/^\.+/u, '')
  return cut || `file.${mime.split('/')[1]?.replace(/[^a-z0-9]/gu, '') || 'bin'}`
}

export function encodeUpload(source: UploadSource, boundary: string): { contentType: string; length: number; stream: () => AsyncIterable<Uint8Array>; ended: () => boolean } {
  if (!/^[A-Za-z0-9-]{16,70}$/.test(boundary)) throw new Error('boundary')
  const mime = /^[a-z]+\/[a-z0-9.+-]+$/.test(source.mime) ? source.mime : 'application/octet-stream'
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="type"\r\n\r\n${source.kind}\r\n` +
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${safeFileName(source.fileName, mime)}"\r\nContent-Type: ${mime}\r\n\r\n`,
    'utf8',
  )
  let ended = false
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8')
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    length: head.byteLength + source.size + tail.byteLength,
    stream: () => parts(source, head, tail, () => (ended = true)),
    // False while the closing boundary has not been handed out: such a body cannot have been taken.
    ended: () => ended,
  }
}

async function* parts(source: UploadSource, head: Uint8Array, tail: Uint8Array, onEnd: () => void): AsyncGenerator<Uint8Array> {
  yield head
  let sent = 0
  for await (const chunk of source.open()) {
    sent += chunk.byteLength
    if (sent > source.size) throw new BodySourceError('the file grew')
    if (chunk.byteLength <= CHUNK) yield chunk
    else for (let at = 0; at < chunk.byteLength; at += CHUNK) yield chunk.subarray(at, at + CHUNK)
  }
  if (sent !== source.size) throw new BodySourceError('the file was cut')
  onEnd()
  yield tail
}
