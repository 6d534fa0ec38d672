/** What waits for the user's approval in one client: how much it is likely to cost, and the one act that lets it spend. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../contract/errors.ts'
import type { Generation } from '../../contract/schemas/generations.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { createRefresher } from '../lib/refresher.ts'

export interface QueueState {
  phase: 'loading' | 'ready' | 'failed'
  /** All that waits, oldest first. */
  ids: readonly string[]
  /** Those of them that were read, in the same order: more than anybody reads through. */
  items: readonly Generation[]
  /** Credits; what was not learnt yet comes on top. */
  estimate: number
  unpriced: number
  credits: { balance: number; at: number } | null
  /** As typed; empty for none. */
  ceiling: string
  isCeilingOwn: boolean
  isApproving: boolean
  notice: { kind: 'approved-fewer'; approved: number; of: number } | { kind: 'refused'; code: ErrorCode } | { kind: 'uncertain' } | null
}

export interface CaptionsQueue {
  readonly workspaceId: string
  store: StoreApi<QueueState>
  refresh(): Promise<void>
  setCeiling(text: string): void
  /** Approves all that is shown; answers how many could be, or null. */
  approve(): Promise<number | null>
}

/** Read with their details. */
const SHOWN = 200
const UNCERTAIN: readonly ErrorCode[] = ['TIMEOUT', 'CORE_RESTARTED', 'CORE_STOPPED', 'SHUTTING_DOWN', 'INTERNAL']

export function createCaptionsQueue(connection: CoreConnection, workspaceId: string): CaptionsQueue {
  const store = createStore<QueueState>(() => ({
    phase: 'loading', ids: [], items: [], estimate: 0, unpriced: 0, credits: null, ceiling: '', isCeilingOwn: false, isApproving: false, notice: null,
  }))
  /** Kept until its end is known: a repeat approves the same once. */
  let pending: { commandId: string; ids: string[]; ceiling: number | null } | null = null

  const refresh = createRefresher(
    () => connection.call(async (client) => {
      const queue = await client.generations.queue({ workspaceId })
      const open = queue.ids.length === 0 ? [] : (await client.generations.list({ workspaceId, filter: 'open', limit: SHOWN })).items
      return { queue, open }
    }),
    ({ queue, open }) => {
      const byId = new Map(open.map((one) => [one.id, one]))
      const { ids, estimate, unpriced, credits } = queue
      const items = ids.map((id) => byId.get(id)).filter((one) => one !== undefined)
      store.setState((now) => {
        const isOwn = now.isCeilingOwn && ids.length > 0
        return { phase: 'ready', ids, items, estimate, unpriced, credits, isCeilingOwn: isOwn, ...(isOwn ? {} : { ceiling: likelyCeiling(queue) }) }
      })
    },
    () => store.setState((now) => ({ phase: now.phase === 'ready' ? 'ready' : 'failed' })),
  )

  return {
    workspaceId,
    store,
    refresh,
    setCeiling: (text) => {
      if (store.getState().isApproving) return
      pending = null
      store.setState({ ceiling: text, isCeilingOwn: true, notice: null })
    },
    async approve() {
      const { isApproving, ids, ceiling } = store.getState()
      const parsed = parseCeiling(ceiling)
      if (isApproving || ids.length === 0 || parsed === 'wrong') return null
      const input = pending ?? { commandId: connection.newId(), ids: [...ids], ceiling: parsed }
      pending = input
      store.setState({ isApproving: true, notice: null })
      try {
        const { approved } = await connection.call((client) => client.generations.approve({ ...input, workspaceId }))
        pending = null
        const isFewer = approved.length < input.ids.length
        store.setState({ isCeilingOwn: false, notice: isFewer ? { kind: 'approved-fewer', approved: approved.length, of: input.ids.length } : null })
        return approved.length
      } catch (error) {
        const { code } = toAppError(error)
        const isUncertain = UNCERTAIN.includes(code)
        if (!isUncertain) pending = null
        store.setState({ notice: isUncertain ? { kind: 'uncertain' } : { kind: 'refused', code } })
        return null
      } finally {
        store.setState({ isApproving: false })
        void refresh()
      }
    },
  }
}

/** What all of it is likely to cost, rounded up; nothing where a price is not known, since a guess would hold it up. */
function likelyCeiling({ estimate, unpriced, ids }: { estimate: number; unpriced: number; ids: readonly string[] }): string {
  return ids.length === 0 || unpriced > 0 ? '' : String(Math.ceil(estimate))
}

/** Credits; null without a ceiling. */
export function parseCeiling(text: string): number | null | 'wrong' {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return /^\d{1,9}([.,]\d{1,2})?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : 'wrong'
}

/** Those that were held because they could have gone past what was approved, with that ceiling. */
export function heldBy(items: readonly Generation[]): { count: number; ceiling: number | null } {
  const held = items.filter((one) => one.blockedCode === 'CEILING_REACHED')
  return { count: held.length, ceiling: held.at(-1)?.ceiling ?? null }
}
