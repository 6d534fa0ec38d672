import type { WindowBounds } from '../preferences.ts'

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

interface Size { width: number; height: number }

export interface SizeRules {
  /** The first time. */
  usual: Size
  least: Size
}

export const MAIN_SIZE: SizeRules = { usual: { width: 1280, height: 832 }, least: { width: 720, height: 480 } }
/** A draft alone: enough for the text, its files and its checks. */
export const DRAFT_SIZE: SizeRules = { usual: { width: 760, height: 720 }, least: { width: 480, height: 400 } }

/** So much of the title bar must be on a screen, or the window cannot be dragged back. */
const MIN_VISIBLE = 80
/** How far each further window of a kind stands from the one before. */
export const CASCADE = 28

/** Where to open: as it was left, unless that place is on no screen any more. */
export function chooseBounds(saved: WindowBounds | null, screens: readonly Area[], size: SizeRules = MAIN_SIZE): { x?: number; y?: number; width: number; height: number } {
  const largest = screens.reduce((best, area) => ({ width: Math.max(best.width, area.width), height: Math.max(best.height, area.height) }), { width: 0, height: 0 })
  const fit = (wanted: number, limit: number, least: number) => Math.max(least, limit > 0 ? Math.min(wanted, limit) : wanted)
  const width = fit(saved?.width ?? size.usual.width, largest.width, size.least.width)
  const height = fit(saved?.height ?? size.usual.height, largest.height, size.least.height)
  if (saved?.x === undefined || saved.y === undefined) return { width, height }
  const { x, y } = saved
  const isReachable = screens.some((area) =>
    x + width - MIN_VISIBLE >= area.x && x + MIN_VISIBLE <= area.x + area.width && y >= area.y && y + MIN_VISIBLE <= area.y + area.height)
  return isReachable ? { x, y, width, height } : { width, height }
}

/** The place of one more window of a kind: a step from the last, which stays in view. */
export function cascade(saved: WindowBounds | null, others: number): WindowBounds | null {
  if (saved?.x === undefined || saved.y === undefined || others === 0) return saved
  return { ...saved, x: saved.x + CASCADE * others, y: saved.y + CASCADE * others, isMaximized: false }
}
