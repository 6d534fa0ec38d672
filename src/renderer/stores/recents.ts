/**
 * What was used last since the window opened: clients, drafts of each client, actions. Most recent first. Kept in memory only: at the
 * next start the order of the clients and of the drafts themselves says enough.
 */
import type { StoreApi } from 'zustand/vanilla'
import type { Timing } from '../lib/timing.ts'
import type { AppState } from './app.ts'

export interface Recents {
  /** The one that is open comes first. */
  clients(): readonly string[]
  /** Drafts that were looked at, not those that were only passed by. The one that is open is not among them, unless it was opened before. */
  drafts(workspaceId: string): readonly string[]
  actions(): readonly string[]
  useAction(id: string): void
  stop(): void
}

/** A draft that is left sooner was passed by, as with the arrows in the list (ms). */
const LOOKED_AT_MS = 1_500
const MOST = 20

export function createRecents(app: StoreApi<AppState>, timing: Pick<Timing, 'now'>): Recents {
  const drafts = new Map<string, string[]>()
  let clients: string[] = []
  let actions: string[] = []
  let openedAt = timing.now()

  const enter = ({ workspaceId }: AppState) => {
    if (workspaceId !== null) clients = inFront(workspaceId, clients)
  }
  const leave = ({ workspaceId, draftId }: AppState) => {
    if (workspaceId === null || draftId === null || timing.now() - openedAt < LOOKED_AT_MS) return
    drafts.set(workspaceId, inFront(draftId, drafts.get(workspaceId) ?? []))
  }
  enter(app.getState())
  const stop = app.subscribe((now, before) => {
    if (now.workspaceId === before.workspaceId && now.draftId === before.draftId) return
    leave(before)
    enter(now)
    openedAt = timing.now()
  })

  return {
    clients: () => clients,
    drafts: (workspaceId) => drafts.get(workspaceId) ?? [],
    actions: () => actions,
    useAction: (id) => { actions = inFront(id, actions) },
    stop,
  }
}

function inFront(id: string, list: readonly string[]): string[] {
  return [id, ...list.filter((one) => one !== id)].slice(0, MOST)
}
