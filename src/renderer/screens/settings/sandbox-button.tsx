import { FlaskConical } from 'lucide-react'
import { Button } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { useServices } from '../../stores/services-context.tsx'
import { wordsFor } from '../../strings/errors.ts'
import { settings } from '../../strings/settings.ts'
import { FormError } from '../clients/form-parts.tsx'

/** Starts the practice service and connects it. */
export function SandboxButton() {
  const { accounts } = useServices()
  const connect = useAct(() => accounts.getState().connectSandbox())
  return (
    <div className="flex flex-col items-start gap-2">
      <Button icon={FlaskConical} loading={connect.busy} onClick={() => void connect.run()}>{settings.startSandbox}</Button>
      <FormError words={connect.error === null ? null : wordsFor(connect.error)} />
    </div>
  )
}
