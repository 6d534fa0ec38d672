/**
 * A keyset-paged list that follows its source: it reads again what it shows when something changed. Reads never overlap and are
 * at least `pauseMs` apart, so a burst of events costs one read, and an older answer never replaces a newer one.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../contract/errors.ts'
import { toAppError } from '../../contract/wire-error.ts'
import { browserTiming } from '../lib/timing.ts'
import type { Timing } from '../lib/timing.ts'

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

export interface PagesState<T> {
  /** `loading` until the first answer; an error keeps what was read before. */
  status: 'loading' | 'ready' | 'error'
  items: T[]
  nextCursor: string | null
  isLoadingMore: boolean
  error: AppError | null
}

export interface PagesDeps<T> {
  read(input: { cursor: string | null; limit: number }): Promise<Page<T>>
  timing?: Timing
  pauseMs?: number
}

export interface Pages<T> {
  store: StoreApi<PagesState<T>>
  /** Something changed: read again, soon. */
  refresh(): void
  loadMore(): Promise<void>
  start(): void
  /** Reads nothing more, and takes no late answer. */
  stop(): void
}

/** Rows of one page, and the most that the core gives at once. */
export const PAGE_SIZE = 50
const LARGEST_READ = 200

export function createPages<T>({ read, timing = browserTiming, pauseMs = 100 }: PagesDeps<T>): Pages<T> {
  const store = createStore<PagesState<T>>(() => ({ status: 'loading', items: [], nextCursor: null, isLoadingMore: false, error: null }))
  let isReading = false
  let isDirty = false
  let isStopped = true
  let cancelTimer: (() => void) | null = null
  let lastRead = -Infinity
  /** Counts whole reads; a page that was asked for before one of them ended is dropped. */
  let generation = 0

  async function readAgain(): Promise<void> {
    cancelTimer = null
    isReading = true
    isDirty = false
    try {
      const wanted = Math.max(PAGE_SIZE, store.getState().items.length)
      const items: T[] = []
      let cursor: string | null = null
      do {
        const page: Page<T> = await read({ cursor, limit: Math.min(LARGEST_READ, Math.max(PAGE_SIZE, wanted - items.length)) })
        if (isStopped) return
        items.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null && items.length < wanted)
      generation += 1
      store.setState({ status: 'ready', items, nextCursor: cursor, isLoadingMore: false, error: null })
    } catch (error) {
      if (!isStopped) store.setState({ status: 'error', error: toAppError(error) })
    } finally {
      isReading = false
      lastRead = timing.now()
      if (isDirty && !isStopped) refresh()
    }
  }

  function refresh(): void {
    if (isStopped) return
    isDirty = true
    if (isReading || cancelTimer !== null) return
    // A clock that was set back must not stop the list.
    const wait = Math.min(pauseMs, Math.max(0, lastRead + pauseMs - timing.now()))
    cancelTimer = timing.after(wait, () => void readAgain())
  }

  async function loadMore(): Promise<void> {
    const { nextCursor, isLoadingMore } = store.getState()
    if (nextCursor === null || isLoadingMore || isStopped) return
    const before = generation
    store.setState({ isLoadingMore: true })
    try {
      const page = await read({ cursor: nextCursor, limit: PAGE_SIZE })
      if (isStopped || before !== generation) return
      store.setState((state) => ({ items: [...state.items, ...page.items], nextCursor: page.nextCursor, isLoadingMore: false }))
    } catch (error) {
      if (!isStopped && before === generation) store.setState({ status: 'error', isLoadingMore: false, error: toAppError(error) })
    }
  }

  return {
    store,
    refresh,
    loadMore,
    start() {
      isStopped = false
      refresh()
    },
    stop() {
      isStopped = true
      cancelTimer?.()
      cancelTimer = null
    },
  }
}
