import { deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  content: Buffer | string
  /** Unix mode; a link has 0o120777 and its target as content. */
  mode?: number
  stored?: boolean
  /** What the archive claims, where it lies. */
  claims?: { size?: number; packed?: number; method?: number; offset?: number }
}

export const LINK = 0o120777

/** A zip archive of these entries, good or bad as they are. */
export function makeZip(entries: ZipEntry[], note = ''): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, mode = 0o100644, stored = false, claims = {} } of entries) {
    const raw = Buffer.from(content)
    const packed = stored ? raw : deflateRawSync(raw)
    const title = Buffer.from(name, 'utf8')
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(claims.method ?? (stored ? 0 : 8), 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(raw.length, 22)
    head.writeUInt16LE(title.length, 26)
    const about = Buffer.alloc(46)
    about.writeUInt32LE(0x02014b50, 0)
    about.writeUInt16LE(claims.method ?? (stored ? 0 : 8), 10)
    about.writeUInt32LE(claims.packed ?? packed.length, 20)
    about.writeUInt32LE(claims.size ?? raw.length, 24)
    about.writeUInt16LE(title.length, 28)
    about.writeUInt32LE((mode << 16) >>> 0, 38)
    about.writeUInt32LE(claims.offset ?? at, 42)
    parts.push(head, title, packed)
    directory.push(about, title)
    at += head.length + title.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(note.length, 20)
  return Buffer.concat([...parts, list, end, Buffer.from(note, 'latin1')])
}
