import { Check, Star } from 'lucide-react'
import { memo } from 'react'
import type { MouseEvent } from 'react'
import { useStore } from 'zustand'
import type { LibraryItem } from '../../../contract/schemas/media.ts'
import { classes } from '../../lib/classes.ts'
import type { MediaSelection } from '../../stores/media-selection.ts'
import { tileWords } from '../../strings/media-library.ts'
import { seconds } from '../../strings/media-figures.ts'
import { Thumb } from './thumb.tsx'

export interface GridTileProps {
  id: string
  workspaceId: string
  item: LibraryItem
  selection: MediaSelection
  left: number
  width: number
  height: number
  position: number
  count: number
  /** Of the place it is shown in: "in this draft". */
  mark: string | null
  onPress: (id: string, keys: { toggle: boolean; range: boolean }) => void
  onOpen: (id: string) => void
}

/** One file of the grid. The list has the focus and walks over its tiles; here is only what the pointer does. */
export const GridTile = memo(function GridTile({ id, workspaceId, item, selection, left, width, height, position, count, mark, onPress, onOpen }: GridTileProps) {
  const isChosen = useStore(selection.state, (state) => state.ids.has(item.id))
  const isActive = useStore(selection.state, (state) => state.active === item.id)
  const press = (event: MouseEvent) => onPress(item.id, { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey })
  const name = mark === null ? tileWords(item) : `${tileWords(item)}, ${mark}`
  return (
    <div
      id={id}
      role="option"
      data-media={item.id}
      aria-label={name}
      title={item.name}
      aria-selected={isChosen}
      aria-setsize={count}
      aria-posinset={position}
      onClick={press}
      onDoubleClick={() => onOpen(item.id)}
      style={{ left, width, height }}
      className={classes(
        'group absolute top-0 rounded-control',
        isChosen && 'ring-[3px] ring-client-edge',
        isActive && 'group-focus-visible/grid:outline-2 group-focus-visible/grid:outline-offset-[4px] group-focus-visible/grid:outline-focus',
      )}
    >
      <span className="block size-full overflow-hidden rounded-control bg-surface-active"><Thumb workspaceId={workspaceId} item={item} /></span>
      {item.kind === 'video' && item.durationMs !== null && <Label className="bottom-1 left-1 tabular-nums">{seconds(item.durationMs)}</Label>}
      {mark !== null && <Label className="right-1 bottom-1">{mark}</Label>}
      {item.starred && (
        <span aria-hidden className="absolute top-1 left-1 flex size-5 items-center justify-center rounded-small bg-media-scrim text-on-media"><Star className="size-3 fill-current" /></span>
      )}
      <span
        aria-hidden
        onClick={(event) => {
          event.stopPropagation()
          onPress(item.id, { toggle: !event.shiftKey, range: event.shiftKey })
        }}
        onDoubleClick={(event) => event.stopPropagation()}
        className={classes(
          'absolute top-1 right-1 flex size-5 items-center justify-center rounded-full transition-opacity',
          isChosen ? 'bg-action text-on-action' : 'bg-media-scrim ring-1 ring-on-media ring-inset opacity-0 group-hover:opacity-100',
        )}
      >
        {isChosen && <Check className="size-3" strokeWidth={3} />}
      </span>
    </div>
  )
})

function Label({ children, className }: { children: string; className: string }) {
  return <span aria-hidden className={classes('pointer-events-none absolute max-w-[calc(100%-8px)] truncate rounded-small bg-media-scrim px-1 text-12 leading-4 text-on-media', className)}>{children}</span>
}
