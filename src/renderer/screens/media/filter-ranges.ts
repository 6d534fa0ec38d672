/** Named ranges of time and size, and which of them a filter holds. */
import type { LibraryFilter } from '../../../contract/schemas/media.ts'

export const WHENS = ['any', 'today', 'week', 'month', 'year'] as const
export type WhenName = (typeof WHENS)[number]
export const SIZES = ['any', 'small', 'medium', 'large', 'huge'] as const
export type SizeName = (typeof SIZES)[number]

/** What a network makes of a file, best first. */
export const FITS = ['fits', 'warns', 'refused'] as const

type Times = Pick<LibraryFilter, 'from' | 'until'>
type Sizes = Pick<LibraryFilter, 'minSize' | 'maxSize'>

const DAY_MS = 86_400_000
const DAYS = { today: 1, week: 7, month: 30, year: 365 } as const

/** From the beginning of a day on the user's own calendar; what is added later is in it. */
export function whenRange(name: WhenName, now: number): Times {
  if (name === 'any') return { from: null, until: null }
  const day = new Date(now)
  return { from: new Date(day.getFullYear(), day.getMonth(), day.getDate() - (DAYS[name] - 1)).getTime(), until: null }
}

/** Which of the names a filter holds, by how long ago it begins. */
export function whenOf({ from }: Times, now: number): WhenName {
  if (from == null) return 'any'
  const days = (now - from) / DAY_MS
  // A day may have ended since, and a clock change makes one an hour longer.
  return (['today', 'week', 'month'] as const).find((name) => days <= DAYS[name] + 0.5) ?? 'year'
}

const MB = 1_000_000
const RANGES: Record<SizeName, Sizes> = {
  any: { minSize: null, maxSize: null },
  small: { minSize: null, maxSize: MB - 1 },
  medium: { minSize: MB, maxSize: 10 * MB },
  large: { minSize: 10 * MB + 1, maxSize: 100 * MB },
  huge: { minSize: 100 * MB + 1, maxSize: null },
}

export const sizeRange = (name: SizeName): Sizes => RANGES[name]

export function sizeOf({ minSize, maxSize }: Sizes): SizeName {
  return SIZES.find((name) => RANGES[name].minSize === (minSize ?? null) && RANGES[name].maxSize === (maxSize ?? null)) ?? 'any'
}
