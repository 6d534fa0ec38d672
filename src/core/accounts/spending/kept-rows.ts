/** What clients that were deleted had used: it stays in the catalog, in the name that they had, for as long as their account does. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { SpendLine } from '../../generations/spend.ts'

export interface KeptSpend {
  workspaceId: string
  name: string
  /** When it was kept (Unix ms). */
  at: number
  /** Null: the file could not be read any more. */
  lines: SpendLine[] | null
}

const linesSchema: z.ZodType<SpendLine[]> = z.array(z.tuple([z.number(), z.string(), z.number(), z.number(), z.number(), z.number()]))

interface Row {
  workspace_id: string
  name: string
  at: number
  lines: string | null
}

export function createKeptRows(db: Database) {
  // The catalog knows whose it is; one that is in no account has nothing to be kept.
  const put = db.prepare(
    `INSERT INTO kept_spend (account_id, workspace_id, name, at, lines)
     SELECT a.id, w.id, w.name, @at, @lines FROM workspaces w JOIN accounts a ON a.id = w.account_id WHERE w.id = @workspaceId
     ON CONFLICT (account_id, workspace_id) DO UPDATE SET name = excluded.name, at = excluded.at, lines = excluded.lines`,
  )
  const all = db.prepare<[string], Row>('SELECT workspace_id, name, at, lines FROM kept_spend WHERE account_id = ? ORDER BY at DESC, workspace_id')
  return {
    put: (workspaceId: string, at: number, lines: readonly SpendLine[] | null) => void put.run({ workspaceId, at, lines: lines === null ? null : JSON.stringify(lines) }),
    of: (accountId: string): KeptSpend[] => all.all(accountId).map((row) => {
      const lines = row.lines === null ? null : linesSchema.safeParse(JSON.parse(row.lines))
      return { workspaceId: row.workspace_id, name: row.name, at: row.at, lines: lines?.success ? lines.data : null }
    }),
  }
}
