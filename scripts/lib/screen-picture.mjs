// The picture on a virtual screen, as PNG: Xvfb keeps it in a file in the XWD format.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { crc32Of } from './crc32.mjs'
import { deflateSync } from 'node:zlib'

/** Writes what is on the screen to `place`, without the empty margin around the window. Answers false while nothing is shown. */
export function writeScreenPicture(frameFile, place) {
  const picture = cropped(readFrame(readFileSync(frameFile)))
  if (picture === null) return false
  const temporary = `${place}.tmp`
  writeFileSync(temporary, encodePng(picture))
  renameSync(temporary, place)
  return true
}

/** XWD: 25 big-endian numbers, the window's name, a colour table of 12 bytes each, then rows of 32-bit pixels. */
function readFrame(file) {
  const number = (index) => file.readUInt32BE(index * 4)
  const [headerSize, width, height, bytesPerRow, colors] = [number(0), number(4), number(5), number(12), number(19)]
  if (number(11) !== 32) throw new Error(`the screen has ${number(11)} bits per pixel, not 32`)
  const isBigEndian = number(7) === 1
  return { pixels: file.subarray(headerSize + colors * 12), width, height, bytesPerRow, order: isBigEndian ? [1, 2, 3] : [2, 1, 0] }
}

/** The part that is not black. */
function cropped({ pixels, width, height, bytesPerRow, order }) {
  const isEmpty = (x, y) => pixels.readUInt32LE(y * bytesPerRow + x * 4) % 0x1000000 === 0
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isEmpty(x, y)) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      bottom = y
    }
  }
  if (right < 0) return null
  const [w, h] = [right - left + 1, bottom - top + 1]
  const rows = Buffer.alloc(h * (1 + w * 3))
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const from = (top + y) * bytesPerRow + (left + x) * 4
      const to = y * (1 + w * 3) + 1 + x * 3
      for (let channel = 0; channel < 3; channel++) rows[to + channel] = pixels[from + order[channel]]
    }
  }
  return { rows, width: w, height: h }
}

function encodePng({ rows, width, height }) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8 + body.length)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32Of(body), 4 + body.length)
  return frame
}
