import { Ellipsis, ExternalLink, KeyRound, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Account } from '../../../contract/schemas/accounts.ts'
import { Badge, Banner, Button, Checkbox, ClientTile, IconButton, Menu, RelativeTime } from '../../components/ui/index.ts'
import type { MenuItem } from '../../components/ui/index.ts'
import { formatNumber } from '../../lib/time.ts'
import { useAct } from '../../lib/use-act.ts'
import { useServices, useWorkspaces } from '../../stores/services-context.tsx'
import { scopeWords } from '../../strings/client-settings.ts'
import { wordsFor } from '../../strings/errors.ts'
import { accountStatus, frame, pauseWords } from '../../strings/frame.ts'
import { toAppError } from '../../../contract/wire-error.ts'
import { schedulingWords } from '../../strings/planned.ts'
import { keyWords, settings } from '../../strings/settings.ts'
import { spendingRow } from '../../strings/spending.ts'
import { FormError } from '../clients/form-parts.tsx'
import { AccountClientsSpend } from './account-clients-spend.tsx'
import { AccountSpending } from './account-spending.tsx'
import { KeyScopes } from './key-scopes.tsx'
import { RemoveAccountDialog, RenameAccountDialog, ReplaceKeyDialog } from './account-dialogs.tsx'

/** One account: what it is, how it stands, what can be done with it. */
export function AccountCard({ account }: { account: Account }) {
  const { accounts, bridge, toasts } = useServices()
  const [dialog, setDialog] = useState<'rename' | 'replace' | 'remove' | null>(null)
  const verify = useAct(async () => {
    const checked = await accounts.getState().verify(account.id)
    toasts.getState().show({ text: settings.verifiedNow(checked.label), tone: 'ok' })
  })
  const resume = useAct(async () => {
    await accounts.getState().resume(account.id)
    toasts.getState().show({ text: settings.resumed(account.label), tone: 'ok' })
  })
  const dashboard = useAct(() => bridge.openSandboxDashboard())
  const close = () => setDialog(null)
  const error = verify.error ?? resume.error ?? dashboard.error
  const isSandbox = account.kind === 'sandbox'
  const giveKey = account.keyState === 'missing' ? settings.addKey : settings.replaceKey
  const lines: (MenuItem | 'separator')[] = [
    { label: settings.rename, icon: Pencil, onSelect: () => setDialog('rename') },
    ...(isSandbox ? [] : [{ label: giveKey, icon: KeyRound, onSelect: () => setDialog('replace') }]),
    'separator',
    { label: settings.removeAccount, icon: Trash2, danger: true, onSelect: () => setDialog('remove') },
  ]
  const status = accountStatus(account)
  return (
    <li className="rounded-card border border-border bg-surface" aria-label={account.label}>
      <div className="flex items-center gap-2 border-b border-subtle py-2 pr-2 pl-4">
        <h2 className="min-w-0 truncate text-13 font-semibold">{account.label}</h2>
        {isSandbox && account.label !== frame.sandbox && <Badge>{frame.sandbox}</Badge>}
        <span className="flex-1" />
        {isSandbox && <Button size="sm" icon={ExternalLink} loading={dashboard.busy} title={settings.dashboardHint} onClick={() => void dashboard.run()}>{settings.dashboard}</Button>}
        <Button size="sm" loading={verify.busy} onClick={() => void verify.run()}>{settings.verify}</Button>
        <Menu label={settings.moreFor(account.label)} align="end" items={lines} trigger={<IconButton size="sm" label={settings.moreFor(account.label)} icon={Ellipsis} />} />
      </div>
      <div className="flex flex-col gap-3 p-4">
        {account.pauses.map((pause) => {
          const words = pauseWords(pause)
          const needsKey = pause.code === 'KEY_REFUSED' || pause.code === 'KEY_MISSING' || pause.code === 'SCOPE_MISSING'
          return (
            <Banner
              key={`${pause.scope}-${pause.kind ?? ''}-${pause.code}`}
              tone="warn"
              title={words.word}
              action={needsKey && !isSandbox ? <Button size="sm" onClick={() => setDialog('replace')}>{giveKey}</Button> : <Button size="sm" loading={resume.busy} onClick={() => void resume.run()}>{settings.resume}</Button>}
            >
              {words.hint} <span className="text-muted"><RelativeTime at={pause.since} /></span>
            </Banner>
          )
        })}
        {account.keyState === 'missing' && !isSandbox && account.pauses.length === 0 && (
          <Banner tone="danger" title={status.word} action={<Button size="sm" onClick={() => setDialog('replace')}>{giveKey}</Button>}>{status.hint}</Banner>
        )}
        {/* That there is no key is said above, with what to do. */}
        <FormError words={error === null || account.keyState === 'missing' ? null : wordsFor(error)} />
        <dl className="grid grid-cols-[88px_1fr] gap-x-4 gap-y-1.5 selectable">
          <Row term={settings.stateRow}>{status.word}</Row>
          <Row term={settings.keyRow}>{keyWords(account)}</Row>
          <Row term={scopeWords.row}><KeyScopes accountId={account.id} /></Row>
          <Row term={settings.creditsRow}>
            {account.credits === null ? settings.creditsUnknown : <><span className="tabular-nums">{formatNumber(account.credits.balance)}</span> <span className="text-muted">· <RelativeTime at={account.credits.at} /></span></>}
          </Row>
          <Row term={spendingRow.term}><AccountSpending spending={account.spending} /></Row>
          <Row term={settings.checkedRow}>{account.verifiedAt === null ? settings.never : <RelativeTime at={account.verifiedAt} />}</Row>
          <Row term={settings.server}><span className="font-mono text-12 break-all">{account.baseUrl ?? settings.serverDown}</span></Row>
          <Row term={schedulingWords.row}><Scheduling account={account} /></Row>
          <Row term={settings.clientsRow}><LinkedClients accountId={account.id} /></Row>
        </dl>
      </div>
      <AccountClientsSpend account={account} />
      {dialog === 'rename' && <RenameAccountDialog account={account} onClose={close} />}
      {dialog === 'replace' && <ReplaceKeyDialog account={account} onClose={close} />}
      {dialog === 'remove' && <RemoveAccountDialog account={account} onClose={close} />}
    </li>
  )
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

/** Who brings sends with a time there, with what is not known of it. */
function Scheduling({ account }: { account: Account }) {
  const { accounts, toasts } = useServices()
  const { scheduling } = account
  // Shown at once; what the core answers counts.
  const [wanted, setWanted] = useState<boolean | null>(null)
  const choose = async (on: boolean) => {
    setWanted(on)
    try {
      await accounts.getState().setScheduling(account.id, on)
    } catch (error) {
      toasts.getState().show({ text: wordsFor(toAppError(error)), tone: 'danger' })
    } finally {
      setWanted(null)
    }
  }
  return (
    <div className="max-w-180">
      <Checkbox label={schedulingWords.label} checked={wanted ?? scheduling !== 'off'} onChange={(on) => void choose(on)} />
      <ul className="mt-1 flex list-disc flex-col gap-0.5 pl-10 text-12 text-muted">
        {[...schedulingWords[scheduling], ...(account.kind === 'powerpost' && scheduling !== 'absent' ? schedulingWords.unknown : [])].map((line) => <li key={line}>{line}</li>)}
      </ul>
    </div>
  )
}

function LinkedClients({ accountId }: { accountId: string }) {
  const all = useWorkspaces((state) => state.items)
  const linked = all.filter((one) => one.accountId === accountId)
  if (linked.length === 0) return settings.noClients
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {linked.map((one) => (
        <li key={one.id} className="flex min-w-0 items-center gap-1.5">
          <ClientTile name={one.name} color={one.color} size="xs" />
          <span className="max-w-48 truncate">{one.name}</span>
        </li>
      ))}
    </ul>
  )
}
