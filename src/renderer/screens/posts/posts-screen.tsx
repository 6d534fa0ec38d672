import { RotateCcw, Send } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Banner, Button, EmptyState, Skeleton } from '../../components/ui/index.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { formatNumber } from '../../lib/time.ts'
import type { Posts } from '../../stores/posts.ts'
import { useApp, useServices } from '../../stores/services-context.tsx'
import { postsWords } from '../../strings/posts.ts'
import { PostDetail } from './post-detail.tsx'
import { PostsList } from './posts-list.tsx'
import { usePost, usePosts } from './use-posts.ts'

/** What was sent for one client, newest first, with the fate of each item. */
export function PostsScreen({ workspace }: { workspace: WorkspaceView }) {
  const posts = usePosts(workspace.id)
  return (
    <section aria-label={postsWords.title} className={`client-${workspace.color} min-h-0 flex-1 bg-surface`}>
      <PostsBody key={workspace.id} posts={posts} />
    </section>
  )
}

function PostsBody({ posts }: { posts: Posts }) {
  const { app } = useServices()
  const { status, items, nextCursor, isLoadingMore } = useStore(posts.list.store)
  const [chosen, setChosen] = useState<string | null>(null)
  const aim = useApp((state) => state.aim)
  useEffect(() => {
    if (aim?.kind !== 'post') return
    setChosen(aim.sendId)
    app.getState().takeAim(aim)
  }, [aim, app])
  const older = usePost(posts, chosen)
  const loadMore = useCallback(() => void posts.list.loadMore(), [posts])
  const shown = items.find((post) => post.sendId === chosen) ?? older ?? items[0]
  if (items.length === 0 && status === 'loading') return <Loading />
  if (items.length === 0 && status === 'ready') {
    return (
      <div className="flex h-full flex-col">
        <header className="flex h-12 shrink-0 items-center border-b border-subtle px-4">
          <h1 className="text-15 font-semibold">{postsWords.title}</h1>
        </header>
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
  if (items.length === 0) return failed
  return (
    <div className="flex h-full min-h-0">
      <div className="flex w-80 shrink-0 flex-col border-r border-subtle max-small:w-52">
        <header className="flex h-12 shrink-0 items-center gap-3 border-b border-subtle px-4">
          <h1 className="text-15 font-semibold">{postsWords.title}</h1>
          <p className="text-13 text-muted tabular-nums">{formatNumber(items.length)}{nextCursor === null ? '' : '+'}</p>
        </header>
        {failed}
        <PostsList posts={items} chosenId={shown?.sendId ?? null} onChoose={setChosen} hasMore={nextCursor !== null} isLoadingMore={isLoadingMore} loadMore={loadMore} />
      </div>
      {shown !== undefined && <PostDetail key={shown.sendId} post={shown} />}
    </div>
  )
}

function Loading() {
  return (
    <div role="status" aria-label={postsWords.loading} className="flex h-full">
      <div className="flex w-80 flex-col gap-4 border-r border-subtle p-4 pt-16">{[0, 1, 2, 3, 4].map((row) => <Skeleton key={row} className="h-12" />)}</div>
    </div>
  )
}
