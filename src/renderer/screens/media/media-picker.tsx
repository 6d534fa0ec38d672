import { Images } from 'lucide-react'
import { useCallback, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { Button, Dialog, DialogClose, EmptyState } from '../../components/ui/index.ts'
import { countOf, createMediaLibrary, isFiltered } from '../../stores/media-library.ts'
import { createMediaSelection } from '../../stores/media-selection.ts'
import { useServices } from '../../stores/services-context.tsx'
import { common } from '../../strings/common.ts'
import { sentenceFor } from '../../strings/errors.ts'
import { libraryWords, pickerWords as words } from '../../strings/media-library.ts'
import { FilterBar } from './filter-bar.tsx'
import { MediaGrid } from './media-grid.tsx'

export interface MediaPickerProps {
  workspaceId: string
  open: boolean
  /** Files that are there already. */
  taken: readonly string[]
  onClose: () => void
  onPick: (ids: string[]) => void
}

/** Files of the client's own media, for a draft. In the order in which the library shows them. */
export function MediaPicker({ open, ...rest }: MediaPickerProps) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && rest.onClose()} title={words.title} size="lg">
      {open && <Picker {...rest} />}
    </Dialog>
  )
}

function Picker({ workspaceId, taken, onClose, onPick }: Omit<MediaPickerProps, 'open'>) {
  const { connection, timing } = useServices()
  const { library, selection } = useMemo(() => {
    const own = { library: createMediaLibrary({ connection, timing }, workspaceId), selection: createMediaSelection() }
    own.library.state.subscribe(({ order }) => own.selection.follow(order))
    return own
  }, [connection, timing, workspaceId])
  useEffect(() => library.start(), [library])
  const list = useStore(library.state)
  const { items, order, phase, error, filter, overview, hasMore, isLoadingMore } = list
  const chosen = useStore(selection.state, (state) => state.ids)
  const here = useMemo(() => new Set(taken), [taken])
  const now = useMemo(() => timing.now(), [timing])
  const markOf = useCallback((id: string) => (here.has(id) ? words.alreadyHere : null), [here])
  const fresh = order.filter((id) => chosen.has(id) && !here.has(id))
  const pick = (ids: string[]) => {
    if (ids.length > 0) onPick(ids)
    onClose()
  }
  return (
    <div className="-mx-5 flex h-[min(60vh,560px)] flex-col">
      <FilterBar filter={filter} overview={overview} onFilter={library.setFilter} />
      {phase === 'failed' ? <EmptyState icon={Images} title={libraryWords.failed.title} text={sentenceFor(error ?? 'INTERNAL')} action={<Button onClick={() => library.refresh()}>{libraryWords.retry}</Button>} />
        : phase === 'ready' && items.length === 0 ? <EmptyState icon={Images} title={isFiltered(filter) ? libraryWords.noMatch.title : libraryWords.empty.title} text={isFiltered(filter) ? libraryWords.noMatch.text : words.empty} />
          : (
            <MediaGrid
              workspaceId={workspaceId}
              label={libraryWords.grid}
              items={items}
              order={order}
              total={countOf(list)}
              hasMore={hasMore}
              isLoadingMore={isLoadingMore}
              selection={selection}
              now={now}
              view={JSON.stringify(filter)}
              markOf={markOf}
              onMore={library.more}
              onAll={library.all}
              onOpen={(id) => pick(fresh.includes(id) ? fresh : [...fresh, ...(here.has(id) ? [] : [id])])}
            />
          )}
      <footer className="-mb-5 flex shrink-0 items-center justify-end gap-2 border-t border-subtle px-5 py-3">
        <p role="status" className="mr-auto text-muted tabular-nums">{chosen.size > 0 && libraryWords.selected(chosen.size)}</p>
        <DialogClose><Button>{common.cancel}</Button></DialogClose>
        <Button variant="primary" disabled={fresh.length === 0} onClick={() => pick(fresh)}>{words.add(fresh.length)}</Button>
      </footer>
    </div>
  )
}
