import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Post } from '../../../contract/schemas/sends.ts'
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
