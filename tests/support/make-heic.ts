/**
 * HEIC files as telephones write them (ISO/IEC 23008-12): one coded square, shown alone or again and again as the tiles of a grid, turned and
 * mirrored as asked. Only the square itself is coded beforehand; nothing here can code HEVC.
 */
import { box } from './make-video.ts'

export interface HeicWish {
  /** Tiles across and down; without it the picture is the one square. */
  grid?: [columns: number, rows: number]
  /** Of the whole picture, in pixels, when it is to be another than that of its tiles; for a grid it is what is cut off it. */
  size?: [width: number, height: number]
  /** Quarters against the clock, as `irot` says it. */
  turn?: 0 | 1 | 2 | 3
  /** After the turn: 'x' mirrors left and right, 'y' top and bottom. */
  mirror?: 'x' | 'y'
  /** Colours have 10 bits. */
  deep?: boolean
  /** An ICC profile. */
  profile?: Buffer | undefined
  /** A second square says how much is seen of the first. */
  alpha?: boolean
  /** Major brand, and the others. */
  brands?: [string, ...string[]]
  /** EXIF with this in it, and an orientation that must not be heeded. */
  words?: string
  /** The tiles are said to be in a grid of this many rows, whatever there is. */
  claimedRows?: number
  /** The grid is its own tile. */
  circular?: boolean
}

/** Pixels a side: red, green; blue, yellow. */
export const SQUARE = 64
/** Red, green and blue of its four quarters, left to right and top to bottom. */
export const QUARTERS: readonly [number, number, number][] = [[224, 0, 0], [0, 160, 0], [0, 0, 224], [224, 224, 0]]

interface Coded {
  record: string
  data: string
}
const CODED: Record<'plain' | 'deep', Coded> = {
  plain: {
    record: 'AQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqSSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQA==',
    data: 'AAAAPSgBrwT4QTJp2//Qu////DF3Zf4SjQX7n3Xdv/517//9DxGQn3/Au/Rv5fBv/+eOwHL/9Bfv//PCdY/Xg44=',
  },
  deep: {
    record: 'AQQIAAAAAAAAAAAAHvAA/P36+gAADwMgAAEAF0ABDAH//wQIAAADAJ24AAADAAAeugJAIQABACpCAQEECAAAAwCduAAAAwAAHqAggQTZbqSSmubgQEDAgAAAAwCAAAADAIQiAAEAB0QBwXKwIkA=',
    data: 'AAAAPSgBrwT4QTJp2//Qu////CVvZf4SjQX7n3Xdv/58B//9Dw7NPv+CR+jfy74v/884t/L/9CLf//PCdY/XkzY=',
  },
}

const bytes = (...values: number[]) => Buffer.from(values)
const short = (...values: number[]) => Buffer.concat(values.map((value) => bytes(value >> 8, value & 255)))
const long = (...values: number[]) => Buffer.concat(values.map((value) => short(value >>> 16, value & 0xffff)))
const full = (type: string, ...parts: (Buffer | string)[]) => box(type, long(0), ...parts)

interface Item {
  type: string
  data: Buffer
  /** Numbers of properties, from 1. */
  properties: number[]
}

export function makeHeic(wish: HeicWish = {}): Buffer {
  const { grid, turn, mirror, profile, alpha = false, brands = ['heic', 'mif1', 'heic'], words } = wish
  const coded = CODED[wish.deep === true ? 'deep' : 'plain']
  const [columns, rows] = grid ?? [1, 1]
  const [width, height] = wish.size ?? [columns * SQUARE, rows * SQUARE]
  const properties: Buffer[] = [box('hvcC', Buffer.from(coded.record, 'base64')), ispe(SQUARE, SQUARE), full('pixi', bytes(3, 8, 8, 8))]
  const property = (one: Buffer) => properties.push(one)
  // Of the picture as a whole; the order is the one they are done in.
  const shown: number[] = []
  if (profile) shown.push(property(box('colr', 'prof', profile)))
  if (turn !== undefined) shown.push(property(box('irot', bytes(turn))))
  if (mirror) shown.push(property(box('imir', bytes(mirror === 'x' ? 1 : 0))))
  const data = Buffer.from(coded.data, 'base64')
  const items: Item[] = []
  const refers: Buffer[] = []
  if (grid) {
    items.push({ type: 'grid', data: Buffer.concat([bytes(0, 1, (wish.claimedRows ?? rows) - 1, columns - 1), long(width, height)]), properties: [property(ispe(width, height)), 3, ...shown] })
    for (let at = 0; at < columns * rows; at += 1) items.push({ type: 'hvc1', data, properties: [1, 2] })
    const tiles = items.slice(1).map((_, at) => (wish.circular ? 1 : at + 2))
    refers.push(box('dimg', short(1, tiles.length, ...tiles)))
  } else {
    items.push({ type: 'hvc1', data, properties: [1, wish.size ? property(ispe(width, height)) : 2, 3, ...shown] })
  }
  if (alpha) {
    items.push({ type: 'hvc1', data, properties: [1, 2, property(full('auxC', 'urn:mpeg:hevc:2015:auxid:1\0'))] })
    refers.push(box('auxl', short(items.length, 1, 1)))
  }
  if (words !== undefined) {
    // TIFF that says "lying on its left side": for HEIC that is told by `irot` alone.
    const tiff = Buffer.concat([Buffer.from('MM\0*', 'latin1'), long(8), short(2), short(0x0112, 3), long(1), short(6, 0), short(0x013b, 2), long(words.length + 1, 38), long(0), Buffer.from(`${words}\0`, 'latin1')])
    items.push({ type: 'Exif', data: Buffer.concat([long(0), tiff]), properties: [] })
    refers.push(box('cdsc', short(items.length, 1, 1)))
  }
  const [major, ...others] = brands
  const ftyp = box('ftyp', major, long(0), ...others)
  const meta = (start: number) => metaBox(items, properties, refers, start)
  return Buffer.concat([ftyp, meta(ftyp.length + meta(0).length + 8), box('mdat', ...items.map((item) => item.data))])
}

const ispe = (width: number, height: number) => full('ispe', long(width, height))

/** `start`: where the data of the first item begins. */
function metaBox(items: readonly Item[], properties: readonly Buffer[], refers: readonly Buffer[], start: number): Buffer {
  let at = start
  const places = items.map((item, index) => {
    const place = Buffer.concat([short(index + 1, 0, 1), long(at, item.data.length)])
    at += item.data.length
    return place
  })
  return full(
    'meta',
    full('hdlr', long(0), 'pict', Buffer.alloc(13)), full('pitm', short(1)), full('iloc', bytes(0x44, 0), short(items.length), ...places),
    full('iinf', short(items.length), ...items.map((item, index) => box('infe', bytes(2, 0, 0, 0), short(index + 1, 0), item.type, bytes(0)))),
    ...(refers.length === 0 ? [] : [full('iref', ...refers)]),
    box('iprp', box('ipco', ...properties), full('ipma', long(items.length), ...items.map((item, index) => Buffer.concat([short(index + 1), bytes(item.properties.length, ...item.properties)])))),
  )
}
