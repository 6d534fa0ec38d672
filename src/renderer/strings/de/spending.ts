/** Words for what an account spent, and what of it nobody can tell. Dates come in as text. */
import { formatNumber } from '../../lib/time.ts'
import type * as en from '../en/spending.ts'
import type { Words } from '../language.ts'

const credits = (count: number) => (count === 1 ? '1 Credit' : `${formatNumber(count)} Credits`)
const moved = (by: number) => (Math.abs(by) === 1 ? (by < 0 ? '1 Credit ist weg' : '1 Credit kam zurück') : by < 0 ? `${credits(-by)} sind weg` : `${credits(by)} kamen zurück`)
const answers = (count: number) => (count === 1 ? 'Eine Antwort ging' : `${formatNumber(count)} Antworten gingen`)
const calls = (count: number) => (count === 1 ? 'eine Anfrage' : `${formatNumber(count)} Anfragen`)

export const spendingRow: Words<typeof en.spendingRow> = { term: 'Ausgegeben', unknown: 'Noch nichts, was die App mit einem Guthaben vergleichen könnte' }

export const spendingWords: typeof en.spendingWords = ({ spent, givenBack, untold, lost, cameIn, elsewhere, isSettled }, since) => {
  const differences = [
    lost.credits === 0 ? null : `${moved(lost.credits)}, ohne dass die App sagen kann, wofür: ${answers(lost.calls)} unterwegs verloren.`,
    elsewhere === 0 ? null : `${moved(-elsewhere)}, ohne dass diese App sie ausgegeben hat. Vielleicht wurden sie anderswo ausgegeben, etwa im Dashboard oder mit einer anderen App.`,
    untold.credits === 0 ? null : `${moved(untold.credits)} für ${calls(untold.calls)}, deren Kosten PowerPost nicht genau genannt hat, etwa Beiträge, die es zu ihrer Zeit veröffentlicht hat.`,
    cameIn === 0 ? null : `${cameIn === 1 ? '1 Credit kam' : `${credits(cameIn)} kamen`} dazu: gekauft oder von PowerPost gegeben.`,
  ].filter((one) => one !== null)
  const back = givenBack === 0 ? '' : `, davon ${formatNumber(givenBack)} zurückerstattet`
  const agrees = !isSettled ? 'Etwas läuft noch, darum ist das Guthaben noch nicht verglichen.' : differences.length === 0 ? 'Das Guthaben stimmt auf den Credit genau.' : 'Bis auf dies stimmt das Guthaben auf den Credit genau:'
  return { summary: `${credits(spent)} seit ${since}${back}. ${agrees}`, differences }
}
