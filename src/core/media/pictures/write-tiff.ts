/** A TIFF that is not compressed (TIFF 6.0): how a decoded picture is handed to sharp together with its colours, which bare pixels do not tell. */

export interface RawPicture {
  width: number
  height: number
  /** With four, the last is how much covers what lies below (not multiplied into the others). */
  channels: 3 | 4
  /** An ICC profile. */
  profile: Uint8Array | null
  /** One row of pixels, of width × channels bytes. */
  row(at: number): Uint8Array
}

const ROWS_A_STRIP = 64
const HEAD = 8
const ENTRY = 12
const [SHORT, LONG, BYTES] = [3, 4, 7] as const
const SIZE_OF = { [SHORT]: 2, [LONG]: 4, [BYTES]: 1 } as const

type Field = [tag: number, type: typeof SHORT | typeof LONG | typeof BYTES, values: ArrayLike<number>]

/** The whole file in memory of its own, which can be handed to another thread. */
export function writeTiff({ width, height, channels, profile, row }: RawPicture): Uint8Array<ArrayBuffer> {
  const line = width * channels
  const strips = Math.ceil(height / ROWS_A_STRIP)
  const pixelsAt = (offsets: number): Field[] => [
    [256, LONG, [width]], [257, LONG, [height]], [258, SHORT, Array.from({ length: channels }, () => 8)], [259, SHORT, [1]], [262, SHORT, [2]],
    [273, LONG, Array.from({ length: strips }, (_, at) => offsets + at * ROWS_A_STRIP * line)], [277, SHORT, [channels]], [278, LONG, [ROWS_A_STRIP]],
    [279, LONG, Array.from({ length: strips }, (_, at) => Math.min(ROWS_A_STRIP, height - at * ROWS_A_STRIP) * line)],
    ...(channels === 4 ? [[338, SHORT, [2]] satisfies Field] : []), ...(profile === null ? [] : [[34675, BYTES, profile] satisfies Field]),
  ]
  const outside = (fields: Field[]) => fields.reduce((sum, [, type, values]) => sum + roomOutside(SIZE_OF[type] * values.length), 0)
  const shape = pixelsAt(0)
  const valuesAt = HEAD + 2 + shape.length * ENTRY + 4
  const start = valuesAt + outside(shape)
  const file = new Uint8Array(start + line * height)
  const view = new DataView(file.buffer)
  view.setUint16(0, 0x4949)
  view.setUint16(2, 42, true)
  view.setUint32(4, HEAD, true)
  view.setUint16(HEAD, shape.length, true)
  let free = valuesAt
  pixelsAt(start).forEach(([tag, type, values], at) => {
    const entry = HEAD + 2 + at * ENTRY
    const room = roomOutside(SIZE_OF[type] * values.length)
    view.setUint16(entry, tag, true)
    view.setUint16(entry + 2, type, true)
    view.setUint32(entry + 4, values.length, true)
    if (room > 0) view.setUint32(entry + 8, free, true)
    const to = room > 0 ? free : entry + 8
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index] ?? 0
      if (type === SHORT) view.setUint16(to + index * 2, value, true)
      else if (type === LONG) view.setUint32(to + index * 4, value, true)
      else view.setUint8(to + index, value)
    }
    free += room
  })
  for (let at = 0; at < height; at += 1) file.set(row(at), start + at * line)
  return file
}

/** Of the values of a field; those of up to four bytes stand in its entry. Even, as every offset must be. */
const roomOutside = (bytes: number): number => (bytes <= 4 ? 0 : bytes + (bytes % 2))
