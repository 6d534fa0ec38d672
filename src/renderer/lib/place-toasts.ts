/** Where short words may stand without hiding what can be pressed. All figures in pixels of the window. */

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}
/** What one would rather not hide: an act never, a text that is written on hardly, a row of a list if there is no other way. */
export type InTheWay = Box & { kind: 'act' | 'field' | 'row' }
export interface Place {
  left: number
  /** Of the lower edge, from the foot of the window. */
  bottom: number
  width: number
}
export interface ToastRoom {
  window: { width: number; height: number }
  /** The column that has room to spare, such as the one of the sections; null where there is none. */
  side: { left: number; width: number } | null
  /** Where the work begins. */
  left: number
  inTheWay: readonly InTheWay[]
  /** How high the words are at a width. */
  heightAt: (width: number) => number
}

/** From the edges of the window, and from what stands beside. */
const GAP = 8
const EDGE = 12
/** Wide enough for one line of most words; and what a narrow place must still hold. */
const WIDTHS = [360, 248] as const
/** Steps in which a place is looked for, from the left. */
const STEP = 8
/** Below the title bar. */
const HIGHEST = 48
/** In the work they stay at the foot: so much of the window, from below. */
const FOOT = 0.6
/** What yields, from first to last. */
const RESPECTED: readonly (readonly InTheWay['kind'][])[] = [['act', 'field', 'row'], ['act', 'field'], ['act']]

/** The first place that hides nothing: in the side column, else as low and as far left as the work lets it. Rows yield first, then texts, never acts. */
export function placeToasts({ window, side, left, inTheWay, heightAt }: ToastRoom): Place {
  for (const kinds of RESPECTED) {
    const respected = inTheWay.filter((one) => kinds.includes(one.kind))
    if (side !== null) {
      const bottom = lowestIn(side, heightAt(side.width), HIGHEST, window, respected)
      if (bottom !== null) return { left: side.left, width: side.width, bottom }
    }
    for (const width of WIDTHS) {
      const place = lowestAnywhere(Math.min(width, window.width - left - EDGE), left, heightAt, window, respected)
      if (place !== null) return place
    }
  }
  return { left, width: Math.min(WIDTHS[1], window.width - left - EDGE), bottom: EDGE }
}

/** True where these words, standing there, hide an act or a text that is written on. */
export function hidesAny(box: Box, inTheWay: readonly InTheWay[]): boolean {
  return inTheWay.some((one) => one.kind !== 'row' && meet(box, one))
}

function lowestAnywhere(width: number, from: number, heightAt: ToastRoom['heightAt'], window: ToastRoom['window'], inTheWay: readonly InTheWay[]): Place | null {
  const height = heightAt(width)
  let best: Place | null = null
  for (let left = from; left + width + EDGE <= window.width; left += STEP) {
    const bottom = lowestIn({ left, width }, height, window.height * (1 - FOOT), window, inTheWay)
    if (bottom !== null && (best === null || bottom < best.bottom)) best = { left, width, bottom }
    if (best?.bottom === EDGE) return best
  }
  return best
}

/** The lowest free place of a column, as the distance of its foot from the window's. */
function lowestIn({ left, width }: { left: number; width: number }, height: number, highest: number, window: ToastRoom['window'], inTheWay: readonly InTheWay[]): number | null {
  const here = inTheWay.filter((one) => one.left < left + width + GAP && one.right > left - GAP)
  const feet = [window.height - EDGE, ...here.map((one) => one.top - GAP)].filter((foot) => foot <= window.height - EDGE).sort((a, b) => b - a)
  for (const foot of feet) {
    if (foot - height < highest) return null
    if (!here.some((one) => one.top < foot && one.bottom > foot - height)) return window.height - foot
  }
  return null
}

const meet = (a: Box, b: Box) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top
