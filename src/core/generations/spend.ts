/** Credits that one workspace used: what answers said, and a name for what they left open. */
import type { Spend } from '../../contract/schemas/generations.ts'
import type { Workspace } from '../workspaces/workspace.ts'

const MONTH = (at: string) => `strftime('%Y-%m', ${at} / 1000, 'unixepoch')`

/** A publish counts when it was accepted, captions when they were taken; a request of unknown fate in the month it left. */
const SPEND = `
  SELECT month, kind, sum(count) AS count, sum(credits) AS credits, sum(refunded) AS refunded, sum(uncertain) AS uncertain FROM (
    SELECT ${MONTH('published_at')} AS month, 'publish' AS kind, 1 AS count, coalesce(credits_used, 0) AS credits, 0 AS refunded, credits_used IS NULL AS uncertain
    FROM sends WHERE published_at IS NOT NULL
    UNION ALL
    SELECT ${MONTH('accepted_at')}, 'captions', 1, CASE refunded WHEN 0 THEN coalesce(credits_used, 0) ELSE 0 END,
      CASE refunded WHEN 1 THEN coalesce(credits_used, 0) ELSE 0 END, refunded = 0 AND credits_used IS NULL
    FROM generations WHERE accepted_at IS NOT NULL
    UNION ALL
    SELECT ${MONTH('lost_since')}, 'captions', 0, 0, 0, lost FROM generations WHERE lost > 0
  ) GROUP BY month, kind ORDER BY month DESC, kind DESC`

export function spend(workspace: Workspace): Spend {
  return workspace.db.prepare<[], Spend[number]>(SPEND).all()
}
