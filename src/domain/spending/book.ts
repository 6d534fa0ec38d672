/**
 * The account's book: what the app knows that it spent, held against what the service says is left. Whenever nothing is under way,
 * the balance must have moved by exactly what is known; by how much it did not is written down, under what may explain it.
 * No call names what was bought or given back (docs: credits), so the balance is the only witness.
 */

/** What one workspace file knows of its spending so far, over all its time. */
export interface Totals {
  /** Credits of calls whose answers told them. */
  spent: number
  /** Of these, what came back whole: captions that failed, posts of which nothing went out. */
  givenBack: number
  /** Calls whose cost nobody told to the last credit: published by the service at its time, taken but the answer lost, given back in part. */
  untold: number
  /** Calls whose fate was never learnt. */
  lost: number
  /** Posts taken back from the service before their time. */
  letGo: number
  /** Posts that the service holds for their time just now. Unlike the others it may become less. */
  held: number
  /** Something is under way that may still move the balance. */
  isOpen: boolean
}

export const NOTHING: Totals = { spent: 0, givenBack: 0, untold: 0, lost: 0, letGo: 0, held: 0, isOpen: false }

/** A balance read while nothing was under way, and what was known just then. */
export interface Anchor {
  balance: number
  at: number
  spent: number
  givenBack: number
  untold: number
  lost: number
  letGo: number
}

/** Credits by which the balance moved otherwise than known (negative: they are gone), and the calls that may be why. */
export interface Gap {
  credits: number
  calls: number
}

export interface Book {
  /** By workspace; one that was deleted keeps its line. */
  workspaces: Record<string, Totals>
  /** Where the book begins; null until a balance was read at rest. */
  first: Anchor | null
  last: Anchor | null
  untold: Gap
  lost: Gap
  /** Came in, or went, with no call of the app to explain it: bought, given by the vendor, spent elsewhere. */
  cameIn: number
  elsewhere: number
  /** Of `untold`: what went while the service held posts, and may come back when they are taken back. */
  ahead: number
}

export const emptyBook = (): Book => ({ workspaces: {}, first: null, last: null, untold: { credits: 0, calls: 0 }, lost: { credits: 0, calls: 0 }, cameIn: 0, elsewhere: 0, ahead: 0 })

export function sumOf(book: Book): Totals {
  return Object.values(book.workspaces).reduce(
    (sum, one) => ({
      spent: sum.spent + one.spent, givenBack: sum.givenBack + one.givenBack, untold: sum.untold + one.untold, lost: sum.lost + one.lost,
      letGo: sum.letGo + one.letGo, held: sum.held + one.held, isOpen: sum.isOpen || one.isOpen,
    }),
    NOTHING,
  )
}

/**
 * A workspace's totals as they are now. What a workspace spent before the book knew it, and what a restored backup forgot, is no
 * spending of this moment: both ends of the book move with it.
 */
export function withTotals(book: Book, workspaceId: string, totals: Totals): Book {
  const known = book.workspaces[workspaceId]
  const workspaces = { ...book.workspaces, [workspaceId]: totals }
  const isBehind = known !== undefined && (totals.spent < known.spent || totals.givenBack < known.givenBack || totals.untold < known.untold || totals.lost < known.lost || totals.letGo < known.letGo)
  if (known !== undefined && !isBehind) return { ...book, workspaces }
  const from = known ?? NOTHING
  const shift = (anchor: Anchor | null): Anchor | null =>
    anchor && {
      ...anchor,
      spent: anchor.spent + totals.spent - from.spent,
      givenBack: anchor.givenBack + totals.givenBack - from.givenBack,
      untold: anchor.untold + totals.untold - from.untold,
      lost: anchor.lost + totals.lost - from.lost,
      letGo: anchor.letGo + totals.letGo - from.letGo,
    }
  return { ...book, workspaces, first: shift(book.first), last: shift(book.last) }
}

/** Less than this is the rounding of a sum. */
const GRAIN = 1e-6
const clean = (credits: number) => Math.round(credits / GRAIN) * GRAIN

/**
 * A balance was read, and the totals were the same before and after. While something is under way it proves nothing. Whether the service
 * is paid for a post when it takes it for its time, or when it brings it out by its own clock, is not documented: while it holds any,
 * what goes may be theirs, and as much may come back with one that is taken back.
 */
export function withBalance(book: Book, balance: number, at: number): Book {
  const { isOpen, held, ...known } = sumOf(book)
  if (isOpen) return book
  const now: Anchor = { balance, at, ...known }
  const { last } = book
  if (last === null) return { ...book, first: now, last: now }
  const expected = last.balance - (now.spent - last.spent) + (now.givenBack - last.givenBack)
  const credits = clean(balance - expected)
  if (Math.abs(credits) < GRAIN) return { ...book, last: now }
  const letGo = now.letGo - last.letGo
  const ahead = credits < 0 ? (held > 0 ? -credits : 0) : letGo > 0 ? -Math.min(credits, book.ahead) : 0
  const next = { ...book, last: now, ahead: clean(book.ahead + ahead) }
  const [lost, untold] = [now.lost - last.lost, now.untold - last.untold]
  if (lost > 0) return { ...next, lost: { credits: clean(book.lost.credits + credits), calls: book.lost.calls + lost } }
  if (untold > 0) return { ...next, untold: { credits: clean(book.untold.credits + credits), calls: book.untold.calls + untold } }
  const rest = clean(credits + ahead)
  const ofPlans = ahead === 0 ? next : { ...next, untold: { credits: clean(book.untold.credits - ahead), calls: book.untold.calls + (credits < 0 ? held : letGo) } }
  return rest < 0 ? { ...ofPlans, elsewhere: clean(book.elsewhere - rest) } : { ...ofPlans, cameIn: clean(book.cameIn + rest) }
}

/** The balance that was read last is older than what is known since, and nothing is under way. */
export function isBehind(book: Book): boolean {
  const { isOpen, ...sum } = sumOf(book)
  const { last } = book
  return !isOpen && last !== null && (sum.spent !== last.spent || sum.givenBack !== last.givenBack || sum.untold !== last.untold || sum.lost !== last.lost || sum.letGo !== last.letGo)
}

/** What the book says since it began. `balance` + `spent` − `givenBack` is what there was, but for the four differences. */
export interface Account {
  since: number
  /** The last balance that was held against it. */
  balance: number
  at: number
  spent: number
  givenBack: number
  untold: Gap
  lost: Gap
  cameIn: number
  elsewhere: number
  /** False while something is under way or was not held against a balance yet. */
  isSettled: boolean
}

export function accountOf(book: Book): Account | null {
  const { first, last, untold, lost, cameIn, elsewhere } = book
  if (first === null || last === null) return null
  const sum = sumOf(book)
  return {
    since: first.at, balance: last.balance, at: last.at, spent: clean(sum.spent - first.spent), givenBack: clean(sum.givenBack - first.givenBack),
    untold, lost, cameIn, elsewhere, isSettled: !sum.isOpen && !isBehind(book),
  }
}
