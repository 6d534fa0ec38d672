/** Calendar entries (docs: calendar). Day and time carry no zone. */
import { z } from 'zod'
import type * as Shape from '../generated/shapes.ts'
import type { RemoteEntry } from '../remote.ts'
import { instant, readRows, reads, remoteIdSchema, shown, text, word } from './reads.ts'

export const entrySchema = reads<Shape.CalendarEntry>()({
  entry_id: remoteIdSchema,
  title: text,
  description: text.nullish(),
  scheduled_date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  // Seconds would be new, and are no time that an entry can be sent with.
  scheduled_time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/).transform((time) => time.slice(0, 5)).nullish(),
  platforms: z.array(word).max(100).nullish(),
  status: shown(word),
  created_at: shown(instant),
  updated_at: shown(instant),
}).transform((entry): RemoteEntry => ({
  entryId: entry.entry_id,
  title: entry.title,
  description: entry.description ?? null,
  date: entry.scheduled_date,
  time: entry.scheduled_time ?? null,
  platforms: entry.platforms ?? [],
  status: entry.status,
  createdAt: entry.created_at,
  updatedAt: entry.updated_at,
}))

export const entryListSchema = reads<Shape.CalendarRange>()({ entries: z.array(z.unknown()).max(100_000) }).transform((range) => {
  const { rows, unreadable } = readRows(range.entries, entrySchema)
  return { entries: rows, unreadable }
})

export const removedSchema = reads<Shape.Done>()({ success: z.boolean() }).transform((body) => ({ removed: body.success }))
