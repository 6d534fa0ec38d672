import { AppWindow, CopyPlus, Forward, Link, SquarePen, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import type { DraftSummary } from '../../../contract/schemas/drafts.ts'
import { ContextMenu } from '../../components/ui/context-menu.tsx'
import type { MenuItem } from '../../components/ui/index.ts'
import { copyLink } from '../../stores/places.ts'
import { useServices } from '../../stores/services-context.tsx'
import { desktopWords } from '../../strings/desktop.ts'
import { draftsWords } from '../../strings/drafts.ts'
import { copyWords, manyWords } from '../../strings/writing.ts'
import { titleOf } from './list-rows.ts'

const NONE: ReadonlySet<string> = new Set()

export interface DraftMenuProps {
  workspaceId: string
  drafts: readonly DraftSummary[]
  chosen: ReadonlySet<string>
  /** Where the keyboard is. */
  activeId: string | null
  isTrash: boolean
  onOpen: (draftId: string) => void
  onEnter: () => void
  onOwnWindow: (draftId: string) => void
  /** To the trash, or back from it. */
  onMove: (drafts: readonly DraftSummary[]) => void
  /** One that was not chosen is pointed at: the others are not meant. */
  onOther: () => void
  children: ReactNode
}

/** What the right button offers for the drafts it points at: all that are chosen, if it points at one of them. */
export function DraftMenu({ workspaceId, drafts, chosen, activeId, isTrash, onOpen, onEnter, onOwnWindow, onMove, onOther, children }: DraftMenuProps) {
  const services = useServices()
  const { app, duplicateDraft } = services
  const [ids, setIds] = useState<ReadonlySet<string>>(NONE)
  const meant = ids.size === 0 ? [] : drafts.filter((draft) => ids.has(draft.id))
  const [one] = meant

  function aim(event: MouseEvent): void {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-draft]') : null
    // By the menu key it is the list itself that is pointed at.
    const id = row?.dataset['draft'] ?? (event.target instanceof Element && event.target.getAttribute('role') === 'listbox' && event.button !== 2 ? activeId : null)
    if (id === null) {
      event.preventDefault()
      return event.stopPropagation()
    }
    if (chosen.has(id)) return setIds(chosen)
    setIds(new Set([id]))
    if (chosen.size > 0) onOther()
  }

  const move: MenuItem = isTrash
    ? { label: manyWords.restore(meant.length), icon: Undo2, onSelect: () => onMove(meant) }
    : { label: manyWords.toTrash(meant.length), icon: Trash2, danger: true, disabled: meant.length > 0 && meant.every((draft) => draft.send === 'live'), onSelect: () => onMove(meant) }
  const items: (MenuItem | 'separator')[] = meant.length !== 1 || one === undefined || isTrash ? [move] : [
    { label: draftsWords.open, icon: SquarePen, onSelect: () => { onOpen(one.id); onEnter() } },
    { label: desktopWords.openInWindow, icon: AppWindow, shortcut: 'Shift+Enter', onSelect: () => onOwnWindow(one.id) },
    { label: copyWords.duplicate, icon: CopyPlus, onSelect: () => void duplicateDraft(workspaceId, one.id) },
    { label: copyWords.toOther, icon: Forward, onSelect: () => app.getState().open({ kind: 'copy-draft', workspaceId, draftId: one.id }) },
    { label: desktopWords.copyLink, icon: Link, onSelect: () => copyLink(services, { kind: 'draft', workspaceId, draftId: one.id }) },
    'separator',
    move,
  ]
  return (
    <ContextMenu label={one === undefined || meant.length > 1 ? manyWords.menuOf(meant.length) : manyWords.menu(titleOf(one))} items={items}>
      <div className="contents" onContextMenuCapture={aim}>{children}</div>
    </ContextMenu>
  )
}
