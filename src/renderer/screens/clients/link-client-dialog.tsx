import { useState } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button, Dialog, DialogClose, Select, TextField } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { clients } from '../../strings/clients.ts'
import { common } from '../../strings/common.ts'
import { settings } from '../../strings/settings.ts'
import { Form, FormError, sortError } from './form-parts.tsx'

/** Links a local client to its workspace at PowerPost: once, and for good. */
export function LinkClientDialog({ workspace, onClose }: { workspace: WorkspaceView; onClose: () => void }) {
  const { app, toasts, workspaces } = useServices()
  const accounts = useAccounts((state) => state.items)
  const [chosen, setChosen] = useState('')
  const accountId = accounts.find((one) => one.id === chosen)?.id ?? accounts[0]?.id ?? ''
  const [remoteId, setRemoteId] = useState('')
  const [isMissing, setMissing] = useState(false)
  const link = useAct(async () => {
    const linked = await workspaces.getState().link(workspace.id, accountId, remoteId)
    toasts.getState().show({ text: linked.link === 'verified' ? clients.linked(linked.name) : clients.linkedNotVerified(linked.name), tone: linked.link === 'verified' ? 'ok' : 'neutral' })
    onClose()
  })
  const { field, words } = sortError(link.error, ['remoteId'], { REMOTE_FORBIDDEN: 'remoteId', REMOTE_REFUSED: 'remoteId', WORKSPACE_EXISTS: 'remoteId' })
  const existing = link.error?.code === 'WORKSPACE_EXISTS' ? workspaces.getState().find(link.error.data.workspaceId ?? null) : undefined
  const submit = () => {
    const isEmpty = remoteId.trim() === ''
    setMissing(isEmpty)
    if (!isEmpty) void link.run()
  }
  const hasAccounts = accounts.length > 0
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={clients.link}
      description={hasAccounts ? clients.linkText(workspace.name) : clients.noAccount}
      footer={(
        <>
          <DialogClose><Button>{common.cancel}</Button></DialogClose>
          {hasAccounts
            ? <Button variant="primary" loading={link.busy} onClick={submit}>{clients.linkButton}</Button>
            : <Button variant="primary" onClick={() => app.getState().open({ kind: 'connect-account' })}>{settings.connect}</Button>}
        </>
      )}
    >
      {hasAccounts && (
        <Form onSubmit={submit} label={clients.link}>
          {accounts.length > 1 && <Select label={clients.account} value={accountId} onChange={setChosen} options={accounts.map((one) => ({ value: one.id, label: one.label }))} />}
          <TextField
            label={clients.remoteId}
            mono
            autoFocus
            value={remoteId}
            hint={clients.remoteIdHint}
            error={isMissing ? clients.idMissing : field === 'remoteId' && words}
            onChange={(event) => {
              setRemoteId(event.target.value)
              setMissing(false)
              link.clear()
            }}
          />
          {existing !== undefined && <Button onClick={() => { app.getState().go({ workspaceId: existing.id, section: 'drafts' }); onClose() }}>{clients.openExisting(existing.name)}</Button>}
          <FormError words={field === null ? words : null} />
        </Form>
      )}
    </Dialog>
  )
}
