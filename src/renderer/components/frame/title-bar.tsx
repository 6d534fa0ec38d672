import { ChevronsUpDown, Plus, Settings2 } from 'lucide-react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { classes } from '../../lib/classes.ts'
import { useAccounts, useServices, useWorkspaces } from '../../stores/services-context.tsx'
import { accountStatus, frame } from '../../strings/frame.ts'
import type { StatusWords } from '../../strings/frame.ts'
import { SearchButton } from '../../screens/palette/search-button.tsx'
import { Badge, ClientTile, Menu, RelativeTime, Tooltip } from '../ui/index.ts'
import type { MenuItem } from '../ui/index.ts'

/** Whom one works for, and whether what is sent gets through. */
export function TitleBar({ workspace }: { workspace: WorkspaceView | null }) {
  return (
    <header className="relative flex h-(--titlebar-height) shrink-0 items-center gap-3 border-b border-client-border bg-client-tint pr-3 pl-4 text-client-ink">
      <span aria-hidden className="absolute inset-y-0 left-0 w-1 bg-client-edge" />
      <span className="flex min-w-[min(192px,30%)] flex-1">{workspace === null ? <span className="font-semibold">{frame.settings}</span> : <Switcher workspace={workspace} />}</span>
      <SearchButton />
      <span className="flex flex-1 justify-end">{workspace !== null && <AccountState workspace={workspace} />}</span>
    </header>
  )
}

function Switcher({ workspace }: { workspace: WorkspaceView }) {
  const { app } = useServices()
  const items = useWorkspaces((state) => state.items)
  const lines: (MenuItem | 'separator')[] = [
    ...items.map((one, index) => ({
      label: one.name,
      leading: <ClientTile name={one.name} color={one.color} size="sm" solid={one.id === workspace.id} />,
      checked: one.id === workspace.id,
      ...(one.needsYou > 0 ? { hint: frame.needYou(one.needsYou) } : {}),
      ...(index < 9 ? { shortcut: `Mod+${index + 1}` } : {}),
      onSelect: () => app.getState().openClient(one.id),
    })),
    'separator',
    { label: frame.addClient, icon: Plus, onSelect: () => app.getState().open({ kind: 'add-client' }) },
    { label: frame.manageClients, icon: Settings2, onSelect: () => app.getState().go({ section: 'settings', settingsPage: 'clients' }) },
  ]
  return (
    <Menu
      label={frame.clients}
      items={lines}
      trigger={(
        <button type="button" aria-label={frame.switchClient(workspace.name)} className="-ml-1 flex h-7 min-w-0 items-center gap-1.5 rounded-control px-2 font-semibold hover:bg-client-tint-strong">
          <span className="truncate">{workspace.name}</span>
          <ChevronsUpDown className="size-3.5 shrink-0" aria-hidden />
        </button>
      )}
    />
  )
}

function AccountState({ workspace }: { workspace: WorkspaceView }) {
  const { app } = useServices()
  const openAccounts = () => app.getState().go({ section: 'settings', settingsPage: 'accounts' })
  const account = useAccounts((state) => state.items.find((one) => one.id === workspace.accountId))
  if (account === undefined) {
    const isOrphan = workspace.remoteId !== null
    return (
      <Tooltip text={isOrphan ? frame.accountRemovedHint : frame.onThisComputerHint}>
        <button type="button" onClick={() => app.getState().open({ kind: 'link-client', workspaceId: workspace.id })} className={STATE_BUTTON}>
          {isOrphan ? frame.accountRemoved : frame.onThisComputer}
        </button>
      </Tooltip>
    )
  }
  const status = accountStatus(account)
  return (
    <div className="flex min-w-0 items-center gap-1">
      {account.kind === 'sandbox' && <Tooltip text={frame.sandboxHint}><span tabIndex={0} className="mr-2 rounded-small"><Badge tone="neutral">{frame.sandbox}</Badge></span></Tooltip>}
      <div role="status">
        <Tooltip text={status.hint}>
          <button type="button" onClick={openAccounts} className={STATE_BUTTON}>
            <Dot tone={status.tone} />
            {status.word}
          </button>
        </Tooltip>
      </div>
      {account.credits !== null && (
        <Tooltip text={<>{`${frame.creditsAsOf} `}<RelativeTime at={account.credits.at} /></>}>
          <button type="button" onClick={openAccounts} className={`${STATE_BUTTON} tabular-nums`}>{frame.credits(account.credits.balance)}</button>
        </Tooltip>
      )}
    </div>
  )
}

const STATE_BUTTON = 'flex h-7 items-center gap-2 rounded-control px-2 whitespace-nowrap hover:bg-client-tint-strong'

/** Filled while all is well, a ring where something is not: told apart without colour. */
function Dot({ tone }: { tone: StatusWords['tone'] }) {
  return (
    <span
      aria-hidden
      className={classes('size-2 shrink-0 rounded-full', tone === 'ok' && 'bg-ok-solid', tone === 'warn' && 'border-2 border-warn-icon', tone === 'danger' && 'border-2 border-danger-icon', tone === 'neutral' && 'border-2 border-current')}
    />
  )
}
