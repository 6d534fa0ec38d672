/** A core that keeps a library in memory and answers its pages as the real one does: by keyset, newest first. */
import { AppError } from '../../../src/contract/errors.ts'
import type { LibraryFilter, LibraryItem } from '../../../src/contract/schemas/media.ts'
import type { CoreClient, CoreConnection } from '../../../src/renderer/connection/core-connection.ts'
import { createMediaLibrary } from '../../../src/renderer/stores/media-library.ts'
import { createFakeTime } from '../drafts/fake-time.ts'
import { idOf, libraryItem } from './items.ts'

export const WORKSPACE = idOf(900_000)

export function openLibrary(count: number) {
  const time = createFakeTime()
  const listeners = new Set<Parameters<CoreConnection['onChanged']>[0]>()
  const rereads = new Set<() => void>()
  let items = Array.from({ length: count }, (_, at) => libraryItem(count - at))
  const rig = {
    time,
    /** Sizes of the pages that were read since it was last emptied. */
    pages: [] as number[],
    fails: false,
    /** Holds answers back, in order. */
    gate: null as Promise<void> | null,
    truth: (filter: LibraryFilter = { trashed: false }) => items.filter((item) => fits(item, filter)),
    add(number: number, over: Partial<LibraryItem> = {}) {
      items = [libraryItem(number, over), ...items].sort((a, b) => b.createdAt - a.createdAt)
      tell([idOf(number)])
    },
    set(number: number, over: Partial<LibraryItem>) {
      items = items.map((item) => (item.id === idOf(number) ? { ...item, ...over } : item))
      tell([idOf(number)])
    },
    tell,
    reread: () => rereads.forEach((listener) => listener()),
  }
  function tell(ids: string[]): void {
    for (const listener of listeners) listener({ workspaceId: WORKSPACE, topic: 'media', ids })
  }
  const media = {
    async list({ cursor, limit, filter }: { cursor: string | null; limit: number; filter: LibraryFilter }) {
      const after = cursor === null ? Infinity : Number(cursor)
      const rest = rig.truth(filter).filter((item) => item.createdAt < after)
      const page = rest.slice(0, limit)
      if (rig.gate !== null) await rig.gate
      if (rig.fails) throw new AppError('DISK_READ_ONLY', 'as the test wants it')
      rig.pages.push(page.length)
      return { items: page, nextCursor: rest.length > limit ? String(page.at(-1)?.createdAt) : null }
    },
    async overview() {
      const all = rig.truth()
      return { total: all.length, images: all.length, videos: 0, starred: all.filter((item) => item.starred).length, unused: all.length, trashed: items.length - all.length, bytes: 1, tags: [] }
    },
  }
  const on = <T>(set: Set<T>) => (listener: T) => {
    set.add(listener)
    return () => void set.delete(listener)
  }
  const library = createMediaLibrary({
    // Of the client's procedures the library asks for these two.
    connection: { call: (act) => act({ media } as unknown as CoreClient), onChanged: on(listeners), onReread: on(rereads) },
    timing: time,
  }, WORKSPACE)
  const shown = () => library.state.getState().items
  return { rig, time, library, shown, numbers: () => shown().map((item) => Number(item.id.slice(-12))) }
}

function fits(item: LibraryItem, filter: LibraryFilter): boolean {
  if ((item.trashedAt !== null) !== filter.trashed) return false
  return filter.starred == null || item.starred === filter.starred
}
