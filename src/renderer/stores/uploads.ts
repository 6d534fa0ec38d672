/** Bytes of running uploads, by step. Told by the core as they go; not kept anywhere. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { CoreConnection } from '../connection/core-connection.ts'

export interface Progress {
  sent: number
  total: number
}

export interface Uploads {
  store: StoreApi<{ byIntent: Readonly<Record<string, Progress>> }>
  /** Steps that are no longer under way need no bytes. */
  keep(intentIds: readonly string[]): void
  /** Listens; answers its own stop. */
  start(): () => void
}

export function createUploads(connection: CoreConnection, workspaceId: string): Uploads {
  const store = createStore<{ byIntent: Readonly<Record<string, Progress>> }>(() => ({ byIntent: {} }))
  return {
    store,
    keep(intentIds) {
      const wanted = new Set(intentIds)
      const { byIntent } = store.getState()
      if (Object.keys(byIntent).every((id) => wanted.has(id))) return
      store.setState({ byIntent: Object.fromEntries(Object.entries(byIntent).filter(([id]) => wanted.has(id))) })
    },
    start: () =>
      connection.onProgress(({ workspaceId: of, intentId, sent, total }) => {
        if (of === workspaceId) store.setState(({ byIntent }) => ({ byIntent: { ...byIntent, [intentId]: { sent, total } } }))
      }),
  }
}
