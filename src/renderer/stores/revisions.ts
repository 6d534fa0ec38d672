/** The history of one draft, newest first, read page by page while it is looked at. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { isAppError } from '../../contract/errors.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import type { Revision } from '../../contract/schemas/drafts.ts'
import type { CoreConnection } from '../connection/core-connection.ts'

export interface RevisionsState {
  phase: 'loading' | 'ready' | 'failed'
  error: ErrorCode | null
  items: Revision[]
  nextCursor: string | null
}

export interface Revisions {
  readonly state: StoreApi<RevisionsState>
  /** Reads the newest and follows changes, until the answer is called. */
  start(): () => void
  more(): void
}

const PAGE = 50

export function createRevisions(connection: Pick<CoreConnection, 'call' | 'onChanged'>, workspaceId: string, draftId: string): Revisions {
  const state = createStore<RevisionsState>()(() => ({ phase: 'loading', error: null, items: [], nextCursor: null }))
  let newest = 0
  let isStopped = false

  function read(cursor: string | null): void {
    const mine = ++newest
    connection.call((client) => client.drafts.revisions({ workspaceId, draftId, cursor, limit: PAGE })).then(
      (page) => {
        if (mine !== newest || isStopped) return
        state.setState((now) => ({ phase: 'ready', error: null, nextCursor: page.nextCursor, items: cursor === null ? join(page.items, now.items) : join(now.items, page.items) }))
      },
      (error: unknown) => {
        if (mine !== newest || isStopped) return
        state.setState((now) => ({ phase: now.items.length > 0 ? 'ready' : 'failed', error: isAppError(error) ? error.code : 'INTERNAL' }))
      },
    )
  }

  return {
    state,
    start() {
      isStopped = false
      const off = connection.onChanged((change) => {
        if (change.topic === 'drafts' && change.workspaceId === workspaceId && (change.ids.length === 0 || change.ids.includes(draftId))) read(null)
      })
      read(null)
      return () => {
        isStopped = true
        off()
      }
    },
    more() {
      const { nextCursor } = state.getState()
      if (nextCursor !== null) read(nextCursor)
    },
  }
}

/** A history only grows at its front, and an entry never changes. */
function join(first: readonly Revision[], then: readonly Revision[]): Revision[] {
  const known = new Set(first.map((one) => one.id))
  return [...first, ...then.filter((one) => !known.has(one.id))]
}
