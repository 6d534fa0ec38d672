import { ArrowLeft, ArrowRight, Captions, Crop, Ellipsis, FolderOpen, Images, Trash2, Undo2 } from 'lucide-react'
import type { DragEvent, KeyboardEvent } from 'react'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import { Menu } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { useServices } from '../../stores/services-context.tsx'
import { editingWords } from '../../strings/media-editing.ts'
import { seconds } from '../../strings/media-figures.ts'
import { mediaFacts, mediaWords } from '../../strings/media.ts'
import { Thumb } from '../media/thumb.tsx'

export interface MediaTileProps {
  workspaceId: string
  /** Null when the file is not known here any more. */
  item: MediaItem | null
  at: number
  count: number
  isReadOnly: boolean
  isDragged: boolean
  /** Where a dragged file would go. */
  gap: 'before' | 'after' | null
  onDescribe: () => void
  onEdit: () => void
  /** Back to what it was made of. */
  onRestore: () => void
  onMove: (to: number) => void
  onFocusAt: (at: number) => void
  onRemove: () => void
  onDragStart: (event: DragEvent) => void
  onDragEnd: () => void
}

/** One file: Enter writes its alt text, Alt with an arrow moves it, Delete takes it out. */
export function MediaTile({ workspaceId, item, at, count, isReadOnly, isDragged, gap, onDescribe, onEdit, onRestore, onMove, onFocusAt, onRemove, onDragStart, onDragEnd }: MediaTileProps) {
  const { app, bridge } = useServices()
  const name = item?.name ?? mediaWords.gone
  const about = [mediaWords.position(at + 1, count), item?.kind === 'video' ? mediaWords.video(item.durationMs) : null, item?.originalId == null ? null : editingWords.edited, item === null ? null : item.alt === '' ? mediaWords.altMissing : `${mediaWords.alt}: ${item.alt}`].filter(Boolean).join(', ')

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (step !== 0) {
      event.preventDefault()
      if (event.altKey) onMove(at + step)
      else onFocusAt(Math.max(0, Math.min(count - 1, at + step)))
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      onRemove()
    }
  }

  return (
    <li
      draggable={!isReadOnly}
      onDragStart={onDragStart}
      onDragEnd={onDragEnd}
      className={classes(
        'group relative size-18 transition-opacity', isDragged && 'opacity-40',
        gap !== null && 'before:absolute before:inset-y-0 before:w-0.5 before:rounded-full before:bg-client-edge', gap === 'before' && 'before:-left-1.25', gap === 'after' && 'before:-right-1.25',
      )}
    >
      <button
        type="button"
        data-tile
        data-media={item?.id}
        aria-label={`${name}, ${about}`}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Delete"
        title={item === null ? name : `${name}\n${mediaFacts(item)}\n${about}`}
        disabled={item === null}
        onClick={onDescribe}
        onKeyDown={onKeyDown}
        className="block size-18 overflow-hidden rounded-control bg-surface-active"
      >
        {item !== null && <Thumb workspaceId={workspaceId} item={item} />}
      </button>
      {/* In one line with the others it would not fit; it makes room for the menu's button. */}
      {at === 0 && count > 1 && <Label className="top-1 left-1 group-focus-within:opacity-0 group-hover:opacity-0">{mediaWords.cover}</Label>}
      {item?.durationMs != null && <Label className="bottom-1 left-1">{seconds(item.durationMs)}</Label>}
      {item !== null && item.alt !== '' && <Label className="right-1 bottom-1">{mediaWords.altShort}</Label>}
      {!isReadOnly && (
        <Menu
          align="end"
          label={mediaWords.actionsOf(name)}
          trigger={(
            <button
              type="button"
              aria-label={mediaWords.actionsOf(name)}
              className="absolute top-1 right-1 flex size-6 items-center justify-center rounded-small bg-media-scrim text-on-media opacity-0 transition-opacity group-hover:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100"
            >
              <Ellipsis className="size-4" aria-hidden />
            </button>
          )}
          items={[
            ...(item === null ? [] : [
              { label: editingWords.edit, icon: Crop, disabled: item.flaw !== null, onSelect: onEdit },
              ...(item.originalId == null ? [] : [{ label: editingWords.backToOriginal, icon: Undo2, onSelect: onRestore }]),
              { label: mediaWords.alt, icon: Captions, onSelect: onDescribe },
              { label: mediaWords.showInMedia, icon: Images, onSelect: () => app.getState().go({ section: 'media', aim: { kind: 'media', mediaId: item.id } }) },
              { label: mediaWords.showInFolder, icon: FolderOpen, onSelect: () => void bridge.showMediaInFolder(workspaceId, item.sha256).catch(() => undefined) },
            ]),
            { label: mediaWords.moveLeft, icon: ArrowLeft, shortcut: 'Alt+Left', disabled: at === 0, onSelect: () => onMove(at - 1) },
            { label: mediaWords.moveRight, icon: ArrowRight, shortcut: 'Alt+Right', disabled: at === count - 1, onSelect: () => onMove(at + 1) },
            'separator',
            { label: mediaWords.remove, icon: Trash2, shortcut: 'Delete', danger: true, onSelect: onRemove },
          ]}
        />
      )}
    </li>
  )
}

function Label({ children, className }: { children: string; className: string }) {
  return <span aria-hidden className={classes('pointer-events-none absolute rounded-small bg-media-scrim px-1 text-12 leading-4 text-on-media', className)}>{children}</span>
}
