import { useState } from 'react'
import { Banner, Button } from '../../components/ui/index.ts'
import type { Account, Pause } from '../../../contract/schemas/accounts.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { toAppError } from '../../../contract/wire-error.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { wordsFor } from '../../strings/errors.ts'
import { PAUSES, pauseWords } from '../../strings/outbox-acts.ts'
import { outboxWords } from '../../strings/outbox.ts'

/** What holds up the whole outbox rather than one send: pauses of the account, no network (`offline` null: said elsewhere). A client that is held says so above every screen. */
export function AccountBanners({ workspace, offline = outboxWords.offline }: { workspace: WorkspaceView; offline?: string | null }) {
  const account = useAccounts((state) => state.items.find((one) => one.id === workspace.accountId))
  const pauses = account?.pauses ?? []
  const isOffline = account?.network === 'offline' && offline !== null
  if (pauses.length === 0 && !isOffline) return null
  return (
    <div className="flex flex-col gap-2 px-4 pt-3">
      {account !== undefined && pauses.map((pause) => <PauseBanner key={`${pause.code}/${pause.kind ?? ''}`} account={account} pause={pause} />)}
      {isOffline && <p className="text-12 text-muted" role="status">{offline}</p>}
    </div>
  )
}

function PauseBanner({ account, pause }: { account: Account; pause: Pause }) {
  const { app, accounts, toasts } = useServices()
  const [isResuming, setIsResuming] = useState(false)
  const words = PAUSES[pause.code]
  const resume = async () => {
    setIsResuming(true)
    try {
      await accounts.getState().resume(account.id)
    } catch (error) {
      toasts.getState().show({ text: wordsFor(toAppError(error)), tone: 'danger' })
    } finally {
      setIsResuming(false)
    }
  }
  return (
    <Banner
      tone="warn"
      title={words.title(account.label)}
      action={
        words.action === 'resume'
          ? <Button size="sm" loading={isResuming} onClick={() => void resume()}>{pauseWords.resume}</Button>
          : <Button size="sm" onClick={() => app.getState().go({ section: 'settings', settingsPage: 'accounts' })}>{pauseWords.replaceKey}</Button>
      }
    >
      {words.text}{pause.kind !== null && <> {pauseWords.permission(pause.kind)}</>}
    </Banner>
  )
}
