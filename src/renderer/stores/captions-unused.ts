/** Captions of one client that are written and in no draft yet; tells of those that come while the window is open. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Generation } from '../../contract/schemas/generations.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { createRefresher } from '../lib/refresher.ts'

export interface UnusedCaptions {
  /** The newest of them; null while they were not read. */
  store: StoreApi<{ items: readonly Generation[] | null }>
  refresh(): Promise<void>
}

/** More than this is not counted one by one. */
export const MOST_UNUSED = 99

/** `arrived` hears of each once, and never of those that were there when it was first read. */
export function createUnusedCaptions(connection: Pick<CoreConnection, 'call'>, workspaceId: string, arrived: (generation: Generation) => void): UnusedCaptions {
  const store = createStore<{ items: readonly Generation[] | null }>(() => ({ items: null }))
  const known = new Set<string>()
  const refresh = createRefresher(
    () => connection.call((client) => client.generations.list({ workspaceId, filter: 'unused', limit: MOST_UNUSED })),
    ({ items }) => {
      const isFirst = store.getState().items === null
      // Older ones come into view when newer ones are used.
      const newest = store.getState().items?.[0]?.createdAt ?? -Infinity
      const fresh = items.filter((one) => !known.has(one.id))
      for (const one of items) known.add(one.id)
      store.setState({ items })
      if (!isFirst) for (const one of fresh) if ((one.finishedAt ?? one.createdAt) >= newest) arrived(one)
    },
    // What was read stays.
    () => undefined,
  )
  return { store, refresh }
}
