import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { classes } from '../../lib/classes.ts'
import { outboxWords, plain, sentenceOf, stateOf } from '../../strings/outbox.ts'
import type { OutboxAction } from '../../../contract/schemas/outbox.ts'
import { canCancelSend, isRepeatedRetry } from '../../stores/outbox-groups.ts'
import { GroupHead, sendItems, StepsToggle } from './group-head.tsx'
import { isStop, rowsOf } from './list-rows.ts'
import type { Row } from './list-rows.ts'
import type { RowContext } from './row-context.ts'
import { StepRow } from './step-row.tsx'
import type { Shown } from './use-outbox.ts'
import { useRowFocus } from './use-row-focus.ts'

const ESTIMATES: Record<Row['kind'], number> = { section: 36, head: 40, step: 48, line: 60 }

export interface OutboxListProps {
  shown: Shown
  context: RowContext
  loadMore: () => void
}

/** The sends, drawn in part: thousands of steps cost no more than a screenful. */
export function OutboxList({ shown, context, loadMore }: OutboxListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => rowsOf(shown.sections, opened), [shown.sections, opened])
  const stops = useMemo(() => rows.filter(isStop).map((row) => row.key), [rows])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => ESTIMATES[rows[at]?.kind ?? 'step'],
    getItemKey: (at) => rows[at]?.key ?? at,
    overscan: 8,
    paddingEnd: 24,
  })
  const focus = useRowFocus(scroller, stops, (key) => virtual.scrollToIndex(rows.findIndex((row) => row.key === key), { align: 'auto' }))
  const drawn = virtual.getVirtualItems()
  const lastDrawn = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (shown.hasMore && lastDrawn >= rows.length - 10) loadMore()
  }, [shown.hasMore, lastDrawn, rows.length, loadMore])

  const toggle = (id: string) => setOpened((ids) => {
    const next = new Set(ids)
    if (!next.delete(id)) next.add(id)
    return next
  })
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto" onKeyDown={focus.onKeyDown}>
      <div role="list" aria-label={outboxWords.listName} aria-busy={shown.isLoadingMore || undefined} className="@container relative mx-4" style={{ height: virtual.getTotalSize() }}>
        {drawn.map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              {...(isStop(row) ? rowProps(row, context, focus) : { role: 'listitem' })}
              className="absolute inset-x-0 top-0 rounded-control focus-visible:-outline-offset-2"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <RowContent row={row} context={context} isFirst={item.index === 0} onToggle={toggle} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function rowProps(row: Row, context: RowContext, focus: ReturnType<typeof useRowFocus>) {
  const step = row.kind === 'step' || row.kind === 'line' ? row.step : null
  const words = step === null ? null : stateOf(step, context.at)
  return {
    role: 'listitem',
    'data-row': row.key,
    tabIndex: focus.activeKey === row.key ? 0 : -1,
    'aria-label': step === null || words === null ? undefined : [plain(sentenceOf(step)), words.label, words.detail].filter((part) => part !== null).join('. '),
    onFocus: () => focus.onFocusRow(row.key),
  }
}

/** Acts that the head of the send has, or another of its lines. */
function elsewhere({ group, step }: Extract<Row, { kind: 'step' }>): OutboxAction[] {
  return [...(canCancelSend(group) && step.kind !== 'unschedule' ? (['cancel'] as const) : []), ...(isRepeatedRetry(group, step) ? (['retry'] as const) : [])]
}

function RowContent({ row, context, isFirst, onToggle }: { row: Row; context: RowContext; isFirst: boolean; onToggle: (id: string) => void }) {
  switch (row.kind) {
    case 'section':
      return <h2 className={classes('px-2 pb-2 text-12 font-medium text-muted', isFirst ? 'pt-3' : 'pt-5')}>{row.section === 'needs-you' ? outboxWords.sections.needsYou : outboxWords.sections.underWay}</h2>
    case 'head':
      return <div className={classes(!isFirst && 'border-t border-subtle')}><GroupHead group={row.group} context={context} /></div>
    case 'step':
      return <StepRow step={row.step} context={context} isInside without={elsewhere(row)} />
    case 'line':
      return (
        <div className={classes('relative', !isFirst && 'border-t border-subtle')}>
          {row.canOpen && <StepsToggle title={row.group.title} isOpen={row.isOpen} onToggle={() => onToggle(row.group.id)} />}
          <StepRow step={row.step} context={context} isInside={false} extra={sendItems(row.group, context)} />
        </div>
      )
  }
}
