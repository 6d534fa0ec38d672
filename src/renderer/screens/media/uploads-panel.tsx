import { ChevronDown, ChevronUp, Pause, Play } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useStore } from 'zustand'
import type { ErrorCode } from '../../../contract/errors.ts'
import type { IntentView, OutboxAction } from '../../../contract/schemas/outbox.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button, IconButton } from '../../components/ui/index.ts'
import { ALL, totalOf } from '../../stores/media-uploads.ts'
import type { MediaUploads, UploadsState } from '../../stores/media-uploads.ts'
import { useServices } from '../../stores/services-context.tsx'
import { uploadWords as words } from '../../strings/media-library.ts'
import { ConfirmAct } from '../outbox/confirm-act.tsx'
import type { Question } from '../outbox/confirm-act.tsx'
import { Bar } from './batch-card.tsx'
import { UploadRow, needsYou } from './upload-row.tsx'
import type { Step } from './upload-row.tsx'

/** Lines shown before the rest is counted. */
const MOST_ROWS = 200

/** Uploads that are not over: a line for all of them, and one for each when it is opened. */
export function UploadsPanel({ workspace, uploads }: { workspace: WorkspaceView; uploads: MediaUploads }) {
  const state = useStore(uploads.state)
  const [isOpen, setOpen] = useState(false)
  const acts = useUploadActs(uploads)
  const { uploads: rows, paces, acting } = state
  if (rows.length === 0) return null
  const canPause = rows.some((one) => one.actions.includes('pause'))
  const areSomePaused = rows.some((one) => one.actions.includes('resume'))
  const isMoving = rows.some((one) => one.state === 'sending' && !one.pausedByUser)
  const total = totalOf(state)
  return (
    <section aria-label={words.region} className="border-t border-subtle px-4 pb-2">
      <div className="sticky top-0 z-10 bg-surface pt-2 pb-1">
        <div className="flex min-h-7 items-center gap-1">
          <Headline state={state} isMoving={isMoving} />
          {canPause && <Button size="sm" variant="ghost" icon={Pause} loading={acting.has(ALL)} title={words.restarts} onClick={() => acts.pauseAll(true)}>{words.pauseAll}</Button>}
          {areSomePaused && <Button size="sm" variant="ghost" icon={Play} loading={acting.has(ALL)} onClick={() => acts.pauseAll(false)}>{words.resumeAll}</Button>}
          <IconButton size="sm" label={isOpen ? words.hide : words.show} icon={isOpen ? ChevronDown : ChevronUp} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} />
        </div>
        {isMoving && <Bar share={total.total === 0 ? 0 : total.sent / total.total} />}
      </div>
      {isOpen && areSomePaused && <p className="pt-0.5 text-12 text-muted">{words.restarts}</p>}
      {isOpen && (
        <ol aria-label={words.list} className="divide-y divide-border-subtle">
          {rows.slice(0, MOST_ROWS).map((intent, at) => (
            <UploadRow
              key={intent.id}
              uploads={uploads}
              intent={intent}
              pace={paces[intent.id] ?? null}
              isFirst={at === 0}
              isLast={at === rows.length - 1}
              onAct={acts.act}
              onMove={acts.move}
              onOutbox={acts.toOutbox}
            />
          ))}
          {rows.length > MOST_ROWS && <li className="py-1.5 text-12 text-muted">{words.moreUploads(rows.length - MOST_ROWS)}</li>}
        </ol>
      )}
      <p role="status" className="sr-only">{acts.told}</p>
      <ConfirmAct question={acts.question} workspace={workspace} onClose={() => acts.answer(false)} onAccept={() => acts.answer(true)} onOpenDraft={() => undefined} />
    </section>
  )
}

/** How many, how far, how fast, how long still; what is paused and what needs the user. */
function Headline({ state, isMoving }: { state: UploadsState; isMoving: boolean }) {
  const { uploads: rows, finished } = state
  const troubled = rows.filter(needsYou).length
  const paused = rows.filter((one) => one.pausedByUser && !needsYou(one)).length
  const waiting = rows.length - troubled - paused
  const total = totalOf(state)
  const main = isMoving ? words.line(finished, rows.length + finished) : waiting > 0 ? words.waitingLine(waiting) : paused > 0 ? words.pausedLine(paused) : words.troubleLine(troubled)
  const figures = [words.total(total.sent, total.total), total.speed === null ? null : words.speed(total.speed), total.secondsLeft === null ? null : words.left(total.secondsLeft)]
  return (
    <p role="status" className="min-w-0 flex-1 truncate tabular-nums">
      {main}
      {isMoving && total.total > 0 && <span className="pl-1 text-12 text-muted">{' '}{figures.filter((part) => part !== null).join(', ')}</span>}
      {paused > 0 && (isMoving || waiting > 0) && <span className="pl-1 text-12 text-muted">{' '}{words.pausedLine(paused)}</span>}
      {troubled > 0 && troubled < rows.length && <span className="pl-1 text-12 text-danger-text">{' '}{words.troubleLine(troubled)}</span>}
    </p>
  )
}

/** An upload that something else waits for is not cancelled without a question: that would end it too. */
const isWaitedFor = (intent: IntentView): boolean => intent.sendId !== null || intent.draftId !== null || intent.platforms.length > 0

function useUploadActs(uploads: MediaUploads) {
  const { app, toasts } = useServices()
  const [question, setQuestion] = useState<Question | null>(null)
  const [told, setTold] = useState('')
  const tell = useCallback((code: ErrorCode | null) => { if (code !== null) toasts.getState().show({ text: words.failed, tone: 'danger' }) }, [toasts])
  const carryOut = useCallback((intent: IntentView, action: OutboxAction) => void uploads.act(intent.id, action).then(tell), [tell, uploads])
  const act = useCallback((intent: IntentView, action: OutboxAction) => {
    if (action === 'cancel' && isWaitedFor(intent)) setQuestion({ step: intent, action })
    else carryOut(intent, action)
  }, [carryOut])
  const move = useCallback((intent: IntentView, step: Step) => {
    const ids = uploads.state.getState().uploads.map((one) => one.id)
    const at = ids.indexOf(intent.id)
    const to = { up: at - 1, down: at + 1, first: 0, last: ids.length - 1 }[step]
    if (at === -1 || to < 0 || to >= ids.length || to === at) return
    void uploads.move(intent.id, (to < at ? ids[to] : ids[to + 1]) ?? null).then(tell)
    setTold(words.moved(intent.fileName ?? words.aFile, to + 1, ids.length))
    // The line has another place; the hand stays with it.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-places="${intent.id}"]`)?.focus())
  }, [tell, uploads])
  return {
    question, told, act, move,
    pauseAll: (paused: boolean) => void uploads.pauseAll(paused).then(tell),
    toOutbox: useCallback(() => app.getState().go({ section: 'outbox', aim: { kind: 'outbox', filter: 'needs-you' } }), [app]),
    answer(isYes: boolean) {
      if (isYes && question !== null) carryOut(question.step, question.action)
      setQuestion(null)
    },
  }
}
