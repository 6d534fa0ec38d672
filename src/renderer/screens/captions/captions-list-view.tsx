import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { Generation } from '../../../contract/schemas/generations.ts'
import { PlatformIcon, RelativeTime } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { captionsState, captionsTitle, captionsWords, credits } from '../../strings/captions.ts'
import { useRowFocus } from '../outbox/use-row-focus.ts'
import { StateMark, TONE_TEXT } from './state-mark.tsx'

export interface CaptionsListViewProps {
  items: readonly Generation[]
  chosenId: string | null
  onChoose: (generationId: string) => void
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
}

const ROW_HEIGHT = 64

/** Requests, newest first, drawn in part. */
export function CaptionsListView({ items, chosenId, onChoose, hasMore, isLoadingMore, loadMore }: CaptionsListViewProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const keys = useMemo(() => items.map((one) => one.id), [items])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (at) => keys[at] ?? at,
    overscan: 8,
    paddingStart: 4,
    paddingEnd: 8,
  })
  const focus = useRowFocus(scroller, keys, (key) => virtual.scrollToIndex(keys.indexOf(key), { align: 'auto' }), chosenId)
  const drawn = virtual.getVirtualItems()
  const lastDrawn = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastDrawn >= items.length - 10) loadMore()
  }, [hasMore, lastDrawn, items.length, loadMore])
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto" onKeyDown={focus.onKeyDown}>
      <div role="list" aria-label={captionsWords.listName} aria-busy={isLoadingMore || undefined} className="relative" style={{ height: virtual.getTotalSize() }}>
        {drawn.map((item) => {
          const one = items[item.index]
          if (one === undefined) return null
          const choose = () => {
            focus.onFocusRow(one.id)
            onChoose(one.id)
          }
          return (
            <div key={item.key} role="listitem" className="absolute inset-x-2 top-0" style={{ height: ROW_HEIGHT, transform: `translateY(${item.start}px)` }}>
              <Row one={one} isChosen={one.id === chosenId} isStop={one.id === focus.activeKey} onChoose={choose} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Row({ one, isChosen, isStop, onChoose }: { one: Generation; isChosen: boolean; isStop: boolean; onChoose: () => void }) {
  const words = captionsState(one)
  return (
    <button
      type="button"
      data-row={one.id}
      tabIndex={isStop ? 0 : -1}
      aria-current={isChosen || undefined}
      onClick={onChoose}
      onFocus={onChoose}
      className={classes('flex h-full w-full flex-col items-stretch justify-center gap-0.5 rounded-control px-3 text-left focus-visible:-outline-offset-2', isChosen ? 'bg-client-tint' : 'hover:bg-surface-hover')}
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{captionsTitle(one)}</span>
        <RelativeTime at={one.createdAt} look="clock" className="shrink-0 text-12 text-muted tabular-nums" />
      </span>
      <span className="flex items-center gap-2 text-12">
        <StateMark state={one.state} words={words} />
        <span className={classes('min-w-0 truncate', TONE_TEXT[words.tone])}>{words.label}</span>
        <span className="flex flex-1 gap-1.5 text-icon">{one.platforms.map((platform) => <PlatformIcon key={platform} platform={platform} named />)}</span>
        {one.creditsUsed !== null && !one.refunded && <span className="shrink-0 text-muted tabular-nums">{credits(one.creditsUsed)}</span>}
      </span>
    </button>
  )
}
