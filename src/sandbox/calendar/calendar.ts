/** Calendar entries: notes of a plan, tied to no post (docs: calendar). */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { PLATFORMS } from '../../domain/post-types.ts'
import type { Platform } from '../../domain/post-types.ts'
import { ApiError, notFound } from '../api-error.ts'
import type { Chance, Clock } from '../clock-and-chance.ts'

/** Days that a listed range may span (docs: calendar). */
export const MAX_RANGE_DAYS = 366

export interface EntryFields {
  title: string
  description?: string | null | undefined
  scheduled_date: string
  scheduled_time?: string | null | undefined
  platforms?: Platform[] | undefined
}

export type EntryChange = { [Field in keyof EntryFields]?: EntryFields[Field] | undefined }

export interface EntryView {
  entry_id: string
  title: string
  description: string | null
  scheduled_date: string
  scheduled_time: string | null
  platforms: Platform[]
  status: 'planned'
  created_at: string
  updated_at: string
}

export interface Calendar {
  /** Throws VALIDATION_ERROR for a range that runs backwards or too far. */
  list(workspaceId: string, range: { start_date: string; end_date: string }): { entries: EntryView[] }
  create(workspaceId: string, fields: EntryFields): EntryView
  read(workspaceId: string, id: string): EntryView
  /** Fields that are left out stay; null empties. */
  update(workspaceId: string, id: string, change: EntryChange): EntryView
  remove(workspaceId: string, id: string): { success: true }
}

interface EntryRow {
  id: string
  workspace_id: string
  title: string
  description: string | null
  scheduled_date: string
  scheduled_time: string | null
  platforms: string
  created_at: number
  updated_at: number
}

export function createCalendar(db: Database, clock: Clock, chance: Chance): Calendar {
  const insert = db.prepare<[EntryRow]>(
    `INSERT INTO calendar_entries (id, workspace_id, title, description, scheduled_date, scheduled_time, platforms, created_at, updated_at)
     VALUES (@id, @workspace_id, @title, @description, @scheduled_date, @scheduled_time, @platforms, @created_at, @updated_at)`,
  )
  const change = db.prepare<[EntryRow]>(
    `UPDATE calendar_entries SET title = @title, description = @description, scheduled_date = @scheduled_date, scheduled_time = @scheduled_time,
       platforms = @platforms, updated_at = @updated_at WHERE id = @id AND workspace_id = @workspace_id`,
  )
  const one = db.prepare<[string, string], EntryRow>('SELECT * FROM calendar_entries WHERE id = ? AND workspace_id = ?')
  const range = db.prepare<[string, string, string], EntryRow>(
    'SELECT * FROM calendar_entries WHERE workspace_id = ? AND scheduled_date BETWEEN ? AND ? ORDER BY scheduled_date, scheduled_time, created_at, id',
  )
  const drop = db.prepare('DELETE FROM calendar_entries WHERE id = ? AND workspace_id = ?')
  const row = (workspaceId: string, id: string): EntryRow => {
    const found = one.get(id, workspaceId)
    if (!found) throw notFound('entry')
    return found
  }

  return {
    list(workspaceId, { start_date, end_date }) {
      const days = (Date.parse(end_date) - Date.parse(start_date)) / 86_400_000
      if (!(days >= 0)) throw new ApiError('VALIDATION_ERROR', 'end_date lies before start_date.')
      if (days > MAX_RANGE_DAYS) throw new ApiError('VALIDATION_ERROR', `The range is longer than ${MAX_RANGE_DAYS} days.`)
      return { entries: range.all(workspaceId, start_date, end_date).map(viewOf) }
    },
    create(workspaceId, fields) {
      const now = clock.now()
      const made: EntryRow = {
        id: `entry-${chance.id()}`,
        workspace_id: workspaceId,
        title: fields.title,
        description: fields.description ?? null,
        scheduled_date: fields.scheduled_date,
        scheduled_time: fields.scheduled_time ?? null,
        platforms: JSON.stringify(fields.platforms ?? []),
        created_at: now,
        updated_at: now,
      }
      insert.run(made)
      return viewOf(made)
    },
    read: (workspaceId, id) => viewOf(row(workspaceId, id)),
    update(workspaceId, id, fields) {
      const old = row(workspaceId, id)
      const changed: EntryRow = {
        ...old,
        title: fields.title ?? old.title,
        description: fields.description === undefined ? old.description : fields.description,
        scheduled_date: fields.scheduled_date ?? old.scheduled_date,
        scheduled_time: fields.scheduled_time === undefined ? old.scheduled_time : fields.scheduled_time,
        platforms: fields.platforms === undefined ? old.platforms : JSON.stringify(fields.platforms),
        updated_at: clock.now(),
      }
      change.run(changed)
      return viewOf(changed)
    },
    remove(workspaceId, id) {
      if (drop.run(id, workspaceId).changes === 0) throw notFound('entry')
      return { success: true }
    },
  }
}

const platformsSchema = z.array(z.enum(PLATFORMS))

const viewOf = (row: EntryRow): EntryView => ({
  entry_id: row.id,
  title: row.title,
  description: row.description,
  scheduled_date: row.scheduled_date,
  scheduled_time: row.scheduled_time,
  platforms: platformsSchema.parse(JSON.parse(row.platforms)),
  status: 'planned',
  created_at: new Date(row.created_at).toISOString(),
  updated_at: new Date(row.updated_at).toISOString(),
})
