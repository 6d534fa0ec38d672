/** The catalog's rows of accounts: never a key, at most its last four characters. */
import type { Database } from 'better-sqlite3'
import type { Account, Pause } from '../../contract/schemas/accounts.ts'
import type { AccountKind } from './types.ts'

export interface AccountRow {
  id: string
  kind: AccountKind
  label: string
  base_url: string | null
  key_last4: string | null
  key_state: Account['keyState']
  verified_at: number | null
  balance: number | null
  balance_at: number | null
  list_posts: 'unknown' | 'answers' | 'absent'
  schedule: 'auto' | 'on' | 'off'
  schedules: 'unknown' | 'answers' | 'absent'
  created_at: number
  workspaces: number
}

interface PauseRow {
  scope: Pause['scope']
  kind: string
  code: Pause['code']
  since: number
}

export type AccountRows = ReturnType<typeof createAccountRows>

export function createAccountRows(db: Database) {
  const select = "SELECT a.*, (SELECT count(*) FROM workspaces w WHERE w.account_id = a.id AND w.state <> 'deleting') AS workspaces FROM accounts a"
  const all = db.prepare<[], AccountRow>(`${select} ORDER BY a.rowid`)
  const one = db.prepare<[string], AccountRow>(`${select} WHERE a.id = ?`)
  const insert = db.prepare("INSERT INTO accounts (id, kind, label, base_url, key_last4, key_state, created_at) VALUES (@id, @kind, @label, @baseUrl, @last4, 'pending', @now)")
  const setLabel = db.prepare('UPDATE accounts SET label = ? WHERE id = ?')
  const setKey = db.prepare('UPDATE accounts SET key_state = ?, key_last4 = coalesce(?, key_last4) WHERE id = ?')
  const setVerified = db.prepare('UPDATE accounts SET verified_at = ? WHERE id = ?')
  const setBalance = db.prepare('UPDATE accounts SET balance = ?, balance_at = ? WHERE id = ?')
  const setListPosts = db.prepare('UPDATE accounts SET list_posts = ? WHERE id = ?')
  const setSchedule = db.prepare("UPDATE accounts SET schedule = ?, schedules = 'unknown' WHERE id = ?")
  const setSchedules = db.prepare('UPDATE accounts SET schedules = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM accounts WHERE id = ?')
  const pauses = db.prepare<[string], PauseRow>('SELECT scope, kind, code, since FROM pauses WHERE account_id = ? ORDER BY since')
  const pause = db.prepare('INSERT INTO pauses (account_id, scope, kind, code, since) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
  const unpause = db.prepare('DELETE FROM pauses WHERE account_id = ?')
  const price = db.prepare<[string, string], { credits: number }>('SELECT credits FROM prices WHERE account_id = ? AND what = ?')
  const setPrice = db.prepare(
    'INSERT INTO prices (account_id, what, credits, at) VALUES (?, ?, ?, ?) ON CONFLICT (account_id, what) DO UPDATE SET credits = excluded.credits, at = excluded.at',
  )
  const linked = db.prepare<[string], { id: string; remote_id: string }>("SELECT id, remote_id FROM workspaces WHERE account_id = ? AND remote_id IS NOT NULL AND state <> 'deleting' ORDER BY position")
  return {
    all: () => all.all(),
    find: (id: string): AccountRow | null => one.get(id) ?? null,
    insert: (row: { id: string; kind: AccountKind; label: string; baseUrl: string | null; last4: string; now: number }) => void insert.run(row),
    setLabel: (id: string, label: string) => void setLabel.run(label, id),
    setKey: (id: string, state: Account['keyState'], last4: string | null) => void setKey.run(state, last4, id),
    setVerified: (id: string, at: number | null) => void setVerified.run(at, id),
    setBalance: (id: string, balance: number, at: number) => void setBalance.run(balance, at, id),
    setListPosts: (id: string, value: AccountRow['list_posts']) => void setListPosts.run(value, id),
    /** Choosing anew also asks the service anew. */
    setSchedule: (id: string, value: AccountRow['schedule']) => void setSchedule.run(value, id),
    setSchedules: (id: string, value: AccountRow['schedules']) => void setSchedules.run(value, id),
    remove: (id: string) => void remove.run(id),
    pauses: (id: string): Pause[] => pauses.all(id).map((row) => ({ ...row, kind: row.kind === '' ? null : row.kind })),
    pause: (id: string, held: Pause) => void pause.run(id, held.scope, held.kind ?? '', held.code, held.since),
    unpause: (id: string) => void unpause.run(id),
    price: (id: string, what: string): number | null => price.get(id, what)?.credits ?? null,
    setPrice: (id: string, what: string, credits: number, at: number) => void setPrice.run(id, what, credits, at),
    linkedWorkspaces: (id: string) => linked.all(id),
  }
}
