import { CircleCheck, Inbox, RotateCcw } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Banner, Button, EmptyState, Skeleton } from '../../components/ui/index.ts'
import type { IntentView, OutboxAction } from '../../../contract/schemas/outbox.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { formatTime } from '../../lib/time.ts'
import { useApp, useServices } from '../../stores/services-context.tsx'
import type { ActOutcome } from '../../stores/outbox.ts'
import { outboxWords, titleOf } from '../../strings/outbox.ts'
import type { Filter } from '../../strings/outbox.ts'
import { plannedWords } from '../../strings/planned.ts'
import { ChangeTimeDialog } from '../plan/change-time-dialog.tsx'
import type { Planned } from '../plan/change-time-dialog.tsx'
import { useClientClock } from '../plan/use-client-clock.ts'
import { AccountBanners } from './account-banners.tsx'
import { ConfirmAct, needsConfirm } from './confirm-act.tsx'
import type { Question } from './confirm-act.tsx'
import { FilterBar } from './filter-bar.tsx'
import { OutboxList } from './outbox-list.tsx'
import type { RowContext } from './row-context.ts'
import { useOutboxStores, useShown } from './use-outbox.ts'
import type { OutboxStores } from './use-outbox.ts'

/** Every intent of one client in words: what it is, how it stands, and the one next step. */
export function OutboxScreen({ workspace }: { workspace: WorkspaceView }) {
  const stores = useOutboxStores(workspace.id)
  const { app } = useServices()
  const [filter, setFilter] = useState<Filter>('open')
  const aim = useApp((state) => state.aim)
  useEffect(() => {
    if (aim?.kind !== 'outbox') return
    setFilter(aim.filter)
    app.getState().takeAim(aim)
  }, [aim, app])
  return (
    <section aria-label={outboxWords.title} className={`client-${workspace.color} flex min-h-0 flex-1 flex-col bg-surface`}>
      <FilterBar workspaceId={workspace.id} stores={stores} filter={filter} onFilter={setFilter} />
      <AccountBanners workspace={workspace} />
      <OutboxBody key={`${workspace.id}/${filter}`} workspace={workspace} stores={stores} filter={filter} />
    </section>
  )
}

function OutboxBody({ workspace, stores, filter }: { workspace: WorkspaceView; stores: OutboxStores; filter: Filter }) {
  const shown = useShown(stores.outbox, filter)
  const { app } = useServices()
  const acts = useActs(workspace, stores)
  const list = stores.outbox.lists[filter]
  const loadMore = useCallback(() => void list.loadMore(), [list])
  const isEmpty = shown.sections.every((one) => one.groups.length === 0)
  return (
    <>
      {shown.status === 'error' && (
        <div className="px-4 pt-3">
          <Banner tone="danger" title={outboxWords.readFailed} action={<Button size="sm" icon={RotateCcw} onClick={() => list.refresh()}>{outboxWords.readAgain}</Button>} />
        </div>
      )}
      {isEmpty && shown.status === 'loading' && <LoadingRows />}
      {isEmpty && shown.status === 'ready' && (
        <EmptyState
          icon={filter === 'needs-you' ? CircleCheck : Inbox}
          title={outboxWords.empty[filter].title}
          text={outboxWords.empty[filter].text}
          action={filter === 'open' ? <Button onClick={() => app.getState().go({ section: 'drafts' })}>{outboxWords.toDrafts}</Button> : undefined}
        />
      )}
      {!isEmpty && <OutboxList shown={shown} context={acts.context} loadMore={loadMore} />}
      {acts.planned !== null && <ChangeTimeDialog planned={acts.planned} workspace={workspace} onClose={acts.close} onAccept={acts.moveTo} />}
      <ConfirmAct question={acts.question} workspace={workspace} onClose={acts.close} onAccept={acts.accept} onOpenDraft={acts.context.openDraft} />
    </>
  )
}

/** What the buttons of the rows do. */
function useActs(workspace: WorkspaceView, stores: OutboxStores) {
  const { app, toasts, timing } = useServices()
  const [question, setQuestion] = useState<Question | null>(null)
  const [planned, setPlanned] = useState<Planned | null>(null)
  const clock = useClientClock(workspace.id)
  return useMemo(() => {
    const tell = (outcome: ActOutcome, done: string | null) => {
      const { show } = toasts.getState()
      if (outcome === 'done' && done !== null) show({ text: done })
      if (outcome === 'late') show({ text: outboxWords.gone, tone: 'warn' })
      if (outcome === 'lost') show({ text: outboxWords.answerLost, tone: 'warn' })
      if (outcome === 'failed') show({ text: outboxWords.failed, tone: 'danger' })
    }
    const run = async (step: IntentView, action: OutboxAction) => tell(await stores.outbox.act(step.id, action), action === 'cancel' ? outboxWords.cancelled : null)
    const context: RowContext = {
      workspace,
      stores,
      at: (time) => formatTime(time, timing.now()),
      due: clock && ((time) => clock.due(time, timing.now())),
      ask(step, action) {
        if (action === 'replace-key') app.getState().go({ section: 'settings', settingsPage: 'accounts' })
        else if (needsConfirm(step, action)) setQuestion({ step, action })
        else void run(step, action)
      },
      cancelSend(group) {
        const done = group.plan?.isHeld === true ? plannedWords.cancelling : outboxWords.cancelled
        if (group.sendId !== null) void stores.outbox.cancelSend(group.sendId).then((outcome) => tell(outcome, done))
      },
      changeTime({ sendId, title, plan }) {
        if (sendId !== null && plan?.dueAt != null) setPlanned({ sendId, title: titleOf(title), dueAt: plan.movingTo ?? plan.dueAt, isHeld: plan.isHeld })
      },
      openDraft: (draftId) => app.getState().go({ section: 'drafts', draftId }),
      seePosts: () => app.getState().go({ section: 'posts' }),
      seeCaptions: (generationId) => app.getState().go({ section: 'captions', aim: { kind: 'captions', generationId } }),
    }
    return {
      question,
      context,
      planned,
      close() {
        setQuestion(null)
        setPlanned(null)
      },
      moveTo(to: { at: number; wall: string; zone: string }) {
        if (planned === null) return
        setPlanned(null)
        void stores.outbox.reschedule(planned.sendId, to).then((outcome) => tell(outcome, planned.isHeld ? plannedWords.changing : plannedWords.changed(clock?.due(to.at, timing.now()) ?? '')))
      },
      accept(asked: Question) {
        setQuestion(null)
        void run(asked.step, asked.action)
      },
    }
  }, [app, toasts, timing, workspace, stores, question, planned, clock])
}

function LoadingRows() {
  return (
    <div role="status" aria-label={outboxWords.loading} className="flex flex-col gap-4 px-6 pt-5">
      {[0, 1, 2, 3].map((row) => <Skeleton key={row} className="h-8" />)}
    </div>
  )
}
