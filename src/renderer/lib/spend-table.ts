/** The table of what an account's clients used: one month, or all of them. Credits; what nobody told is counted beside, never within. */
import type { AccountSpend } from '../../contract/schemas/accounts.ts'
import type { Spend } from '../../contract/schemas/generations.ts'

export type ClientSpend = AccountSpend['clients'][number]

export interface Sums {
  publish: number
  captions: number
  refunded: number
  /** Requests. */
  uncertain: number
}

export interface SpendTableRow extends Sums {
  workspaceId: string
  name: string
  deletedAt: number | null
}

export interface SpendTable {
  /** Who used most stands first; equal ones stay in the order of the rail. */
  rows: SpendTableRow[]
  total: Sums
  /** Clients that are there and used nothing then. */
  idle: number
}

export const ALL_MONTHS = 'all'

/** Every month in which anyone used anything, newest first. */
export function monthsOf(clients: readonly ClientSpend[]): string[] {
  return [...new Set(clients.flatMap((one) => (one.rows ?? []).map((row) => row.month)))].sort().reverse()
}

export function tableOf(clients: readonly ClientSpend[], month: string): SpendTable {
  const rows: SpendTableRow[] = []
  let idle = 0
  for (const { workspaceId, name, deletedAt, rows: lines } of clients) {
    if (lines === null) continue
    const counted = lines.filter((line) => month === ALL_MONTHS || line.month === month)
    if (counted.length > 0) rows.push({ workspaceId, name, deletedAt, ...sumsOf(counted) })
    else if (deletedAt === null) idle += 1
  }
  rows.sort((one, other) => together(other) - together(one))
  const total = rows.reduce<Sums>(
    (sum, row) => ({ publish: sum.publish + row.publish, captions: sum.captions + row.captions, refunded: sum.refunded + row.refunded, uncertain: sum.uncertain + row.uncertain }),
    { publish: 0, captions: 0, refunded: 0, uncertain: 0 },
  )
  return { rows, total, idle }
}

export const together = ({ publish, captions }: Sums): number => publish + captions

function sumsOf(lines: Spend): Sums {
  const sums: Sums = { publish: 0, captions: 0, refunded: 0, uncertain: 0 }
  for (const line of lines) {
    sums[line.kind] += line.credits
    sums.refunded += line.refunded
    sums.uncertain += line.uncertain
  }
  return sums
}
