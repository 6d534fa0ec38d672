/** Changes, told after the commit, with a sequence for each workspace (rules 6). */
import type { CoreEvent, Topic } from '../contract/schemas/events.ts'

export interface EventBus {
  readonly coreEpoch: string
  /** Says that things of a topic changed; `workspaceId` null for accounts, workspaces and network. */
  emit(workspaceId: string | null, topic: Topic, ids: string[]): void
  /** Bytes of a running upload: not durable, without a sequence. */
  progress(workspaceId: string, intentId: string, sent: number, total: number): void
  subscribe(listener: (event: CoreEvent) => void): () => void
  /** For `hello`: the last sequence of each workspace ('' for the app itself). */
  seqs(): Record<string, number>
}

export function createEventBus(coreEpoch: string): EventBus {
  const seqs = new Map<string, number>()
  const listeners = new Set<(event: CoreEvent) => void>()
  const tell = (event: CoreEvent) => {
    for (const listener of Array.from(listeners)) listener(event)
  }
  return {
    coreEpoch,
    emit(workspaceId, topic, ids) {
      const key = workspaceId ?? ''
      const seq = (seqs.get(key) ?? 0) + 1
      seqs.set(key, seq)
      tell({ type: 'changed', coreEpoch, workspaceId, seq, topic, ids })
    },
    progress(workspaceId, intentId, sent, total) {
      tell({ type: 'progress', workspaceId, intentId, sent, total })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    seqs: () => Object.fromEntries(seqs),
  }
}
