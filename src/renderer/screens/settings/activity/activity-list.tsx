import { useVirtualizer } from '@tanstack/react-virtual'
import { CircleCheck, RadioTower, RotateCcw } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { Banner, Button, EmptyState, Skeleton } from '../../../components/ui/index.ts'
import { createActivity } from '../../../stores/activity.ts'
import type { ActivityFilter, ActivityOf } from '../../../stores/activity.ts'
import { useServices } from '../../../stores/services-context.tsx'
import { activityWords } from '../../../strings/activity.ts'
import { ActivityRow, COLUMNS } from './activity-row.tsx'

const ROW_HEIGHT = 44

export function ActivityList({ of, filter }: { of: ActivityOf; filter: ActivityFilter }) {
  const { connection, timing } = useServices()
  const activity = useMemo(() => createActivity(connection, of, filter, timing), [connection, of, filter, timing])
  useEffect(() => activity.start(), [activity])
  const { status, items, nextCursor, isLoadingMore } = useStore(activity.list.store)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: items.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, getItemKey: (at) => items[at]?.seq ?? at, overscan: 10, paddingEnd: 24 })
  const drawn = virtual.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (nextCursor !== null && last >= items.length - 15) void activity.list.loadMore()
  }, [activity, nextCursor, last, items.length])

  if (items.length === 0 && status === 'loading') {
    return <div aria-busy className="mx-auto flex w-full max-w-260 flex-col gap-4 px-8 pt-2"><span className="sr-only">{activityWords.loading}</span>{[1, 2, 3, 4].map((at) => <Skeleton key={at} className="h-5 w-full" />)}</div>
  }
  if (items.length === 0 && status === 'ready') {
    return filter === 'failed'
      ? <EmptyState icon={CircleCheck} title={activityWords.allWell.title} text={activityWords.allWell.text} />
      : <EmptyState icon={RadioTower} title={activityWords.empty.title} text={activityWords.empty.text} />
  }
  return (
    <>
      {status === 'error' && <div className="mx-auto w-full max-w-260 px-8 pb-3"><Banner tone="danger" title={activityWords.failed} action={<Button size="sm" icon={RotateCcw} onClick={activity.list.refresh}>{activityWords.readAgain}</Button>} /></div>}
      <div ref={scroller} tabIndex={0} role="region" aria-label={activityWords.listName} className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2">
        <div role="table" aria-label={activityWords.listName} aria-rowcount={nextCursor === null ? items.length + 1 : -1} aria-busy={isLoadingMore || undefined} className="mx-auto w-full max-w-260 px-8">
          <div role="rowgroup" className="sticky top-0 z-10 border-b border-border bg-surface">
            <div role="row" aria-rowindex={1} className={`${COLUMNS} h-8 text-12 text-muted`}>
              <span role="columnheader">{activityWords.columns.when}</span>
              <span role="columnheader">{activityWords.columns.what}</span>
              <span role="columnheader">{activityWords.columns.how}</span>
              <span role="columnheader" className="text-right">{activityWords.columns.took}</span>
              <span role="columnheader" className="max-wide:hidden">{activityWords.columns.id}</span>
            </div>
          </div>
          <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
            {drawn.map((item) => {
              const request = items[item.index]
              return request === undefined ? null : <ActivityRow key={item.key} request={request} index={item.index + 2} top={item.start} height={ROW_HEIGHT} />
            })}
          </div>
        </div>
      </div>
    </>
  )
}
