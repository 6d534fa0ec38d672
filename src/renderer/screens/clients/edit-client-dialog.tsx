import { useState } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button, Dialog, DialogClose } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { useServices } from '../../stores/services-context.tsx'
import { clients } from '../../strings/clients.ts'
import { common } from '../../strings/common.ts'
import { Form, FormError, sortError } from './form-parts.tsx'
import { NameAndColor } from './name-and-color.tsx'
import type { Look } from './name-and-color.tsx'

/** Renames and recolours a client. */
export function EditClientDialog({ workspace, onClose }: { workspace: WorkspaceView; onClose: () => void }) {
  const { workspaces } = useServices()
  const [look, setLook] = useState<Look>({ name: workspace.name, color: workspace.color })
  const [isMissing, setMissing] = useState(false)
  const save = useAct(async () => {
    if (look.name.trim() !== workspace.name) await workspaces.getState().rename(workspace.id, look.name)
    if (look.color !== workspace.color) await workspaces.getState().setColor(workspace.id, look.color)
    onClose()
  })
  const { field, words } = sortError(save.error, ['name'])
  const submit = () => {
    const isEmpty = look.name.trim() === ''
    setMissing(isEmpty)
    if (!isEmpty) void save.run()
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={clients.rename}
      footer={(
        <>
          <DialogClose><Button>{common.cancel}</Button></DialogClose>
          <Button variant="primary" loading={save.busy} onClick={submit}>{common.save}</Button>
        </>
      )}
    >
      <Form onSubmit={submit} label={clients.rename}>
        <NameAndColor look={look} onChange={(next) => { setLook(next); setMissing(false) }} error={isMissing ? clients.nameMissing : field === 'name' && words} autoFocus />
        <FormError words={field === null ? words : null} />
      </Form>
    </Dialog>
  )
}
