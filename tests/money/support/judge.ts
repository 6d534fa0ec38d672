/** Holds the app's record of spending against the sandbox's ledger, entry by entry, and the app's own book against both. */
import type { MoneyWorld } from './world.ts'

export interface Verdict {
  violations: string[]
  /** Of the sandbox's ledger, after the account was added. */
  spent: number
  calls: number
  bought: number
  /** Runs' liveliness. */
  crashes: number
  /** What the app could not tell, by its own word. */
  lost: number
  untold: number
  /** The balance agreed to the credit, with no difference to name. */
  isExact: boolean
}

interface Known {
  what: string
  net: number
  isExact: boolean
}

export function judge(world: MoneyWorld): Verdict {
  const violations = world.reports.map((problem) => `the sandbox failed: ${problem}`)
  const ledger = world.sandbox.service.credits.entries(100_000)
  const known = new Map<string, Known>()
  let recorded = { spent: 0, givenBack: 0 }
  for (const { db } of world.open) {
    const sends = db
      .prepare<[], { id: string; remote: string; used: number | null; items: string }>(
        'SELECT id, remote_post_id AS remote, credits_used AS used, (SELECT json_group_array(status) FROM send_items i WHERE i.send_id = s.id) AS items FROM sends s WHERE remote_post_id IS NOT NULL AND published_at IS NOT NULL',
      )
      .all()
    for (const send of sends) {
      const items = JSON.parse(send.items) as string[]
      const failed = items.filter((status) => status === 'failed').length
      const isWhole = failed === items.length
      known.set(send.remote, { what: `send ${send.id}`, net: isWhole ? 0 : -(send.used ?? 0), isExact: send.used !== null && (isWhole || failed === 0) })
      recorded = { spent: recorded.spent + (send.used ?? 0), givenBack: recorded.givenBack + (isWhole ? (send.used ?? 0) : 0) }
    }
    const asked = db.prepare<[], { id: string; remote: string; used: number | null; refunded: number; request: string }>('SELECT id, remote_id AS remote, credits_used AS used, refunded, request FROM generations WHERE remote_id IS NOT NULL').all()
    for (const one of asked) {
      const hasSources = (JSON.parse(one.request) as { sourceUrls: string[] }).sourceUrls.length > 0
      known.set(one.remote, { what: `captions ${one.id}`, net: one.refunded === 1 ? 0 : -(one.used ?? 0), isExact: one.used !== null && (one.refunded === 1 || !hasSources) })
      recorded = { spent: recorded.spent + (one.used ?? 0), givenBack: recorded.givenBack + (one.refunded === 1 ? (one.used ?? 0) : 0) }
    }
  }

  const paid = new Map<string, number>()
  const opening = ledger.filter((entry) => entry.reason === 'opening balance').reduce((sum, entry) => sum + entry.amount, 0)
  let [bought, spent, calls] = [0, 0, 0]
  for (const { amount, reference } of ledger) {
    if (reference === null) bought += amount
    else paid.set(reference, (paid.get(reference) ?? 0) + amount)
    if (reference !== null && amount < 0) {
      spent -= amount
      calls += 1
    }
  }
  bought -= opening

  // An order of captions that the app has no record of is one whose answer it never had, and it says how many of those there may be.
  const given = world.open.reduce((sum, { db }) => sum + (db.prepare<[], number>('SELECT coalesce(sum(lost), 0) FROM generations').pluck().get() ?? 0), 0)
  const unknown = [...new Set(ledger.filter((entry) => entry.reason === 'captions').map((entry) => entry.reference ?? ''))].filter((reference) => !known.has(reference))
  if (unknown.length > given) violations.push(`${unknown.length} orders of captions are in no record, the app says that it lost ${given}`)

  // Each call whose cost the app knows for certain cost just that; each of the others may differ, and all of that is to be named.
  let toName = 0
  for (const [reference, amount] of paid) {
    const own = known.get(reference)
    if (own?.isExact && own.net !== amount) violations.push(`${own.what} cost ${-amount}, the app says ${-own.net}`)
    if (!own?.isExact) toName += amount - (own?.net ?? 0)
  }
  for (const [reference, own] of known) if (!paid.has(reference) && own.net !== 0) violations.push(`${own.what} cost nothing, the app says ${-own.net}`)

  const book = world.core.accounts.list()[0]?.spending ?? null
  const verdict = { violations, spent, calls, bought, crashes: world.crashes, lost: book?.lost.calls ?? 0, untold: book?.untold.calls ?? 0, isExact: false }
  if (book === null) {
    violations.push('the account has no book')
    return verdict
  }
  const balance = world.sandbox.service.credits.balance()
  const said = { ...book, lost: book.lost.credits, untold: book.untold.credits }
  if (!book.isSettled) violations.push(`the book was not closed: ${JSON.stringify(book)}`)
  if (book.balance !== balance) violations.push(`the balance is ${balance}, the book says ${book.balance}`)
  if (book.spent !== recorded.spent || book.givenBack !== recorded.givenBack) violations.push(`the book says ${book.spent} − ${book.givenBack}, its calls add up to ${recorded.spent} − ${recorded.givenBack}`)
  if (opening - book.spent + book.givenBack + said.untold + said.lost + book.cameIn - book.elsewhere !== balance) violations.push(`the book does not add up: ${JSON.stringify(book)}, from ${opening} to ${balance}`)
  if (said.untold + said.lost + book.cameIn - book.elsewhere !== toName + bought) violations.push(`${toName + bought} credits were to be named, the book names ${JSON.stringify(said)}`)
  // Nobody else spends here.
  if (book.elsewhere !== 0) violations.push(`${book.elsewhere} credits went, and no call of the app may have taken them`)
  if (book.cameIn > bought) violations.push(`${book.cameIn} credits came in, only ${bought} were bought`)
  return { ...verdict, isExact: said.untold === 0 && said.lost === 0 }
}
