import { useState } from 'react'
import type { ReactNode } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { useServices } from '../../stores/services-context.tsx'
import { clients } from '../../strings/clients.ts'
import { Form, FormError, sortError } from './form-parts.tsx'
import { NameAndColor, useNewLook } from './name-and-color.tsx'
import type { Look } from './name-and-color.tsx'

export interface OwnClientFormProps {
  make: (look: Look) => Promise<WorkspaceView>
  onDone: (workspace: WorkspaceView) => void
  text?: ReactNode
  button?: string
}

/** A client that the app makes itself: on this computer, or in the sandbox. */
export function OwnClientForm({ make, onDone, text, button = clients.addButton }: OwnClientFormProps) {
  const [look, setLook] = useNewLook()
  const [isMissing, setMissing] = useState(false)
  const create = useAct(async () => onDone(await make(look)))
  const { field, words } = sortError(create.error, ['name'])
  const submit = () => {
    const isEmpty = look.name.trim() === ''
    setMissing(isEmpty)
    if (!isEmpty) void create.run()
  }
  return (
    <Form onSubmit={submit} label={clients.add}>
      {text !== undefined && <p className="text-muted">{text}</p>}
      <NameAndColor look={look} onChange={(next) => { setLook(next); setMissing(false) }} error={isMissing ? clients.nameMissing : field === 'name' && words} autoFocus />
      <FormError words={field === null ? words : null} />
      <div className="flex justify-end"><Button type="submit" variant="primary" loading={create.busy}>{button}</Button></div>
    </Form>
  )
}

/** Makes a client on this computer only. */
export function LocalClientForm(props: Omit<OwnClientFormProps, 'make'>) {
  const { workspaces } = useServices()
  return <OwnClientForm {...props} make={(look) => workspaces.getState().createLocal(look)} />
}
