import { useState } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button, Dialog, DialogClose, RadioGroup } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { clients } from '../../strings/clients.ts'
import { common } from '../../strings/common.ts'
import { wordsFor } from '../../strings/errors.ts'
import { settings } from '../../strings/settings.ts'
import { FormError } from './form-parts.tsx'

/** A client whose account was removed goes on under another one that reaches its workspace. The workspace stays the same. */
export function RehomeClientDialog({ workspace, remoteId, onClose }: { workspace: WorkspaceView; remoteId: string; onClose: () => void }) {
  const { app, toasts, workspaces } = useServices()
  const accounts = useAccounts((state) => state.items)
  const [chosen, setChosen] = useState('')
  const [isElsewhere, setElsewhere] = useState(false)
  const account = accounts.find((one) => one.id === chosen) ?? accounts[0]
  const rehome = useAct(async () => {
    if (account === undefined) return
    setElsewhere(false)
    // An account on another server would make a second client of the id.
    const { existing } = await workspaces.getState().check(account.id, remoteId)
    if (existing !== workspace.id) return setElsewhere(true)
    // Adding the same id again finds the client that is here and gives it the account.
    await workspaces.getState().add({ accountId: account.id, remoteId, name: workspace.name, color: workspace.color })
    toasts.getState().show({ text: clients.rehomed(workspace.name, account.label), tone: 'ok' })
    onClose()
  })
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={clients.rehome(workspace.name)}
      description={account === undefined ? clients.noAccount : clients.rehomeText}
      footer={(
        <>
          <DialogClose><Button>{common.cancel}</Button></DialogClose>
          {account === undefined
            ? <Button variant="primary" onClick={() => app.getState().open({ kind: 'connect-account' })}>{settings.connect}</Button>
            : <Button variant="primary" loading={rehome.busy} onClick={() => void rehome.run()}>{clients.rehomeButton}</Button>}
        </>
      )}
    >
      {account !== undefined && (
        <div className="flex flex-col gap-4">
          <RadioGroup label={clients.account} value={account.id} onChange={setChosen} options={accounts.map((one) => ({ value: one.id, label: one.label, hint: one.baseUrl ?? settings.serverDown }))} />
          <FormError words={isElsewhere ? clients.rehomeElsewhere : rehome.error === null ? null : wordsFor(rehome.error)} />
        </div>
      )}
    </Dialog>
  )
}
