import { ArrowDown, ArrowUp, Copy, Ellipsis, FolderOpen, Link2, Palette, Plus, Trash2, Users } from 'lucide-react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Badge, Button, ClientTile, EmptyState, IconButton, Menu } from '../../components/ui/index.ts'
import type { MenuItem } from '../../components/ui/index.ts'
import { bridgeError } from '../../lib/bridge-error.ts'
import { useAccounts, useServices, useWorkspaces } from '../../stores/services-context.tsx'
import { clients } from '../../strings/clients.ts'
import { wordsFor } from '../../strings/errors.ts'
import { frame } from '../../strings/frame.ts'
import { settings } from '../../strings/settings.ts'
import { SettingsPage } from './settings-page.tsx'

export function ClientsPage() {
  const { app } = useServices()
  const items = useWorkspaces((state) => state.items)
  const add = <Button icon={Plus} variant="primary" onClick={() => app.getState().open({ kind: 'add-client' })}>{clients.add}</Button>
  return (
    <SettingsPage title={settings.pages.clients} text={settings.clientsText} {...(items.length === 0 ? {} : { action: add })}>
      {items.length === 0
        ? <EmptyState icon={Users} title={settings.noClientsYet} text={settings.clientsText} action={add} />
        : <ul className="divide-y divide-border-subtle rounded-card border border-border">{items.map((one, index) => <ClientRow key={one.id} workspace={one} index={index} count={items.length} />)}</ul>}
    </SettingsPage>
  )
}

function ClientRow({ workspace, index, count }: { workspace: WorkspaceView; index: number; count: number }) {
  const { app, bridge, toasts, workspaces } = useServices()
  const { id, name, remoteId } = workspace
  const hasAccount = useAccounts((state) => state.items.some((one) => one.id === workspace.accountId))
  const tell = (error: unknown) => toasts.getState().show({ text: wordsFor(bridgeError(error)), tone: 'danger' })
  const open = () => app.getState().go({ workspaceId: id, section: 'drafts' })
  const copy = (text: string) => bridge.copyText(text).then(() => toasts.getState().show({ text: clients.idCopied, tone: 'ok' }), tell)
  const lines: (MenuItem | 'separator')[] = [
    { label: clients.open, icon: FolderOpen, onSelect: open },
    { label: frame.renameOrRecolour, icon: Palette, onSelect: () => app.getState().open({ kind: 'edit-client', workspaceId: id }) },
    ...(remoteId !== null && !hasAccount ? [{ label: frame.chooseAccount, icon: Link2, onSelect: () => app.getState().open({ kind: 'link-client', workspaceId: id }) }] : []),
    remoteId === null
      ? { label: frame.linkClient, icon: Link2, onSelect: () => app.getState().open({ kind: 'link-client', workspaceId: id }) }
      : { label: clients.copyId, icon: Copy, onSelect: () => void copy(remoteId) },
    { label: frame.moveUp, icon: ArrowUp, disabled: index === 0, onSelect: () => void workspaces.getState().move(id, -1).catch(tell) },
    { label: frame.moveDown, icon: ArrowDown, disabled: index === count - 1, onSelect: () => void workspaces.getState().move(id, 1).catch(tell) },
    'separator',
    { label: frame.deleteClient, icon: Trash2, danger: true, onSelect: () => app.getState().open({ kind: 'delete-client', workspaceId: id }) },
  ]
  return (
    <li className="flex items-center gap-3 py-2.5 pr-2 pl-3">
      <ClientTile name={name} color={workspace.color} solid />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-12 text-muted selectable">{whereOf(workspace, hasAccount)}{remoteId !== null && <> · <span className="font-mono">{remoteId}</span></>}</p>
      </div>
      <StateBadges workspace={workspace} />
      <Menu label={clients.moreFor(name)} align="end" items={lines} trigger={<IconButton label={clients.moreFor(name)} icon={Ellipsis} />} />
    </li>
  )
}

function StateBadges({ workspace }: { workspace: WorkspaceView }) {
  return (
    <span className="flex shrink-0 gap-1.5">
      {workspace.state === 'missing' && <Badge tone="warn">{clients.badgeMissing}</Badge>}
      {workspace.state === 'damaged' && <Badge tone="warn">{clients.badgeDamaged}</Badge>}
      {workspace.state === 'newer' && <Badge tone="warn">{clients.badgeNewer}</Badge>}
      {workspace.held && <Badge tone="warn">{clients.badgeHeld}</Badge>}
      {workspace.link === 'not-verified' && <Badge>{clients.notVerified}</Badge>}
      {workspace.needsYou > 0 && <Badge tone="warn">{frame.needYou(workspace.needsYou)}</Badge>}
    </span>
  )
}

function whereOf(workspace: WorkspaceView, hasAccount: boolean): string {
  if (workspace.remoteId === null) return clients.local
  return hasAccount ? clients.through(workspace.accountLabel ?? '') : clients.noAccountAny
}
