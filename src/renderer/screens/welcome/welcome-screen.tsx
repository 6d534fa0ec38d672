import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button } from '../../components/ui/index.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { frame } from '../../strings/frame.ts'
import { welcome } from '../../strings/welcome.ts'
import { LocalClientForm } from '../clients/own-client-form.tsx'
import { RemoteClientForm } from '../clients/remote-client-form.tsx'
import { AccountForm } from '../settings/account-form.tsx'
import { Doors } from './doors.tsx'
import type { Door } from './doors.tsx'
import { SandboxSetup } from './sandbox-setup.tsx'
import { Step } from './step.tsx'

/** The first use, and every time no client is there: three ways to one. */
export function WelcomeScreen() {
  const { app } = useServices()
  const hasAccounts = useAccounts((state) => state.items.length > 0)
  const [door, setDoor] = useState<Door | null>(null)
  const done = (workspace: WorkspaceView) => app.getState().go({ workspaceId: workspace.id, section: 'drafts' })
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-245 flex-1 flex-col justify-center px-6 py-8">
        {door === null ? <Doors onChoose={setDoor} /> : (
          <main className="mx-auto w-full max-w-110">
            <Button variant="ghost" size="sm" icon={ArrowLeft} className="mb-4 -ml-2.5" onClick={() => setDoor(null)}>{welcome.back}</Button>
            {door === 'connect' && <Connect onDone={done} />}
            {door === 'sandbox' && <SandboxSetup onDone={done} />}
            {door === 'write' && <Step title={welcome.writeTitle} text={welcome.writeHint}><LocalClientForm onDone={done} button={welcome.startWriting} /></Step>}
          </main>
        )}
      </div>
      {hasAccounts && <footer className="flex justify-center pb-6"><Button variant="ghost" size="sm" onClick={() => app.getState().go({ section: 'settings', settingsPage: 'accounts' })}>{frame.settings}</Button></footer>}
    </div>
  )
}

/** First the key, then a workspace. An account that is connected already is not asked for again. */
function Connect({ onDone }: { onDone: (workspace: WorkspaceView) => void }) {
  const { accounts } = useServices()
  const [hasAccount, setHasAccount] = useState(() => accounts.getState().items.some((one) => one.kind === 'powerpost'))
  if (!hasAccount) return <Step key="key" mark={welcome.keyStep} title={welcome.keyTitle} text={welcome.keyText}><AccountForm onDone={() => setHasAccount(true)} /></Step>
  return <Step key="client" mark={welcome.clientStep} title={welcome.clientTitle} text={welcome.clientText}><RemoteClientForm onDone={onDone} /></Step>
}
