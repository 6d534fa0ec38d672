import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { IntentView } from '../../../contract/schemas/outbox.ts'
import { createOutbox } from '../../stores/outbox.ts'
import type { Outbox } from '../../stores/outbox.ts'
import { groupBySend } from '../../stores/outbox-groups.ts'
import type { SendGroup } from '../../stores/outbox-groups.ts'
import type { PagesState } from '../../stores/outbox-pages.ts'
import { createUploads } from '../../stores/uploads.ts'
import type { Uploads } from '../../stores/uploads.ts'
import { useServices } from '../../stores/services-context.tsx'
import type { Filter } from '../../strings/outbox.ts'

export interface OutboxStores {
  outbox: Outbox
  uploads: Uploads
}

/** The stores of one client's outbox, for as long as the screen shows it. */
export function useOutboxStores(workspaceId: string): OutboxStores {
  const { connection, timing } = useServices()
  const stores = useMemo(() => ({ outbox: createOutbox(connection, workspaceId, timing), uploads: createUploads(connection, workspaceId) }), [connection, timing, workspaceId])
  useEffect(() => {
    // Bytes of a step that is no longer under way would show when it starts anew.
    const keep = ({ items }: PagesState<IntentView>) => stores.uploads.keep(items.filter((step) => step.state === 'sending').map((step) => step.id))
    const stops = [stores.outbox.start(), stores.uploads.start(), stores.outbox.lists.open.store.subscribe(keep)]
    return () => stops.forEach((stop) => stop())
  }, [stores])
  return stores
}

export type Section = 'needs-you' | 'under-way' | 'done'

export interface Shown {
  status: PagesState<IntentView>['status']
  sections: { section: Section; groups: SendGroup[] }[]
  hasMore: boolean
  isLoadingMore: boolean
}

const needsYou = (step: IntentView) => step.state === 'blocked' || (step.state === 'unknown' && step.asks)

/** What the chosen filter shows. Among the open ones, those that need the user come first, however old they are. */
export function useShown({ lists }: Outbox, filter: Filter): Shown {
  const open = useStore(lists.open.store)
  const waiting = useStore(lists['needs-you'].store)
  const done = useStore(lists.done.store)
  const chosen = { open, 'needs-you': waiting, done }[filter]
  const sections = useMemo((): Shown['sections'] => {
    if (filter === 'done') return [{ section: 'done', groups: groupBySend(done.items) }]
    if (filter === 'needs-you') return [{ section: 'needs-you', groups: groupBySend(waiting.items) }]
    const groups = groupBySend(newestOf(open.items, waiting.items))
    const first = groups.filter((group) => group.steps.some(needsYou))
    const rest = groups.filter((group) => !group.steps.some(needsYou))
    return [{ section: 'needs-you' as const, groups: first }, { section: 'under-way' as const, groups: rest }].filter((one) => one.groups.length > 0)
  }, [filter, open.items, waiting.items, done.items])
  return { status: chosen.status, sections, hasMore: chosen.nextCursor !== null, isLoadingMore: chosen.isLoadingMore }
}

/** The open steps, and those that need the user though their page was not read yet. Of two readings of a step the newer one counts. */
function newestOf(open: readonly IntentView[], waiting: readonly IntentView[]): IntentView[] {
  const byId = new Map(open.map((step) => [step.id, step]))
  for (const step of waiting) {
    const known = byId.get(step.id)
    if (known === undefined || step.updatedAt > known.updatedAt) byId.set(step.id, step)
  }
  return [...byId.values()]
}

export function useActing(acting: StoreApi<{ ids: ReadonlySet<string> }>, id: string): boolean {
  return useStore(acting, (state) => state.ids.has(id))
}
