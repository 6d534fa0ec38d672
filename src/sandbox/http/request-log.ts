/** What came in over the API, in the order of arrival. Written as each request arrives, so that one that was cut off is there too. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'

/** Older entries make way. */
export const LOG_CAP = 20_000
/** The cap is kept once in so many entries. */
const TRIM_EVERY = 100
/** Characters of a body that are kept. */
const BODY_CAP = 200_000

export interface LogEntry {
  id: number
  at: string
  method: string
  path: string
  operationId: string | null
  /** The header as it was sent, whether or not there is such a workspace. */
  workspaceId: string | null
  /** Null when no answer was sent. */
  status: number | null
  requestId: string
  fault: string | null
  /** The JSON that came; for an upload `{type, fileName, size, sha256, mediaId?}`. */
  body: unknown
}

export interface RequestLog {
  begin(entry: { method: string; path: string; operationId: string | null; workspaceId: string | null; requestId: string; fault: string | null }): number
  setBody(id: number, body: unknown): void
  setStatus(id: number, status: number | null): void
  read(after: number): LogEntry[]
  /** The latest ones, in the order of arrival. */
  latest(count: number): LogEntry[]
  clear(): void
}

interface LogRow {
  id: number
  at: number
  method: string
  path: string
  operation_id: string | null
  workspace_id: string | null
  status: number | null
  request_id: string
  fault: string | null
  body: string | null
}

export function createRequestLog(db: Database, now: () => number): RequestLog {
  const insert = db.prepare('INSERT INTO request_log (at, method, path, operation_id, workspace_id, request_id, fault) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const trim = db.prepare('DELETE FROM request_log WHERE id <= ?')
  const writeBody = db.prepare('UPDATE request_log SET body = ? WHERE id = ?')
  const writeStatus = db.prepare('UPDATE request_log SET status = ? WHERE id = ?')
  const select = db.prepare<[number], LogRow>('SELECT * FROM request_log WHERE id > ? ORDER BY id')
  const newest = db.prepare<[number], LogRow>('SELECT * FROM request_log ORDER BY id DESC LIMIT ?')
  const empty = db.prepare('DELETE FROM request_log')

  return {
    begin(entry) {
      const id = Number(
        insert.run(now(), entry.method, withoutKeys(entry.path).slice(0, 2_000), entry.operationId, entry.workspaceId && withoutKeys(entry.workspaceId).slice(0, 300), entry.requestId, entry.fault)
          .lastInsertRowid,
      )
      if (id % TRIM_EVERY === 0) trim.run(id - LOG_CAP)
      return id
    },
    setBody(id, body) {
      const text = withoutKeys(JSON.stringify(body ?? null))
      writeBody.run(text.length <= BODY_CAP ? text : JSON.stringify({ tooLong: text.length }), id)
    },
    setStatus: (id, status) => void writeStatus.run(status, id),
    read: (after) => select.all(after).map(viewOf),
    latest: (count) => newest.all(count).reverse().map(viewOf),
    clear: () => void empty.run(),
  }
}

const viewOf = (row: LogRow): LogEntry => ({
  id: row.id,
  at: new Date(row.at).toISOString(),
  method: row.method,
  path: row.path,
  operationId: row.operation_id,
  workspaceId: row.workspace_id,
  status: row.status,
  requestId: row.request_id,
  fault: row.fault,
  body: row.body === null ? null : z.json().parse(JSON.parse(row.body)),
})

/** A key that someone pasted in the wrong place does not end up in the log. */
function withoutKeys(text: string): string {
  return text.replace(/pp_live_sk_[A-Za-z0-9_-]+/gu, 'pp_live_sk_…')
}
