import { useState } from 'react'
import type { ReactNode } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button, Select, TextField } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { clients } from '../../strings/clients.ts'
import { Form, FormError, sortError } from './form-parts.tsx'
import { NameAndColor, useNewLook } from './name-and-color.tsx'

/** Adds a workspace of PowerPost by its id. Offline it is added all the same, and verified later. */
export function RemoteClientForm({ onDone, accountId: wanted, before }: { onDone: (workspace: WorkspaceView) => void; accountId?: string; before?: ReactNode }) {
  const { app, toasts, workspaces } = useServices()
  const accounts = useAccounts((state) => state.items)
  const [chosen, setChosen] = useState(wanted ?? accounts.find((one) => one.kind === 'powerpost')?.id ?? accounts[0]?.id ?? '')
  const [remoteId, setRemoteId] = useState('')
  const [look, setLook] = useNewLook()
  const [missing, setMissing] = useState<'remoteId' | 'name' | null>(null)
  const add = useAct(async () => {
    const { workspace, existed } = await workspaces.getState().add({ accountId: chosen, remoteId, name: look.name, color: look.color })
    const text = existed ? clients.existedAlready(workspace.name) : workspace.link === 'verified' ? clients.created(workspace.name) : clients.createdNotVerified(workspace.name)
    toasts.getState().show({ text, tone: existed || workspace.link === 'verified' ? 'ok' : 'neutral' })
    onDone(workspace)
  })
  const { field, words } = sortError(add.error, ['remoteId', 'name'], { REMOTE_FORBIDDEN: 'remoteId', REMOTE_REFUSED: 'remoteId', WORKSPACE_EXISTS: 'remoteId' })
  const existing = add.error?.code === 'WORKSPACE_EXISTS' ? workspaces.getState().find(add.error.data.workspaceId ?? null) : undefined

  const submit = () => {
    const empty = remoteId.trim() === '' ? 'remoteId' : look.name.trim() === '' ? 'name' : null
    setMissing(empty)
    if (empty === null) void add.run()
  }

  return (
    <Form onSubmit={submit} label={clients.add}>
      {before}
      {(accounts.length > 1 && wanted === undefined) && (
        <Select label={clients.account} value={chosen} onChange={setChosen} options={accounts.map((one) => ({ value: one.id, label: one.label }))} />
      )}
      <TextField
        label={clients.remoteId}
        mono
        autoFocus
        value={remoteId}
        onChange={(event) => {
          setRemoteId(event.target.value)
          add.clear()
          setMissing(null)
        }}
        hint={clients.remoteIdHint}
        error={missing === 'remoteId' ? clients.idMissing : field === 'remoteId' && words}
      />
      <NameAndColor look={look} onChange={(next) => { setLook(next); setMissing(null) }} error={missing === 'name' ? clients.nameMissing : field === 'name' && words} />
      {existing !== undefined && <Button onClick={() => { app.getState().go({ workspaceId: existing.id, section: 'drafts' }); onDone(existing) }}>{clients.openExisting(existing.name)}</Button>}
      <FormError words={field === null ? words : null} />
      <div className="flex justify-end"><Button type="submit" variant="primary" loading={add.busy}>{clients.addButton}</Button></div>
    </Form>
  )
}
