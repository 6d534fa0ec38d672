/** The clients, in their order, as last read, and what can be done with them. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { z } from 'zod'
import type { ClientColor } from '../../contract/base.ts'
import type { AppError } from '../../contract/errors.ts'
import type { WorkspaceView, deletePreviewSchema } from '../../contract/schemas/workspaces.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { createRefresher } from '../lib/refresher.ts'

const REMOTE_DEADLINE_MS = 60_000
/** Putting a damaged file together again reads all of it. */
const RECOVER_DEADLINE_MS = 5 * 60_000

export type DeletePreview = z.infer<typeof deletePreviewSchema>
export interface CheckedLink { remoteId: string; link: 'verified' | 'not-verified'; existing: string | null }

export interface WorkspacesState {
  phase: 'loading' | 'ready' | 'failed'
  items: WorkspaceView[]
  error: AppError | null
  refresh(): Promise<void>
  find(workspaceId: string | null): WorkspaceView | undefined
  check(accountId: string, remoteId: string): Promise<CheckedLink>
  add(input: { accountId: string; remoteId: string; name: string; color: ClientColor }): Promise<{ workspace: WorkspaceView; existed: boolean }>
  createInSandbox(input: { accountId: string; name: string; color: ClientColor }): Promise<WorkspaceView>
  createLocal(input: { name: string; color: ClientColor }): Promise<WorkspaceView>
  link(workspaceId: string, accountId: string, remoteId: string): Promise<WorkspaceView>
  rename(workspaceId: string, name: string): Promise<WorkspaceView>
  setColor(workspaceId: string, color: ClientColor): Promise<WorkspaceView>
  /** Moves a client up (-1) or down (1) in the rail; nothing happens at the ends. */
  move(workspaceId: string, by: -1 | 1): Promise<void>
  deletePreview(workspaceId: string): Promise<DeletePreview>
  delete(workspaceId: string, typedName: string): Promise<void>
  releaseHold(workspaceId: string, decision: 'resume' | 'cancel-all'): Promise<WorkspaceView>
  recover(workspaceId: string, from: 'backup' | 'salvage'): Promise<WorkspaceView>
}

export function createWorkspacesStore(connection: CoreConnection): StoreApi<WorkspacesState> {
  const remote = { deadlineMs: REMOTE_DEADLINE_MS }
  const store = createStore<WorkspacesState>()((set, get) => {
    const refresh = createRefresher(
      () => connection.call((client) => client.workspaces.list()),
      (items) => set({ phase: 'ready', items: inOrder(items), error: null }),
      (error) => set((now) => ({ phase: now.phase === 'ready' ? 'ready' : 'failed', error: toAppError(error) })),
    )
    const take = (workspace: WorkspaceView): WorkspaceView => {
      set({ items: inOrder([...get().items.filter((one) => one.id !== workspace.id), workspace]) })
      return workspace
    }
    return {
      phase: 'loading',
      items: [],
      error: null,
      refresh,
      find: (workspaceId) => get().items.find((one) => one.id === workspaceId),
      check: (accountId, remoteId) => connection.call((client) => client.workspaces.check({ accountId, remoteId }), remote),
      async add(input) {
        const answer = await connection.command((client, commandId) => client.workspaces.add({ commandId, ...input }), remote)
        take(answer.workspace)
        return answer
      },
      createInSandbox: async (input) => take(await connection.command((client, commandId) => client.workspaces.createInSandbox({ commandId, ...input }), remote)),
      createLocal: async (input) => take(await connection.command((client, commandId) => client.workspaces.createLocal({ commandId, ...input }))),
      link: async (workspaceId, accountId, remoteId) =>
        take(await connection.command((client, commandId) => client.workspaces.link({ commandId, workspaceId, accountId, remoteId }), remote)),
      rename: async (workspaceId, name) => take(await connection.command((client, commandId) => client.workspaces.rename({ commandId, workspaceId, name }))),
      setColor: async (workspaceId, color) => take(await connection.command((client, commandId) => client.workspaces.setColor({ commandId, workspaceId, color }))),
      async move(workspaceId, by) {
        const before = get().items
        const from = before.findIndex((one) => one.id === workspaceId)
        const one = before[from]
        const other = before[from + by]
        if (one === undefined || other === undefined) return
        const items = before.map((each) => (each === one ? other : each === other ? one : each)).map((each, position) => ({ ...each, position }))
        set({ items })
        try {
          await connection.command((client, commandId) => client.workspaces.reorder({ commandId, order: items.map((each) => each.id) }))
        } catch (error) {
          await refresh()
          throw error
        }
      },
      deletePreview: (workspaceId) => connection.call((client) => client.workspaces.deletePreview({ workspaceId })),
      async delete(workspaceId, typedName) {
        await connection.command((client, commandId) => client.workspaces.delete({ commandId, workspaceId, typedName }), remote)
        set({ items: get().items.filter((one) => one.id !== workspaceId) })
      },
      releaseHold: async (workspaceId, decision) =>
        take(await connection.command((client, commandId) => client.workspaces.releaseHold({ commandId, workspaceId, decision }))),
      recover: async (workspaceId, from) =>
        take(await connection.command((client, commandId) => client.workspaces.recover({ commandId, workspaceId, from }), { deadlineMs: RECOVER_DEADLINE_MS })),
    }
  })
  connection.onChanged(({ topic }) => {
    // The outbox changes how many sends need the user.
    if (topic === 'workspaces' || topic === 'accounts' || topic === 'outbox') void store.getState().refresh()
  })
  connection.onReread(() => void store.getState().refresh())
  return store
}

function inOrder(items: WorkspaceView[]): WorkspaceView[] {
  return items.filter((one) => one.state !== 'deleting').toSorted((a, b) => a.position - b.position)
}
