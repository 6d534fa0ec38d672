/** The account's book: what balances prove, and what they do not. */
import { describe, expect, it } from 'vitest'
import { accountOf, emptyBook, isBehind, NOTHING, withBalance, withTotals } from '../../../src/domain/spending/index.ts'
import type { Book, Totals } from '../../../src/domain/spending/index.ts'

const totals = (over: Partial<Totals>): Totals => ({ ...NOTHING, ...over })
const begun = (over: Partial<Totals> = {}): Book => withBalance(withTotals(emptyBook(), 'a', totals(over)), 100, 1)

describe('the book of an account', () => {
  it('begins with the first balance that is read at rest; what was spent before is not its', () => {
    expect(accountOf(emptyBook())).toBeNull()
    expect(accountOf(withBalance(withTotals(emptyBook(), 'a', totals({ isOpen: true })), 100, 1))).toBeNull()
    expect(accountOf(begun({ spent: 50, givenBack: 5 }))).toMatchObject({ since: 1, balance: 100, spent: 0, givenBack: 0, isSettled: true })
  })

  it('names nothing where the balance moved by what is known', () => {
    const book = withBalance(withTotals(begun(), 'a', totals({ spent: 16, givenBack: 6 })), 90, 2)
    expect(accountOf(book)).toMatchObject({ balance: 90, spent: 16, givenBack: 6, cameIn: 0, elsewhere: 0, lost: { credits: 0 }, untold: { credits: 0 }, isSettled: true })
  })

  it('adds fractions without making any up', () => {
    let book = begun()
    for (let at = 1; at <= 10; at += 1) book = withBalance(withTotals(book, 'a', totals({ spent: at * 0.1 })), 100 - at * 0.1, at + 1)
    expect(accountOf(book)).toMatchObject({ cameIn: 0, elsewhere: 0 })
  })

  it.each<[string, Partial<Totals>, number, object]>([
    ['an answer was lost', { spent: 6, lost: 1 }, 91, { lost: { credits: -3, calls: 1 }, elsewhere: 0 }],
    ['a cost was not told', { untold: 2 }, 92, { untold: { credits: -8, calls: 2 }, lost: { credits: 0, calls: 0 } }],
    ['part was given back', { spent: 4, untold: 1 }, 99, { untold: { credits: 3, calls: 1 } }],
    ['it was spent elsewhere', { spent: 6 }, 90, { elsewhere: 4, cameIn: 0 }],
    ['it was topped up', { spent: 6 }, 194, { cameIn: 100, elsewhere: 0 }],
    ['what may have been lost was not', { spent: 6, lost: 1 }, 94, { lost: { credits: 0, calls: 0 } }],
  ])('%s', (_name, over, balance, expected) => {
    expect(accountOf(withBalance(withTotals(begun(), 'a', totals(over)), balance, 2))).toMatchObject(expected)
  })

  it('lays what goes while posts are held for their time to them, and what comes back with one that is taken back', () => {
    let book = withBalance(withTotals(begun(), 'a', totals({ held: 2 })), 92, 2)
    expect(accountOf(book)).toMatchObject({ untold: { credits: -8, calls: 2 }, elsewhere: 0, isSettled: true })
    book = withTotals(book, 'a', totals({ held: 1, letGo: 1 }))
    expect(isBehind(book)).toBe(true)
    book = withBalance(book, 96, 3)
    expect(accountOf(book)).toMatchObject({ untold: { credits: -4, calls: 3 }, cameIn: 0, elsewhere: 0, isSettled: true })
    // No more comes back than went: the rest was bought.
    book = withBalance(withTotals(book, 'a', totals({ held: 0, letGo: 2 })), 200, 4)
    expect(accountOf(book)).toMatchObject({ untold: { credits: 0, calls: 4 }, cameIn: 100 })
    // And once nothing is held, what goes went elsewhere.
    expect(accountOf(withBalance(book, 190, 5))).toMatchObject({ untold: { credits: 0 }, elsewhere: 10 })
  })

  it('takes nothing back with a post for which nothing went', () => {
    const book = withBalance(withTotals(withBalance(withTotals(begun(), 'a', totals({ held: 1 })), 100, 2), 'a', totals({ letGo: 1 })), 103, 3)
    expect(accountOf(book)).toMatchObject({ untold: { credits: 0, calls: 0 }, cameIn: 3 })
  })

  it('proves nothing while something is under way, and is behind until the next balance', () => {
    const open = withTotals(begun(), 'a', totals({ spent: 6, isOpen: true }))
    expect(withBalance(open, 70, 2)).toEqual(open)
    expect(accountOf(open)).toMatchObject({ isSettled: false })
    expect(isBehind(open)).toBe(false)
    const done = withTotals(open, 'a', totals({ spent: 6 }))
    expect(isBehind(done)).toBe(true)
    expect(accountOf(done)).toMatchObject({ isSettled: false, balance: 100 })
    expect(isBehind(withBalance(done, 94, 3))).toBe(false)
  })

  it('takes another client in with its past, and a restored backup without its future', () => {
    const grown = withTotals(begun(), 'b', totals({ spent: 40, lost: 2 }))
    expect(accountOf(withBalance(grown, 100, 2))).toMatchObject({ spent: 0, elsewhere: 0, cameIn: 0, lost: { credits: 0 } })
    const spent = withBalance(withTotals(grown, 'b', totals({ spent: 50, lost: 2 })), 90, 3)
    const restored = withTotals(spent, 'b', totals({ spent: 40, lost: 2 }))
    expect(accountOf(withBalance(restored, 90, 4))).toMatchObject({ elsewhere: 0, cameIn: 0 })
  })
})
