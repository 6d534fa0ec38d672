/** What the settings say of an account's spending. */
import { describe, expect, it } from 'vitest'
import type { AccountSpending } from '../../../src/contract/schemas/accounts.ts'
import * as de from '../../../src/renderer/strings/de/spending.ts'
import * as en from '../../../src/renderer/strings/en/spending.ts'

const none = { credits: 0, calls: 0 }
const spending = (over: Partial<AccountSpending>): AccountSpending => ({ since: 0, balance: 10, at: 0, spent: 12, givenBack: 0, untold: none, lost: none, cameIn: 0, elsewhere: 0, isSettled: true, ...over })

describe.each([['en', en, 'agrees to the credit.'], ['de', de, 'auf den Credit genau.']] as const)('%s', (_language, { spendingWords }, agrees) => {
  it('says that it agrees, where it does', () => {
    const { summary, differences } = spendingWords(spending({ givenBack: 6 }), 'Monday')
    expect(summary).toMatch(/^12 Credits? .*Monday.*6/iu)
    expect(summary.endsWith(agrees)).toBe(true)
    expect(differences).toEqual([])
  })

  it('names each difference with its credits, and never says then that all agrees', () => {
    const { summary, differences } = spendingWords(spending({ lost: { credits: -3, calls: 1 }, untold: { credits: -8, calls: 2 }, elsewhere: 4, cameIn: 100 }), 'Monday')
    expect(summary.endsWith(agrees)).toBe(false)
    expect(differences.map((one) => /\d+/u.exec(one)?.[0])).toEqual(['3', '4', '8', '100'])
  })

  it('does not claim anything while something is under way', () => {
    expect(spendingWords(spending({ isSettled: false }), 'Monday').summary.endsWith(agrees)).toBe(false)
  })
})

it('says a lost answer in plain words', () => {
  expect(en.spendingWords(spending({ lost: { credits: -3, calls: 1 } }), 'Monday').differences).toEqual(['3 credits went that the app cannot account for: an answer was lost on the way.'])
  expect(de.spendingWords(spending({ lost: { credits: -3, calls: 1 } }), 'Montag').differences).toEqual(['3 Credits sind weg, ohne dass die App sagen kann, wofür: Eine Antwort ging unterwegs verloren.'])
})
