import type { IntentView } from '../../../contract/schemas/outbox.ts'
import { Button, RelativeTime } from '../../components/ui/index.ts'
import { actionLabel, answerMeans, isAnswer, unknownPanel } from '../../strings/outbox-acts.ts'
import { sawWords, unknownWords } from '../../strings/outbox-trouble.ts'
import type { RowContext } from './row-context.ts'
import { useActing } from './use-outbox.ts'

/** Opens by itself: what happened, what was seen at each look, and the two answers with what each means. */
export function UnknownPanel({ step, context }: { step: IntentView; context: RowContext }) {
  const isActing = useActing(context.stores.outbox.acting, step.id)
  const { what, safe, next } = unknownWords(step, context.at)
  const answers = step.actions.filter(isAnswer)
  return (
    <div className="mt-1 flex flex-col gap-3 text-13">
      <p className="max-w-180 text-muted">{what} <span className="text-text">{safe}</span> {next}</p>
      <div className="flex flex-wrap gap-x-8 gap-y-3">
        {step.kind !== 'upload' && (
          <div className="min-w-60 flex-1">
            <h3 className="text-12 font-medium text-muted">{unknownPanel.looksTitle}</h3>
            {step.looks.length === 0 ? (
              <p className="py-1.5 text-muted">{unknownPanel.noLooks}</p>
            ) : (
              <ul aria-label={unknownPanel.looksTitle} className="mt-1 border-b border-subtle">
                {step.looks.map((look, at) => (
                  <li key={at} className="flex gap-3 border-t border-subtle py-1.5">
                    <RelativeTime at={look.at} look="clock" className="w-18 shrink-0 text-muted tabular-nums" />
                    <span className="min-w-0">{sawWords(look.saw)}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
        {answers.length > 0 && (
          <div className="min-w-60 flex-1">
            <h3 className="text-12 font-medium text-muted">{unknownPanel.answersTitle[step.kind === 'publish' || step.kind === 'schedule' ? 'publish' : 'other']}</h3>
            <dl className="mt-1 grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-2">
              {answers.map((action) => (
                <div key={action} className="contents">
                  <dt><Button size="sm" className="w-22" loading={isActing} onClick={() => context.ask(step, action)}>{actionLabel(action, step)}</Button></dt>
                  <dd className="text-muted">{answerMeans(action, step.kind)}</dd>
                </div>
              ))}
            </dl>
          </div>
        )}
      </div>
    </div>
  )
}
