import { RotateCcw, Sparkles } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Banner, Button, EmptyState, Skeleton } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import type { Asked } from '../../stores/captions-ask.ts'
import { CAPTIONS_FILTERS } from '../../stores/captions-list.ts'
import type { CaptionsFilter, CaptionsList } from '../../stores/captions-list.ts'
import { useApp, useServices } from '../../stores/services-context.tsx'
import { askWords, captionsWords, detailWords } from '../../strings/captions.ts'
import { AccountBanners } from '../outbox/account-banners.tsx'
import { ApprovalQueue } from './approval-queue.tsx'
import { AskSheet } from './ask-sheet.tsx'
import { CaptionsDetailView } from './captions-detail.tsx'
import { CaptionsListView } from './captions-list-view.tsx'
import { SpendView } from './spend-view.tsx'
import { useCaptionsList } from './use-captions.ts'

type View = 'requests' | 'spend'

/** Captions that PowerPost wrote or is to write for one client, what they cost, and what waits for the user's word. */
export function CaptionsScreen({ workspace }: { workspace: WorkspaceView }) {
  return <Captions key={workspace.id} workspace={workspace} />
}

function Captions({ workspace }: { workspace: WorkspaceView }) {
  const { app, toasts } = useServices()
  const list = useCaptionsList(workspace.id)
  const [view, setView] = useState<View>('requests')
  const [chosen, setChosen] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const aim = useApp((state) => state.aim)
  useEffect(() => {
    if (aim?.kind !== 'captions') return
    setView(aim.view ?? 'requests')
    if (aim.generationId !== null) setChosen(aim.generationId)
    app.getState().takeAim(aim)
  }, [aim, app])
  const open = (generationId: string) => {
    setView('requests')
    setChosen(generationId)
  }
  const asked = ({ generationId, approved }: Asked) => {
    open(generationId)
    toasts.getState().show({ text: approved ? askWords.asked : askWords.queued, tone: 'ok' })
  }
  return (
    <section aria-label={captionsWords.title} className={`client-${workspace.color} flex min-h-0 flex-1 flex-col bg-surface`}>
      <header className="flex h-12 shrink-0 items-center gap-4 border-b border-subtle px-4">
        <h1 className="text-15 font-semibold">{captionsWords.title}</h1>
        <Switch name={captionsWords.viewsName} value={view} onChange={setView} options={[['requests', captionsWords.views.requests], ['spend', captionsWords.views.spend]]} />
        <span className="flex-1" />
        <Button icon={Sparkles} onClick={() => setAsking(true)}>{captionsWords.ask}</Button>
      </header>
      <ApprovalQueue workspace={workspace} onOpen={open} />
      <AccountBanners workspace={workspace} offline={null} />
      {view === 'spend' ? <SpendView workspace={workspace} /> : <Requests workspace={workspace} list={list} chosen={chosen} onChoose={setChosen} onAsk={() => setAsking(true)} />}
      <AskSheet workspace={workspace} open={isAsking} onOpenChange={setAsking} draft={null} beforeAsk={NOTHING_TO_SAVE} onAsked={asked} />
    </section>
  )
}

const NOTHING_TO_SAVE = () => Promise.resolve()

interface RequestsProps {
  workspace: WorkspaceView
  list: CaptionsList
  chosen: string | null
  onChoose: (generationId: string) => void
  onAsk: () => void
}

function Requests({ workspace, list, chosen, onChoose, onAsk }: RequestsProps) {
  const [filter, setFilter] = useState<CaptionsFilter>('all')
  const pages = list.lists[filter]
  const { status, items, nextCursor, isLoadingMore } = useStore(pages.store)
  const loadMore = useCallback(() => void pages.loadMore(), [pages])
  const hasNone = useStore(list.lists.all.store, (all) => all.status === 'ready' && all.items.length === 0)
  const shownId = chosen ?? items[0]?.id ?? null
  if (hasNone && chosen === null) {
    const { title, text } = captionsWords.empty.all
    return <EmptyState icon={Sparkles} title={title} text={text} action={<Button variant="primary" onClick={onAsk}>{captionsWords.ask}</Button>} />
  }
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex w-80 shrink-0 flex-col border-r border-subtle max-small:w-52">
        <div className="flex shrink-0 px-3 pt-2 pb-1">
          <Switch name={captionsWords.filtersName} value={filter} onChange={setFilter} options={CAPTIONS_FILTERS.map((one) => [one, captionsWords.filters[one]])} />
        </div>
        {status === 'error' && (
          <div className="p-3"><Banner tone="danger" title={captionsWords.readFailed} action={<Button size="sm" icon={RotateCcw} onClick={() => pages.refresh()}>{captionsWords.readAgain}</Button>} /></div>
        )}
        {items.length === 0 && status === 'loading' && <div role="status" aria-label={captionsWords.loading} className="flex flex-col gap-4 p-4">{[0, 1, 2, 3].map((row) => <Skeleton key={row} className="h-12" />)}</div>}
        {items.length === 0 && status === 'ready' && (
          <div className="px-5 py-6">
            <p className="font-medium">{captionsWords.empty[filter].title}</p>
            <p className="text-muted">{captionsWords.empty[filter].text}</p>
          </div>
        )}
        {items.length > 0 && <CaptionsListView key={filter} items={items} chosenId={shownId} onChoose={onChoose} hasMore={nextCursor !== null} isLoadingMore={isLoadingMore} loadMore={loadMore} />}
      </div>
      {shownId === null
        ? <p className="flex-1 p-6 text-muted">{status === 'ready' && detailWords.nothingChosen}</p>
        : <CaptionsDetailView key={shownId} workspace={workspace} list={list} generationId={shownId} onAskAgain={onAsk} />}
    </div>
  )
}

function Switch<V extends string>({ name, value, onChange, options }: { name: string; value: V; onChange: (value: V) => void; options: readonly (readonly [V, string])[] }) {
  return (
    <div role="group" aria-label={name} className="inline-flex gap-0.5 rounded-control bg-surface-active p-0.5">
      {options.map(([one, label]) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === value}
          onClick={() => onChange(one)}
          className={classes('flex h-7 items-center rounded-small px-2.5 text-13 whitespace-nowrap text-muted hover:text-text', one === value && 'bg-surface font-medium text-text shadow-[0_1px_2px_rgb(0_0_0/12%)]')}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
