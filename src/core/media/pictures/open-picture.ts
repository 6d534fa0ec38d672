import sharp from 'sharp'
import type { Sharp } from 'sharp'

/** As at import (M4). */
export const MOST_PIXELS = 100_000_000
const LIMIT_S = 15
/** The format's own limit (WebP container specification). */
export const LONGEST_WEBP = 16_383

/** The first frame, upright, its colours those of the web. Read from top to bottom alone unless it is to be turned. */
export const openPicture = (from: string | Buffer, sequentialRead = true): Sharp =>
  sharp(from, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead, pages: 1 }).autoOrient().timeout({ seconds: LIMIT_S })
