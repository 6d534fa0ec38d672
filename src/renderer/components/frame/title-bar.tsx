import { ChevronsUpDown, Plus, Settings2 } from 'lucide-react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { useServices, useWorkspaces } from '../../stores/services-context.tsx'
import { frame } from '../../strings/frame.ts'
import { SearchButton } from '../../screens/palette/search-button.tsx'
import { ClientTile, Menu } from '../ui/index.ts'
import type { MenuItem } from '../ui/index.ts'
import { AccountState } from './client-bar.tsx'

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
