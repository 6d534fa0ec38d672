import { Download } from 'lucide-react'
import { useEffect, useId, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Account } from '../../../contract/schemas/accounts.ts'
import { Banner, Button, Select, Skeleton } from '../../components/ui/index.ts'
import { userZone } from '../../lib/local-time.ts'
import { ALL_MONTHS, monthsOf, tableOf, together } from '../../lib/spend-table.ts'
import type { ClientSpend, SpendTable, SpendTableRow } from '../../lib/spend-table.ts'
import { formatNumber, formatTime } from '../../lib/time.ts'
import { useSaveTable } from '../../lib/use-save-table.ts'
import { createAccountSpend } from '../../stores/account-spend.ts'
import { useServices } from '../../stores/services-context.tsx'
import { captionsWords, monthName, spendWords } from '../../strings/captions.ts'
import { sentenceFor } from '../../strings/errors.ts'
import { clientSpendWords, spendFile } from '../../strings/spending.ts'

/** More rows than this are folded: an account may have many clients, and several accounts stand on one page. */
const MOST_ROWS = 10

/** What each client of the account used, by month, with a file of all of it. */
export function AccountClientsSpend({ account }: { account: Account }) {
  const { connection } = useServices()
  const spend = useMemo(() => createAccountSpend(connection, account.id), [connection, account.id])
  useEffect(() => spend.start(), [spend])
  const { phase, clients, error } = useStore(spend.store)
  if (phase === 'loading') return <div role="status" aria-label={captionsWords.loading} className="border-t border-subtle p-4"><Skeleton className="h-8" /></div>
  if (phase === 'failed') {
    return (
      <div className="border-t border-subtle p-4">
        <Banner tone="danger" title={spendWords.readFailed} action={<Button size="sm" onClick={() => void spend.refresh()}>{captionsWords.readAgain}</Button>}>{error !== null && sentenceFor(error.code)}</Banner>
      </div>
    )
  }
  return clients.length === 0 ? null : <Clients account={account} clients={clients} />
}

function Clients({ account, clients }: { account: Account; clients: readonly ClientSpend[] }) {
  const title = useId()
  const save = useSaveTable()
  const months = monthsOf(clients)
  const [chosen, setChosen] = useState<string | null>(null)
  const month = chosen !== null && (chosen === ALL_MONTHS || months.includes(chosen)) ? chosen : (months[0] ?? ALL_MONTHS)
  const table = tableOf(clients, month)
  const unread = clients.filter((one) => one.rows === null).map((one) => one.name)
  const options = [...months.map((value) => ({ value, label: monthName(value) })), { value: ALL_MONTHS, label: clientSpendWords.allMonths }]
  return (
    <section aria-labelledby={title} className="border-t border-subtle p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 id={title} className="min-w-0 flex-1 font-semibold">{clientSpendWords.title}</h3>
        {months.length > 0 && (
          <>
            <div className="w-44"><Select label={clientSpendWords.month} hideLabel value={month} onChange={setChosen} options={options} /></div>
            <Button icon={Download} loading={save.busy} onClick={() => void save.run(clientSpendWords.fileOfAccount(account.label), spendFile(clients, userZone()))}>{clientSpendWords.save}</Button>
          </>
        )}
      </div>
      {months.length === 0 ? <p className="mt-1 text-muted">{clientSpendWords.none}</p> : <Table table={table} labelledBy={title} />}
      {unread.length > 0 && <p className="mt-2 text-12 text-warn-text">{clientSpendWords.unread(unread)}</p>}
      {table.total.uncertain > 0 && <p className="mt-2 text-12 text-warn-text">{clientSpendWords.uncertainNote}</p>}
    </section>
  )
}

const { heads } = clientSpendWords
const HEADS = [heads.publish, heads.captions, heads.together, heads.refunded, heads.uncertain]
const HEAD = 'border-b border-border py-2 pl-3 align-bottom text-12 font-medium text-muted'
const CELL = 'border-b border-subtle py-1.5 pl-3 text-right'

function Table({ table, labelledBy }: { table: SpendTable; labelledBy: string }) {
  const [isWhole, setWhole] = useState(false)
  const { rows, total, idle } = table
  const isFolded = !isWhole && rows.length > MOST_ROWS
  return (
    <>
      <table aria-labelledby={labelledBy} className="mt-2 w-full table-fixed border-collapse tabular-nums selectable">
        <thead>
          <tr>
            <th scope="col" className="border-b border-border py-2 text-left align-bottom text-12 font-medium text-muted">{clientSpendWords.client}</th>
            {HEADS.map((head) => (
              <th key={head} scope="col" className={`${HEAD} w-[15%] text-right`}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{(isFolded ? rows.slice(0, MOST_ROWS) : rows).map((row) => <Row key={row.workspaceId} row={row} />)}</tbody>
        <tfoot>
          <tr className="font-medium">
            <th scope="row" className="py-2 text-left font-medium">{spendWords.total}</th>
            {[total.publish, total.captions, together(total), total.refunded, total.uncertain].map((value, at) => <td key={at} className="py-2 pl-3 text-right">{shown(value)}</td>)}
          </tr>
        </tfoot>
      </table>
      {(rows.length > MOST_ROWS || idle > 0) && (
        <div className="flex flex-wrap items-center gap-3 text-12 text-muted">
          {rows.length > MOST_ROWS && <Button size="sm" onClick={() => setWhole(isFolded)}>{isFolded ? clientSpendWords.showAll(rows.length) : clientSpendWords.showFewer}</Button>}
          {idle > 0 && <span>{clientSpendWords.idle(idle)}</span>}
        </div>
      )}
    </>
  )
}

function Row({ row }: { row: SpendTableRow }) {
  const { timing } = useServices()
  return (
    <tr>
      <th scope="row" className="border-b border-subtle py-1.5 text-left font-normal">
        <span className="block truncate" title={row.name}>{row.name}</span>
        {row.deletedAt !== null && <span className="block truncate text-12 text-muted">{clientSpendWords.deleted(formatTime(row.deletedAt, timing.now()))}</span>}
      </th>
      <td className={`${CELL} text-muted`}>{shown(row.publish)}</td>
      <td className={`${CELL} text-muted`}>{shown(row.captions)}</td>
      <td className={`${CELL} font-medium`}>{formatNumber(together(row))}</td>
      <td className={`${CELL} text-muted`}>{shown(row.refunded)}</td>
      <td className={`${CELL} ${row.uncertain === 0 ? 'text-muted' : 'text-warn-text'}`}>{shown(row.uncertain)}</td>
    </tr>
  )
}

const shown = (value: number): string => (value === 0 ? '–' : formatNumber(value))
