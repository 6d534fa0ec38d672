/** Posts of one client, newest first. */
import type { Post } from '../../contract/schemas/sends.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'
import { createPages } from './outbox-pages.ts'
import type { Pages } from './outbox-pages.ts'

export interface Posts {
  readonly workspaceId: string
  list: Pages<Post>
  /** Reads and follows; answers its own stop. */
  start(): () => void
}

export function createPosts(connection: CoreConnection, workspaceId: string, timing?: Timing): Posts {
  const list = createPages<Post>({
    read: ({ cursor, limit }) => connection.call((client) => client.posts.list({ workspaceId, cursor, limit })),
    ...(timing ? { timing } : {}),
  })
  return {
    workspaceId,
    list,
    start() {
      // "Edited since" depends on the drafts too.
      const offChanged = connection.onChanged((change) => {
        if ((change.topic === 'posts' || change.topic === 'drafts') && change.workspaceId === workspaceId) list.refresh()
      })
      const offReread = connection.onReread(list.refresh)
      list.start()
      return () => {
        offChanged()
        offReread()
        list.stop()
      }
    },
  }
}
