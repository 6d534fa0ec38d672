/** How a crop frame is moved and resized, in parts of the picture. Pure. */
import type { Crop } from '../../../../domain/media/index.ts'

export type Handle = 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw'
export const HANDLES: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w']

export const WHOLE: Crop = { x: 0, y: 0, width: 1, height: 1 }

const between = (value: number, least: number, most: number) => Math.min(Math.max(least, most), Math.max(least, value))

export function moveCrop(crop: Crop, dx: number, dy: number): Crop {
  return { ...crop, x: between(crop.x + dx, 0, 1 - crop.width), y: between(crop.y + dy, 0, 1 - crop.height) }
}

export interface Limits {
  /** Least sides, in parts of the picture. */
  leastWidth: number
  leastHeight: number
  /** Width ÷ height in parts of the picture; null where any shape goes. */
  shape: number | null
}

/** Pulls one edge or corner. What lies opposite stays; with a shape to keep, an edge grows the frame to both sides of its middle. */
export function resizeCrop(crop: Crop, handle: Handle, dx: number, dy: number, limits: Limits): Crop {
  const [pullsLeft, pullsRight, pullsTop, pullsBottom] = [handle.includes('w'), handle.includes('e'), handle.includes('n'), handle.includes('s')]
  let left = pullsLeft ? between(crop.x + dx, 0, crop.x + crop.width - limits.leastWidth) : crop.x
  let right = pullsRight ? between(crop.x + crop.width + dx, crop.x + limits.leastWidth, 1) : crop.x + crop.width
  let top = pullsTop ? between(crop.y + dy, 0, crop.y + crop.height - limits.leastHeight) : crop.y
  let bottom = pullsBottom ? between(crop.y + crop.height + dy, crop.y + limits.leastHeight, 1) : crop.y + crop.height
  const { shape } = limits
  if (shape === null) return { x: left, y: top, width: right - left, height: bottom - top }

  const isCorner = (pullsLeft || pullsRight) && (pullsTop || pullsBottom)
  // How much room there is from what stays, to either side.
  const [middleX, middleY] = [crop.x + crop.width / 2, crop.y + crop.height / 2]
  const roomX = pullsLeft ? crop.x + crop.width : pullsRight ? 1 - crop.x : 2 * Math.min(middleX, 1 - middleX)
  const roomY = pullsTop ? crop.y + crop.height : pullsBottom ? 1 - crop.y : 2 * Math.min(middleY, 1 - middleY)
  const wanted = isCorner ? Math.max(right - left, (bottom - top) * shape) : pullsLeft || pullsRight ? right - left : (bottom - top) * shape
  // Where there is no room for the least, there is room for what there is.
  const width = Math.min(roomX, roomY * shape, Math.max(limits.leastWidth, limits.leastHeight * shape, wanted))
  const height = width / shape
  if (pullsLeft) left = right - width
  else if (pullsRight) right = left + width
  else [left, right] = [middleX - width / 2, middleX + width / 2]
  if (pullsTop) top = bottom - height
  else if (pullsBottom) bottom = top + height
  else [top, bottom] = [middleY - height / 2, middleY + height / 2]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The same part of the picture once it was turned to the right by a quarter. */
export const turnedCrop = ({ x, y, width, height }: Crop): Crop => ({ x: 1 - y - height, y: x, width: height, height: width })
/** The same part of the picture in the mirror. */
export const mirroredCrop = (crop: Crop): Crop => ({ ...crop, x: 1 - crop.x - crop.width })
