/** The captions asked for from one draft: what its composer says of them. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Generation } from '../../contract/schemas/generations.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { createRefresher } from '../lib/refresher.ts'
import { touchesCaptions } from './captions-list.ts'

export interface DraftCaptions {
  store: StoreApi<{ items: readonly Generation[] }>
  start(): () => void
}

/** As many as anybody asks for one draft. */
const MOST = 50

export function createDraftCaptions(connection: Pick<CoreConnection, 'call' | 'onChanged' | 'onReread'>, workspaceId: string, draftId: string): DraftCaptions {
  const store = createStore<{ items: readonly Generation[] }>(() => ({ items: [] }))
  const refresh = createRefresher(
    () => connection.call((client) => client.generations.list({ workspaceId, draftId, filter: 'all', limit: MOST })),
    ({ items }) => store.setState({ items }),
    // What was read stays; the next event, or the core's return, asks again.
    () => undefined,
  )
  return {
    store,
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

export type DraftNews =
  /** Newest first. */
  | { kind: 'ready'; generations: readonly [Generation, ...Generation[]] }
  | { kind: 'asks' | 'needs-approval' | 'blocked' | 'under-way' | 'failed'; generation: Generation }

/** The one thing worth saying above the text: what has come first, then what needs the user, then what is under way. `dismissed`: ids of those the user has seen enough of. */
export function newsOf(items: readonly Generation[], dismissed: ReadonlySet<string>): DraftNews | null {
  // What was there when others were put in was passed over.
  const lastUse = Math.max(...items.map((one) => one.usedAt ?? -Infinity))
  const [first, ...rest] = items.filter((one) => one.state === 'completed' && one.usedAt === null && one.outputs !== null && (one.finishedAt ?? one.createdAt) > lastUse && !dismissed.has(one.id))
  if (first !== undefined) return { kind: 'ready', generations: [first, ...rest] }
  const open = items.filter((one) => one.state === 'waiting' || one.state === 'working')
  const asking = open.find((one) => one.asks)
  if (asking !== undefined) return { kind: 'asks', generation: asking }
  const unapproved = open.find(needsApproval)
  if (unapproved !== undefined) return { kind: 'needs-approval', generation: unapproved }
  const blocked = open.find((one) => one.intentState === 'blocked')
  if (blocked !== undefined) return { kind: 'blocked', generation: blocked }
  const [underWay] = open
  if (underWay !== undefined) return { kind: 'under-way', generation: underWay }
  const [newest] = items
  return newest !== undefined && newest.state === 'failed' && !dismissed.has(newest.id) ? { kind: 'failed', generation: newest } : null
}

/** The same that the queue of approvals holds. */
export function needsApproval(one: Pick<Generation, 'state' | 'approved' | 'intentState' | 'blockedCode'>): boolean {
  if (one.state !== 'waiting') return false
  if (one.intentState === 'blocked') return one.blockedCode === 'APPROVAL_NEEDED' || one.blockedCode === 'CEILING_REACHED'
  return !one.approved && (one.intentState === 'queued' || one.intentState === 'waiting')
}
