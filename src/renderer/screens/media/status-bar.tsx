import { FilePlus2, Star, StarOff, Tag, Trash2, Undo2, Upload } from 'lucide-react'
import { useStore } from 'zustand'
import type { LibraryItem } from '../../../contract/schemas/media.ts'
import { displayTitle } from '../../../domain/draft-content.ts'
import { Button, IconButton, Menu } from '../../components/ui/index.ts'
import type { MenuItem } from '../../components/ui/index.ts'
import type { MediaSelection } from '../../stores/media-selection.ts'
import { useApp, useServices } from '../../stores/services-context.tsx'
import { libraryWords as words } from '../../strings/media-library.ts'
import { TagDialog } from './tag-dialog.tsx'
import type { MediaActs } from './use-media-acts.ts'

export interface StatusBarProps {
  workspaceId: string
  /** The client is linked, so that files can be uploaded. */
  isLinked: boolean
  /** What is chosen, in the order of the list. */
  chosen: readonly LibraryItem[]
  selection: MediaSelection
  acts: MediaActs
  isTrash: boolean
  /** What is said where nothing is chosen. */
  summary: string
  /** A tag is being asked for. */
  isTagging: boolean
  onTagging: (isTagging: boolean) => void
}

/** At the foot of the grid: how much there is, or what can be done with what is chosen. Always there, so that nothing jumps. */
export function StatusBar({ workspaceId, isLinked, chosen, selection, acts, isTrash, summary, isTagging, onTagging }: StatusBarProps) {
  const ids = chosen.map((item) => item.id)
  const isStarred = chosen.length > 0 && chosen.every((item) => item.starred)
  return (
    <div role="toolbar" aria-label={chosen.length === 0 ? words.title : words.selected(chosen.length)} className="flex h-11 shrink-0 items-center gap-1 border-t border-subtle px-4">
      {chosen.length === 0 ? <p className="truncate text-12 text-muted tabular-nums">{summary}</p> : (
        <>
          <p role="status" className="mr-auto truncate pr-2 font-medium tabular-nums">{words.selected(chosen.length)}</p>
          {isTrash ? <Button size="sm" icon={Undo2} aria-keyshortcuts="R" onClick={() => void acts.restore(ids)}>{words.restore}</Button> : (
            <>
              <AddToDraft workspaceId={workspaceId} ids={ids} acts={acts} />
              <IconButton label={isStarred ? words.unstarIt : words.starIt} icon={isStarred ? StarOff : Star} shortcut="S" onClick={() => void acts.star(chosen, !isStarred)} />
              <IconButton label={words.tag} icon={Tag} shortcut="T" onClick={() => onTagging(true)} />
              {isLinked && <IconButton label={words.upload} icon={Upload} onClick={() => void acts.upload(ids)} />}
              <IconButton label={words.toTrash} icon={Trash2} shortcut="Delete" onClick={() => void acts.trash(chosen)} />
            </>
          )}
          <Button size="sm" variant="ghost" onClick={() => selection.clear()}>{words.clearSelection}</Button>
        </>
      )}
      <TagDialog open={isTagging} count={chosen.length} onClose={() => onTagging(false)} onTag={(tag) => acts.tag(chosen, tag)} />
    </div>
  )
}

/** Drafts offered by name; any other is a click away in the list of drafts. */
const MOST_DRAFTS = 8

export function AddToDraft({ workspaceId, ids, acts }: { workspaceId: string; ids: readonly string[]; acts: Pick<MediaActs, 'toDraft' | 'toNewDraft'> }) {
  const { drafts } = useServices()
  const openId = useApp((state) => state.draftId)
  const items = useStore(drafts.lists.get(workspaceId, false).state, (state) => state.items)
  const open = items.find((draft) => draft.id === openId)
  const titleOf = (title: string) => title || words.untitledDraft
  // The title of one that is being written is newer than the list.
  const openTitle = open === undefined ? '' : titleOf(displayTitle(drafts.editors.get(workspaceId, open.id).state.getState().content) || open.title)
  const lines: (MenuItem | 'separator')[] = [
    { label: words.newDraft, icon: FilePlus2, onSelect: () => void acts.toNewDraft(ids) },
    ...(items.length > 0 ? ['separator' as const] : []),
    ...(open === undefined ? [] : [{ label: words.openDraft(openTitle), onSelect: () => void acts.toDraft(open.id, ids) }]),
    ...items.filter((draft) => draft.id !== openId).slice(0, MOST_DRAFTS).map((draft): MenuItem => ({ label: titleOf(draft.title), onSelect: () => void acts.toDraft(draft.id, ids) })),
  ]
  return <Menu label={words.addToDraft} side="top" items={lines} trigger={<Button size="sm" variant="primary" icon={FilePlus2}>{words.addToDraft}</Button>} />
}
