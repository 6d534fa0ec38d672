import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { Post } from '../../../contract/schemas/sends.ts'
import { platformSchema } from '../../../contract/schemas/drafts.ts'
import { PlatformIcon, RelativeTime } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { postsWords, postSummary, postTitle } from '../../strings/posts.ts'
import { useRowFocus } from '../outbox/use-row-focus.ts'
import { ToneDot } from './tone.tsx'

export interface PostsListProps {
  posts: readonly Post[]
  chosenId: string | null
  onChoose: (sendId: string) => void
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
}

const ROW_HEIGHT = 64

export function PostsList({ posts, chosenId, onChoose, hasMore, isLoadingMore, loadMore }: PostsListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const keys = useMemo(() => posts.map((post) => post.sendId), [posts])
  const virtual = useVirtualizer({
    count: posts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (at) => keys[at] ?? at,
    overscan: 8,
    paddingStart: 4,
    paddingEnd: 8,
  })
  const focus = useRowFocus(scroller, keys, (key) => virtual.scrollToIndex(keys.indexOf(key), { align: 'auto' }), chosenId)
  // One that is looked for comes into view, however far down it stands; after that the list is the user's.
  const revealed = useRef<string | null>(null)
  useEffect(() => {
    const at = chosenId === null || chosenId === revealed.current ? -1 : keys.indexOf(chosenId)
    if (at === -1) return
    revealed.current = chosenId
    virtual.scrollToIndex(at, { align: 'auto' })
  }, [chosenId, keys, virtual])
  const drawn = virtual.getVirtualItems()
  const lastDrawn = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastDrawn >= posts.length - 10) loadMore()
  }, [hasMore, lastDrawn, posts.length, loadMore])
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto" onKeyDown={focus.onKeyDown}>
      <div role="list" aria-label={postsWords.listName} aria-busy={isLoadingMore || undefined} className="relative" style={{ height: virtual.getTotalSize() }}>
        {drawn.map((item) => {
          const post = posts[item.index]
          if (post === undefined) return null
          return (
            <div key={item.key} role="listitem" className="absolute inset-x-2 top-0" style={{ height: ROW_HEIGHT, transform: `translateY(${item.start}px)` }}>
              <PostRow post={post} isChosen={post.sendId === chosenId} isStop={post.sendId === focus.activeKey} onChoose={() => { focus.onFocusRow(post.sendId); onChoose(post.sendId) }} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function PostRow({ post, isChosen, isStop, onChoose }: { post: Post; isChosen: boolean; isStop: boolean; onChoose: () => void }) {
  const { label, tone } = postSummary(post)
  const platforms = [...new Set(post.items.map((item) => item.platform))]
  return (
    <button
      type="button"
      data-row={post.sendId}
      tabIndex={isStop ? 0 : -1}
      aria-current={isChosen || undefined}
      onClick={onChoose}
      onFocus={onChoose}
      className={classes('flex h-full w-full flex-col items-stretch justify-center gap-0.5 rounded-control px-3 text-left focus-visible:-outline-offset-2', isChosen ? 'bg-client-tint' : 'hover:bg-surface-hover')}
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{postTitle(post)}</span>
        <RelativeTime at={post.createdAt} look="clock" className="shrink-0 text-12 text-muted tabular-nums" />
      </span>
      <span className="flex items-center gap-2 text-12 text-muted">
        <ToneDot tone={tone} />
        <span className="min-w-0 flex-1 truncate">{label}</span>
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
