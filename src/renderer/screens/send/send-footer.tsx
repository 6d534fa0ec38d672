import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button } from '../../components/ui/index.ts'
import { formatTime } from '../../lib/time.ts'
import { chosenOf, obstacleOf } from '../../stores/send.ts'
import type { Obstacle, SendState } from '../../stores/send.ts'
import { useServices } from '../../stores/services-context.tsx'
import { sendWords } from '../../strings/send.ts'

/** What it may cost, and the button that names the act, the reach and the client. */
export function SendFooter({ workspace, state, onPress, onCancel }: { workspace: WorkspaceView; state: SendState; onPress: () => void; onCancel: () => void }) {
  const { timing } = useServices()
  const obstacle = obstacleOf(state, timing.now())
  const isUncertain = state.notice?.kind === 'uncertain'
  const isSending = state.phase === 'sending'
  const why = isSending ? sendWords.working : obstacle === null || isUncertain ? null : WHY[obstacle]
  return (
    <div className="flex w-full flex-wrap items-center justify-end gap-x-4 gap-y-3">
      <div className="min-w-60 flex-1 text-12 text-muted">
        <Cost state={state} />
        {why !== null && <p role="status" className="text-text">{why}</p>}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{sendWords.cancel}</Button>
        <Button
          variant="client"
          loading={isSending}
          disabled={!isSending && !isUncertain && obstacle !== null}
          className="h-auto min-h-8 py-1 text-left whitespace-normal"
          onKeyDown={(event) => { if (event.key === 'Enter' && event.repeat) event.preventDefault() }}
          onClick={onPress}
        >
          {labelOf(state, workspace.name)}
        </Button>
      </div>
    </div>
  )
}

function labelOf(state: SendState, client: string): string {
  if (state.notice?.kind === 'uncertain') return sendWords.uncertainButton(client)
  if (state.notice?.kind === 'switched') return sendWords.publishSure(client)
  const count = chosenOf(state).length
  if (state.when === 'at') return sendWords.publishAt(count, client)
  return state.when === 'now' ? sendWords.publish(count, client) : sendWords.publishWhenOnline(count, client)
}

const WHY: Record<Obstacle, string | null> = {
  loading: null,
  'on-its-way': sendWords.onItsWayAlready,
  blocked: null,
  nothing: sendWords.allLeftOut,
  again: sendWords.againNeeded,
  'time-missing': sendWords.timeMissing,
  'time-skipped': sendWords.timeSkipped,
  'time-passed': sendWords.inThePast,
}

function Cost({ state }: { state: SendState }) {
  const { timing } = useServices()
  const { preview } = state
  if (preview === null) return null
  const { estimate, credits } = preview
  return (
    <>
      <p><span className="font-medium text-text">{estimate === null ? sendWords.estimateUnknown : sendWords.estimate(estimate)}</span></p>
      <p className="tabular-nums">{credits === null ? sendWords.balanceUnknown : sendWords.balance(credits.balance, formatTime(credits.at, timing.now()))}</p>
      {estimate !== null && credits !== null && estimate > credits.balance && <p className="text-warn-text">{sendWords.tooFew}</p>}
    </>
  )
}
