/** The outbox of one client: three lists that follow the core, and the user's word on a step. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../contract/errors.ts'
import type { IntentView, OutboxAction } from '../../contract/schemas/outbox.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'
import type { Filter } from '../strings/outbox.ts'
import { createPages } from './outbox-pages.ts'
import type { Pages } from './outbox-pages.ts'

export const FILTERS: readonly Filter[] = ['open', 'needs-you', 'done']

/** How an act of the user ended, for a toast. `late`: it was not possible any more. `lost`: whether it was done is not known. */
export type ActOutcome = 'done' | 'busy' | 'late' | 'lost' | 'failed'

export interface Outbox {
  readonly workspaceId: string
  lists: Record<Filter, Pages<IntentView>>
  /** Steps and sends whose button was pressed and has not answered: one press is one act. */
  acting: StoreApi<{ ids: ReadonlySet<string> }>
  act(intentId: string, action: OutboxAction): Promise<ActOutcome>
  cancelSend(sendId: string): Promise<ActOutcome>
  reschedule(sendId: string, to: { at: number; wall: string; zone: string }): Promise<ActOutcome>
  refresh(): void
  /** Reads and follows; answers its own stop. */
  start(): () => void
}

export function createOutbox(connection: CoreConnection, workspaceId: string, timing?: Timing): Outbox {
  const listFor = (filter: Filter) =>
    createPages<IntentView>({
      read: ({ cursor, limit }) => connection.call((client) => client.outbox.list({ workspaceId, filter, cursor, limit })),
      ...(timing ? { timing } : {}),
    })
  const lists: Outbox['lists'] = { open: listFor('open'), 'needs-you': listFor('needs-you'), done: listFor('done') }
  const acting = createStore<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }))

  const refresh = () => FILTERS.forEach((filter) => lists[filter].refresh())

  /** Runs one act at a time for each id; a second press while it runs does nothing. */
  async function once(id: string, run: () => Promise<unknown>): Promise<ActOutcome> {
    if (acting.getState().ids.has(id)) return 'busy'
    acting.setState(({ ids }) => ({ ids: new Set([...ids, id]) }))
    try {
      await run()
      return 'done'
    } catch (error) {
      return outcomeOf(toAppError(error).code)
    } finally {
      acting.setState(({ ids }) => ({ ids: new Set([...ids].filter((one) => one !== id)) }))
      refresh()
    }
  }

  return {
    workspaceId,
    lists,
    acting,
    act: (intentId, action) => once(intentId, () => connection.command((client, commandId) => client.outbox.act({ commandId, workspaceId, intentId, action }))),
    cancelSend: (sendId) => once(sendId, () => connection.command((client, commandId) => client.sends.cancel({ commandId, workspaceId, sendId }))),
    reschedule: (sendId, to) => once(sendId, () => connection.command((client, commandId) => client.sends.reschedule({ commandId, workspaceId, sendId, to }))),
    refresh,
    start() {
      const offChanged = connection.onChanged((change) => {
        // What may be done about a send is known from its post too.
        if ((change.topic === 'outbox' || change.topic === 'posts') && change.workspaceId === workspaceId) refresh()
      })
      const offReread = connection.onReread(refresh)
      FILTERS.forEach((filter) => lists[filter].start())
      return () => {
        offChanged()
        offReread()
        FILTERS.forEach((filter) => lists[filter].stop())
      }
    },
  }
}

/** What a refused act means for the line it was pressed in. */
export function outcomeOf(code: ErrorCode): ActOutcome {
  if (code === 'NOT_POSSIBLE_NOW' || code === 'NOT_FOUND') return 'late'
  return code === 'TIMEOUT' || code === 'CORE_RESTARTED' || code === 'CORE_STOPPED' ? 'lost' : 'failed'
}
