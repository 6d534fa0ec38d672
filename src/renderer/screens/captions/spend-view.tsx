import { Copy, Download, ReceiptText, RotateCcw } from 'lucide-react'
import { useStore } from 'zustand'
import type { Spend } from '../../../contract/schemas/generations.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Banner, Button, EmptyState, Skeleton } from '../../components/ui/index.ts'
import { csvOf } from '../../lib/csv.ts'
import { userZone } from '../../lib/local-time.ts'
import { formatNumber } from '../../lib/time.ts'
import { useSaveTable } from '../../lib/use-save-table.ts'
import { useServices } from '../../stores/services-context.tsx'
import { captionsWords, monthName, spendWords } from '../../strings/captions.ts'
import { sentenceFor } from '../../strings/errors.ts'
import { clientSpendWords, spendFile } from '../../strings/spending.ts'
import { useSpend } from './use-captions.ts'

/** Credits by month and kind, ready to bill. */
export function SpendView({ workspace }: { workspace: WorkspaceView }) {
  const spend = useSpend(workspace.id)
  const { phase, rows, error } = useStore(spend.store)
  const { bridge, toasts } = useServices()
  const save = useSaveTable()
  if (phase === 'loading') return <div role="status" aria-label={captionsWords.loading} className="flex max-w-180 flex-col gap-3 p-6">{[0, 1, 2].map((row) => <Skeleton key={row} className="h-8" />)}</div>
  if (phase === 'failed') {
    return (
      <div className="p-4">
        <Banner tone="danger" title={spendWords.readFailed} action={<Button size="sm" icon={RotateCcw} onClick={() => void spend.refresh()}>{captionsWords.readAgain}</Button>}>{error !== null && sentenceFor(error.code)}</Banner>
      </div>
    )
  }
  if (rows.length === 0) return <EmptyState icon={ReceiptText} title={spendWords.empty.title} text={spendWords.empty.text} />
  const table = () => spendFile([{ workspaceId: workspace.id, name: workspace.name, deletedAt: null, rows }], userZone())
  const copy = () => void bridge.copyText(csvOf(table())).then(
    () => toasts.getState().show({ text: spendWords.copied }),
    () => toasts.getState().show({ text: spendWords.copyFailed, tone: 'danger' }),
  )
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-4 pb-8">
      <div className="max-w-180">
        <div className="flex items-start gap-4">
          <div className="min-w-0 flex-1">
            <h2 className="text-15 font-semibold">{spendWords.title}</h2>
            <p className="text-12 text-muted">{spendWords.about}</p>
          </div>
          <div className="flex flex-wrap justify-end gap-2">
            <Button icon={Copy} onClick={copy}>{spendWords.copy}</Button>
            <Button icon={Download} loading={save.busy} onClick={() => void save.run(clientSpendWords.fileOfClient(workspace.name), table())}>{clientSpendWords.save}</Button>
          </div>
        </div>
        <SpendTable rows={rows} />
        {rows.some((row) => row.uncertain > 0) && <p className="mt-3 text-12 text-warn-text">{clientSpendWords.uncertainNote}</p>}
      </div>
    </div>
  )
}

const HEAD = 'border-b border-border py-2 text-12 font-medium text-muted'
const CELL = 'border-b border-subtle py-2'

function SpendTable({ rows }: { rows: Spend }) {
  const shown = (value: number) => (value === 0 ? '–' : formatNumber(value))
  const total = (of: (row: Spend[number]) => number) => shown(rows.reduce((sum, row) => sum + of(row), 0))
  return (
    <table className="mt-4 w-full border-collapse tabular-nums">
      <thead>
        <tr>
          <th scope="col" className={`${HEAD} text-left`}>{spendWords.month}</th>
          <th scope="col" className={`${HEAD} text-left`}>{spendWords.kind}</th>
          <th scope="col" className={`${HEAD} text-right`}>{spendWords.count}</th>
          <th scope="col" className={`${HEAD} text-right`}>{spendWords.credits}</th>
          <th scope="col" className={`${HEAD} text-right`}>{spendWords.refunded}</th>
          <th scope="col" className={`${HEAD} text-right`}>{spendWords.uncertain}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={`${row.month}/${row.kind}`}>
            <th scope="row" className={`${CELL} text-left font-normal`}>{rows[at - 1]?.month === row.month ? <span className="sr-only">{monthName(row.month)}</span> : monthName(row.month)}</th>
            <td className={CELL}>{spendWords.kinds[row.kind]}</td>
            <td className={`${CELL} text-right`}>{formatNumber(row.count)}</td>
            <td className={`${CELL} text-right font-medium`}>{formatNumber(row.credits)}</td>
            <td className={`${CELL} text-right text-muted`}>{shown(row.refunded)}</td>
            <td className={`${CELL} text-right ${row.uncertain === 0 ? 'text-muted' : 'text-warn-text'}`}>{shown(row.uncertain)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-medium">
          <th scope="row" className="py-2 text-left font-medium">{spendWords.total}</th>
          <td />
          <td className="py-2 text-right">{total((row) => row.count)}</td>
          <td className="py-2 text-right">{total((row) => row.credits)}</td>
          <td className="py-2 text-right text-muted">{total((row) => row.refunded)}</td>
          <td className="py-2 text-right">{total((row) => row.uncertain)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
