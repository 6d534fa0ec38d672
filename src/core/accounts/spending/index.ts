/** Holds what the open workspaces know of their spending against each balance that is read. */
import { accountOf, isBehind, sumOf, withBalance, withTotals } from '../../../domain/spending/index.ts'
import type { Book, SpendingAccount } from '../../../domain/spending/index.ts'
import { spendLines } from '../../generations/spend.ts'
import type { Clock } from '../../ports.ts'
import type { Catalog } from '../../workspaces/catalog.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { createBookRows } from './book-rows.ts'
import { createKeptRows } from './kept-rows.ts'
import { createTotals } from './totals.ts'

export interface Spending {
  /** A workspace was opened, or opened anew under another identity. */
  attach(workspace: Workspace): void
  /** Before it closes: its line in the book is as it leaves it. */
  detach(workspaceId: string): void
  /** Within the write that says that it is being deleted: what it used outlives its file. What still came in is kept when it is detached. */
  leaving(workspaceId: string): void
  /** Call before a balance is asked for, and the answer with what was read. Proves nothing when something moved in between. */
  beginReading(accountId: string): (balance: number) => void
  /** All is at rest, and the last balance is older than that. */
  wantsBalance(accountId: string): boolean
  of(accountId: string): SpendingAccount | null
}

interface Attached {
  workspace: Workspace
  totals: ReturnType<typeof createTotals>
}

/** `learn` stores what was learnt of an account; it must not throw. */
export function createSpending(deps: { catalog: Catalog; clock: Clock; learn: (accountId: string, work: () => void) => void }): Spending {
  const { clock, learn } = deps
  const rows = createBookRows(deps.catalog.db)
  const exists = deps.catalog.db.prepare<[string], 1>("SELECT 1 FROM workspaces WHERE id = ? AND state <> 'deleting'").pluck()
  const kept = createKeptRows(deps.catalog.db)
  const open = new Map<string, Attached>()
  const leaving = new Set<string>()
  const keep = (workspaceId: string): void => {
    const workspace = open.get(workspaceId)?.workspace
    kept.put(workspaceId, clock.now(), workspace === undefined || workspace.closed ? null : spendLines(workspace.db))
  }

  /** The stored book with the lines of the open workspaces as they are now. One that was deleted waits for nothing any more. */
  const read = (accountId: string): Book => {
    let book = rows.read(accountId)
    for (const [id, line] of Object.entries(book.workspaces)) {
      if (line.isOpen && !open.has(id) && exists.get(id) === undefined) book = withTotals(book, id, { ...line, isOpen: false })
    }
    for (const { workspace, totals } of open.values()) {
      if (!workspace.closed && workspace.identity.accountId === accountId) book = withTotals(book, workspace.identity.id, totals(clock.now()))
    }
    return book
  }
  const store = (accountId: string, book: Book) => learn(accountId, () => rows.write(accountId, book))

  return {
    attach(workspace) {
      const { id, accountId } = workspace.identity
      const totals = createTotals(workspace.db)
      open.set(id, { workspace, totals })
      if (accountId === null) return
      const stored = rows.read(accountId)
      const seen = withTotals(stored, id, totals(clock.now()))
      if (JSON.stringify(stored.workspaces[id]) !== JSON.stringify(seen.workspaces[id])) store(accountId, seen)
    },
    detach(workspaceId) {
      const found = open.get(workspaceId)
      const accountId = found?.workspace.identity.accountId ?? null
      if (found && accountId !== null && !found.workspace.closed) {
        store(accountId, read(accountId))
        if (leaving.has(workspaceId)) learn(accountId, () => keep(workspaceId))
      }
      leaving.delete(workspaceId)
      open.delete(workspaceId)
    },
    leaving(workspaceId) {
      leaving.add(workspaceId)
      keep(workspaceId)
    },
    beginReading(accountId) {
      const before = sumOf(read(accountId))
      return (balance) => {
        const book = read(accountId)
        if (JSON.stringify(sumOf(book)) === JSON.stringify(before)) store(accountId, withBalance(book, balance, clock.now()))
      }
    },
    wantsBalance: (accountId) => isBehind(read(accountId)),
    of: (accountId) => accountOf(read(accountId)),
  }
}
