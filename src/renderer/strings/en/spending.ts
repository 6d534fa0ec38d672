/** Words for what an account spent, and what of it nobody can tell. Dates come in as text. */
import type { AccountSpending } from '../../../contract/schemas/accounts.ts'
import type { Cell } from '../../lib/csv.ts'
import type { ClientSpend } from '../../lib/spend-table.ts'
import { formatList, formatNumber } from '../../lib/time.ts'
import { spendWords } from './captions.ts'

const credits = (count: number) => (count === 1 ? '1 credit' : `${formatNumber(count)} credits`)
const moved = (by: number) => (by < 0 ? `${credits(-by)} went` : `${credits(by)} came back`)
const answers = (count: number) => (count === 1 ? 'an answer was lost' : `${formatNumber(count)} answers were lost`)
const calls = (count: number) => (count === 1 ? 'one request' : `${formatNumber(count)} requests`)

export const spendingRow = { term: 'Spent', unknown: 'Nothing yet that the app could compare with a balance' }

/** One sentence for what was spent, one for each difference, the first of them to be read first. */
export function spendingWords(spending: AccountSpending, since: string): { summary: string; differences: string[] } {
  const { spent, givenBack, untold, lost, cameIn, elsewhere, isSettled } = spending
  const differences = [
    lost.credits === 0 ? null : `${moved(lost.credits)} that the app cannot account for: ${answers(lost.calls)} on the way.`,
    elsewhere === 0 ? null : `${moved(-elsewhere)} that nothing in this app spent. It may have been spent elsewhere, for instance in the dashboard or by another app.`,
    untold.credits === 0 ? null : `${moved(untold.credits)} for ${calls(untold.calls)} whose cost PowerPost did not tell to the last credit, such as posts it published at their time.`,
    cameIn === 0 ? null : `${credits(cameIn)} came in: bought, or given by PowerPost.`,
  ].filter((one) => one !== null)
  const back = givenBack === 0 ? '' : `, ${formatNumber(givenBack)} of them given back`
  const agrees = !isSettled ? 'Something is still under way, so the balance was not compared yet.' : differences.length === 0 ? 'The balance agrees to the credit.' : 'But for this, the balance agrees to the credit:'
  return { summary: `${credits(spent)} since ${since}${back}. ${agrees}`, differences }
}

export const clientSpendWords = {
  title: 'Used by client',
  month: 'Month',
  allMonths: 'All months',
  client: 'Client',
  /** Narrow columns. */
  heads: { publish: 'Publishing', captions: 'Captions', together: 'Credits', refunded: 'Given back', uncertain: 'Cost not known' },
  deleted: (when: string) => `Deleted ${when}`,
  showAll: (count: number) => `Show all ${formatNumber(count)}`,
  showFewer: 'Show fewer',
  idle: (count: number) => (count === 1 ? 'One more client used nothing.' : `${formatNumber(count)} more clients used nothing.`),
  none: 'No client of this account has used any credits yet.',
  unread: (names: readonly string[]) => `What ${formatList(names)} used cannot be read, so it is not counted here.`,
  uncertainNote: 'Cost not known: the answer was lost or did not say, or a post failed in part. What was not said is not counted; a post that failed in part is counted whole, though some of it may have come back.',
  save: 'Save as CSV…',
  saved: 'The table was saved.',
  fileOfAccount: (label: string) => `Credits of ${label}`,
  fileOfClient: (name: string) => `Credits of ${name}`,
} as const

/** The whole table for other programs: one line for each client, month and kind; months as in ISO 8601, in the zone that is named. */
export function spendFile(clients: readonly ClientSpend[], zone: string): Cell[][] {
  const { kinds } = spendWords
  return [
    ['Client', 'Month', 'For', 'Requests', 'Credits used', 'Credits given back', 'Requests of unknown cost', 'Time zone of the months', 'Note'],
    ...clients.flatMap(({ name, deletedAt, rows }) => {
      const deleted = deletedAt === null ? '' : `deleted ${new Date(deletedAt).toISOString().slice(0, 10)}`
      if (rows === null) return [[name, '', '', '', '', '', '', zone, [deleted, 'not known: its file cannot be read'].filter((part) => part !== '').join(', ')]]
      return rows.map((row): Cell[] => [name, row.month, kinds[row.kind], row.count, row.credits, row.refunded, row.uncertain, zone, deleted])
    }),
  ]
}
