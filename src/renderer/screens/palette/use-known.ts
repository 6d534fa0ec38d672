/** Everything that the palette chooses from, as it stands now. */
import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { DraftSummary } from '../../../contract/schemas/drafts.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { displayTitle } from '../../../domain/draft-content.ts'
import { useApp, useOverview, useServices, useWorkspaces } from '../../stores/services-context.tsx'
import type { Services } from '../../stores/services.ts'
import { paletteWords } from '../../strings/palette.ts'
import { actionsFor } from './actions.ts'
import { FEW } from './groups.ts'
import type { Known } from './groups.ts'
import { recentOf } from './recent-drafts.ts'

export function useKnown(): Omit<Known, 'page' | 'text' | 'found'> {
  const services = useServices()
  const { recents } = services
  const clients = useWorkspaces((state) => state.items)
  const workspaceId = useApp((state) => state.workspaceId)
  const section = useApp((state) => state.section)
  const draftId = useApp((state) => state.draftId)
  const isSettingUp = useApp((state) => state.isSettingUp)
  const client = clients.find((one) => one.id === workspaceId) ?? null
  const here = isSettingUp ? null : client
  const needsYou = useOverview((state) => (workspaceId === null ? undefined : state.byWorkspace[workspaceId]?.needsYou)) ?? client?.needsYou ?? 0
  const actions = useMemo(() => {
    const draft = workspaceId === null || draftId === null ? null : { id: draftId, title: titleOf(services, workspaceId, draftId, section === 'drafts') }
    return actionsFor({ client: here, isSettingUp, clientCount: clients.length, section, draft, needsYou })
  }, [services, here, isSettingUp, clients.length, section, workspaceId, draftId, needsYou])
  const recentDrafts = useRecentDrafts(here, section === 'drafts' ? draftId : null)
  // As it was when the palette opened: nothing moves under the fingers.
  const [recentClients] = useState(() => recents.clients())
  const [recentActions] = useState(() => recents.actions())
  return { here, clients: isSettingUp ? [] : clients, recentClients, recentActions, recentDrafts, actions }
}

type RecentDraft = Known['recentDrafts'][number]

/** Drafts that were looked at, then those that changed last; not the one on the screen. */
function useRecentDrafts(client: WorkspaceView | null, shownId: string | null): readonly RecentDraft[] {
  const services = useServices()
  const { connection, drafts, recents } = services
  const isReady = client?.state === 'ready'
  const id = client?.id ?? ''
  const list = useMemo(() => (isReady ? drafts.lists.get(id, false) : null), [drafts, id, isReady])
  const newest = useStore(list?.state ?? NONE, (state) => state.items)
  const [looked] = useState(() => (isReady ? recents.drafts(id).slice(0, FEW + 1) : []))
  const [older, setOlder] = useState<readonly RecentDraft[]>([])

  // What was found by searching may be far down in the list.
  useEffect(() => {
    let isGone = false
    const missing = new Set(looked)
    for (const { id: there } of list?.state.getState().items ?? []) missing.delete(there)
    const reads = Array.from(missing, async (draftId): Promise<RecentDraft | null> => {
      const draft = await connection.call((core) => core.drafts.get({ workspaceId: id, draftId }))
      return draft.trashedAt === null ? { id: draft.id, title: displayTitle(draft.content), excerpt: '', updatedAt: draft.updatedAt } : null
    })
    void Promise.allSettled(reads).then((answers) => {
      if (!isGone) setOlder(answers.flatMap((answer) => (answer.status === 'fulfilled' && answer.value !== null ? [answer.value] : [])))
    })
    return () => { isGone = true }
  }, [connection, id, list, looked])

  return useMemo(() => recentOf(newest, older, looked, shownId), [newest, older, looked, shownId])
}

/** Stands in where there is no list. */
const NONE = { getState: () => EMPTY, getInitialState: () => EMPTY, subscribe: () => () => undefined }
const EMPTY: { items: DraftSummary[] } = { items: [] }

/** The title of one that is on the screen is newer than the list. */
function titleOf({ drafts }: Services, workspaceId: string, draftId: string, isShown: boolean): string {
  const written = isShown ? displayTitle(drafts.editors.get(workspaceId, draftId).state.getState().content) : ''
  if (written !== '') return written
  const known = drafts.lists.get(workspaceId, false).state.getState().items.find((draft) => draft.id === draftId)?.title
  return known === undefined || known === '' ? paletteWords.untitled : known
}
