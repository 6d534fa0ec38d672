/** The requests for captions of one client, newest first, and what can be done about one of them. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Generation, GenerationDetail } from '../../contract/schemas/generations.ts'
import type { OutboxAction } from '../../contract/schemas/outbox.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { AppError } from '../../contract/errors.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { createRefresher } from '../lib/refresher.ts'
import type { Timing } from '../lib/timing.ts'
import { outcomeOf } from './outbox.ts'
import type { ActOutcome } from './outbox.ts'
import { createPages } from './outbox-pages.ts'
import type { Pages } from './outbox-pages.ts'

export const CAPTIONS_FILTERS = ['all', 'open', 'unused'] as const
export type CaptionsFilter = (typeof CAPTIONS_FILTERS)[number]

export interface CaptionsList {
  readonly workspaceId: string
  lists: Record<CaptionsFilter, Pages<Generation>>
  /** Steps whose button was pressed and has not answered: one press is one act. */
  acting: StoreApi<{ ids: ReadonlySet<string> }>
  act(intentId: string, action: OutboxAction): Promise<ActOutcome>
  /** Reads and follows; answers its own stop. */
  start(): () => void
}

/** What of a request is shown changes with its own row, its step, and the draft it was asked for. */
export const touchesCaptions = (topic: string): boolean => topic === 'generations' || topic === 'outbox' || topic === 'drafts'

export function createCaptionsList(connection: CoreConnection, workspaceId: string, timing: Timing): CaptionsList {
  const listFor = (filter: CaptionsFilter) => createPages<Generation>({
    read: ({ cursor, limit }) => connection.call((client) => client.generations.list({ workspaceId, filter, cursor, limit })),
    timing,
  })
  const lists: CaptionsList['lists'] = { all: listFor('all'), open: listFor('open'), unused: listFor('unused') }
  const acting = createStore<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }))
  const refresh = () => CAPTIONS_FILTERS.forEach((filter) => lists[filter].refresh())

  return {
    workspaceId,
    lists,
    acting,
    async act(intentId, action) {
      if (acting.getState().ids.has(intentId)) return 'busy'
      acting.setState(({ ids }) => ({ ids: new Set([...ids, intentId]) }))
      try {
        await connection.command((client, commandId) => client.outbox.act({ commandId, workspaceId, intentId, action }))
        return 'done'
      } catch (error) {
        return outcomeOf(toAppError(error).code)
      } finally {
        acting.setState(({ ids }) => ({ ids: new Set([...ids].filter((one) => one !== intentId)) }))
        refresh()
      }
    },
    start() {
      const offChanged = connection.onChanged((change) => {
        if (touchesCaptions(change.topic) && change.workspaceId === workspaceId) refresh()
      })
      const offReread = connection.onReread(refresh)
      CAPTIONS_FILTERS.forEach((filter) => lists[filter].start())
      return () => {
        offChanged()
        offReread()
        CAPTIONS_FILTERS.forEach((filter) => lists[filter].stop())
      }
    },
  }
}

export interface DetailState {
  phase: 'loading' | 'ready' | 'failed'
  detail: GenerationDetail | null
  error: AppError | null
}

export interface CaptionsDetail {
  readonly generationId: string
  store: StoreApi<DetailState>
  refresh(): Promise<void>
  start(): () => void
}

/** One request with all that is known of it; what was read stays while it is read again. */
export function createCaptionsDetail(connection: Pick<CoreConnection, 'call' | 'onChanged' | 'onReread'>, workspaceId: string, generationId: string): CaptionsDetail {
  const store = createStore<DetailState>(() => ({ phase: 'loading', detail: null, error: null }))
  const refresh = createRefresher(
    () => connection.call((client) => client.generations.get({ workspaceId, generationId })),
    (detail) => store.setState({ phase: 'ready', detail, error: null }),
    (error) => store.setState((now) => ({ phase: now.detail === null ? 'failed' : 'ready', error: toAppError(error) })),
  )
  return {
    generationId,
    store,
    refresh,
    start() {
      const offChanged = connection.onChanged((change) => {
        if (touchesCaptions(change.topic) && change.workspaceId === workspaceId) void refresh()
      })
      const offReread = connection.onReread(() => void refresh())
      void refresh()
      return () => {
        offChanged()
        offReread()
      }
    },
  }
}
