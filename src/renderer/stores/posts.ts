/** Posts of one client: our own, newest first, those made elsewhere as PowerPost lists them, and the user's acts on them. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { ForeignPost, Post, PostHistory, RemoteList } from '../../contract/schemas/sends.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { PostType } from '../../domain/post-types.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'
import { outcomeOf } from './outbox.ts'
import type { ActOutcome } from './outbox.ts'
import { createPages } from './outbox-pages.ts'
import type { Pages } from './outbox-pages.ts'

/** How an act ended; `taken`: the draft has another send under way. */
export type PostActed<T> = { outcome: 'done'; value: T } | { outcome: Exclude<ActOutcome, 'done'> | 'taken' }

export interface Posts {
  readonly workspaceId: string
  list: Pages<Post>
  elsewhere: Pages<ForeignPost>
  /** What is known of PowerPost's own list; null until that is read. */
  remote: StoreApi<{ list: RemoteList | null; isPulling: boolean }>
  /** Asks PowerPost for its list. Shown is what is here already; the answer only adds to it. */
  pull(): Promise<void>
  history(sendId: string): Promise<PostHistory>
  sendAgain(sendId: string, postTypes: PostType[]): Promise<PostActed<{ sendId: string }>>
  editAgain(sendId: string, postTypes: PostType[]): Promise<PostActed<{ draftId: string }>>
  cancel(sendId: string): Promise<PostActed<unknown>>
  reschedule(sendId: string, to: { at: number; wall: string; zone: string }): Promise<PostActed<unknown>>
  /** Reads and follows; answers its own stop. */
  start(): () => void
}

/** Pages of the service's list may take a while. */
const PULL_DEADLINE_MS = 120_000

export function createPosts(connection: CoreConnection, workspaceId: string, timing?: Timing): Posts {
  const withTiming = timing ? { timing } : {}
  const remote = createStore<{ list: RemoteList | null; isPulling: boolean }>(() => ({ list: null, isPulling: false }))
  const list = createPages<Post>({ read: ({ cursor, limit }) => connection.call((client) => client.posts.list({ workspaceId, cursor, limit })), ...withTiming })
  const elsewhere = createPages<ForeignPost>({
    async read({ cursor, limit }) {
      const page = await connection.call((client) => client.posts.elsewhere({ workspaceId, cursor, limit }))
      // Why the last reading failed is known to the pull alone.
      remote.setState(({ list: known }) => ({ list: { ...page.list, why: known?.why ?? null } }))
      return page
    },
    ...withTiming,
  })
  const busy = new Set<string>()
  let isStopped = true

  /** One act at a time for each post. */
  async function once<T>(sendId: string, work: () => Promise<T>): Promise<PostActed<T>> {
    if (busy.has(sendId)) return { outcome: 'busy' }
    busy.add(sendId)
    try {
      return { outcome: 'done', value: await work() }
    } catch (error) {
      const { code } = toAppError(error)
      const outcome = outcomeOf(code)
      return { outcome: code === 'ALREADY_SENDING' ? 'taken' : outcome === 'done' ? 'failed' : outcome }
    } finally {
      busy.delete(sendId)
      list.refresh()
    }
  }

  async function pull(): Promise<void> {
    if (remote.getState().isPulling) return
    remote.setState({ isPulling: true })
    try {
      const read = await connection.call((client) => client.posts.pull({ workspaceId }), { deadlineMs: PULL_DEADLINE_MS })
      if (!isStopped) remote.setState({ list: read })
    } catch {
      // The core says in words what it could; without it the list stays as it is.
      remote.setState(({ list: known }) => ({ list: known && { ...known, why: 'unclear' } }))
    } finally {
      remote.setState({ isPulling: false })
      elsewhere.refresh()
    }
  }

  return {
    workspaceId, list, elsewhere, remote, pull,
    history: (sendId) => connection.call((client) => client.posts.history({ workspaceId, sendId })),
    sendAgain: (sendId, postTypes) => once(sendId, () => connection.command((client, commandId) => client.sends.again({ commandId, workspaceId, sendId, postTypes }))),
    editAgain: (sendId, postTypes) => once(sendId, () => connection.command((client, commandId) => client.sends.editAgain({ commandId, workspaceId, sendId, postTypes }))),
    cancel: (sendId) => once(sendId, () => connection.command((client, commandId) => client.sends.cancel({ commandId, workspaceId, sendId }))),
    reschedule: (sendId, to) => once(sendId, () => connection.command((client, commandId) => client.sends.reschedule({ commandId, workspaceId, sendId, to }))),
    start() {
      isStopped = false
      // "Edited since" depends on the drafts too.
      const offChanged = connection.onChanged((change) => {
        if (change.workspaceId !== workspaceId || (change.topic !== 'posts' && change.topic !== 'drafts')) return
        list.refresh()
        if (change.topic === 'posts') elsewhere.refresh()
      })
      const offReread = connection.onReread(() => {
        list.refresh()
        elsewhere.refresh()
      })
      list.start()
      elsewhere.start()
      void pull()
      return () => {
        isStopped = true
        offChanged()
        offReread()
        list.stop()
        elsewhere.stop()
      }
    },
  }
}
