import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { classes } from '../../lib/classes.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { accountStatus, frame } from '../../strings/frame.ts'
import type { StatusWords } from '../../strings/frame.ts'
import { Badge, ClientTile, RelativeTime, Tooltip } from '../ui/index.ts'

/** Whom one works for, where that cannot be switched. */
export function ClientName({ workspace }: { workspace: WorkspaceView }) {
  return (
    <span className="flex min-w-0 items-center gap-2 font-semibold">
      <ClientTile name={workspace.name} color={workspace.color} size="sm" solid />
      <span className="truncate">{workspace.name}</span>
    </span>
  )
}

/** Whether what is sent for this client gets through, and what is left to spend. */
export function AccountState({ workspace }: { workspace: WorkspaceView }) {
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
