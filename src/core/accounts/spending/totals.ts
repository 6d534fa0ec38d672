/** What a workspace's own file knows of its spending: the truth from which the account's book is made, however often. */
import type { Database } from 'better-sqlite3'
import type { Totals } from '../../../domain/spending/index.ts'

/** Until a post that the service holds for its time is past it, nothing moves. A minute covers two clocks. */
const NEAR_MS = 60_000

const FAILED = "(SELECT count(*) FROM send_items i WHERE i.send_id = s.id AND i.status = 'failed')"
const POSTED = "(SELECT count(*) FROM send_items i WHERE i.send_id = s.id AND i.status = 'posted')"
const ALL = '(SELECT count(*) FROM send_items i WHERE i.send_id = s.id)'
const UNDER_WAY = `(next_poll_at IS NOT NULL AND ${FAILED} + ${POSTED} < ${ALL})`
const SPENDING = "kind IN ('publish', 'captions', 'schedule', 'unschedule')"
const HELD = 'scheduled_at IS NOT NULL AND published_at IS NULL AND next_poll_at IS NOT NULL'

/**
 * Publishing charges what succeeds (docs: credits): of a post that failed whole all comes back, of one that failed in part nobody says how much.
 * What is under way is no such call yet: a post of which half has failed may still fail whole. So no sum ever becomes smaller but in a file that
 * was put back, by which the book knows one.
 */
const TOTALS = `
  SELECT coalesce(sum(spent), 0) AS spent, coalesce(sum(given_back), 0) AS givenBack, coalesce(sum(untold), 0) AS untold, coalesce(sum(lost), 0) AS lost, max(open) AS open,
    (SELECT count(*) FROM sends WHERE ${HELD}) AS held, (SELECT count(*) FROM intents WHERE kind = 'unschedule' AND state = 'done') AS letGo FROM (
    SELECT coalesce(credits_used, 0) AS spent, iif(${FAILED} = ${ALL}, coalesce(credits_used, 0), 0) AS given_back,
      NOT ${UNDER_WAY} AND (credits_used IS NULL OR (${FAILED} > 0 AND ${FAILED} < ${ALL})) AS untold, 0 AS lost, ${UNDER_WAY} AS open
    FROM sends s WHERE published_at IS NOT NULL
    UNION ALL
    SELECT coalesce(credits_used, 0), iif(refunded = 1, coalesce(credits_used, 0), 0),
      state <> 'working' AND ((refunded = 0 AND credits_used IS NULL) OR json_array_length(request, '$.sourceUrls') > 0), 0, state = 'working'
    FROM generations WHERE remote_id IS NOT NULL
    UNION ALL SELECT 0, 0, 0, lost, 0 FROM generations WHERE lost > 0
    UNION ALL SELECT 0, 0, 0, 1, 0 FROM intents WHERE kind = 'publish' AND state = 'cancelled' AND looks <> '[]'
    UNION ALL SELECT 0, 0, 0, 0, 1 FROM sends WHERE ${HELD} AND due_at < ?
    UNION ALL SELECT 0, 0, 0, 0, 1 FROM intents WHERE ${SPENDING} AND (state IN ('sending', 'unknown') OR (state = 'blocked' AND unknown_since IS NOT NULL))
    UNION ALL SELECT 0, 0, 0, 0, 0)`

interface Read {
  spent: number
  givenBack: number
  untold: number
  lost: number
  letGo: number
  held: number
  open: number
}

/** Answers the totals; counts anew only when the file was written since, or a time has come. */
export function createTotals(db: Database): (now: number) => Totals {
  const read = db.prepare<[number], Read>(TOTALS)
  const writes = db.prepare<[], number>('SELECT total_changes()').pluck()
  const nextDue = db.prepare<[], number | null>(`SELECT min(due_at) FROM sends WHERE ${HELD}`).pluck()
  let counted: { writes: number; until: number; totals: Totals } | null = null
  return (now) => {
    const at = writes.get() ?? 0
    if (counted && counted.writes === at && now < counted.until) return counted.totals
    const row = read.get(now + NEAR_MS)
    if (!row) throw new Error('a sum without a row')
    const { open, ...sums } = row
    const totals = { ...sums, isOpen: open > 0 }
    counted = { writes: at, until: (nextDue.get() ?? Infinity) - NEAR_MS, totals }
    return totals
  }
}
