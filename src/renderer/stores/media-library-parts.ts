/** The parts of a list that is read piece by piece, and how one of them is read anew without touching the others. */
import type { LibraryItem } from '../../contract/schemas/media.ts'

export interface Part {
  /** Where it was read from; null is the top. */
  cursor: string | null
  /** How much was asked for. */
  limit: number
  items: LibraryItem[]
}

/** The most that the core gives at once. */
const MOST = 200

export type ReadPage = (cursor: string | null, limit: number) => Promise<{ items: LibraryItem[]; nextCursor: string | null }>

/** Places of the parts that a change of these files can be in: those that hold them, and the top for those that are new. */
export function partsWith(parts: readonly Part[], ids: ReadonlySet<string>): { places: number[]; hasUnknown: boolean } {
  const left = new Set(ids)
  const places = new Set<number>()
  for (const [at, part] of parts.entries()) {
    for (const item of part.items) if (left.delete(item.id)) places.add(at)
  }
  if (left.size > 0) places.add(0)
  return { places: [...places].sort((a, b) => a - b), hasUnknown: left.size > 0 }
}

/**
 * Reads the part at `at` again, up to where the next one begins. It may have grown into several, or the end may have come nearer.
 * `end` is the cursor after the last part.
 */
export async function readPart(parts: readonly Part[], at: number, end: string | null, page: ReadPage): Promise<{ parts: Part[]; end: string | null }> {
  const before = parts.slice(0, at)
  const later = parts.slice(at + 1)
  const old = parts[at]
  if (old === undefined) return { parts: [...parts], end }
  const known = new Set(before.flatMap((part) => part.items.map((item) => item.id)))
  const follows = new Set(later.flatMap((part) => part.items.map((item) => item.id)))
  const fresh: Part[] = []
  // With room for what is new, so that the next part is met in the same answer.
  const size = Math.min(MOST, Math.ceil(Math.max(old.limit, old.items.length) * 1.5))
  let cursor = old.cursor
  for (let count = 0; ;) {
    const answer = await page(cursor, size)
    const met = answer.items.findIndex((item) => follows.has(item.id))
    const items = (met === -1 ? answer.items : answer.items.slice(0, met)).filter((item) => !known.has(item.id))
    for (const item of items) known.add(item.id)
    fresh.push({ cursor, limit: old.limit, items })
    count += items.length
    // What comes after is as it was, but for files that have come up from there.
    if (met !== -1 || (later[0] !== undefined && answer.nextCursor === later[0].cursor)) return { parts: [...before, ...fresh, ...later], end }
    if (answer.nextCursor === null) return { parts: [...before, ...fresh], end: null }
    if (later.length === 0 && count >= old.items.length) return { parts: [...before, ...fresh], end: answer.nextCursor }
    cursor = answer.nextCursor
  }
}
