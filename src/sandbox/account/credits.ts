/** The one balance of the account, which all of its workspaces pay from. It never goes below zero. */
import type { Database } from 'better-sqlite3'
import { ApiError } from '../api-error.ts'
import type { Clock } from '../clock-and-chance.ts'

export interface CreditEntry {
  at: string
  workspaceId: string | null
  /** Negative when spent. */
  amount: number
  reason: string
  reference: string | null
}

export interface Credits {
  balance(): number
  /** Takes credits, within the caller's transaction. Throws INSUFFICIENT_CREDITS, having taken none. */
  spend(amount: number, why: { workspaceId: string; reason: string; reference: string }): void
  giveBack(amount: number, why: { workspaceId: string; reason: string; reference: string }): void
  set(balance: number): void
  add(amount: number): void
  /** An account that is new. Its entries add up to its balance from the first one on. */
  open(balance: number): boolean
  /** The latest ones first. */
  entries(limit: number): CreditEntry[]
}

export function createCredits(db: Database, clock: Clock): Credits {
  const read = db.prepare<[], { balance: number }>('SELECT balance FROM account')
  const openAccount = db.prepare('INSERT INTO account (id, balance, created_at) VALUES (1, ?, ?) ON CONFLICT DO NOTHING')
  const take = db.prepare('UPDATE account SET balance = balance - ? WHERE balance >= ?')
  const put = db.prepare('UPDATE account SET balance = balance + ?')
  const fix = db.prepare('UPDATE account SET balance = ?')
  const note = db.prepare('INSERT INTO credit_entries (at, workspace_id, amount, reason, reference) VALUES (?, ?, ?, ?, ?)')
  const latest = db.prepare<[number], Omit<CreditEntry, 'at'> & { at: number }>(
    'SELECT at, workspace_id AS workspaceId, amount, reason, reference FROM credit_entries ORDER BY id DESC LIMIT ?',
  )
  const balance = () => read.get()?.balance ?? 0

  return {
    balance,
    open: (first) =>
      db.transaction(() => {
        if (openAccount.run(first, clock.now()).changes === 0) return false
        note.run(clock.now(), null, first, 'opening balance', null)
        return true
      }).immediate(),
    spend(amount, { workspaceId, reason, reference }) {
      if (take.run(amount, amount).changes === 0) throw new ApiError('INSUFFICIENT_CREDITS', `This takes ${amount} credits; ${balance()} are left.`)
      note.run(clock.now(), workspaceId, -amount, reason, reference)
    },
    giveBack(amount, { workspaceId, reason, reference }) {
      put.run(amount)
      note.run(clock.now(), workspaceId, amount, reason, reference)
    },
    set(wanted) {
      db.transaction(() => {
        const change = wanted - balance()
        fix.run(wanted)
        if (change !== 0) note.run(clock.now(), null, change, 'set in the dashboard', null)
      }).immediate()
    },
    add(amount) {
      db.transaction(() => {
        put.run(amount)
        note.run(clock.now(), null, amount, 'bought in the dashboard', null)
      })()
    },
    entries: (limit) => latest.all(limit).map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
  }
}
