/** The library as it is drawn: rows of pictures under the name of their day, each with its height known before it is on the screen. */
import type { LibraryItem } from '../../../contract/schemas/media.ts'
import { dayName, dayOf, daysName } from '../../strings/media-library.ts'
import { isFilled, justify, shownRatio } from './justify.ts'
import type { JustifiedTile } from './justify.ts'

export type GridRow =
  | { kind: 'day'; key: string; label: string; top: number; height: number }
  /** `height` holds the space below it; `tileHeight` does not. */
  | { kind: 'tiles'; key: string; top: number; height: number; tileHeight: number; tiles: JustifiedTile[] }

export interface GridShape {
  width: number
  target: number
  gap: number
}

export const DAY_HEIGHT = 32
const VIDEO_RATIO = 16 / 9
/** Longer than any day, shorter than what is left of a month. */
const LONGEST_DAY_MS = 26 * 60 * 60_000

export interface Grid {
  rows: readonly GridRow[]
  height: number
  /** Place in `rows` of the row that holds a picture, by the picture's place in the list. */
  rowOf: readonly number[]
}

type Shaped = Pick<LibraryItem, 'id' | 'kind' | 'width' | 'height' | 'createdAt'>

const ratiosOf = (items: readonly Shaped[]) => items.map((item) => shownRatio(item.width, item.height, item.kind === 'video' ? VIDEO_RATIO : 1))

interface Span {
  from: number
  until: number
}
const isOneDay = ({ from, until }: Span) => until - from < LONGEST_DAY_MS
const nextDay = (items: readonly Shaped[], at: number, now: number): Span | null => {
  const item = items[at]
  return item === undefined ? null : dayOf(item.createdAt, now)
}
/** The place after the last picture of a day that begins at `at`. */
function endOf(items: readonly Shaped[], at: number, { from, until }: Span): number {
  let end = at + 1
  for (let next = items[end]; next !== undefined && next.createdAt >= from && next.createdAt < until; next = items[end]) end += 1
  return end
}

export function gridRows(items: readonly Shaped[], shape: GridShape, now: number): Grid {
  const rows: GridRow[] = []
  const rowOf: number[] = []
  let top = 0
  if (shape.width <= 0) return { rows, height: 0, rowOf }
  const yesterday = dayOf(dayOf(now, now).from - 1, now).from
  for (let from = 0; from < items.length;) {
    const head = items[from]
    if (head === undefined) break
    const day = dayOf(head.createdAt, now)
    let to = endOf(items, from, day)
    let label = dayName(head.createdAt, now)
    // Days of which none fills a row stand together, but for the last two.
    for (let next = nextDay(items, to, now); day.until <= yesterday && isOneDay(day) && next !== null && isOneDay(next) && next.until <= day.from; next = nextDay(items, to, now)) {
      if (isFilled(ratiosOf(items.slice(from, to)), shape)) break
      to = endOf(items, to, next)
      label = daysName(next.from, head.createdAt)
    }
    // The key names the first picture below, because a clock that was set back may bring a day twice.
    rows.push({ kind: 'day', key: `day/${head.id}`, label, top, height: DAY_HEIGHT })
    top += DAY_HEIGHT
    for (const row of justify(ratiosOf(items.slice(from, to)), shape, from)) {
      const [first] = row.tiles
      for (const tile of row.tiles) rowOf[tile.at] = rows.length
      rows.push({ kind: 'tiles', key: items[first?.at ?? 0]?.id ?? '', top, height: row.height + shape.gap, tileHeight: row.height, tiles: row.tiles })
      top += row.height + shape.gap
    }
    from = to
  }
  return { rows, height: top, rowOf }
}

/** The picture above or below one, nearest to its middle; null at the first and last row. */
export function neighbour({ rows, rowOf }: Grid, at: number, by: 1 | -1): number | null {
  const from = rowOf[at]
  const row = from === undefined ? undefined : rows[from]
  if (from === undefined || row?.kind !== 'tiles') return null
  const own = row.tiles.find((tile) => tile.at === at)
  if (own === undefined) return null
  const middle = own.left + own.width / 2
  for (let next = from + by; next >= 0 && next < rows.length; next += by) {
    const other = rows[next]
    if (other?.kind !== 'tiles') continue
    const off = (tile: JustifiedTile) => Math.abs(tile.left + tile.width / 2 - middle)
    return other.tiles.reduce((best, tile) => (off(tile) < off(best) ? tile : best)).at
  }
  return null
}

/** The picture about one page away, in the column of one. */
export function pageAway(grid: Grid, at: number, by: 1 | -1, pageHeight: number): number {
  let reached = at
  let way = 0
  for (let next = neighbour(grid, at, by); next !== null; next = neighbour(grid, next, by)) {
    const row = grid.rows[grid.rowOf[next] ?? 0]
    way += row?.height ?? 0
    if (reached !== at && way > pageHeight) break
    reached = next
  }
  return reached
}

/**
 * Where to scroll so that what one looks at stays where it is: the first picture in view that is still there. Null leaves the place
 * as it is. At the very top one sees what is new.
 */
export function keptTop(before: { grid: Grid; ids: readonly string[] }, after: { grid: Grid; ids: readonly string[] }, scrollTop: number): number | null {
  if (scrollTop <= 0) return null
  const first = before.grid.rows.findIndex((row) => row.kind === 'tiles' && row.top + row.height > scrollTop)
  if (first === -1) return null
  const places = new Map(after.ids.map((id, at) => [id, at]))
  for (const row of before.grid.rows.slice(first, first + 40)) {
    if (row.kind !== 'tiles') continue
    for (const tile of row.tiles) {
      const at = places.get(before.ids[tile.at] ?? '')
      const now = at === undefined ? undefined : after.grid.rows[after.grid.rowOf[at] ?? -1]
      if (now !== undefined) return now.top === row.top ? null : Math.max(0, scrollTop + now.top - row.top)
    }
  }
  return null
}
