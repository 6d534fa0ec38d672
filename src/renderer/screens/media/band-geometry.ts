/** The box that the mouse draws over the files, in pixels of the grid: what it holds is known by where rows and tiles lie, drawn or not. */
import type { Grid, GridRow } from './grid-rows.ts'

export interface Point {
  x: number
  y: number
}

export interface BandBox {
  left: number
  top: number
  right: number
  bottom: number
}

export const boxOf = (one: Point, other: Point): BandBox => ({
  left: Math.min(one.x, other.x), top: Math.min(one.y, other.y), right: Math.max(one.x, other.x), bottom: Math.max(one.y, other.y),
})

/** Below this many pixels it is a press that shook. */
const SHAKES = 5
export const isDrawn = (one: Point, other: Point): boolean => Math.hypot(one.x - other.x, one.y - other.y) >= SHAKES

/** Places in the list of all files that the box touches, in their order. */
export function placesIn({ rows }: Pick<Grid, 'rows'>, box: BandBox): number[] {
  const places: number[] = []
  for (let at = firstReaching(rows, box.top); at < rows.length; at += 1) {
    const row = rows[at]
    if (row === undefined || row.top > box.bottom) break
    if (row.kind !== 'tiles' || row.top + row.tileHeight < box.top) continue
    for (const tile of row.tiles) if (tile.left <= box.right && tile.left + tile.width >= box.left) places.push(tile.at)
  }
  return places
}

/** The first row that ends at or below a height: found by halves, for there may be thousands above it. */
function firstReaching(rows: readonly GridRow[], top: number): number {
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const row = rows[middle]
    if (row !== undefined && row.top + row.height < top) from = middle + 1
    else to = middle
  }
  return from
}

/** So near to an edge the grid moves on, the faster the nearer, and faster still beyond it. */
const EDGE = 36
const FASTEST = 2_400
const BEYOND = 120

/** Pixels a second that the grid is to move by, with the mouse at `y` of what is seen of it. */
export function scrollSpeed(y: number, height: number): number {
  const into = y < EDGE ? y - EDGE : y > height - EDGE ? y - (height - EDGE) : 0
  const share = Math.min(1, Math.abs(into) / (EDGE + BEYOND))
  return Math.sign(into) * Math.ceil(share * FASTEST)
}
