/** Credits that one workspace used: what answers said, and a name for what they left open. */
import type { Spend } from '../../contract/schemas/generations.ts'
import { monthsBetween, zoneOf } from '../../domain/zones/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/** A publish counts when it was accepted, captions when they were taken; a request of unknown fate in the month it left. */
const LINES = `
  SELECT published_at AS at, 'publish' AS kind, 1 AS count, coalesce(credits_used, 0) AS credits, 0 AS refunded, credits_used IS NULL AS uncertain
  FROM sends WHERE published_at IS NOT NULL
  UNION ALL
  SELECT accepted_at, 'captions', 1, CASE refunded WHEN 0 THEN coalesce(credits_used, 0) ELSE 0 END,
    CASE refunded WHEN 1 THEN coalesce(credits_used, 0) ELSE 0 END, refunded = 0 AND credits_used IS NULL
  FROM generations WHERE accepted_at IS NOT NULL
  UNION ALL
  SELECT lost_since, 'captions', 0, 0, 0, lost FROM generations WHERE lost > 0`

const SPEND = `
  SELECT m.value ->> 'month' AS month, kind, sum(count) AS count, sum(credits) AS credits, sum(refunded) AS refunded, sum(uncertain) AS uncertain
  FROM (${LINES}) JOIN json_each(?) m ON at >= m.value ->> 'from' AND at < m.value ->> 'until'
  GROUP BY month, kind ORDER BY month DESC, kind DESC`

/** By month of `zone`: SQLite knows no zones, so it is told where each month begins. */
export function spend(workspace: Workspace, input: { zone?: string | undefined } = {}): Spend {
  const span = workspace.db.prepare<[], { first: number | null; last: number | null }>(`SELECT min(at) AS first, max(at) AS last FROM (${LINES})`).get()
  if (!span || span.first === null || span.last === null) return []
  return workspace.db.prepare<[string], Spend[number]>(SPEND).all(JSON.stringify(monthsBetween(zoneOf(input.zone ?? 'UTC'), span.first, span.last)))
}
