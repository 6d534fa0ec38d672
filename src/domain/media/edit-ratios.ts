/** Shapes to crop to, and which post types are known to take them; the figures are those of `limits.ts`. */
import { POST_TYPES } from '../post-types.ts'
import type { PostType } from '../post-types.ts'
import type { Crop, Turn } from './edit-recipe.ts'
import { turned } from './edit-recipe.ts'
import { LIMITS } from './limits.ts'
import { NEARLY } from './verdict.ts'

export const RATIO_NAMES = ['9:16', '4:5', '1:1', '1.91:1', '16:9'] as const
export type RatioName = (typeof RATIO_NAMES)[number]
/** Width ÷ height. */
export const RATIOS: Readonly<Record<RatioName, number>> = { '9:16': 9 / 16, '4:5': 4 / 5, '1:1': 1, '1.91:1': 1.91, '16:9': 16 / 9 }

export interface RatioWindow {
  least: number
  most: number
}

/** What a post type takes of a kind; null where it takes none of that kind. */
export function ratioWindow(postType: PostType, kind: 'image' | 'video'): RatioWindow | null {
  const limits = LIMITS[postType][kind]
  return limits && { least: limits.minRatio?.is ?? 0, most: limits.maxRatio?.is ?? Infinity }
}

/** What all of them take; null where there is no shape that does. Post types that take none of the kind are left out. */
export function commonWindow(postTypes: readonly PostType[], kind: 'image' | 'video'): RatioWindow | null {
  const windows = postTypes.flatMap((postType) => ratioWindow(postType, kind) ?? [])
  const least = Math.max(0, ...windows.map((one) => one.least))
  const most = Math.min(Infinity, ...windows.map((one) => one.most))
  return windows.length > 0 && least <= most * (1 + NEARLY) ? { least, most } : null
}

export interface OfferedRatio {
  name: RatioName
  /** Those of the post types asked for that are known to take it. */
  fits: PostType[]
  /** Post types that take this shape alone, or whose tallest or widest it is: what the shape is called after. */
  namedBy: PostType[]
}

/** The shapes for a kind of file, those that the most of `postTypes` take first. */
export function offeredRatios(kind: 'image' | 'video', postTypes: readonly PostType[]): OfferedRatio[] {
  const all = RATIO_NAMES.map((name): OfferedRatio => ({
    name,
    fits: postTypes.filter((postType) => takes(postType, kind, RATIOS[name])),
    namedBy: POST_TYPES.filter((postType) => {
      const window = ratioWindow(postType, kind)
      return window !== null && [window.least, window.most].some((edge) => isNearly(edge, RATIOS[name]))
    }),
  }))
  return all.sort((one, other) => other.fits.length - one.fits.length)
}

function takes(postType: PostType, kind: 'image' | 'video', ratio: number): boolean {
  const window = ratioWindow(postType, kind)
  return window !== null && ratio >= window.least * (1 - NEARLY) && ratio <= window.most * (1 + NEARLY)
}

export const isNearly = (one: number, other: number): boolean => Math.abs(one - other) <= other * NEARLY

/** The largest part of this shape, in the middle of `around` (a crop) or of the whole. */
export function cropToRatio(ratio: number, file: { width: number; height: number }, turn: Turn = 0, around: Crop | null = null): Crop {
  const { width, height } = turned(turn, file.width, file.height)
  // In parts of the picture, a ratio of pixels is this one.
  const shape = ratio * (height / width)
  const [w, h] = shape >= 1 ? [1, 1 / shape] : [shape, 1]
  const middle = around === null ? { x: 0.5, y: 0.5 } : { x: around.x + around.width / 2, y: around.y + around.height / 2 }
  const place = (at: number, length: number) => Math.min(1 - length, Math.max(0, at - length / 2))
  return { x: place(middle.x, w), y: place(middle.y, h), width: w, height: h }
}
