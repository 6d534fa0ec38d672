/** Whether every credit that the service took is in the app's own record, call by call, and what the app itself says of the balance. */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { createBookRows } from '../../src/core/accounts/spending/book-rows.ts'
import { accountOf } from '../../src/domain/spending/index.ts'
import type { SpendingAccount } from '../../src/domain/spending/index.ts'
import type { Books } from '../../tests/e2e/support/read-books.ts'
import type { WorkspaceFacts } from '../../tests/e2e/support/read-workspaces.ts'

export interface Credits {
  creditsSpent: number
  creditsGivenBack: number
  /** That moved for calls the app knows nothing of, or otherwise than it believes. */
  creditsUnexplained: number
  /** By the app's own book: the balance is what the service says, and nothing came or went that no call of it explains. */
  appAgrees: boolean
}

/** What a call took by the app's record, as the least and the most that may be so: part of what failed in part comes back. */
interface Known {
  least: number
  most: number
}

export function countCredits(books: Books, workspaces: readonly WorkspaceFacts[], accounts: readonly SpendingAccount[]): Credits {
  const known = new Map<string, Known>()
  for (const { sends, captions } of workspaces) {
    for (const { remotePostId, creditsUsed, itemStatuses } of sends) if (remotePostId !== null) known.set(remotePostId, costOfSend(creditsUsed, itemStatuses))
    for (const { remoteId, creditsUsed, isGivenBack, hasSources } of captions) {
      const most = isGivenBack ? 0 : (creditsUsed ?? Infinity)
      known.set(remoteId, { most, least: hasSources || creditsUsed === null ? 0 : most })
    }
  }
  const taken = new Map<string, number>()
  for (const { reference, amount } of books.entries) if (reference !== null) taken.set(reference, (taken.get(reference) ?? 0) - amount)
  let unexplained = 0
  for (const [reference, credits] of taken) {
    const { least, most } = known.get(reference) ?? { least: 0, most: 0 }
    unexplained += Math.max(0, credits - most, least - credits)
  }
  for (const [reference, { least }] of known) if (!taken.has(reference)) unexplained += least
  const moved = (sign: 1 | -1) => books.entries.filter((entry) => entry.reference !== null && Math.sign(entry.amount) === sign).reduce((sum, entry) => sum + Math.abs(entry.amount), 0)
  const [account] = accounts
  return {
    creditsSpent: moved(-1),
    creditsGivenBack: moved(1),
    creditsUnexplained: unexplained,
    appAgrees: account !== undefined && account.isSettled && account.balance === books.balance && account.cameIn === 0 && account.elsewhere === 0 && account.lost.credits === 0,
  }
}

/** One that the service published by itself never told its cost. */
function costOfSend(creditsUsed: number | null, itemStatuses: readonly string[]): Known {
  if (creditsUsed === null) return { least: 0, most: itemStatuses.some((status) => status === 'posted') ? Infinity : 0 }
  const failed = itemStatuses.filter((status) => status === 'failed').length
  if (failed === itemStatuses.length) return { least: 0, most: 0 }
  return { least: failed === 0 ? creditsUsed : 0, most: creditsUsed }
}

/** The books that the app keeps of its accounts, as they were left. */
export function readAppBooks(profile: string): SpendingAccount[] {
  const db = new Database(join(profile, 'catalog.db'), { readonly: true })
  try {
    const rows = createBookRows(db)
    return db.prepare<[], string>('SELECT id FROM accounts').pluck().all().flatMap((id) => accountOf(rows.read(id)) ?? [])
  } finally {
    db.close()
  }
}
