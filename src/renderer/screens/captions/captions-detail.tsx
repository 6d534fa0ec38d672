import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { GenerationDetail } from '../../../contract/schemas/generations.ts'
import type { OutboxAction } from '../../../contract/schemas/outbox.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import type { Platform } from '../../../domain/post-types.ts'
import { Banner, Button, Skeleton } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { formOfRequest } from '../../stores/captions-form.ts'
import type { CaptionsList } from '../../stores/captions-list.ts'
import { useServices } from '../../stores/services-context.tsx'
import { captionsState, captionsTitle, captionsWords, detailWords, networksOf } from '../../strings/captions.ts'
import { sentenceFor, wordsFor } from '../../strings/errors.ts'
import { outboxWords } from '../../strings/outbox.ts'
import { ConfirmAct, needsConfirm } from '../outbox/confirm-act.tsx'
import type { Question } from '../outbox/confirm-act.tsx'
import { useActing } from '../outbox/use-outbox.ts'
import { DetailFacts } from './detail-facts.tsx'
import { DetailSteps } from './detail-steps.tsx'
import { DetailTexts } from './detail-texts.tsx'
import { StateMark, TONE_TEXT } from './state-mark.tsx'
import { useCaptionsDetail } from './use-captions.ts'
import { usePutCaptions } from './use-put-captions.ts'

export interface CaptionsDetailViewProps {
  workspace: WorkspaceView
  list: CaptionsList
  generationId: string
  /** Asks once more for what was asked without a draft. */
  onAskAgain: () => void
}

/** One request: how it stands, what was asked, what came of it, and where that can go. */
export function CaptionsDetailView({ workspace, list, generationId, onAskAgain }: CaptionsDetailViewProps) {
  const { detail: one, error, phase, retry } = useCaptionsDetail(workspace.id, generationId)
  if (one === null) {
    if (phase !== 'failed') return <div role="status" aria-label={captionsWords.loading} className="flex flex-1 flex-col gap-4 p-6"><Skeleton className="h-6 w-1/2" /><Skeleton className="h-24" /></div>
    return (
      <div className="flex-1 p-4">
        <Banner tone="danger" title={detailWords.unreadable} action={<Button size="sm" icon={RotateCcw} onClick={retry}>{captionsWords.readAgain}</Button>}>{error !== null && sentenceFor(error.code)}</Banner>
      </div>
    )
  }
  return <Read workspace={workspace} list={list} one={one} onAskAgain={onAskAgain} />
}

function Read({ workspace, list, one, onAskAgain }: { workspace: WorkspaceView; list: CaptionsList; one: GenerationDetail; onAskAgain: () => void }) {
  const { app, captions } = useServices()
  const words = captionsState(one)
  const acts = useStepActs(list, one)
  const title = captionsTitle(one)
  const { draftId } = one
  const isHere = draftId !== null && one.draftState === 'here'
  const review = (only?: Platform) => {
    if (draftId !== null) app.getState().go({ section: 'drafts', draftId, aim: { kind: 'draft', draftId, next: 'review', generationId: one.id, ...(only === undefined ? {} : { only }) } })
  }
  const askAgain = () => {
    captions.ask(workspace.id, isHere ? draftId : null).edit(() => formOfRequest(one.request))
    if (isHere) app.getState().go({ section: 'drafts', draftId, aim: { kind: 'draft', draftId, next: 'ask' } })
    else onAskAgain()
  }
  return (
    <article aria-label={detailWords.name} className="@container flex min-w-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-subtle px-6">
        <h2 className="min-w-0 flex-1 truncate text-15 font-semibold">{title}</h2>
        {isHere && <Button size="sm" variant="ghost" onClick={() => app.getState().go({ section: 'drafts', draftId })}>{detailWords.openDraft}</Button>}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-4 pb-8">
        <p className={`flex items-center gap-2 font-medium ${TONE_TEXT[words.tone]}`}><StateMark state={one.state} words={words} className="size-4" />{words.label}</p>
        {words.detail !== null && one.intent.state !== 'blocked' && one.intent.state !== 'unknown' && <p className="mt-1 text-muted">{words.detail}</p>}
        {one.state === 'failed' && <p className="mt-1">{one.error === null ? detailWords.failed : <span className="selectable">{detailWords.said(one.error.message)}</span>}</p>}
        {(one.state === 'failed' || one.state === 'cancelled') && <div className="mt-3"><Button size="sm" onClick={askAgain}>{detailWords.askAgain}</Button></div>}
        {one.lost > 0 && <p className="mt-1 text-warn-text">{detailWords.lost(one.lost)}</p>}
        <div className="mt-3"><DetailSteps one={one} isActing={acts.isActing} onAct={acts.press} /></div>
        {one.state === 'completed' && <UseButtons workspace={workspace} one={one} isHere={isHere} onReview={() => review()} />}
        <div className="mt-4"><DetailFacts one={one} /></div>
        <h3 className="mt-5 mb-1 text-12 font-medium text-muted">{detailWords.asked}</h3>
        {one.request.prompt === null
          ? <p className="text-muted">{detailWords.noPrompt}</p>
          : <p className="max-w-180 break-words whitespace-pre-wrap selectable">{one.request.prompt}</p>}
        {one.state === 'completed' && (
          <>
            <h3 className="mt-5 mb-2 text-12 font-medium text-muted">{detailWords.texts}</h3>
            <DetailTexts one={one} onUseOnly={isHere ? review : null} />
          </>
        )}
      </div>
      <ConfirmAct question={acts.question} workspace={workspace} onClose={acts.close} onAccept={acts.accept} onOpenDraft={() => undefined} />
    </article>
  )
}

/** Where the texts can go. What was edited since the asking is left alone; "Compare…" shows it side by side. */
function UseButtons({ workspace, one, isHere, onReview }: { workspace: WorkspaceView; one: GenerationDetail; isHere: boolean; onReview: () => void }) {
  const { put, makeDraft } = usePutCaptions(workspace.id)
  const using = useAct(async () => { if (one.draftId !== null) await put(one, one.draftId, null) })
  const making = useAct(() => makeDraft(one))
  const error = using.error ?? making.error
  return (
    <div className="mt-3 flex flex-col gap-2">
      {!isHere && one.draftState !== 'here' && <p className="text-muted">{detailWords.orphans[one.draftState]}</p>}
      <div className="flex flex-wrap gap-2">
        {isHere && (
          <>
            <Button variant={one.usedAt === null ? 'primary' : 'secondary'} loading={using.busy} onClick={() => void using.run()}>{one.usedAt === null ? detailWords.use : detailWords.useAgain}</Button>
            <Button onClick={onReview}>{detailWords.review}</Button>
          </>
        )}
        <Button variant={isHere ? 'ghost' : 'primary'} loading={making.busy} onClick={() => void making.run()}>{detailWords.newDraft}</Button>
      </div>
      {error !== null && <p role="alert" className="text-12 text-danger-text">{wordsFor(error)}</p>}
      <p className="sr-only">{networksOf(one.platforms)}</p>
    </div>
  )
}

/** What the buttons of a step do; what may cost twice is asked about first. */
function useStepActs(list: CaptionsList, one: GenerationDetail) {
  const { app, toasts } = useServices()
  const [question, setQuestion] = useState<Question | null>(null)
  const isActing = useActing(list.acting, one.intentId)
  async function run(action: OutboxAction): Promise<void> {
    const outcome = await list.act(one.intentId, action)
    const { show } = toasts.getState()
    if (outcome === 'done' && action === 'cancel') show({ text: outboxWords.cancelled })
    if (outcome === 'late') show({ text: outboxWords.gone, tone: 'warn' })
    if (outcome === 'lost') show({ text: captionsWords.answerLost, tone: 'warn' })
    if (outcome === 'failed') show({ text: outboxWords.failed, tone: 'danger' })
  }
  return {
    question,
    isActing,
    close: () => setQuestion(null),
    press(action: OutboxAction) {
      if (action === 'replace-key') app.getState().go({ section: 'settings', settingsPage: 'accounts' })
      else if (needsConfirm(one.intent, action)) setQuestion({ step: one.intent, action })
      else void run(action)
    },
    accept(asked: Question) {
      setQuestion(null)
      void run(asked.action)
    },
  }
}
