/** All that the window keeps of captions: requests in the making, and what waits for approval. One for the window, above every screen. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Generation } from '../../contract/schemas/generations.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'
import { createAsk } from './captions-ask.ts'
import type { Ask } from './captions-ask.ts'
import { touchesCaptions } from './captions-list.ts'
import { createCaptionsQueue } from './captions-queue.ts'
import type { CaptionsQueue } from './captions-queue.ts'
import { createUnusedCaptions } from './captions-unused.ts'
import type { UnusedCaptions } from './captions-unused.ts'

export interface CaptionServices {
  /** The one request in the making of a draft, or of none: it outlives its sheet. */
  ask(workspaceId: string, draftId: string | null): Ask
  queue(workspaceId: string): CaptionsQueue
  unused(workspaceId: string): UnusedCaptions
  /** Names the client that is shown: its queue and what is unused are read now, and again at each change. */
  watch(workspaceId: string | null): void
  /** What the user has seen enough of, by the id of the request or of a whole queue; until the window is closed. */
  dismissed: StoreApi<{ ids: ReadonlySet<string> }>
  dismiss(id: string): void
  /** A request is being written and was not sent off. */
  holdsText(): boolean
}

export interface CaptionParts {
  connection: CoreConnection
  timing: Timing
  /** Captions of the client that is shown came in. */
  arrived(workspaceId: string, generation: Generation): void
}

export function createCaptionServices({ connection, timing, arrived }: CaptionParts): CaptionServices {
  const asks = new Map<string, Ask>()
  const queues = new Map<string, CaptionsQueue>()
  const unuseds = new Map<string, UnusedCaptions>()
  const dismissed = createStore<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }))
  let watched: string | null = null

  const queue = (workspaceId: string): CaptionsQueue => {
    const one = queues.get(workspaceId) ?? createCaptionsQueue(connection, workspaceId)
    queues.set(workspaceId, one)
    return one
  }
  const unused = (workspaceId: string): UnusedCaptions => {
    const one = unuseds.get(workspaceId) ?? createUnusedCaptions(connection, workspaceId, (generation) => { if (watched === workspaceId) arrived(workspaceId, generation) })
    unuseds.set(workspaceId, one)
    return one
  }
  const refresh = () => {
    if (watched === null) return
    void queue(watched).refresh()
    void unused(watched).refresh()
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
    unused,
    watch(workspaceId) {
      watched = workspaceId
      refresh()
    },
    holdsText: () => [...asks.values()].some((one) => one.store.getState().isTouched),
    dismissed,
    dismiss: (id) => dismissed.setState(({ ids }) => ({ ids: new Set([...ids, id]) })),
  }
}
