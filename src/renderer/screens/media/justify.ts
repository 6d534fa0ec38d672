/** Pictures in rows of one height each that fill the width, in their order and with their own ratios. Pixels are whole. */

export interface JustifiedTile {
  /** Place of the picture in the list. */
  at: number
  left: number
  width: number
}

export interface JustifiedRow {
  height: number
  tiles: JustifiedTile[]
  /** False for a last row that has too little in it to reach the other side. */
  isFull: boolean
}

export interface JustifyOptions {
  /** Of a row, in pixels. */
  width: number
  gap: number
  /** The height that rows come close to. */
  target: number
}

/** Beyond these, width ÷ height is cut: a panorama would be a line, a receipt a column. */
export const NARROWEST = 0.5
export const WIDEST = 2.8
/** No row is drawn out to more than this many times the wished height; rather it takes one more picture. */
export const TALLEST = 1.6
/** A last row that would be this much higher than wished is still drawn out to the other side. */
const STRETCH = 1.25

export function shownRatio(width: number | null, height: number | null, fallback: number): number {
  const ratio = width !== null && height !== null && width > 0 && height > 0 ? width / height : fallback
  return Math.min(WIDEST, Math.max(NARROWEST, ratio))
}

/** Whether pictures reach the other side at the wished height. */
export function isFilled(ratios: readonly number[], { width, gap, target }: JustifyOptions): boolean {
  return ratios.reduce((sum, ratio) => sum + ratio * target, gap * (ratios.length - 1)) >= width
}

/** `first` is added to the places, for a part of a longer list. */
export function justify(ratios: readonly number[], { width, gap, target }: JustifyOptions, first = 0): JustifiedRow[] {
  if (width <= 0) return []
  const rows: JustifiedRow[] = []
  let from = 0
  let sum = 0
  const heightOf = (count: number, total: number) => (width - gap * (count - 1)) / total
  const row = (to: number, total: number, isFull: boolean) => {
    const height = Math.max(1, Math.round(isFull ? heightOf(to - from, total) : target))
    rows.push({ height, isFull, tiles: isFull ? filling(ratios, from, to, total, width, gap, first) : asTheyCome(ratios, from, to, height, gap, first) })
    from = to
    sum = 0
  }
  for (let at = 0; at < ratios.length; at += 1) {
    const ratio = ratios[at] ?? 1
    const withIt = heightOf(at - from + 1, sum + ratio)
    if (withIt > target) {
      sum += ratio
      continue
    }
    const without = at === from ? Infinity : heightOf(at - from, sum)
    if (without <= target * TALLEST && without / target < target / withIt) {
      row(at, sum, true)
      // Alone in the next row it may already be as wide as that.
      if (heightOf(1, ratio) <= target) row(at + 1, ratio, true)
      else sum = ratio
    } else row(at + 1, sum + ratio, true)
  }
  if (from < ratios.length) row(ratios.length, sum, heightOf(ratios.length - from, sum) <= target * STRETCH)
  return rows
}

/** Edges are rounded, not widths, so that nothing is left over at the end. */
function filling(ratios: readonly number[], from: number, to: number, total: number, width: number, gap: number, first: number): JustifiedTile[] {
  const space = width - gap * (to - from - 1)
  const tiles: JustifiedTile[] = []
  let before = 0
  for (let at = from; at < to; at += 1) {
    const after = before + (ratios[at] ?? 1)
    const left = Math.round((before / total) * space)
    tiles.push({ at: first + at, left: left + gap * (at - from), width: Math.round((after / total) * space) - left })
    before = after
  }
  return tiles
}

function asTheyCome(ratios: readonly number[], from: number, to: number, height: number, gap: number, first: number): JustifiedTile[] {
  const tiles: JustifiedTile[] = []
  let left = 0
  for (let at = from; at < to; at += 1) {
    const width = Math.max(1, Math.round((ratios[at] ?? 1) * height))
    tiles.push({ at: first + at, left, width })
    left += width + gap
  }
  return tiles
}
