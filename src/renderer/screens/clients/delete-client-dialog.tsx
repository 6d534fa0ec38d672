import { useEffect, useState } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Banner, Button, Dialog, DialogClose, Skeleton, TextField } from '../../components/ui/index.ts'
import { formatList } from '../../lib/time.ts'
import { useAct } from '../../lib/use-act.ts'
import { useServices } from '../../stores/services-context.tsx'
import type { DeletePreview } from '../../stores/workspaces.ts'
import { clients } from '../../strings/clients.ts'
import { common } from '../../strings/common.ts'
import { Form, FormError, sortError } from './form-parts.tsx'

/** Says what goes with the client, then asks for its name. */
export function DeleteClientDialog({ workspace, onClose }: { workspace: WorkspaceView; onClose: () => void }) {
  const { toasts, workspaces } = useServices()
  const [typed, setTyped] = useState('')
  const read = useDeletePreview(workspace.id)
  // Of a file that cannot be opened only zeros would be told.
  const preview = workspace.state === 'ready' ? read : 'unreadable'
  const remove = useAct(async () => {
    await workspaces.getState().delete(workspace.id, typed)
    toasts.getState().show({ text: clients.deleted(workspace.name) })
    onClose()
  })
  const { field, words } = sortError(remove.error, ['typedName'], { CONFIRMATION_MISMATCH: 'typedName' })
  const isNamed = typed.trim() === workspace.name.trim()
  const submit = () => {
    if (isNamed) void remove.run()
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={clients.delete(workspace.name)}
      description={workspace.accountId === null ? clients.deleteText : clients.deleteTextLinked}
      footer={(
        <>
          <DialogClose><Button>{common.cancel}</Button></DialogClose>
          <Button variant="danger" disabled={!isNamed} loading={remove.busy} onClick={submit}>{clients.deleteButton}</Button>
        </>
      )}
    >
      <Form onSubmit={submit} label={clients.delete(workspace.name)}>
        <WhatGoes preview={preview} />
        <TextField
          label={clients.deleteConfirm(workspace.name)}
          value={typed}
          autoFocus
          error={field === 'typedName' && words}
          onChange={(event) => {
            setTyped(event.target.value)
            remove.clear()
          }}
        />
        <FormError words={field === null ? words : null} />
      </Form>
    </Dialog>
  )
}

type Seen = DeletePreview | 'reading' | 'unreadable'

function useDeletePreview(workspaceId: string): Seen {
  const { workspaces } = useServices()
  const [preview, setPreview] = useState<Seen>('reading')
  useEffect(() => {
    let isCurrent = true
    const tell = (seen: Seen) => { if (isCurrent) setPreview(seen) }
    workspaces.getState().deletePreview(workspaceId).then(tell, () => tell('unreadable'))
    return () => { isCurrent = false }
  }, [workspaces, workspaceId])
  return preview
}

function WhatGoes({ preview }: { preview: Seen }) {
  if (preview === 'reading') return <Skeleton className="h-10 w-full" />
  if (preview === 'unreadable') return <Banner tone="warn" title={clients.deleteUnread} />
  const holds = clients.deleteHolds(preview)
  return (
    <div className="flex flex-col gap-2">
      {holds.length > 0 && <p><span className="font-medium">{clients.deleteGoes} </span>{formatList(holds)}.</p>}
      {preview.queued > 0 && <Banner tone="warn" title={clients.deleteQueued(preview.queued)} />}
      {preview.unknown > 0 && <Banner tone="unsure" title={clients.deleteUnknown(preview.unknown)} />}
      {preview.inFlight > 0 && <Banner tone="danger" title={clients.deleteInFlight(preview.inFlight)} />}
    </div>
  )
}
