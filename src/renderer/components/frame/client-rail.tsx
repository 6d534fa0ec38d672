import { ArrowDown, ArrowUp, Link2, Palette, Plus, Settings, Trash2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { toAppError } from '../../../contract/wire-error.ts'
import { classes } from '../../lib/classes.ts'
import { useApp, useServices, useWorkspaces } from '../../stores/services-context.tsx'
import { sentenceFor } from '../../strings/errors.ts'
import { frame } from '../../strings/frame.ts'
import { ClientTile, Tooltip } from '../ui/index.ts'
import { ContextMenu } from '../ui/context-menu.tsx'
import type { MenuItem } from '../ui/index.ts'

/** All clients on their colours. Only the open one is solid; a number counts what needs the user, never what is unread. */
export function ClientRail() {
  const { app } = useServices()
  const items = useWorkspaces((state) => state.items)
  const isSettings = useApp((state) => state.section === 'settings')
  return (
    <nav aria-label={frame.clients} className="flex w-(--rail-width) shrink-0 flex-col items-center border-r border-subtle bg-surface-sunken">
      <ul className="flex min-h-0 w-full flex-1 flex-col items-center overflow-y-auto py-1 [scrollbar-width:none]">
        {items.map((workspace, index) => <RailClient key={workspace.id} workspace={workspace} index={index} count={items.length} />)}
        <li className="mt-1">
          <Tooltip text={frame.addClient} side="right">
            <button type="button" aria-label={frame.addClient} onClick={() => app.getState().open({ kind: 'add-client' })} className={RAIL_BUTTON}>
              <Plus className="size-4" aria-hidden />
            </button>
          </Tooltip>
        </li>
      </ul>
      <Tooltip text={frame.settings} shortcut="Mod+," side="right">
        <a
          href="#settings"
          aria-label={frame.settings}
          aria-current={isSettings ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault()
            app.getState().go({ section: 'settings' })
          }}
          className={classes(RAIL_BUTTON, 'my-2', isSettings && 'bg-surface-active text-text')}
        >
          <Settings className="size-4" aria-hidden />
        </a>
      </Tooltip>
    </nav>
  )
}

const RAIL_BUTTON = 'flex size-8 items-center justify-center rounded-control text-icon hover:bg-surface-hover hover:text-text'

function RailClient({ workspace, index, count }: { workspace: WorkspaceView; index: number; count: number }) {
  const { app, toasts, workspaces } = useServices()
  const isOpen = useApp((state) => state.workspaceId === workspace.id)
  const move = (by: -1 | 1) => {
    workspaces.getState().move(workspace.id, by).catch((error: unknown) => toasts.getState().show({ text: sentenceFor(toAppError(error).code), tone: 'danger' }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      move(event.key === 'ArrowUp' ? -1 : 1)
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const buttons = Array.from(event.currentTarget.closest('ul')?.querySelectorAll('button') ?? [])
      buttons[buttons.findIndex((one) => one === event.currentTarget) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus()
    }
  }
  const lines: (MenuItem | 'separator')[] = [
    { label: frame.renameOrRecolour, icon: Palette, onSelect: () => app.getState().open({ kind: 'edit-client', workspaceId: workspace.id }) },
    ...(workspace.remoteId === null ? [{ label: frame.linkClient, icon: Link2, onSelect: () => app.getState().open({ kind: 'link-client', workspaceId: workspace.id }) }] : []),
    { label: frame.moveUp, icon: ArrowUp, disabled: index === 0, shortcut: 'Alt+Up', onSelect: () => move(-1) },
    { label: frame.moveDown, icon: ArrowDown, disabled: index === count - 1, shortcut: 'Alt+Down', onSelect: () => move(1) },
    'separator',
    { label: frame.deleteClient, icon: Trash2, danger: true, onSelect: () => app.getState().open({ kind: 'delete-client', workspaceId: workspace.id }) },
  ]
  const needs = needsOf(workspace)
  return (
    <li data-client={workspace.id} className={classes(`client-${workspace.color}`, 'relative flex w-full justify-center py-1')}>
      <span aria-hidden className={classes('absolute left-0 top-1/2 w-1 -translate-y-1/2 rounded-r-full bg-client-solid transition-opacity', isOpen ? 'h-5 opacity-100' : 'h-5 opacity-0')} />
      <ContextMenu items={lines} label={workspace.name}>
        <Tooltip text={needs === null ? workspace.name : frame.clientNeeds(workspace.name, needs)} side="right" {...(index < 9 ? { shortcut: `Mod+${index + 1}` } : {})}>
          <button
            type="button"
            aria-label={needs === null ? workspace.name : frame.clientNeeds(workspace.name, needs)}
            aria-current={isOpen ? 'true' : undefined}
            onKeyDown={onKeyDown}
            onClick={() => app.getState().openClient(workspace.id)}
            className="relative rounded-[8px]"
          >
            <ClientTile name={workspace.name} color={workspace.color} solid={isOpen} />
            {needs !== null && (
              <span aria-hidden className="absolute -top-1.5 -right-1.5 flex h-4 min-w-4 items-center justify-center rounded-full bg-action px-1 text-[11px] leading-none font-semibold text-on-action tabular-nums ring-2 ring-surface-sunken">{badgeOf(workspace)}</span>
            )}
          </button>
        </Tooltip>
      </ContextMenu>
    </li>
  )
}

/** What the client needs, in words; null where nothing. */
function needsOf({ state, held, needsYou }: WorkspaceView): string | null {
  if (state !== 'ready') return frame.fileTrouble
  if (held) return frame.onHold
  return needsYou > 0 ? frame.needYou(needsYou) : null
}

function badgeOf({ state, held, needsYou }: WorkspaceView): string {
  if (state !== 'ready' || held) return '!'
  return needsYou > 99 ? '99+' : String(needsYou)
}
