/**
 * The files of one client as far as they were scrolled to, newest first. The list is kept in parts, each with the place it was read
 * from: a change reads only the parts that it can be in, so that a long list costs no more than a short one. One question at a time,
 * and an answer to a filter that is no longer set is dropped.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { z } from 'zod'
import type { ErrorCode } from '../../contract/errors.ts'
import type { LibraryFilter, LibraryItem, libraryOverviewSchema } from '../../contract/schemas/media.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { createRefresher } from '../lib/refresher.ts'
import type { Timing } from '../lib/timing.ts'
import { partsWith, readPart } from './media-library-parts.ts'
import type { Part } from './media-library-parts.ts'

export type LibraryOverview = z.infer<typeof libraryOverviewSchema>

export interface LibraryState {
  /** `loading` until the first answer to this filter; the files of the one before stay until then. */
  phase: 'loading' | 'ready' | 'failed'
  /** The newest read failed; what was read before stays. */
  error: ErrorCode | null
  items: readonly LibraryItem[]
  /** The ids of `items`; the same array for as long as these are the same. */
  order: readonly string[]
  hasMore: boolean
  isLoadingMore: boolean
  filter: LibraryFilter
  overview: LibraryOverview | null
}

export interface MediaLibrary {
  readonly workspaceId: string
  readonly state: StoreApi<LibraryState>
  setFilter(filter: LibraryFilter): void
  /** Reads the next part, if there is one. */
  more(): void
  /** Reads to the end; false when that was not reached, or another filter was set. */
  all(): Promise<boolean>
  /** Reads until a file is listed; false when it is not in this list, or that could not be found out. */
  reach(id: string): Promise<boolean>
  refresh(): void
  /** What the core answered to a change of one file is shown at once. */
  put(item: LibraryItem): void
  /** The same for many, at once. */
  putAll(items: readonly LibraryItem[]): void
  /** Reads and follows; answers its own stop. */
  start(): () => void
}

export interface LibraryDeps {
  connection: Pick<CoreConnection, 'call' | 'onChanged' | 'onReread'>
  timing: Timing
}

export const NO_FILTER: LibraryFilter = { trashed: false }
export const FIRST_PART = 100
/** The most that the core gives at once. */
export const PART = 200
/** An import changes something for each of its files; the list follows at this pace (ms) … */
const REST_MS = 250
/** … and at this one where all of it must be read. */
const LONG_REST_MS = 2_000
const RETRY_MS = 2_000
/** What is kept of a list that nobody looks at. */
const KEPT_PARTS = 3
/** While all is read, so many parts come into view at a time. */
const SHOWN_PARTS = 20

export function createMediaLibrary({ connection, timing }: LibraryDeps, workspaceId: string): MediaLibrary {
  const state = createStore<LibraryState>()(() => ({ phase: 'loading', error: null, items: [], order: [], hasMore: false, isLoadingMore: false, filter: NO_FILTER, overview: null }))
  let parts: Part[] = []
  let end: string | null = null
  let changed: 'all' | Set<string> | null = null
  let wantsFresh = true
  let wanted = 0
  /** For a file, or (null) for all. */
  let waiting: { id: string | null; resolve(isThere: boolean): void }[] = []
  let isReading = false
  let isStopped = true
  let rest: (() => void) | null = null
  let overviewRest: (() => void) | null = null
  /** Counts filters and starts; an answer to an earlier one is dropped. */
  let generation = 0

  const page = (cursor: string | null, limit: number) => {
    const { filter } = state.getState()
    return connection.call((client) => client.media.list({ workspaceId, cursor, limit, filter }))
  }
  const readOverview = createRefresher(
    () => connection.call((client) => client.media.overview({ workspaceId })),
    (overview) => state.setState({ overview }),
    // The numbers stay as they were; the list beside them says what is wrong.
    () => undefined,
  )

  function show(next: Part[], cursor: string | null): void {
    parts = next.filter((part, at) => part.items.length > 0 || at === 0)
    end = cursor
    const items = parts.flatMap((part) => part.items)
    const { order } = state.getState()
    const isSame = items.length === order.length && items.every((item, at) => item.id === order[at])
    state.setState({ phase: 'ready', error: null, items, order: isSame ? order : items.map((item) => item.id), hasMore: end !== null, isLoadingMore: false })
    answerThose(items)
  }

  function answerThose(items: readonly LibraryItem[]): void {
    if (waiting.length === 0) return
    const here = new Set(items.map((item) => item.id))
    const isThere = ({ id }: (typeof waiting)[number]) => (id === null ? end === null : here.has(id))
    const those = waiting.filter((one) => end === null || isThere(one))
    waiting = waiting.filter((one) => !those.includes(one))
    for (const one of those) one.resolve(isThere(one))
  }

  function giveUp(): void {
    const those = waiting
    waiting = []
    for (const one of those) one.resolve(false)
  }

  const waitFor = (id: string | null) => new Promise<boolean>((resolve) => {
    waiting.push({ id, resolve })
    if (!wantsFresh) answerThose(state.getState().items)
    void work()
  })

  function pause(ms: number): void {
    rest?.()
    rest = timing.after(ms, () => {
      rest = null
      void work()
    })
  }

  async function work(): Promise<void> {
    if (isReading || isStopped) return
    isReading = true
    for (;;) {
      if (isStopped) break
      const mine = generation
      try {
        if (wantsFresh) await readFirst()
        else if (changed !== null && rest === null) await readChanged()
        else if (end !== null && (wanted > 0 || waiting.length > 0)) await readNext()
        else break
      } catch (error) {
        if (mine !== generation) continue
        failed(toAppError(error).code)
        break
      }
    }
    isReading = false
  }

  function failed(code: ErrorCode): void {
    state.setState(({ items, phase }) => ({ phase: items.length === 0 || phase === 'loading' ? 'failed' : phase, error: code, isLoadingMore: false }))
    wanted = 0
    giveUp()
    pause(RETRY_MS)
  }

  async function readFirst(): Promise<void> {
    const mine = generation
    changed = null
    const answer = await page(null, FIRST_PART)
    if (mine !== generation || isStopped) return
    wantsFresh = false
    wanted = 0
    void readOverview()
    show([{ cursor: null, limit: FIRST_PART, items: answer.items }], answer.nextCursor)
  }

  async function readNext(): Promise<void> {
    const mine = generation
    wanted = Math.max(0, wanted - 1)
    const cursor = end
    state.setState({ isLoadingMore: true })
    const answer = await page(cursor, PART)
    if (mine !== generation || isStopped) return
    const known = new Set(parts.flatMap((part) => part.items.map((item) => item.id)))
    const next = [...parts, { cursor, limit: PART, items: answer.items.filter((item) => !known.has(item.id)) }]
    // On the way to the end not every step is worth a picture.
    const isFound = answer.items.some((item) => waiting.some(({ id }) => id === item.id))
    if (waiting.length > 0 && !isFound && answer.nextCursor !== null && next.length % SHOWN_PARTS !== 0) {
      parts = next
      end = answer.nextCursor
    } else show(next, answer.nextCursor)
  }

  async function readChanged(): Promise<void> {
    const mine = generation
    const what = changed ?? 'all'
    changed = null
    const all = parts.map((_, at) => at)
    const found = what === 'all' ? null : partsWith(parts, what)
    // What was not in a filtered list may belong anywhere in it now; without a filter only what is new is not known.
    const places = found === null || (found.hasUnknown && isFiltered(state.getState().filter)) ? all : found.places
    void readOverview()
    try {
      let next = parts
      let cursor = end
      for (const part of places.map((at) => parts[at]).filter((one) => one !== undefined)) {
        const at = next.indexOf(part)
        // The one before it has grown past it.
        if (at === -1) continue
        const read = await readPart(next, at, cursor, page)
        if (mine !== generation || isStopped) return
        next = read.parts
        cursor = read.end
      }
      show(next, cursor)
      pause(places.length > KEPT_PARTS ? LONG_REST_MS : REST_MS)
    } catch (error) {
      note(what)
      throw error
    }
  }

  function note(what: 'all' | Iterable<string>): void {
    changed = what === 'all' || changed === 'all' ? 'all' : new Set([...(changed ?? []), ...what])
  }

  function follow(what: 'all' | Iterable<string>): void {
    note(what)
    if (rest === null) void work()
  }

  return {
    workspaceId,
    state,
    setFilter(filter) {
      if (sameFilter(filter, state.getState().filter)) return
      generation += 1
      wantsFresh = true
      giveUp()
      state.setState({ filter, phase: 'loading', isLoadingMore: false })
      void work()
    },
    more() {
      // Asked for while a part is being shown, it is read next.
      if (end === null || wanted > 0 || (rest !== null && state.getState().error !== null)) return
      wanted = 1
      void work()
    },
    all: () => waitFor(null),
    reach: waitFor,
    refresh() {
      rest?.()
      rest = null
      follow('all')
    },
    put: (item) => putAll([item]),
    putAll,
    start() {
      isStopped = false
      generation += 1
      if (!wantsFresh && parts.length > KEPT_PARTS) {
        end = parts[KEPT_PARTS]?.cursor ?? null
        show(parts.slice(0, KEPT_PARTS), end)
      }
      const off = [
        connection.onChanged((change) => {
          if (change.workspaceId !== workspaceId) return
          if (change.topic === 'media') follow(change.ids.length === 0 ? 'all' : change.ids)
          // Where a file is used is told by drafts and sends.
          else if ((change.topic === 'drafts' || change.topic === 'posts') && state.getState().filter.used != null) follow('all')
          else if (change.topic === 'drafts' || change.topic === 'posts') readOverviewSoon()
        }),
        connection.onReread(() => follow('all')),
      ]
      if (!wantsFresh) note('all')
      void work()
      return () => {
        isStopped = true
        generation += 1
        giveUp()
        rest?.()
        rest = null
        overviewRest?.()
        overviewRest = null
        for (const one of off) one()
      }
    },
  }

  function putAll(items: readonly LibraryItem[]): void {
    const fresh = new Map(items.map((item) => [item.id, item]))
    if (!parts.some((part) => part.items.some((one) => fresh.has(one.id)))) return
    show(parts.map((part) => (part.items.some((one) => fresh.has(one.id)) ? { ...part, items: part.items.map((one) => fresh.get(one.id) ?? one) } : part)), end)
  }

  /** A draft that is typed in changes four times a second, and the numbers seldom with it. */
  function readOverviewSoon(): void {
    overviewRest ??= timing.after(LONG_REST_MS, () => {
      overviewRest = null
      void readOverview()
    })
  }
}

const KEYS = ['kind', 'used', 'starred', 'tag', 'minSize', 'maxSize', 'from', 'until', 'text', 'fit'] as const satisfies readonly (keyof LibraryFilter)[]

/** True where some files of the place (library or trash) are left out. */
export function isFiltered(filter: LibraryFilter): boolean {
  return KEYS.some((key) => filter[key] != null && filter[key] !== '')
}

export function sameFilter(one: LibraryFilter, other: LibraryFilter): boolean {
  // A fit is an object of two; the others are plain.
  const plain = (filter: LibraryFilter, key: (typeof KEYS)[number]) => (key === 'fit' ? JSON.stringify(filter.fit ?? null) : (filter[key] ?? null))
  return one.trashed === other.trashed && KEYS.every((key) => plain(one, key) === plain(other, key))
}

/** How many files a filter lets through, where the numbers say so; null where only reading to the end would tell. */
export function countOf({ filter, overview, items, hasMore, phase }: LibraryState): number | null {
  if (!hasMore && phase === 'ready') return items.length
  if (overview === null) return null
  const set = KEYS.filter((key) => filter[key] != null && filter[key] !== '')
  if (filter.trashed) return set.length === 0 ? overview.trashed : null
  if (set.length === 0) return overview.total
  if (set.length > 1) return null
  if (filter.kind != null) return filter.kind === 'image' ? overview.images : overview.videos
  if (filter.used != null) return filter.used ? overview.total - overview.unused : overview.unused
  if (filter.starred === true) return overview.starred
  const tag = filter.tag?.toLocaleLowerCase()
  return tag === undefined ? null : (overview.tags.find((one) => one.tag.toLocaleLowerCase() === tag)?.count ?? null)
}
