import type { WindowBounds } from '../preferences.ts'

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

const DEFAULT_SIZE = { width: 1280, height: 832 }
export const MIN_SIZE = { width: 720, height: 480 }
/** So much of the title bar must be on a screen, or the window cannot be dragged back. */
const MIN_VISIBLE = 80

/** Where to open: as it was left, unless that place is on no screen any more. */
export function chooseBounds(saved: WindowBounds | null, screens: readonly Area[]): { x?: number; y?: number; width: number; height: number } {
  const largest = screens.reduce((best, area) => ({ width: Math.max(best.width, area.width), height: Math.max(best.height, area.height) }), { width: 0, height: 0 })
  const fit = (wanted: number, limit: number, least: number) => Math.max(least, limit > 0 ? Math.min(wanted, limit) : wanted)
  const width = fit(saved?.width ?? DEFAULT_SIZE.width, largest.width, MIN_SIZE.width)
  const height = fit(saved?.height ?? DEFAULT_SIZE.height, largest.height, MIN_SIZE.height)
  if (saved?.x === undefined || saved.y === undefined) return { width, height }
  const { x, y } = saved
  const isReachable = screens.some((area) =>
    x + width - MIN_VISIBLE >= area.x && x + MIN_VISIBLE <= area.x + area.width && y >= area.y && y + MIN_VISIBLE <= area.y + area.height)
  return isReachable ? { x, y, width, height } : { width, height }
}
