import { Dialog } from '../../components/ui/index.ts'
import { useServices } from '../../stores/services-context.tsx'
import { settings } from '../../strings/settings.ts'
import { AccountForm } from './account-form.tsx'

/** Connects an account, then offers to add one of its workspaces. */
export function ConnectAccountDialog({ onClose }: { onClose: () => void }) {
  const { app } = useServices()
  return (
    <Dialog open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={settings.connectTitle} description={settings.connectText}>
      <AccountForm onDone={() => app.getState().open({ kind: 'add-client' })} />
    </Dialog>
  )
}
