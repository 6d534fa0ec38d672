/** Pages by cursor, newest first (docs: generations). A cursor is the place of the last row, made opaque. */
import { ApiError } from './api-error.ts'

export const DEFAULT_PAGE = 20

export interface Page<T> {
  data: T[]
  next_cursor: string | null
  has_more: boolean
}

export interface PageQuery {
  /** Rows must have a smaller number than this. */
  before: number
  /** One more than is shown tells that there are more. */
  take: number
}

/** Throws VALIDATION_ERROR for a cursor that was not made here. */
export function readPageQuery(query: { limit?: number | undefined; cursor?: string | undefined }): PageQuery {
  const take = (query.limit ?? DEFAULT_PAGE) + 1
  if (query.cursor === undefined) return { before: Number.MAX_SAFE_INTEGER, take }
  const before = Number(/^s([1-9]\d{0,14})$/.exec(Buffer.from(query.cursor, 'base64url').toString('latin1'))?.[1])
  if (!Number.isSafeInteger(before)) throw new ApiError('VALIDATION_ERROR', 'cursor is not one that this list gave.')
  return { before, take }
}

/** `view` makes of the rows that are shown what is answered. */
export function toPage<Row extends { seq: number }, T>(rows: Row[], { take }: PageQuery, view: (rows: Row[]) => T[]): Page<T> {
  const shown = rows.slice(0, take - 1)
  const last = shown.at(-1)
  const hasMore = rows.length > shown.length
  return {
    data: view(shown),
    next_cursor: hasMore && last ? Buffer.from(`s${last.seq}`).toString('base64url') : null,
    has_more: hasMore,
  }
}
