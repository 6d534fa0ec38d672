/** Numbers about one workspace for the window. */
import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import type { deletePreviewSchema, overviewSchema } from '../../contract/schemas/workspaces.ts'

export type Overview = z.infer<typeof overviewSchema>
export type DeletePreview = z.infer<typeof deletePreviewSchema>

export const NO_OVERVIEW: Overview = { drafts: 0, trash: 0, media: 0, posts: 0, outboxOpen: 0, needsYou: 0 }

export function overviewOf(db: Database): Overview {
  const row = db
    .prepare<[], Overview>(
      `SELECT (SELECT count(*) FROM drafts WHERE trashed_at IS NULL) AS drafts,
         (SELECT count(*) FROM drafts WHERE trashed_at IS NOT NULL) AS trash,
         (SELECT count(*) FROM media_items) AS media,
         (SELECT count(*) FROM sends WHERE state <> 'superseded') AS posts,
         (SELECT count(*) FROM intents WHERE state NOT IN ('done', 'cancelled')) AS outboxOpen,
         (SELECT count(*) FROM intents WHERE state = 'blocked' OR (state = 'unknown' AND asks = 1)) AS needsYou`,
    )
    .get()
  return row ?? NO_OVERVIEW
}

/** `inFlight` counts the rows whose request may be under way. */
export function deletePreviewOf(db: Database): DeletePreview {
  const row = db
    .prepare<[], { queued: number; unknown: number; inFlight: number }>(
      `SELECT count(*) FILTER (WHERE state IN ('queued', 'waiting', 'blocked')) AS queued,
         count(*) FILTER (WHERE state = 'unknown') AS unknown, count(*) FILTER (WHERE state = 'sending') AS inFlight
       FROM intents WHERE state NOT IN ('done', 'cancelled')`,
    )
    .get()
  return { ...overviewOf(db), queued: row?.queued ?? 0, unknown: row?.unknown ?? 0, inFlight: row?.inFlight ?? 0 }
}
