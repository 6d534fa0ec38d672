/**
 * The drafts of one client (or its trash) as far as they were scrolled to. Changes are read from the top and joined to what is
 * below, so that the list neither jumps nor shrinks; an older answer never replaces a newer one.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { isAppError } from '../../contract/errors.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import type { DraftSummary } from '../../contract/schemas/drafts.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'

export interface DraftListState {
  phase: 'loading' | 'ready' | 'failed'
  error: ErrorCode | null
  items: DraftSummary[]
  /** Null when everything is here. */
  nextCursor: string | null
  isLoadingMore: boolean
}

export interface DraftList {
  readonly state: StoreApi<DraftListState>
  /** Reads everything that is shown again. */
  refresh(): void
  /** Reads the next page, if there is one and nothing else is being read. */
  more(): void
  /** Not looked at any more: a long list goes back to its first page, so that it is quick to show again. */
  rest(): void
  stop(): void
}

export interface DraftLists {
  /** The list of a client, kept once it was looked at: coming back shows it at once. */
  get(workspaceId: string, trashed: boolean): DraftList
  stop(): void
}

interface ListDeps {
  connection: Pick<CoreConnection, 'call' | 'onChanged' | 'onReread'>
  timing: Timing
}

const FIRST_PAGE = 50
const PAGE = 200
/** Of a list that is long already: who has come far goes on, and each page has its price whatever it holds. */
const LONG_PAGE = 1_000
/** A draft that is being typed in changes four times a second; the list follows at this pace (ms). */
const REST_MS = 250
/** After a read that failed (ms). */
const RETRY_MS = 2_000
/** From here on a list is long: its pages are, and it is worth reading again when it is shown again. */
const LONG = 1_000

type Changed = 'all' | Set<string>

export function createDraftList(deps: ListDeps, workspaceId: string, trashed: boolean): DraftList {
  const { connection, timing } = deps
  const state = createStore<DraftListState>()(() => ({ phase: 'loading', error: null, items: [], nextCursor: null, isLoadingMore: false }))
  let waiting: Changed | null = null
  let isReading = false
  let cancelRest: (() => void) | null = null
  let isStopped = false
  /** Where the first page of the newest read ended. */
  let head: { count: number; cursor: string | null } = { count: 0, cursor: null }
  /** The ids of a list as it is, so that a further page need not be held against all of it. */
  let here: { of: readonly DraftSummary[]; ids: Set<string> } = { of: [], ids: new Set() }

  const page = (cursor: string | null, limit: number) => connection.call((client) => client.drafts.list({ workspaceId, trashed, cursor, limit }))

  function changed(what: Changed): void {
    waiting = join(waiting, what)
    if (!isReading && cancelRest === null) void read()
  }

  async function read(): Promise<void> {
    if (waiting === null || isReading || isStopped) return
    const what = waiting
    waiting = null
    isReading = true
    let rest = REST_MS
    try {
      const fresh = await readFromTop(what)
      if (!isStopped) {
        head = fresh.head
        state.setState({ items: fresh.items, nextCursor: fresh.nextCursor, phase: 'ready', error: null, isLoadingMore: false })
      }
    } catch (error) {
      rest = RETRY_MS
      waiting = join(waiting, what)
      if (!isStopped) state.setState((now) => ({ phase: now.items.length > 0 ? 'ready' : 'failed', error: isAppError(error) ? error.code : 'INTERNAL', isLoadingMore: false }))
    }
    isReading = false
    cancelRest = timing.after(rest, () => {
      cancelRest = null
      void read()
    })
  }

  /** Reads pages until what is shown is covered, or until the rest is known to be as it was. */
  async function readFromTop(what: Changed): Promise<{ items: DraftSummary[]; nextCursor: string | null; head: typeof head }> {
    const old = state.getState()
    const items: DraftSummary[] = []
    let newHead = head
    let cursor: string | null = null
    const joined = (rest: readonly DraftSummary[], nextCursor: string | null) => ({ items: [...items, ...rest], nextCursor, head: newHead })
    for (;;) {
      const answer: { items: DraftSummary[]; nextCursor: string | null } = await page(cursor, cursor === null ? FIRST_PAGE : pageAfter(items.length))
      items.push(...answer.items)
      if (cursor === null) newHead = { count: items.length, cursor: answer.nextCursor }
      if (answer.nextCursor === null || items.length >= old.items.length) return joined([], answer.nextCursor)
      const rest = restAfter(items, old.items, what)
      if (rest !== null) return joined(rest, old.nextCursor)
      cursor = answer.nextCursor
    }
  }

  const off = [
    connection.onChanged((change) => {
      if (change.topic === 'drafts' && change.workspaceId === workspaceId) changed(change.ids.length === 0 ? 'all' : new Set(change.ids))
    }),
    connection.onReread(() => changed('all')),
  ]
  changed('all')

  return {
    state,
    refresh() {
      cancelRest?.()
      cancelRest = null
      changed('all')
    },
    more() {
      const { nextCursor, phase } = state.getState()
      if (nextCursor === null || isReading || phase !== 'ready') return
      isReading = true
      state.setState({ isLoadingMore: true })
      page(nextCursor, pageAfter(state.getState().items.length)).then(
        (answer) => {
          if (isStopped) return
          const now = state.getState().items
          if (here.of !== now) here = { of: now, ids: new Set(now.map((item) => item.id)) }
          const { ids } = here
          const items = now.concat(answer.items.filter(({ id }) => !ids.has(id)))
          for (const { id } of answer.items) ids.add(id)
          here = { of: items, ids }
          state.setState({ items, nextCursor: answer.nextCursor, error: null, isLoadingMore: false })
        },
        (error: unknown) => {
          if (!isStopped) state.setState({ error: isAppError(error) ? error.code : 'INTERNAL', isLoadingMore: false })
        },
      ).finally(() => {
        isReading = false
        if (cancelRest === null) void read()
      }).catch(() => undefined)
    },
    rest() {
      // While it reads, what comes is still for the whole.
      if (isReading || state.getState().items.length < LONG) return
      here = { of: [], ids: new Set() }
      state.setState((now) => ({ items: now.items.slice(0, head.count), nextCursor: head.cursor }))
    },
    stop() {
      isStopped = true
      cancelRest?.()
      for (const one of off) one()
    },
  }
}

export function createDraftLists(deps: ListDeps): DraftLists {
  const lists = new Map<string, DraftList>()
  return {
    get(workspaceId, trashed) {
      const key = `${workspaceId}/${trashed ? 'trash' : 'drafts'}`
      const list = lists.get(key) ?? createDraftList(deps, workspaceId, trashed)
      lists.set(key, list)
      return list
    },
    stop() {
      for (const list of lists.values()) list.stop()
      lists.clear()
    },
  }
}

const pageAfter = (count: number) => (count < LONG ? PAGE : LONG_PAGE)

function join(one: Changed | null, other: Changed): Changed {
  return one === 'all' || other === 'all' ? 'all' : new Set([...(one ?? []), ...other])
}

/**
 * What follows `fresh` in the old list, when nothing in there can have changed: every change is in the part that was read anew,
 * or was there before. Null when that is not known.
 */
export function restAfter(fresh: readonly DraftSummary[], old: readonly DraftSummary[], what: Changed): DraftSummary[] | null {
  if (what === 'all') return null
  const last = fresh.at(-1)
  const at = last === undefined ? -1 : old.findIndex((item) => item.id === last.id)
  if (at === -1) return null
  const covered = new Set([...fresh, ...old.slice(0, at + 1)].map((item) => item.id))
  for (const id of what) if (!covered.has(id)) return null
  const here = new Set(fresh.map((item) => item.id))
  return old.slice(at + 1).filter((item) => !here.has(item.id))
}
