/** How much of what a client has: the numbers in the sidebar. Kept for each client seen, so that switching shows them at once. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { z } from 'zod'
import type { overviewSchema } from '../../contract/schemas/workspaces.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { createRefresher } from '../lib/refresher.ts'

export type Overview = z.infer<typeof overviewSchema>

export interface OverviewState {
  byWorkspace: Readonly<Record<string, Overview>>
  /** Names the client that is shown: read now, and again at each change. Null stops that. */
  watch(workspaceId: string | null): void
}

export function createOverviewStore(connection: CoreConnection): StoreApi<OverviewState> {
  let watched: string | null = null
  const refreshers = new Map<string, () => Promise<void>>()
  const store = createStore<OverviewState>()(() => ({
    byWorkspace: {},
    watch(workspaceId) {
      watched = workspaceId
      refresh(workspaceId)
    },
  }))

  function refresh(workspaceId: string | null): void {
    if (workspaceId === null || workspaceId !== watched) return
    const refresher = refreshers.get(workspaceId) ?? createRefresher(
      () => connection.call((client) => client.workspaces.overview({ workspaceId })),
      (overview) => store.setState((now) => ({ byWorkspace: { ...now.byWorkspace, [workspaceId]: overview } })),
      // The numbers stay as they were; a client that cannot be read says so in its own place.
      () => undefined,
    )
    refreshers.set(workspaceId, refresher)
    void refresher()
  }

  connection.onChanged(({ workspaceId, topic }) => {
    if (topic === 'drafts' || topic === 'outbox' || topic === 'posts' || topic === 'media') refresh(workspaceId)
    else if (topic === 'workspaces') refresh(watched)
  })
  connection.onReread(() => refresh(watched))
  return store
}
