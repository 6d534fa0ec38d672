import { Button, ClientTile, Dialog } from '../../components/ui/index.ts'
import type { IntentView, OutboxAction } from '../../../contract/schemas/outbox.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { common } from '../../strings/common.ts'
import { CONFIRM, confirmWords } from '../../strings/outbox-acts.ts'
import { outboxWords, titleOf } from '../../strings/outbox.ts'
import { listOf, networkNames } from '../../strings/send.ts'
import { ResendPreview, useResend } from './resend-preview.tsx'

export interface Question {
  step: IntentView
  action: keyof typeof CONFIRM
}

/** Whether an act is asked about first: it may publish, or ends more than the line it stands in. */
export function needsConfirm(step: IntentView, action: OutboxAction): action is Question['action'] {
  if (action === 'cancel') return step.kind === 'upload'
  return Object.hasOwn(CONFIRM, action)
}

export interface ConfirmActProps {
  question: Question | null
  workspace: WorkspaceView
  onClose: () => void
  onAccept: (question: Question) => void
  onOpenDraft: (draftId: string) => void
}

/** Asks once more, with the client's name and colour in view. */
export function ConfirmAct({ question, ...props }: ConfirmActProps) {
  if (question === null) return null
  return question.action === 'fix-and-resend' ? <ConfirmResend {...props} question={question} /> : <Confirm {...props} question={question} canAccept />
}

function ConfirmResend(props: ConfirmActProps & { question: Question }) {
  const resend = useResend(props.workspace.id, props.question.step.draftId, props.question.step.sendId)
  return <Confirm {...props} canAccept={resend.status === 'ready' && resend.canGo}><ResendPreview resend={resend} /></Confirm>
}

function Confirm({ question, workspace, onClose, onAccept, onOpenDraft, canAccept, children }: ConfirmActProps & { question: Question; canAccept: boolean; children?: React.ReactNode }) {
  const { step, action } = question
  const words = confirmWords(action, step.kind)
  const { draftId } = step
  const publishes = action !== 'cancel'
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={words.title(workspace.name)}
      description={words.text(titleOf(step.draftTitle), listOf(networkNames(step.platforms)))}
      footer={
        <div className={`client-${workspace.color} flex flex-wrap justify-end gap-2`}>
          {action === 'fix-and-resend' && draftId !== null && <Button variant="ghost" onClick={() => onOpenDraft(draftId)}>{outboxWords.openDraft}</Button>}
          <Button onClick={onClose}>{common.back}</Button>
          <Button variant={publishes ? 'client' : 'danger'} disabled={!canAccept} onClick={() => onAccept(question)}>{words.accept(workspace.name)}</Button>
        </div>
      }
    >
      {publishes && (
        <div className="flex flex-col gap-3">
          <p className="flex items-center gap-2 font-medium"><ClientTile name={workspace.name} color={workspace.color} size="sm" solid />{workspace.name}</p>
          {children}
        </div>
      )}
    </Dialog>
  )
}
