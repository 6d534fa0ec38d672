import { RotateCcw, Send } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Banner, Button, EmptyState, IconButton, Skeleton } from '../../components/ui/index.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { formatNumber, formatTime } from '../../lib/time.ts'
import type { Posts } from '../../stores/posts.ts'
import { useApp, useServices } from '../../stores/services-context.tsx'
import { elsewhereWords, listWords } from '../../strings/post-way.ts'
import { postsWords } from '../../strings/posts.ts'
import { ForeignDetail } from './foreign-detail.tsx'
import { PostDetail } from './post-detail.tsx'
import { PostsList } from './posts-list.tsx'
import { rowsOf } from './rows.ts'
import { usePost, usePosts } from './use-posts.ts'

/** What was sent for one client, newest first, with the fate of each item; below it what was made elsewhere. */
export function PostsScreen({ workspace }: { workspace: WorkspaceView }) {
  const posts = usePosts(workspace.id)
  return (
    <section aria-label={postsWords.title} className={`client-${workspace.color} min-h-0 flex-1 bg-surface`}>
      <PostsBody key={workspace.id} posts={posts} workspace={workspace} />
    </section>
  )
}

function PostsBody({ posts, workspace }: { posts: Posts; workspace: WorkspaceView }) {
  const { app } = useServices()
  const { status, items, nextCursor, isLoadingMore } = useStore(posts.list.store)
  const foreign = useStore(posts.elsewhere.store)
  const [chosen, setChosen] = useState<string | null>(null)
  const aim = useApp((state) => state.aim)
  useEffect(() => {
    if (aim?.kind !== 'post') return
    setChosen(aim.sendId)
    app.getState().takeAim(aim)
  }, [aim, app])
  const older = usePost(posts, chosen)
  const isAllRead = status === 'ready' && nextCursor === null
  const rows = useMemo(() => rowsOf(items, isAllRead, foreign.items), [items, isAllRead, foreign.items])
  const loadMore = useCallback(() => void (isAllRead ? posts.elsewhere : posts.list).loadMore(), [posts, isAllRead])
  const lines = rows.filter((row) => row.kind !== 'section')
  const found = lines.find((row) => row.key === chosen)
  const shown = found ?? (older === null ? lines[0] : { kind: 'own' as const, key: older.sendId, post: older })
  if (lines.length === 0 && (status === 'loading' || foreign.status === 'loading')) return <Loading />
  if (lines.length === 0 && status === 'ready') {
    return (
      <div className="flex h-full flex-col">
        <Header />
        <div className="min-h-0 flex-1">
          <EmptyState
            icon={Send}
            title={postsWords.empty.title}
            text={postsWords.empty.text}
            action={<Button onClick={() => app.getState().go({ section: 'drafts' })}>{postsWords.empty.action}</Button>}
          />
        </div>
      </div>
    )
  }
  const failed = status === 'error' && (
    <div className="p-3">
      <Banner tone="danger" title={postsWords.readFailed} action={<Button size="sm" icon={RotateCcw} onClick={posts.list.refresh}>{postsWords.readAgain}</Button>} />
    </div>
  )
  if (lines.length === 0) return <div className="flex h-full flex-col"><Header />{failed}</div>
  return (
    <div className="flex h-full min-h-0">
      <div className={COLUMN}>
        <Header>{formatNumber(items.length)}{nextCursor === null ? '' : '+'}</Header>
        {failed}
        <PostsList
          rows={rows} chosenKey={shown?.key ?? null} onChoose={setChosen} loadMore={loadMore}
          hasMore={isAllRead ? foreign.nextCursor !== null : nextCursor !== null} isLoadingMore={isLoadingMore || foreign.isLoadingMore}
        />
        <ListNote posts={posts} />
      </div>
      {shown?.kind === 'own' && <PostDetail key={shown.key} post={shown.post} posts={posts} workspace={workspace} onSee={setChosen} />}
      {shown?.kind === 'foreign' && <ForeignDetail key={shown.key} post={shown.post} workspaceId={workspace.id} />}
    </div>
  )
}

const COLUMN = 'flex w-80 shrink-0 flex-col border-r border-subtle max-small:w-52'

/** The same in every state, so that nothing jumps when the list is there. `children`: how many. */
function Header({ children }: { children?: ReactNode }) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-subtle px-4">
      <h1 className="text-15 font-semibold">{postsWords.title}</h1>
      {children !== undefined && <p className="text-13 text-muted tabular-nums">{children}</p>}
    </header>
  )
}

/** What is known of PowerPost's own list, and reading it now. */
function ListNote({ posts }: { posts: Posts }) {
  const { timing } = useServices()
  const { list, isPulling } = useStore(posts.remote)
  if (list === null) return null
  return (
    <footer className="flex shrink-0 items-start gap-2 border-t border-subtle px-4 py-2 text-12 text-muted">
      <p className="min-w-0 flex-1" role="status">{isPulling ? elsewhereWords.reading : listWords(list, (time) => formatTime(time, timing.now()))}</p>
      {list.list !== 'absent' && <IconButton size="sm" icon={RotateCcw} label={elsewhereWords.read} disabled={isPulling} onClick={() => void posts.pull()} />}
    </footer>
  )
}

function Loading() {
  return (
    <div className="flex h-full">
      <div className={COLUMN}>
        <Header />
        <div role="status" aria-label={postsWords.loading} className="flex flex-col gap-4 p-4">{[0, 1, 2, 3, 4].map((row) => <Skeleton key={row} className="h-12" />)}</div>
      </div>
    </div>
  )
}
