import { Banner, Button, Checkbox } from '../../components/ui/index.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { formatTime } from '../../lib/time.ts'
import type { AppState } from '../../stores/app.ts'
import { useServices } from '../../stores/services-context.tsx'
import type { Notice, Send, SendState } from '../../stores/send.ts'
import { detailWords, listOf, networkName, PROBLEMS, refusedWords, sendWords } from '../../strings/send.ts'

export interface SendNoticesProps {
  workspace: WorkspaceView
  send: Send
  state: SendState
  onLeave: (to: Parameters<AppState['go']>[0]) => void
}

/** What is true of the whole send: what stops it, what to think of first, and how the last press ended. */
export function SendNotices({ workspace, send, state, onLeave }: SendNoticesProps) {
  const { app } = useServices()
  const problems = state.preview?.problems ?? []
  const has = (code: (typeof problems)[number]['code']) => problems.some((problem) => problem.code === code)
  const toOutbox = <Button size="sm" onClick={() => onLeave({ section: 'outbox' })}>{sendWords.seeOutbox}</Button>
  const isAsked = has('already-sent') && !state.isOnItsWay
  if (!has('not-linked') && !has('workspace-held') && !isAsked && !state.isOnItsWay && state.notice === null) return null
  return (
    <div className="flex flex-col gap-2 border-b border-subtle p-4">
      {has('not-linked') && (
        <Banner
          tone="warn"
          title={PROBLEMS['not-linked']}
          action={<Button size="sm" onClick={() => { onLeave({}); app.getState().open({ kind: 'link-client', workspaceId: workspace.id }) }}>{sendWords.linkClient}</Button>}
        />
      )}
      {has('workspace-held') && (
        <Banner tone="warn" title={PROBLEMS['workspace-held']} action={<Button size="sm" onClick={() => onLeave({})}>{sendWords.decideHold}</Button>} />
      )}
      {state.isOnItsWay && <Banner tone="info" title={sendWords.onItsWayAlready} action={toOutbox} />}
      {isAsked && (
        <Banner tone="warn" title={<AlreadyPosted state={state} />}>
          <div className="mt-1"><Checkbox label={sendWords.again} checked={state.again} disabled={state.phase === 'sending'} onChange={(again) => send.setAgain(again)} /></div>
        </Banner>
      )}
      {state.notice !== null && <LastPress notice={state.notice} client={workspace.name} toOutbox={toOutbox} />}
    </div>
  )
}

function AlreadyPosted({ state }: { state: SendState }) {
  const { timing } = useServices()
  const { lastPost } = state
  if (lastPost === null) return sendWords.alreadySentSometime
  const time = formatTime(lastPost.finishedAt ?? lastPost.createdAt, timing.now())
  const networks = [...new Set(lastPost.items.filter((item) => item.status === 'posted').map((item) => networkName(item.platform)))]
  return networks.length === 0 ? sendWords.alreadySent(time) : sendWords.alreadyPosted(listOf(networks), time)
}

function LastPress({ notice, client, toOutbox }: { notice: Notice; client: string; toOutbox: React.ReactNode }) {
  switch (notice.kind) {
    case 'text-changed':
      return <Banner urgent tone="warn" title={sendWords.textChanged} />
    case 'switched':
      return <Banner urgent tone="warn" title={sendWords.switched(client)} />
    case 'uncertain':
      return <Banner urgent tone="unsure" title={sendWords.uncertain} />
    case 'refused':
      return (
        <Banner urgent tone="danger" title={refusedWords(notice.code)} {...(notice.code === 'ALREADY_SENDING' ? { action: toOutbox } : {})}>
          {notice.details.length > 0 && <ul className="list-disc pl-4">{notice.details.map((detail) => <li key={detail}>{detailWords(detail)}</li>)}</ul>}
        </Banner>
      )
  }
}

export function LoadFailed({ state, onRetry }: { state: SendState; onRetry: () => void }) {
  const said = state.notice?.kind === 'refused' ? refusedWords(state.notice.code) : ''
  return (
    <div className="p-4">
      <Banner urgent tone="danger" title={sendWords.readFailed} action={<Button size="sm" onClick={onRetry}>{sendWords.readAgain}</Button>}>{said}</Banner>
    </div>
  )
}
