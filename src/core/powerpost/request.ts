/** The address, method and body of one call, from the table that docs/api/openapi.yaml gives. */
import { AppError } from '../../contract/errors.ts'
import { remoteIdSchema } from './answers/reads.ts'
import { OPERATIONS } from './generated/operations.ts'
import type { Bodies, OperationId, Paths, Queries } from './generated/operations.ts'

/** What a call needs beside its name. */
export type Wanted<O extends OperationId> = (O extends keyof Paths ? { path: Paths[O] } : { path?: undefined }) &
  (O extends keyof Queries ? { query: Queries[O] } : { query?: undefined }) &
  (O extends keyof Bodies ? { body: Bodies[O] } : { body?: undefined })

/** Path and query, to stand behind the base URL. Throws INTERNAL for an id that cannot be part of a path. */
export function addressOf<O extends OperationId>(operation: O, wanted: Wanted<O>): string {
  const { path, query: names } = OPERATIONS[operation]
  const ids = new Map(Object.entries(wanted.path ?? {}))
  const filled = path.replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => segment(ids.get(name)))
  const values = new Map(Object.entries(wanted.query ?? {}))
  const search = new URLSearchParams()
  for (const name of names) {
    const value: unknown = values.get(name)
    if (typeof value === 'string' || typeof value === 'number') search.set(name, String(value))
  }
  return search.size > 0 ? `${filled}?${search.toString()}` : filled
}

/** One path segment; `.` and `..` would change the path even when encoded. */
function segment(id: unknown): string {
  const parsed = remoteIdSchema.safeParse(id)
  if (!parsed.success) throw new AppError('INTERNAL', 'an id that cannot be part of a path')
  return encodeURIComponent(parsed.data)
}
