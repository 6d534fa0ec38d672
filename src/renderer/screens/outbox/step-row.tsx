import { useStore } from 'zustand'
import type { IntentView, OutboxAction } from '../../../contract/schemas/outbox.ts'
import { RelativeTime } from '../../components/ui/index.ts'
import type { MenuItem } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { blockedKind, percentOf } from '../../lib/outbox-facts.ts'
import { isAnswer } from '../../strings/outbox-acts.ts'
import { blockedWords, saidWords } from '../../strings/outbox-trouble.ts'
import { outboxWords, progressWords, sentenceOf, stateOf } from '../../strings/outbox.ts'
import type { Tone } from '../../lib/outbox-facts.ts'
import type { RowContext } from './row-context.ts'
import { StateIcon } from './state-icon.tsx'
import { StepActions } from './step-actions.tsx'
import { UnknownPanel } from './unknown-panel.tsx'

const STATE_COLOURS: Record<Tone, string> = {
  quiet: 'text-text',
  active: 'text-text',
  'needs-you': 'text-warn-text font-medium',
  unsure: 'text-unsure-text font-medium',
  problem: 'text-danger-text font-medium',
}

export interface StepRowProps {
  step: IntentView
  context: RowContext
  /** One of several lines of a send. */
  isInside: boolean
  without?: readonly OutboxAction[]
  extra?: readonly MenuItem[]
}

/** One line for one intent: icon, sentence, state in words, since when, the next step. What needs explaining opens below by itself. */
export function StepRow({ step, context, isInside, without, extra }: StepRowProps) {
  const words = stateOf(step, context.at)
  const isOver = step.state === 'done' || step.state === 'cancelled'
  // The answers stand in the panel, with what they mean.
  const elsewhere: readonly OutboxAction[] = step.state === 'unknown' ? [...step.actions.filter(isAnswer), ...(without ?? [])] : (without ?? [])
  return (
    <div className={classes('grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-3 pr-2 @4xl:grid-cols-[16px_minmax(0,1fr)_220px_108px_144px]', isInside ? 'py-1 pl-7' : 'py-2 pl-2')}>
      <span className="flex h-7 items-center"><StateIcon step={step} tone={words.tone} /></span>
      <p className={classes('truncate leading-7', isOver && 'text-muted')}>
        {sentenceOf(step, isInside).map((part, at) => (part.named === true ? <b key={at} className={isInside && step.kind !== 'upload' ? 'font-normal' : 'font-medium text-text'}>{part.text}</b> : <span key={at}>{part.text}</span>))}
      </p>
      <div className="col-start-2 row-start-2 flex min-w-0 flex-wrap items-center gap-x-3 @4xl:contents">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 @4xl:col-start-3 @4xl:row-start-1 @4xl:block">
          <p className={classes('@4xl:leading-7', STATE_COLOURS[words.tone])}>{words.label}</p>
          {step.state === 'sending' && step.kind === 'upload' && <UploadBytes step={step} context={context} />}
          {words.detail !== null && <p className="text-12 text-muted @4xl:-mt-1 @4xl:pb-1">{words.detail}</p>}
        </div>
        <p className="text-12 text-muted @4xl:col-start-4 @4xl:row-start-1 @4xl:leading-7">
          {isOver ? <RelativeTime at={step.updatedAt} look="clock" /> : <>{outboxWords.since}<RelativeTime at={step.state === 'queued' || step.state === 'waiting' ? step.createdAt : step.updatedAt} look="clock" /></>}
        </p>
      </div>
      <div className="col-start-3 row-start-1 @4xl:col-start-5">
        <StepActions step={step} context={context} without={elsewhere} {...(extra === undefined ? {} : { extra })} />
      </div>
      <div className="col-start-2 col-end-[-1]">
        {step.state === 'unknown' && <UnknownPanel step={step} context={context} />}
        {step.state === 'blocked' && step.blockedCode !== null && <BlockedNote step={step} code={step.blockedCode} />}
      </div>
    </div>
  )
}

function BlockedNote({ step, code }: { step: IntentView; code: NonNullable<IntentView['blockedCode']> }) {
  const { what, safe, next } = blockedWords(blockedKind(step), code)
  const said = saidWords(step.lastError)
  return (
    <div className="max-w-180 pb-1 text-13">
      <p>{what} <span className="text-muted">{safe}</span> {next}</p>
      {said !== null && <p className="mt-0.5 text-12 text-muted break-words selectable">{said}</p>}
    </div>
  )
}

/** Live bytes. The bar is full only once the answer is there, and then it is gone. */
function UploadBytes({ step, context }: { step: IntentView; context: RowContext }) {
  const live = useStore(context.stores.uploads.store, (state) => state.byIntent[step.id])
  const progress = live ?? step.progress
  if (progress === null) return null
  const percent = percentOf(progress)
  return (
    <div className="flex items-center gap-2 @4xl:flex-col @4xl:items-start @4xl:gap-1 @4xl:pb-1">
      <span role="progressbar" aria-label={outboxWords.uploading(step.fileName)} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} aria-valuetext={progressWords(progress)} className="block h-1 w-36 overflow-hidden rounded-full bg-surface-active">
        <span className="block h-full origin-left bg-action" style={{ transform: `scaleX(${percent / 100})` }} />
      </span>
      <span className="text-12 text-muted tabular-nums">{progressWords(progress)}</span>
    </div>
  )
}
