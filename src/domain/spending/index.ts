export { accountOf, emptyBook, isBehind, NOTHING, sumOf, withBalance, withTotals } from './book.ts'
export type { Account as SpendingAccount, Anchor, Book, Gap, Totals } from './book.ts'
