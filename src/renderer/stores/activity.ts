/** The log of requests, of one client or of one account itself, newest first. */
import type { RequestView } from '../../contract/schemas/activity.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'
import { createPages } from './outbox-pages.ts'
import type { Pages } from './outbox-pages.ts'

export type ActivityOf = { kind: 'client'; workspaceId: string } | { kind: 'account'; accountId: string }
export type ActivityFilter = 'all' | 'failed'

export interface Activity {
  list: Pages<RequestView>
  /** Reads and follows; answers its own stop. */
  start(): () => void
}

export function createActivity(connection: CoreConnection, of: ActivityOf, filter: ActivityFilter, timing?: Timing): Activity {
  const list = createPages<RequestView>({
    read: ({ cursor, limit }) => connection.call((client) => (of.kind === 'client'
      ? client.activity.list({ workspaceId: of.workspaceId, cursor, limit, filter })
      : client.activity.ofAccount({ accountId: of.accountId, cursor, limit, filter }))),
    // Requests come in bursts, and nobody waits for the newest line.
    pauseMs: 1_000,
    ...(timing ? { timing } : {}),
  })
  return {
    list,
    start() {
      const isOurs = (workspaceId: string | null) => (of.kind === 'client' ? workspaceId === of.workspaceId : true)
      const offChanged = connection.onChanged((change) => { if (change.topic === 'activity' && isOurs(change.workspaceId)) list.refresh() })
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
