import { KeyRound } from 'lucide-react'
import { Button, EmptyState } from '../../components/ui/index.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { settings } from '../../strings/settings.ts'
import { AccountCard } from './account-card.tsx'
import { SettingsPage } from './settings-page.tsx'
import { SandboxButton } from './sandbox-button.tsx'

export function AccountsPage() {
  const { app } = useServices()
  const accounts = useAccounts((state) => state.items)
  const connect = <Button icon={KeyRound} variant="primary" onClick={() => app.getState().open({ kind: 'connect-account' })}>{settings.connect}</Button>
  const hasSandbox = accounts.some((one) => one.kind === 'sandbox')
  if (accounts.length === 0) {
    return (
      <SettingsPage title={settings.pages.accounts} text={settings.accountsText}>
        <EmptyState icon={KeyRound} title={settings.noAccounts} text={settings.noAccountsText} action={<>{connect}<SandboxButton /></>} />
      </SettingsPage>
    )
  }
  return (
    <SettingsPage title={settings.pages.accounts} text={settings.accountsText} action={connect}>
      <ul className="flex flex-col gap-4">
        {accounts.map((account) => <AccountCard key={account.id} account={account} />)}
      </ul>
      {!hasSandbox && <div className="mt-4"><SandboxButton /></div>}
    </SettingsPage>
  )
}
