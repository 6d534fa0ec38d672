import { useEffect, useMemo } from 'react'
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
