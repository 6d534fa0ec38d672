import type { GenerationDetail } from '../../../contract/schemas/generations.ts'
import type { OutboxAction } from '../../../contract/schemas/outbox.ts'
import { Banner, Button, RelativeTime } from '../../components/ui/index.ts'
import { formatTime } from '../../lib/time.ts'
import { useServices } from '../../stores/services-context.tsx'
import { answerCost, detailWords, doubtWords } from '../../strings/captions.ts'
import { ACTIONS, actionLabel } from '../../strings/outbox-acts.ts'
import { blockedWords, saidWords, sawWords, unknownWords } from '../../strings/outbox-trouble.ts'

export interface DetailStepsProps {
  one: GenerationDetail
  isActing: boolean
  onAct: (action: OutboxAction) => void
}

/** Of a request that is not over: why it stands where it stands, and what can be done. */
export function DetailSteps({ one, isActing, onAct }: DetailStepsProps) {
  const { intent } = one
  if (intent.state === 'unknown') return <Doubt one={one} isActing={isActing} onAct={onAct} />
  const words = intent.state === 'blocked' && intent.blockedCode !== null ? blockedWords('captions', intent.blockedCode) : null
  const said = saidWords(intent.lastError)
  if (words === null && intent.actions.length === 0) return null
  return (
    <div className="flex max-w-180 flex-col gap-2">
      {words !== null && <p>{words.what} <span className="text-muted">{words.safe}</span> {words.next}</p>}
      {words !== null && said !== null && <p className="text-12 break-words text-muted selectable">{said}</p>}
      <div role="group" aria-label={detailWords.actionsName} className="flex flex-wrap gap-2">
        {intent.actions.map((action, at) => (
          <Button key={action} variant={at === 0 && words !== null ? 'secondary' : 'ghost'} size="sm" loading={isActing} onClick={() => onAct(action)}>{actionLabel(action, intent)}</Button>
        ))}
      </div>
    </div>
  )
}

const ANSWERS = ['look-again', 'send-again', 'give-up'] as const

/** Nobody knows whether it was taken: what happened, what was seen, and the answers with what each may cost. */
function Doubt({ one, isActing, onAct }: DetailStepsProps) {
  const { timing } = useServices()
  const { intent } = one
  const { what, safe, next } = unknownWords(intent, (time) => formatTime(time, timing.now()))
  const answers = ANSWERS.filter((action) => intent.actions.includes(action))
  return (
    <Banner tone="unsure" title={doubtWords.title}>
      <p className="max-w-180">{what} {safe} {next}</p>
      {intent.looks.length > 0 && (
        <>
          <h3 className="mt-3 text-12 font-medium">{doubtWords.looks}</h3>
          <ul>
            {intent.looks.map((look) => (
              <li key={`${look.at}/${look.saw}`} className="flex gap-3"><RelativeTime at={look.at} look="clock" className="w-18 shrink-0 tabular-nums" />{sawWords(look.saw)}</li>
            ))}
          </ul>
        </>
      )}
      {intent.asks && (
        <>
          <h3 className="mt-3 text-12 font-medium">{doubtWords.answers}</h3>
          <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-2">
            {answers.map((action) => (
              <div key={action} className="contents">
                <dt><Button size="sm" className="w-24" loading={isActing} onClick={() => onAct(action)}>{ACTIONS[action]}</Button></dt>
                <dd>{answerCost(action, one.estimate)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Banner>
  )
}
