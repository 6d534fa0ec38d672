import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Post, PostHistory } from '../../../contract/schemas/sends.ts'
import { createPosts } from '../../stores/posts.ts'
import type { Posts } from '../../stores/posts.ts'
import { useServices } from '../../stores/services-context.tsx'

/** The posts of one client, for as long as the screen shows them. */
export function usePosts(workspaceId: string): Posts {
  const { connection, timing } = useServices()
  const posts = useMemo(() => createPosts(connection, workspaceId, timing), [connection, timing, workspaceId])
  useEffect(() => posts.start(), [posts])
  return posts
}

/** One post that the list has not come to yet, as after a search; null while it is read, where it is listed, or cannot be read. */
export function usePost({ list, workspaceId }: Posts, sendId: string | null): Post | null {
  const { connection } = useServices()
  const isListed = useStore(list.store, (state) => state.status === 'loading' || state.items.some((post) => post.sendId === sendId))
  const [post, setPost] = useState<Post | null>(null)
  useEffect(() => {
    if (sendId === null || isListed) return undefined
    let isGone = false
    connection.call((client) => client.posts.get({ workspaceId, sendId })).then((read) => { if (!isGone) setPost(read) }, () => undefined)
    return () => { isGone = true }
  }, [connection, workspaceId, sendId, isListed])
  return post?.sendId === sendId ? post : null
}

/** What happened to a post, read anew whenever the post is another one than before. */
export function useHistory(posts: Posts, post: Post): { history: PostHistory | null; hasFailed: boolean } {
  const [read, setRead] = useState<{ history: PostHistory | null; hasFailed: boolean }>({ history: null, hasFailed: false })
  // The list gives a new object with each reading; only what can change the history counts.
  const version = JSON.stringify([post.state, post.remoteStatus, post.scheduledAt, post.finishedAt, post.editedSince, post.items.map((item) => [item.status, item.platformPostId])])
  useEffect(() => {
    let isGone = false
    posts.history(post.sendId).then(
      (history) => { if (!isGone) setRead({ history, hasFailed: false }) },
      () => { if (!isGone) setRead((known) => ({ history: known.history, hasFailed: true })) },
    )
    return () => { isGone = true }
  }, [posts, post.sendId, version])
  return read.history === null || read.history.sendId === post.sendId ? read : { history: null, hasFailed: false }
}
