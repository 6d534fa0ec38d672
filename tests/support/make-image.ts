/** Real image files for tests, made from a seed: no two seeds give the same bytes. */
import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = Buffer.alloc(12 + data.length)
  out.writeUInt32BE(data.length, 0)
  out.write(type, 4, 'latin1')
  out.set(data, 8)
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length)
  return out
}

/** A PNG with a soft gradient and some grain, so that it looks like a picture and does not compress to nothing. `text` adds a tEXt chunk. */
export function makePng(seed: number, width = 320, height = 240, text?: { key: string; value: string }): Buffer {
  const hue = (seed * 47) % 360
  const raw = Buffer.alloc(height * (1 + width * 3))
  let noise = (seed * 2_654_435_761) >>> 0
  for (let y = 0; y < height; y += 1) {
    const row = y * (1 + width * 3)
    for (let x = 0; x < width; x += 1) {
      noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) >>> 0
      const light = 0.35 + 0.5 * (1 - y / height) + ((noise >>> 28) - 8) / 400
      const inDisc = (x - width * 0.68) ** 2 + (y - height * 0.42) ** 2 < (height * 0.22) ** 2
      const [r, g, b] = hsl(inDisc ? (hue + 150) % 360 : hue + (x / width) * 40, inDisc ? 0.65 : 0.45, light)
      raw.set([r, g, b], row + 1 + x * 3)
    }
  }
  return encodePng(raw, width, height, text)
}

/** `rows` holds, for each line, a filter byte (0) and then red, green, blue of each pixel. */
export function encodePng(rows: Uint8Array, width: number, height: number, text?: { key: string; value: string }): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const parts = [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header)]
  if (text) parts.push(Buffer.from(chunk('tEXt', Buffer.from(`${text.key}\0${text.value}`, 'latin1'))))
  parts.push(Buffer.from(chunk('IDAT', deflateSync(rows, { level: 6 }))), Buffer.from(chunk('IEND', new Uint8Array())))
  return Buffer.concat(parts)
}

function hsl(h: number, s: number, l: number): [number, number, number] {
  const a = s * Math.min(l, 1 - l)
  const f = (n: number) => {
    const k = (n + h / 30) % 12
    return Math.max(0, Math.min(255, Math.round(255 * (l - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))))))
  }
  return [f(0), f(8), f(4)]
}
