import { useState } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button, Dialog, Tabs } from '../../components/ui/index.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { clients } from '../../strings/clients.ts'
import { settings } from '../../strings/settings.ts'
import { SandboxButton } from '../settings/sandbox-button.tsx'
import { LocalClientForm, OwnClientForm } from './own-client-form.tsx'
import { RemoteClientForm } from './remote-client-form.tsx'

type Way = 'remote' | 'sandbox' | 'local'

/** Three ways to a new client; the one that fits what is connected comes first. */
export function AddClientDialog({ onClose }: { onClose: () => void }) {
  const { app } = useServices()
  const accounts = useAccounts((state) => state.items)
  const sandbox = accounts.find((one) => one.kind === 'sandbox')
  const real = accounts.some((one) => one.kind === 'powerpost')
  const [way, setWay] = useState<Way>(real ? 'remote' : sandbox === undefined ? 'local' : 'sandbox')
  const done = (workspace: WorkspaceView) => {
    app.getState().go({ workspaceId: workspace.id, section: 'drafts' })
    onClose()
  }
  return (
    <Dialog open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={clients.add}>
      <Tabs
        label={clients.ways}
        look="pill"
        value={way}
        onChange={setWay}
        tabs={[
          { value: 'remote', label: clients.wayRemote, content: accounts.length > 0 ? <Pane><RemoteClientForm onDone={done} /></Pane> : <Pane><NoAccount /></Pane> },
          { value: 'sandbox', label: clients.waySandbox, content: <Pane><InSandbox sandboxId={sandbox?.id ?? null} onDone={done} /></Pane> },
          { value: 'local', label: clients.wayLocal, content: <Pane><LocalClientForm onDone={done} text={clients.wayLocalText} /></Pane> },
        ]}
      />
    </Dialog>
  )
}

function Pane({ children }: { children: React.ReactNode }) {
  return <div className="pt-4">{children}</div>
}

function NoAccount() {
  const { app } = useServices()
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-muted">{clients.noAccount}</p>
      <Button variant="primary" onClick={() => app.getState().open({ kind: 'connect-account' })}>{settings.connect}</Button>
    </div>
  )
}

function InSandbox({ sandboxId, onDone }: { sandboxId: string | null; onDone: (workspace: WorkspaceView) => void }) {
  const { workspaces } = useServices()
  if (sandboxId === null) {
    return (
      <div className="flex flex-col items-start gap-3">
        <p className="text-muted">{clients.sandboxNotThere}</p>
        <SandboxButton />
      </div>
    )
  }
  return <OwnClientForm make={(look) => workspaces.getState().createInSandbox({ accountId: sandboxId, ...look })} onDone={onDone} text={clients.waySandboxText} />
}
