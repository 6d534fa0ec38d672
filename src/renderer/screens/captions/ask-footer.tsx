import type { Account } from '../../../contract/schemas/accounts.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button, Kbd } from '../../components/ui/index.ts'
import { formatTime } from '../../lib/time.ts'
import type { AskState } from '../../stores/captions-ask.ts'
import type { FormProblems } from '../../stores/captions-form.ts'
import { useServices } from '../../stores/services-context.tsx'
import { askWords, problemWords } from '../../strings/captions.ts'
import { common } from '../../strings/common.ts'

export interface AskFooterProps {
  workspace: WorkspaceView
  state: AskState
  account: Account | null
  problems: FormProblems
  hasFiles: boolean
  canAsk: boolean
  onPress: () => void
  onCancel: () => void
}

/** What it may cost and what there is, why the button rests, and the button, which names the act and the client. */
export function AskFooter({ workspace, state, account, problems, hasFiles, canAsk, onPress, onCancel }: AskFooterProps) {
  const { timing } = useServices()
  const isAsking = state.phase === 'asking'
  const isUncertain = state.notice?.kind === 'uncertain'
  const isOffline = account?.network === 'offline'
  const [problem] = isUncertain ? [] : Object.values(problemWords(problems, hasFiles))
  const why = isAsking ? askWords.working : problem
  const { estimate } = state
  const balance = account?.credits ?? null
  return (
    <div className="flex w-full flex-wrap items-center justify-end gap-x-4 gap-y-3">
      <div className="min-w-60 flex-1 text-12 text-muted">
        <p className="font-medium text-text">{typeof estimate === 'number' ? askWords.estimate(estimate) : estimate === null ? askWords.estimateUnknown : '\u00a0'}</p>
        <p className="tabular-nums">{balance === null ? askWords.balanceUnknown : askWords.balance(balance.balance, formatTime(balance.at, timing.now()))}</p>
        {typeof estimate === 'number' && balance !== null && estimate > balance.balance && <p className="text-warn-text">{askWords.tooFew}</p>}
        {isOffline && <p>{askWords.offline}</p>}
        <p role="status" className="text-text empty:hidden">{why}</p>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{common.cancel}</Button>
        <Button variant="primary" loading={isAsking} disabled={!isAsking && !canAsk} className="h-auto min-h-8 py-1 text-left whitespace-normal" onClick={onPress}>
          {isUncertain ? askWords.sure(workspace.name) : isOffline ? askWords.queue : askWords.askFor(workspace.name)}
          <span aria-hidden className="opacity-70"><Kbd keys="Mod+Enter" quiet /></span>
        </Button>
      </div>
    </div>
  )
}
