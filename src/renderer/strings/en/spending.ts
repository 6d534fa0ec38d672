/** Words for what an account spent, and what of it nobody can tell. Dates come in as text. */
import type { AccountSpending } from '../../../contract/schemas/accounts.ts'
import { formatNumber } from '../../lib/time.ts'

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
