// A reader for plain zip archives (no zip64, no encryption), enough for one known file that was checked by checksum before.
import { chmodSync, closeSync, fstatSync, mkdirSync, openSync, readSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, resolve, sep } from 'node:path'
import { inflateRawSync } from 'node:zlib'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50

/**
 * Unpacks the entries for which `rename(name)` answers a path (relative to `folder`), leaving out those where it answers null.
 * Throws at the first entry that would leave the folder, by its name or through a link.
 */
export function unzip(file, folder, rename) {
  const descriptor = openSync(file, 'r')
  const links = []
  try {
    mkdirSync(folder, { recursive: true })
    const home = realpathSync(folder)
    for (const entry of entriesOf(descriptor)) {
      const name = entry.name.endsWith('/') ? null : rename(entry.name)
      if (name === null) continue
      const place = resolve(home, name)
      if (!place.startsWith(home + sep)) throw new Error(`the archive names a file outside of its folder: ${entry.name}`)
      const content = contentOf(descriptor, entry)
      if ((entry.mode & 0o170000) === 0o120000) links.push({ place, target: content.toString('utf8'), name: entry.name })
      else write(place, content, entry.mode)
    }
    // Last, so that nothing is ever written through one of them.
    for (const link of links) makeLink(home, link)
  } finally {
    closeSync(descriptor)
  }
}

function write(place, content, mode) {
  mkdirSync(dirname(place), { recursive: true })
  // A second entry of the same name is no archive of ours.
  writeFileSync(place, content, { flag: 'wx' })
  chmodSync(place, (mode & 0o111) === 0 ? 0o644 : 0o755)
}

function makeLink(home, { place, target, name }) {
  const isInside = !isAbsolute(target) && resolve(dirname(place), target).startsWith(home + sep)
  if (!isInside) throw new Error(`the archive holds a link that leads out of its folder: ${name}`)
  mkdirSync(dirname(place), { recursive: true })
  if (realpathSync(dirname(place)) !== dirname(place)) throw new Error(`the archive puts a link behind another link: ${name}`)
  symlinkSync(target, place)
}

function entriesOf(descriptor) {
  const size = fstatSync(descriptor).size
  const tailSize = Math.min(size, 65_557)
  const tail = read(descriptor, size - tailSize, tailSize)
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end--
  if (end < 0) throw new Error('not a zip archive')
  const directory = read(descriptor, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  const entries = []
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature;) {
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

function contentOf(descriptor, entry) {
  const head = read(descriptor, entry.offset, 30)
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const packed = read(descriptor, start, entry.packed)
  if (entry.method === 0) return packed
  // It never grows past what the archive says of itself.
  if (entry.method === 8) return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) })
  throw new Error(`${entry.name} is packed in a way that is not known here (${entry.method})`)
}

function read(descriptor, position, length) {
  if (position < 0 || position + length > fstatSync(descriptor).size) throw new Error('the archive ends too early')
  const buffer = Buffer.alloc(length)
  let done = 0
  while (done < length) {
    const got = readSync(descriptor, buffer, done, length - done, position + done)
    if (got === 0) throw new Error('the archive ends too early')
    done += got
  }
  return buffer
}
