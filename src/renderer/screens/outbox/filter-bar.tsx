import { useStore } from 'zustand'
import { classes } from '../../lib/classes.ts'
import { formatNumber } from '../../lib/time.ts'
import { FILTERS } from '../../stores/outbox.ts'
import { useOverview } from '../../stores/services-context.tsx'
import { outboxWords } from '../../strings/outbox.ts'
import type { Filter } from '../../strings/outbox.ts'
import type { OutboxStores } from './use-outbox.ts'

export interface FilterBarProps {
  workspaceId: string
  stores: OutboxStores
  filter: Filter
  onFilter: (filter: Filter) => void
}

/** The head of the screen: how it stands in words, and what is shown. */
export function FilterBar({ workspaceId, stores, filter, onFilter }: FilterBarProps) {
  const overview = useOverview((state) => state.byWorkspace[workspaceId])
  const needsYou = overview?.needsYou ?? 0
  const open = overview?.outboxOpen ?? 0
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-subtle px-4">
      <h1 className="text-15 font-semibold">{outboxWords.title}</h1>
      <p role="status" className="min-w-0 flex-1 truncate text-13 text-muted tabular-nums">{outboxWords.summary(needsYou, open - needsYou)}</p>
      <div role="group" aria-label={outboxWords.filtersName} className="inline-flex gap-0.5 rounded-control bg-surface-active p-0.5">
        {FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === filter}
            onClick={() => onFilter(one)}
            className={classes('flex h-7 items-center gap-1.5 rounded-small px-2.5 text-13 whitespace-nowrap text-muted hover:text-text', one === filter && 'bg-surface font-medium text-text shadow-[0_1px_2px_rgb(0_0_0/12%)]')}
          >
            {outboxWords.filters[one]}
            {one === 'open' && open > 0 && <Count value={open} />}
            {one === 'needs-you' && needsYou > 0 && <Count value={needsYou} />}
            {one === 'done' && <DoneCount stores={stores} />}
          </button>
        ))}
      </div>
    </header>
  )
}

const Count = ({ value, isMore = false }: { value: number; isMore?: boolean }) => (
  <span className="text-12 font-normal text-muted tabular-nums">{formatNumber(value)}{isMore && '+'}</span>
)

/** As many as were read; a plus where there are more. */
function DoneCount({ stores }: { stores: OutboxStores }) {
  const { items, nextCursor } = useStore(stores.outbox.lists.done.store)
  return items.length === 0 ? null : <Count value={items.length} isMore={nextCursor !== null} />
}
