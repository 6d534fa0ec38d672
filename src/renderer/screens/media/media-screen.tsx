/** The files of a client: found, described, put into drafts, uploaded. */
import { History, Image, Images, PanelRight, SearchX, Trash2, Undo2 } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { LibraryFilter } from '../../../contract/schemas/media.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Banner, Button, EmptyState, IconButton } from '../../components/ui/index.ts'
import { countOf, isFiltered } from '../../stores/media-library.ts'
import { choose, goTo } from '../../stores/media-selection.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { sentenceFor } from '../../strings/errors.ts'
import { SMALL } from '../../lib/use-wide.ts'
import { libraryWords as words } from '../../strings/media-library.ts'
import { AddFiles } from './add-files.tsx'
import { EditLines } from './editing/edit-lines.tsx'
import { DetailPane } from './detail-pane.tsx'
import { FilterBar } from './filter-bar.tsx'
import { ImportsDialog } from './imports-dialog.tsx'
import { ImportsPanel } from './imports-panel.tsx'
import { InUseDialog } from './in-use-dialog.tsx'
import { GridSkeleton, MediaGrid } from './media-grid.tsx'
import { StatusBar } from './status-bar.tsx'
import { UploadsPanel } from './uploads-panel.tsx'
import { useAim } from './use-aim.ts'
import { useChosen } from './use-chosen.ts'
import { useClientMedia } from './use-client-media.ts'
import { useMediaActs } from './use-media-acts.ts'
import { usePasteFiles } from './use-paste-files.ts'

export function MediaScreen({ workspace }: { workspace: WorkspaceView }) {
  const { drafts, timing } = useServices()
  const client = useClientMedia(workspace.id)
  const { library, selection, batches, uploads } = client
  const list = useStore(library.state)
  const { items, order, phase, error, filter, hasMore, isLoadingMore, overview } = list
  const acts = useMediaActs(workspace.id, client)
  const chosen = useChosen(selection, items)
  // Where there is little room it lies over the files, once it is asked for.
  const [isDetailOpen, setDetailOpen] = useState(() => !matchMedia(SMALL).matches)
  const [areImportsOpen, setImportsOpen] = useState(false)
  const [isTagging, setTagging] = useState(false)
  const gridBox = useRef<HTMLDivElement>(null)
  const isOffline = useAccounts((state) => state.items.find((one) => one.id === workspace.accountId)?.network === 'offline')
  const now = useMemo(() => timing.now(), [timing, items]) // oxlint-disable-line react/exhaustive-deps -- the names of days are taken anew with each list

  usePasteFiles(useCallback((files: File[]) => drafts.imports.give(workspace.id, null, files, 'paste'), [drafts, workspace.id]))

  const setFilter = useCallback((next: LibraryFilter) => library.setFilter(next), [library])
  const more = useCallback(() => library.more(), [library])
  const open = useCallback((id: string) => {
    selection.change((state) => (state.ids.has(id) ? goTo(state, id) : choose(id)))
    setDetailOpen(true)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-detail] input')?.focus())
  }, [selection])
  const backToGrid = useCallback(() => gridBox.current?.focus(), [])

  const revealed = useAim(client, useCallback(() => setDetailOpen(true), []))

  const isTrash = filter.trashed
  const count = countOf(list)
  const isEmpty = phase === 'ready' && items.length === 0
  const summary = [words.count(count, hasMore, items.length), overview !== null && !isTrash && !isFiltered(filter) ? words.size(overview.bytes) : null].filter((part) => part !== null).join(', ')
  const toggleTrash = () => setFilter({ trashed: !isTrash })
  const addFiles = <AddFiles workspaceId={workspace.id} variant="primary" />

  return (
    <section aria-label={words.title} className="relative flex h-full min-h-0 min-w-0 flex-1 bg-surface">
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex h-(--bar-height) shrink-0 items-center gap-2 border-b border-border pr-2 pl-4">
          <h1 className="text-15 font-semibold">{isTrash ? words.trash : words.title}</h1>
          <p className="min-w-0 flex-1 truncate pl-1 text-muted tabular-nums">{phase === 'ready' && !isEmpty && summary}</p>
          {isTrash ? <Button icon={Undo2} onClick={toggleTrash}>{words.leaveTrash}</Button> : <AddFiles workspaceId={workspace.id} variant="secondary" />}
          <IconButton label={words.imports} icon={History} onClick={() => setImportsOpen(true)} />
          {!isTrash && <IconButton label={words.trash} icon={Trash2} onClick={toggleTrash} />}
          <IconButton label={words.details} icon={PanelRight} aria-pressed={isDetailOpen} className={isDetailOpen ? 'bg-surface-active' : undefined} onClick={() => setDetailOpen(!isDetailOpen)} />
        </header>
        <FilterBar filter={filter} overview={overview} onFilter={setFilter} />
        {isOffline && <p className="shrink-0 border-b border-subtle bg-surface-sunken px-4 py-1.5 text-12 text-muted">{words.offline}</p>}
        {phase === 'ready' && error !== null && <Banner shape="bar" tone="warn" title={words.behind} action={<Button size="sm" onClick={() => library.refresh()}>{words.retry}</Button>} />}
        {phase === 'failed' ? (
          <div className="min-h-0 flex-1"><EmptyState icon={Images} title={words.failed.title} text={sentenceFor(error ?? 'INTERNAL')} action={<Button onClick={() => library.refresh()}>{words.retry}</Button>} /></div>
        ) : isEmpty ? (
          <div className="min-h-0 flex-1">
            {isFiltered(filter) ? <EmptyState icon={SearchX} title={words.noMatch.title} text={words.noMatch.text} action={<Button onClick={() => setFilter({ trashed: isTrash })}>{words.noMatch.action}</Button>} />
              : isTrash ? <EmptyState icon={Trash2} title={words.emptyTrash.title} text={words.emptyTrash.text} />
                : <EmptyState icon={Image} title={words.empty.title} text={words.empty.text} action={addFiles} />}
          </div>
        ) : items.length === 0 ? (
          <div role="status" aria-label={words.loading} className="min-h-0 flex-1 overflow-hidden px-4 pt-9"><GridSkeleton /></div>
        ) : (
          <MediaGrid
            ref={gridBox}
            workspaceId={workspace.id}
            label={words.grid}
            items={items}
            order={order}
            total={count}
            hasMore={hasMore}
            isLoadingMore={isLoadingMore}
            selection={selection}
            now={now}
            view={JSON.stringify(filter)}
            revealed={revealed}
            onMore={more}
            onAll={library.all}
            onOpen={open}
            letters={isTrash ? { r: () => void acts.restore(chosen.map((item) => item.id)) } : { s: () => void acts.star(chosen, !chosen.every((item) => item.starred)), t: () => setTagging(true) }}
            {...(isTrash ? {} : { onDelete: () => void acts.trash(chosen) })}
          />
        )}
        {/* Whatever goes on, the grid keeps the larger part. */}
        <div className="max-h-[30%] shrink-0 overflow-y-auto">
          <EditLines workspaceId={workspace.id} className="px-4 py-1 empty:hidden" />
          <ImportsPanel batches={batches} />
          <UploadsPanel workspace={workspace} uploads={uploads} />
        </div>
        <StatusBar workspaceId={workspace.id} isLinked={workspace.remoteId !== null && workspace.accountId !== null} chosen={chosen} selection={selection} acts={acts} isTrash={isTrash} summary={words.hint} isTagging={isTagging} onTagging={setTagging} />
      </div>
      {isDetailOpen && <ShownDetail workspaceId={workspace.id} client={client} chosen={chosen} onClose={() => { setDetailOpen(false); backToGrid() }} onEscape={backToGrid} />}
      <ImportsDialog batches={batches} open={areImportsOpen} onOpenChange={setImportsOpen} />
      <InUseDialog acts={acts} />
    </section>
  )
}

/** The file where the keyboard is, if it is chosen; else the first of what is chosen. */
function ShownDetail({ workspaceId, client: { selection }, chosen, onClose, onEscape }: {
  workspaceId: string
  client: ReturnType<typeof useClientMedia>
  chosen: ReturnType<typeof useChosen>
  onClose: () => void
  onEscape: () => void
}) {
  const active = useStore(selection.state, (state) => state.active)
  const at = Math.max(0, chosen.findIndex((item) => item.id === active))
  const step = (by: 1 | -1) => {
    const next = chosen[at + by]
    if (next !== undefined) selection.change((state) => goTo(state, next.id))
  }
  return (
    <div data-detail className="contents">
      <DetailPane workspaceId={workspaceId} item={chosen[at] ?? null} count={chosen.length} at={at} of={chosen.length} onStep={step} onClose={onClose} onEscape={onEscape} />
    </div>
  )
}
