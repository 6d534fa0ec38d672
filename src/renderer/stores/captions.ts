/** All that the window keeps of captions: requests in the making, and what waits for approval. One for the window, above every screen. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'
import { createAsk } from './captions-ask.ts'
import type { Ask } from './captions-ask.ts'
import { touchesCaptions } from './captions-list.ts'
import { createCaptionsQueue } from './captions-queue.ts'
import type { CaptionsQueue } from './captions-queue.ts'

export interface CaptionServices {
  /** The one request in the making of a draft, or of none: it outlives its sheet. */
  ask(workspaceId: string, draftId: string | null): Ask
  queue(workspaceId: string): CaptionsQueue
  /** Names the client that is shown: its queue is read now, and again at each change. */
  watch(workspaceId: string | null): void
  /** What the user has seen enough of, by the id of the request or of a whole queue; until the window is closed. */
  dismissed: StoreApi<{ ids: ReadonlySet<string> }>
  dismiss(id: string): void
}

export function createCaptionServices({ connection, timing }: { connection: CoreConnection; timing: Timing }): CaptionServices {
  const asks = new Map<string, Ask>()
  const queues = new Map<string, CaptionsQueue>()
  const dismissed = createStore<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }))
  let watched: string | null = null

  const queue = (workspaceId: string): CaptionsQueue => {
    const one = queues.get(workspaceId) ?? createCaptionsQueue(connection, workspaceId)
    queues.set(workspaceId, one)
    return one
  }
  const refresh = () => {
    if (watched !== null) void queue(watched).refresh()
  }
  connection.onChanged(({ topic, workspaceId }) => {
    // The balance that stands beside it is the account's.
    if ((touchesCaptions(topic) && workspaceId === watched) || topic === 'accounts') refresh()
  })
  connection.onReread(refresh)

  return {
    ask(workspaceId, draftId) {
      const key = `${workspaceId}/${draftId ?? ''}`
      const one = asks.get(key) ?? createAsk({ connection, timing, workspaceId, draftId })
      asks.set(key, one)
      return one
    },
    queue,
    watch(workspaceId) {
      watched = workspaceId
      refresh()
    },
    dismissed,
    dismiss: (id) => dismissed.setState(({ ids }) => ({ ids: new Set([...ids, id]) })),
  }
}
