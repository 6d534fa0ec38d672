/** Words for what an account spent, and what of it nobody can tell. Dates come in as text. */
import type { Cell } from '../../lib/csv.ts'
import { formatList, formatNumber } from '../../lib/time.ts'
import type * as en from '../en/spending.ts'
import type { Words } from '../language.ts'
import { spendWords } from './captions.ts'

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

export const clientSpendWords: Words<typeof en.clientSpendWords> = {
  title: 'Verbrauch nach Kunden',
  month: 'Monat',
  allMonths: 'Alle Monate',
  client: 'Kunde',
  heads: { publish: 'Beiträge', captions: 'Vorschläge', together: 'Credits', refunded: 'Erstattet', uncertain: 'Kosten unbekannt' },
  deleted: (when) => `Gelöscht: ${when}`,
  showAll: (count) => `Alle ${formatNumber(count)} zeigen`,
  showFewer: 'Weniger zeigen',
  idle: (count) => (count === 1 ? 'Ein weiterer Kunde hat nichts verbraucht.' : `${formatNumber(count)} weitere Kunden haben nichts verbraucht.`),
  none: 'Noch kein Kunde dieses Kontos hat Credits verbraucht.',
  unread: (names) => `Nicht mitgezählt, weil es sich nicht lesen lässt: der Verbrauch von ${formatList(names)}.`,
  uncertainNote: 'Kosten unbekannt: Die Antwort ging verloren oder nannte keine, oder ein Beitrag schlug teilweise fehl. Was nicht genannt wurde, ist nicht mitgezählt; ein teilweise fehlgeschlagener Beitrag zählt ganz, auch wenn vielleicht ein Teil zurückkam.',
  save: 'Als CSV sichern…',
  saved: 'Die Tabelle ist gesichert.',
  fileOfAccount: (label) => `Credits von ${label}`,
  fileOfClient: (name) => `Credits von ${name}`,
}

/** The whole table for other programs: one line for each client, month and kind; months as in ISO 8601, in the zone that is named. */
export const spendFile: typeof en.spendFile = (clients, zone) => {
  const { kinds } = spendWords
  return [
    ['Kunde', 'Monat', 'Wofür', 'Anfragen', 'Credits verbraucht', 'Credits zurückerstattet', 'Anfragen mit unbekannten Kosten', 'Zeitzone der Monate', 'Anmerkung'],
    ...clients.flatMap(({ name, deletedAt, rows }) => {
      const deleted = deletedAt === null ? '' : `gelöscht ${new Date(deletedAt).toISOString().slice(0, 10)}`
      if (rows === null) return [[name, '', '', '', '', '', '', zone, [deleted, 'unbekannt: Datei nicht lesbar'].filter((part) => part !== '').join(', ')]]
      return rows.map((row): Cell[] => [name, row.month, kinds[row.kind], row.count, row.credits, row.refunded, row.uncertain, zone, deleted])
    }),
  ]
}
