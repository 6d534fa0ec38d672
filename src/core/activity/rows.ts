/** The two tables of requests: a workspace's in its own file, an account's in the catalog. Both hold the newest, for a while. */
import type { Database } from 'better-sqlite3'
import type { RequestView } from '../../contract/schemas/activity.ts'
import type { MadeRequest } from '../powerpost/index.ts'

export const KEPT_REQUESTS = 5_000
export const KEPT_MS = 30 * 24 * 60 * 60_000

interface Raw {
  seq: number
  at: number
  intent_id: string | null
  operation: string
  outcome: RequestView['outcome']
  status: number | null
  code: string | null
  ms: number | null
  request_id: string | null
  sent: number
  received: number
  attempt: number
}

const FIELDS = 'seq, at, operation, outcome, status, code, ms, request_id, sent, received, attempt'

export interface Page {
  items: RequestView[]
  nextCursor: string | null
}
export interface PageInput {
  cursor?: string | null | undefined
  limit: number
  filter: 'all' | 'failed'
}

/** Appends within the caller's transaction, and lets go of what is too old or too much. Answers the places in the log. */
export function appendToWorkspace(db: Database, requests: readonly MadeRequest[], now: number): number[] {
  const insert = db.prepare('INSERT INTO activity (at, intent_id, operation, outcome, status, code, ms, request_id, sent, received, attempt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const seqs = requests.map((one) => Number(insert.run(one.at, one.intentId, one.operation, one.outcome, one.status, one.code, one.ms, one.requestId, one.sent, one.received, one.attempt).lastInsertRowid))
  trim(db, 'activity', now)
  return seqs
}

export function appendToCatalog(db: Database, requests: readonly MadeRequest[], now: number): void {
  // The account may have been removed while its last answer was on its way.
  const insert = db.prepare(
    `INSERT INTO account_activity (account_id, at, operation, outcome, status, code, ms, request_id, sent, received, attempt)
     SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM accounts WHERE id = ?`,
  )
  for (const one of requests) insert.run(one.at, one.operation, one.outcome, one.status, one.code, one.ms, one.requestId, one.sent, one.received, one.attempt, one.accountId)
  trim(db, 'account_activity', now)
}

/** By place, which is the order of time but for a clock that was set: what stands before the oldest that is young enough goes. */
function trim(db: Database, table: 'activity' | 'account_activity', now: number): void {
  db.prepare(`DELETE FROM ${table} WHERE seq <= (SELECT max(seq) FROM ${table}) - ?`).run(KEPT_REQUESTS)
  db.prepare(`DELETE FROM ${table} WHERE seq < (SELECT seq FROM ${table} WHERE at >= ? ORDER BY seq LIMIT 1)`).run(now - KEPT_MS)
}

export function pageOfWorkspace(db: Database, input: PageInput): Page {
  const rows = db
    .prepare<[number, number], Raw>(`SELECT ${FIELDS}, intent_id FROM activity WHERE seq < ?${failedOnly(input)} ORDER BY seq DESC LIMIT ?`)
    .all(cursorSeq(input.cursor), input.limit + 1)
  return toPage(rows, input.limit)
}

export function pageOfAccount(db: Database, accountId: string, input: PageInput): Page {
  const rows = db
    .prepare<[string, number, number], Raw>(`SELECT ${FIELDS}, NULL AS intent_id FROM account_activity WHERE account_id = ? AND seq < ?${failedOnly(input)} ORDER BY seq DESC LIMIT ?`)
    .all(accountId, cursorSeq(input.cursor), input.limit + 1)
  return toPage(rows, input.limit)
}

const failedOnly = ({ filter }: PageInput) => (filter === 'failed' ? " AND outcome <> 'ok'" : '')

/** The cursor is the place of the last row; what is no number starts at the newest. */
function cursorSeq(cursor: string | null | undefined): number {
  return cursor != null && /^\d{1,15}$/.test(cursor) ? Number(cursor) : Number.MAX_SAFE_INTEGER
}

function toPage(rows: Raw[], limit: number): Page {
  const items = rows.slice(0, limit).map((row): RequestView => ({
    seq: row.seq,
    at: row.at,
    operation: row.operation,
    outcome: row.outcome,
    status: row.status,
    code: row.code,
    ms: row.ms ?? 0,
    requestId: row.request_id,
    sent: row.sent,
    received: row.received,
    attempt: row.attempt,
    intentId: row.intent_id,
  }))
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? String(last.seq) : null }
}
