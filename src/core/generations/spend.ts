/** Credits that one workspace used: what answers said, and a name for what they left open. */
import type { Database } from 'better-sqlite3'
import type { Spend } from '../../contract/schemas/generations.ts'
import { monthsBetween, zoneOf } from '../../domain/zones/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'

const ALL = '(SELECT count(*) FROM send_items i WHERE i.send_id = s.id)'
const FAILED = "(SELECT count(*) FROM send_items i WHERE i.send_id = s.id AND i.status = 'failed')"
const BACK = `(${FAILED} > 0 AND ${FAILED} = ${ALL})`

/**
 * A publish counts when it was accepted, captions when they were taken; a request of unknown fate in the month it left. As in the
 * account's book: of a post that failed whole all comes back, of one that failed in part nobody says how much.
 */
const LINES = `
  SELECT published_at AS at, 'publish' AS kind, 1 AS count, iif(${BACK}, 0, coalesce(credits_used, 0)) AS credits, iif(${BACK}, coalesce(credits_used, 0), 0) AS refunded,
    credits_used IS NULL OR (${FAILED} > 0 AND ${FAILED} < ${ALL}) AS uncertain
  FROM sends s WHERE published_at IS NOT NULL
  UNION ALL
  SELECT accepted_at, 'captions', 1, CASE refunded WHEN 0 THEN coalesce(credits_used, 0) ELSE 0 END,
    CASE refunded WHEN 1 THEN coalesce(credits_used, 0) ELSE 0 END, refunded = 0 AND credits_used IS NULL
  FROM generations WHERE accepted_at IS NOT NULL
  UNION ALL
  SELECT lost_since, 'captions', 0, 0, 0, lost FROM generations WHERE lost > 0
  UNION ALL
  SELECT coalesce(unknown_since, sending_since, updated_at), kind, 0, 0, 0, 1 FROM intents WHERE kind IN ('publish', 'captions')
    AND (state = 'unknown' OR (state = 'blocked' AND unknown_since IS NOT NULL) OR (kind = 'publish' AND state = 'cancelled' AND looks <> '[]'))`

/** Every zone of today is a whole number of quarters of an hour away from UTC, so no month begins within one. */
const QUARTER_MS = 900_000

const QUARTERS = `
  SELECT at / ${QUARTER_MS} * ${QUARTER_MS} AS at, kind, sum(count) AS count, sum(credits) AS credits, sum(refunded) AS refunded, sum(uncertain) AS uncertain
  FROM (${LINES}) GROUP BY 1, 2`

/** What stays of a workspace's spending when its file goes: [quarter of an hour (Unix ms), kind, count, credits, refunded, uncertain]. */
export type SpendLine = [at: number, kind: string, count: number, credits: number, refunded: number, uncertain: number]

/** The same columns again, of lines that are handed in. */
const KEPT = `SELECT value ->> 0 AS at, value ->> 1 AS kind, value ->> 2 AS count, value ->> 3 AS credits, value ->> 4 AS refunded, value ->> 5 AS uncertain FROM json_each(?)`

const spanOf = (lines: string) => `SELECT min(at) AS first, max(at) AS last FROM (${lines})`
const monthsOf = (lines: string) => `
  SELECT m.value ->> 'month' AS month, kind, sum(count) AS count, sum(credits) AS credits, sum(refunded) AS refunded, sum(uncertain) AS uncertain
  FROM (${lines}) JOIN json_each(?) m ON at >= m.value ->> 'from' AND at < m.value ->> 'until'
  GROUP BY month, kind ORDER BY month DESC, kind DESC`

/** By month of `zone`: SQLite knows no zones, so it is told where each month begins. */
export function spend(workspace: Pick<Workspace, 'db'>, input: { zone?: string | undefined } = {}): Spend {
  return byMonth(workspace.db, LINES, [], input.zone)
}

export const spendLines = (db: Database): SpendLine[] => db.prepare<[], SpendLine>(QUARTERS).raw().all()

/** The same table from lines that were kept. `db` only counts. */
export function spendOfLines(db: Database, lines: readonly SpendLine[], zone?: string): Spend {
  return byMonth(db, KEPT, [JSON.stringify(lines)], zone)
}

function byMonth(db: Database, lines: string, given: string[], zone = 'UTC'): Spend {
  const span = db.prepare<string[], { first: number | null; last: number | null }>(spanOf(lines)).get(...given)
  if (!span || span.first === null || span.last === null) return []
  return db.prepare<string[], Spend[number]>(monthsOf(lines)).all(...given, JSON.stringify(monthsBetween(zoneOf(zone), span.first, span.last)))
}
