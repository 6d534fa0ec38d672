import { useState } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Banner, Button, Dialog, DialogClose, RadioGroup } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { useServices } from '../../stores/services-context.tsx'
import { clients } from '../../strings/clients.ts'
import { common } from '../../strings/common.ts'
import { wordsFor } from '../../strings/errors.ts'
import { FormError } from './form-parts.tsx'

type Decision = 'cancel-all' | 'resume'

/** Above a client whose file was restored or copied: nothing is sent until the user has decided (rules 5). */
export function HeldBanner({ workspace }: { workspace: WorkspaceView }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Banner shape="bar" tone="warn" title={clients.heldTitle} action={<Button size="sm" onClick={() => setOpen(true)}>{clients.heldDecide}</Button>}>{clients.heldText}</Banner>
      {isOpen && <DecideDialog workspace={workspace} onClose={() => setOpen(false)} />}
    </>
  )
}

function DecideDialog({ workspace, onClose }: { workspace: WorkspaceView; onClose: () => void }) {
  const { workspaces } = useServices()
  // The choice that sends nothing comes first.
  const [decision, setDecision] = useState<Decision>('cancel-all')
  const decide = useAct(async () => {
    await workspaces.getState().releaseHold(workspace.id, decision)
    onClose()
  })
  const failed = decide.error === null ? null : decide.error.code === 'NOT_POSSIBLE_NOW' ? clients.heldDouble : wordsFor(decide.error)
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={clients.heldDialogTitle(workspace.name)}
      description={clients.heldText}
      footer={(
        <>
          <DialogClose><Button>{common.cancel}</Button></DialogClose>
          <Button variant="primary" loading={decide.busy} onClick={() => void decide.run()}>{decision === 'resume' ? clients.heldResume : clients.heldCancel}</Button>
        </>
      )}
    >
      <div className="flex flex-col gap-4">
        <RadioGroup
          label={clients.heldDialogTitle(workspace.name)}
          hideLabel
          value={decision}
          onChange={setDecision}
          options={[
            { value: 'cancel-all', label: clients.heldCancel, hint: clients.heldCancelHint },
            { value: 'resume', label: clients.heldResume, hint: clients.heldResumeHint },
          ]}
        />
        <FormError words={failed} />
      </div>
    </Dialog>
  )
}
