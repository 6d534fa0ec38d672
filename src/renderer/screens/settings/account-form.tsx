import { useState } from 'react'
import type { Account } from '../../../contract/schemas/accounts.ts'
import { Button, TextField } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { useServices } from '../../stores/services-context.tsx'
import { settings } from '../../strings/settings.ts'
import { Form, FormError, sortError } from '../clients/form-parts.tsx'
import { KeyField } from './key-field.tsx'

type Field = 'key' | 'label' | 'baseUrl'

/** Connects an account by its key. What was typed stays whatever the answer is. */
export function AccountForm({ onDone }: { onDone: (account: Account) => void }) {
  const { accounts, toasts } = useServices()
  const [key, setKey] = useState('')
  const [label, setLabel] = useState(() => freeLabel(accounts.getState().items.map((one) => one.label)))
  const [baseUrl, setBaseUrl] = useState('')
  const [missing, setMissing] = useState<Field | null>(null)
  const connect = useAct(async () => {
    const account = await accounts.getState().add({ label, key, baseUrl: baseUrl.trim() === '' ? null : baseUrl })
    const isReached = account.network === 'online'
    toasts.getState().show({ text: isReached ? settings.connected(account.label) : settings.connectedOffline, tone: isReached ? 'ok' : 'neutral' })
    onDone(account)
  })
  const sorted = sortError<Field>(connect.error, ['key', 'label', 'baseUrl'], { KEY_REFUSED: 'key', SCOPE_MISSING: 'key' })
  // The address that was never typed cannot be what is wrong.
  const field = sorted.field === 'baseUrl' && baseUrl.trim() === '' ? null : sorted.field
  const { words } = sorted
  const [isAdvanced, setAdvanced] = useState(false)

  const submit = () => {
    const empty = key.trim() === '' ? 'key' : label.trim() === '' ? 'label' : null
    setMissing(empty)
    if (empty === 'label') setAdvanced(true)
    if (empty === null) void connect.run()
  }
  const change = (set: (value: string) => void) => (value: string) => {
    set(value)
    setMissing(null)
    connect.clear()
  }

  return (
    <Form onSubmit={submit} label={settings.connectTitle}>
      <KeyField value={key} onChange={change(setKey)} error={missing === 'key' ? settings.keyMissing : field === 'key' && words} />
      <details open={isAdvanced || field === 'label' || field === 'baseUrl'} onToggle={(event) => setAdvanced(event.currentTarget.open)}>
        <summary className="w-fit rounded-small text-muted hover:text-text">{settings.advanced}</summary>
        <div className="mt-3 flex flex-col gap-4 border-l-2 border-subtle pl-4">
          <TextField label={settings.label} maxLength={120} value={label} onChange={(event) => change(setLabel)(event.target.value)} hint={settings.labelHint} error={missing === 'label' ? settings.labelMissing : field === 'label' && words} />
          <TextField label={settings.baseUrl} mono inputMode="url" value={baseUrl} placeholder="https://powerpost.ai/api/v1" onChange={(event) => change(setBaseUrl)(event.target.value)} hint={settings.baseUrlHint} error={field === 'baseUrl' && words} />
        </div>
      </details>
      <FormError words={field === null ? words : null} />
      <div className="flex justify-end"><Button type="submit" variant="primary" loading={connect.busy}>{settings.connectButton}</Button></div>
    </Form>
  )
}

/** "PowerPost", "PowerPost 2", … */
export function freeLabel(taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const label = n === 1 ? settings.labelDefault : `${settings.labelDefault} ${n}`
    if (!taken.includes(label)) return label
  }
}
