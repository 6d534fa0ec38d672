import { useVirtualizer } from '@tanstack/react-virtual'
import { Globe } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { platformSchema } from '../../../contract/schemas/drafts.ts'
import { PlatformIcon, RelativeTime } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { elsewhereWords, foreignStatus, foreignTitle } from '../../strings/post-way.ts'
import { postsWords, postSummary, postTitle } from '../../strings/posts.ts'
import { useRowFocus } from '../outbox/use-row-focus.ts'
import type { PostRowOf } from './rows.ts'
import { ToneDot } from './tone.tsx'

export interface PostsListProps {
  rows: readonly PostRowOf[]
  chosenKey: string | null
  onChoose: (key: string) => void
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
}

const ROW_HEIGHT = 64
const SECTION_HEIGHT = 36

export function PostsList({ rows, chosenKey, onChoose, hasMore, isLoadingMore, loadMore }: PostsListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const keys = useMemo(() => rows.filter((row) => row.kind !== 'section').map((row) => row.key), [rows])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (rows[at]?.kind === 'section' ? SECTION_HEIGHT : ROW_HEIGHT),
    getItemKey: (at) => rows[at]?.key ?? at,
    overscan: 8,
    paddingStart: 4,
    paddingEnd: 8,
  })
  const focus = useRowFocus(scroller, keys, (key) => virtual.scrollToIndex(rows.findIndex((row) => row.key === key), { align: 'auto' }), chosenKey)
  // One that is looked for comes into view, however far down it stands; after that the list is the user's.
  const revealed = useRef<string | null>(null)
  useEffect(() => {
    const at = chosenKey === null || chosenKey === revealed.current ? -1 : rows.findIndex((row) => row.key === chosenKey)
    if (at === -1) return
    revealed.current = chosenKey
    virtual.scrollToIndex(at, { align: 'auto' })
  }, [chosenKey, rows, virtual])
  const drawn = virtual.getVirtualItems()
  const lastDrawn = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastDrawn >= rows.length - 10) loadMore()
  }, [hasMore, lastDrawn, rows.length, loadMore])
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto" onKeyDown={focus.onKeyDown}>
      <div role="list" aria-label={postsWords.listName} aria-busy={isLoadingMore || undefined} className="relative" style={{ height: virtual.getTotalSize() }}>
        {drawn.map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          const place = { height: item.size, transform: `translateY(${item.start}px)` }
          if (row.kind === 'section') {
            return <h2 key={item.key} role="listitem" className="absolute inset-x-5 top-0 flex items-end pb-1.5 text-12 font-medium text-muted" style={place}>{row.section === 'own' ? elsewhereWords.own : elsewhereWords.section}</h2>
          }
          return (
            <div key={item.key} role="listitem" className="absolute inset-x-2 top-0" style={place}>
              <Row row={row} isChosen={row.key === chosenKey} isStop={row.key === focus.activeKey} onChoose={() => { focus.onFocusRow(row.key); onChoose(row.key) }} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

type Shown = Exclude<PostRowOf, { kind: 'section' }>

function Row({ row, isChosen, isStop, onChoose }: { row: Shown; isChosen: boolean; isStop: boolean; onChoose: () => void }) {
  const platforms = [...new Set(row.post.items.map((item) => item.platform))]
  return (
    <button
      type="button"
      data-row={row.key}
      tabIndex={isStop ? 0 : -1}
      aria-current={isChosen || undefined}
      onClick={onChoose}
      onFocus={onChoose}
      className={classes('flex h-full w-full flex-col items-stretch justify-center gap-0.5 rounded-control px-3 text-left focus-visible:-outline-offset-2', isChosen ? 'bg-client-tint' : 'hover:bg-surface-hover')}
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{row.kind === 'own' ? postTitle(row.post) : foreignTitle(row.post)}</span>
        <RelativeTime at={row.kind === 'own' ? row.post.createdAt : row.post.madeAt} look="clock" className="shrink-0 text-12 text-muted tabular-nums" />
      </span>
      <span className="flex items-center gap-2 text-12 text-muted">
        <State row={row} />
        <span className="flex shrink-0 gap-1.5 text-icon">
          {platforms.map((platform) => {
            const known = platformSchema.safeParse(platform)
            return known.success ? <PlatformIcon key={platform} platform={known.data} /> : null
          })}
        </span>
      </span>
    </button>
  )
}

function State({ row }: { row: Shown }): ReactNode {
  if (row.kind === 'foreign') return <><Globe aria-hidden className="size-3.5 shrink-0 text-icon-faint" /><span className="min-w-0 flex-1 truncate">{foreignStatus(row.post)}</span></>
  const { label, tone } = postSummary(row.post)
  return <><ToneDot tone={tone} /><span className="min-w-0 flex-1 truncate">{label}</span></>
}
