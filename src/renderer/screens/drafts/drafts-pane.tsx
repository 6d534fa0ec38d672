import { ArrowLeft, PenLine, Plus, Trash2 } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { Ref } from 'react'
import { useStore } from 'zustand'
import type { DraftSummary } from '../../../contract/schemas/drafts.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Banner, Button, EmptyState, IconButton, Skeleton } from '../../components/ui/index.ts'
import type { DraftList } from '../../stores/drafts-list.ts'
import { openDraftWindow } from '../../stores/places.ts'
import { useOverview, useServices } from '../../stores/services-context.tsx'
import { draftsWords } from '../../strings/drafts.ts'
import { sentenceFor } from '../../strings/errors.ts'
import { DraftListView } from './draft-list-view.tsx'
import { DraftMenu } from './draft-menu.tsx'
import { titleOf } from './list-rows.ts'
import { SelectionBar } from './selection-bar.tsx'
import { useDraftActs } from './use-draft-acts.ts'
import { useDraftSelection } from './use-draft-selection.ts'

export interface DraftsPaneProps {
  workspace: WorkspaceView
  view: 'drafts' | 'trash'
  list: DraftList
  openId: string | null
  onView: (view: 'drafts' | 'trash') => void
  onOpen: (draftId: string | null) => void
  onNew: () => void
  onEnter: () => void
  listRef: Ref<HTMLDivElement>
}

const byUpdate = (draft: DraftSummary) => draft.updatedAt
const byTrash = (draft: DraftSummary) => draft.trashedAt ?? draft.updatedAt

export function DraftsPane({ workspace, view, list, openId, onView, onOpen, onNew, onEnter, listRef }: DraftsPaneProps) {
  const { phase, error, items, nextCursor, isLoadingMore } = useStore(list.state)
  const services = useServices()
  const { drafts } = services
  const unsaved = useStore(drafts.editors.state, (state) => state.unsaved)
  const overview = useOverview((state) => state.byWorkspace[workspace.id])
  useEffect(() => () => list.rest(), [list])
  const { trash, trashMany, untrashMany } = useDraftActs(workspace.id)
  const selection = useDraftSelection(items, openId)
  const now = useDay()
  const isTrash = view === 'trash'
  const total = nextCursor === null ? items.length : ((isTrash ? overview?.trash : overview?.drafts) ?? items.length)

  const onOwnWindow = useCallback((draftId: string) => { if (!isTrash) void openDraftWindow(services, workspace.id, draftId) }, [isTrash, services, workspace.id])

  /** To the trash, or back. What was open gives way to what stands next to it. */
  const move = useCallback((meant: readonly DraftSummary[]) => {
    const [one] = meant
    if (one === undefined) return
    const after = (moved: readonly string[]) => {
      selection.clear()
      if (openId === null || !moved.includes(openId)) return
      const at = items.findIndex((draft) => draft.id === openId)
      const gone = new Set(moved)
      const stays = (draft: DraftSummary) => !gone.has(draft.id)
      onOpen((items.slice(at).find(stays) ?? items.slice(0, Math.max(0, at)).findLast(stays))?.id ?? null)
    }
    if (isTrash) void untrashMany(meant.map((draft) => draft.id)).then(after)
    else if (meant.length === 1) void trash({ id: one.id, title: titleOf(one) }).then((isDone) => after(isDone ? [one.id] : []))
    else void trashMany(meant.map((draft) => draft.id)).then(after)
  }, [isTrash, items, onOpen, openId, selection, trash, trashMany, untrashMany])

  const onDelete = useCallback(() => {
    if (!isTrash) move(items.filter((draft) => (selection.ids.size === 0 ? draft.id === openId : selection.ids.has(draft.id))))
  }, [isTrash, items, move, openId, selection.ids])

  return (
    <section aria-label={isTrash ? draftsWords.trash : draftsWords.region} className="flex w-66 shrink-0 flex-col max-small:w-44 border-r border-border bg-surface wide:w-(--list-width) wide:max-w-[45%]">
      <header className="flex h-(--bar-height) shrink-0 items-center gap-1 border-b border-border pr-2 pl-4">
        {isTrash && <IconButton label={draftsWords.backToDrafts} icon={ArrowLeft} onClick={() => onView('drafts')} className="-ml-2" />}
        <h1 className="min-w-0 flex-1 truncate text-15 font-semibold">{isTrash ? draftsWords.trash : draftsWords.title}</h1>
        {!isTrash && <IconButton label={draftsWords.showTrash} icon={Trash2} onClick={() => onView('trash')} />}
        {!isTrash && <IconButton label={draftsWords.newDraft} icon={Plus} shortcut="Mod+N" onClick={onNew} />}
      </header>
      {phase === 'ready' && error !== null && <Banner shape="bar" tone="warn" title={draftsWords.behind} action={<Button size="sm" onClick={() => list.refresh()}>{draftsWords.retry}</Button>} />}
      {phase === 'loading' && <LoadingRows />}
      {phase === 'failed' && error !== null && (
        <EmptyState icon={PenLine} title={draftsWords.failed.title} text={sentenceFor(error)} action={<Button onClick={() => list.refresh()}>{draftsWords.retry}</Button>} />
      )}
      {/* That there is none yet is said beside it, with the first step. */}
      {phase === 'ready' && items.length === 0 && isTrash && <EmptyState icon={Trash2} title={draftsWords.emptyTrash.title} text={draftsWords.emptyTrash.text} />}
      {phase === 'ready' && items.length > 0 && (
        <DraftMenu
          workspaceId={workspace.id}
          drafts={items}
          chosen={selection.ids}
          activeId={selection.active ?? openId}
          isTrash={isTrash}
          onOpen={onOpen}
          onEnter={onEnter}
          onOwnWindow={onOwnWindow}
          onMove={move}
          onOther={selection.clear}
        >
          <DraftListView
            ref={listRef}
            workspaceId={workspace.id}
            label={isTrash ? draftsWords.trash : draftsWords.region}
            drafts={items}
            total={total}
            openId={openId}
            selection={selection}
            unsaved={unsaved}
            now={now}
            isLoadingMore={isLoadingMore}
            when={isTrash ? byTrash : byUpdate}
            onOpen={onOpen}
            onEnter={onEnter}
            onOwnWindow={onOwnWindow}
            onDelete={onDelete}
            onNearEnd={list.more}
          />
        </DraftMenu>
      )}
      {selection.ids.size > 0 && <SelectionBar count={selection.ids.size} isTrash={isTrash} onMove={() => move(items.filter((draft) => selection.ids.has(draft.id)))} onClear={selection.clear} />}
    </section>
  )
}

function LoadingRows() {
  return (
    <div className="flex flex-col gap-6 p-4">
      {[0, 1, 2, 3, 4].map((row) => (
        <div key={row} className="flex flex-col gap-2">
          <Skeleton className="h-4 w-3/5" />
          <Skeleton className="h-3 w-full" />
          <Skeleton className="h-3 w-2/5" />
        </div>
      ))}
    </div>
  )
}

const MINUTE_MS = 60_000

/** The present time, as far as the names of days need it: taken anew when another day has begun. */
function useDay(): number {
  const { timing } = useServices()
  const [now, setNow] = useState(() => timing.now())
  useEffect(() => {
    let cancel = () => {}
    const look = () => {
      cancel = timing.after(MINUTE_MS, () => {
        const present = timing.now()
        setNow((before) => (new Date(before).toDateString() === new Date(present).toDateString() ? before : present))
        look()
      })
    }
    look()
    return () => cancel()
  }, [timing])
  return now
}
