/** The files of a list in rows that fill the width. Only what is in view is drawn, so that twenty thousand feel like twenty. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useEffectEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import { useStore } from 'zustand'
import type { LibraryItem } from '../../../contract/schemas/media.ts'
import { Skeleton } from '../../components/ui/index.ts'
import type { MediaSelection } from '../../stores/media-selection.ts'
import { choose, extend, toggle } from '../../stores/media-selection.ts'
import { libraryWords } from '../../strings/media-library.ts'
import { gridKey } from './grid-keys.ts'
import { gridRows, keptTop } from './grid-rows.ts'
import type { Grid } from './grid-rows.ts'
import { GridTile } from './grid-tile.tsx'
import { useRubberBand } from './use-rubber-band.ts'
import { useSize } from './use-size.ts'

export interface MediaGridProps {
  workspaceId: string
  label: string
  items: readonly LibraryItem[]
  order: readonly string[]
  /** How many there are in all, where that is known. */
  total: number | null
  hasMore: boolean
  isLoadingMore: boolean
  selection: MediaSelection
  now: number
  /** Changes when the list is another one, and is shown from its top. */
  view: string
  /** Brought into view when it becomes another one. */
  revealed?: string | null
  markOf?: (id: string) => string | null
  onMore: () => void
  /** Reads to the end of the list; false where that failed. */
  onAll: () => Promise<boolean>
  /** Enter, or a double click. */
  onOpen: (id: string) => void
  /** Delete: what is chosen goes to the trash, or nothing. */
  onDelete?: () => void
  letters?: Readonly<Record<string, () => void>>
  onEscape?: () => void
  ref?: Ref<HTMLDivElement>
}

const GAP = 6
const PADDING = 16
const PADDING_TOP = 4
const INSET = { x: PADDING, y: PADDING_TOP }
/** Rows come close to this height, less where the window is narrow. */
const targetFor = (width: number) => (width < 560 ? 110 : width < 900 ? 132 : 156)
/** How far ahead is read, in heights of the window. */
const AHEAD = 3
const NO_MARK = () => null

export function MediaGrid(props: MediaGridProps) {
  const { workspaceId, label, items, order, total, hasMore, isLoadingMore, selection, now, view, revealed = null, markOf = NO_MARK, onMore, onAll, onOpen, onDelete, letters, onEscape, ref } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  const size = useSize(box)
  const width = Math.max(0, size.width - 2 * PADDING)
  const base = useId()
  const [isReadingAll, setReadingAll] = useState(false)
  const grid = useMemo(() => gridRows(items, { width, gap: GAP, target: targetFor(width) }, now), [items, width, now])
  const { rows } = grid
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rows[index]?.height ?? 0,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: 4,
    paddingStart: PADDING_TOP,
    paddingEnd: PADDING,
  })
  const band = useRubberBand({ scroller, grid, order, selection, inset: INSET })
  useKeptPlace(scroller, grid, order, view, () => virtual.measure())

  const shown = virtual.getVirtualItems()
  const bottom = shown.at(-1)?.end ?? 0
  const tail = hasMore && total !== null && items.length > 0 ? Math.max(0, ((total - items.length) * grid.height) / items.length) : 0
  useEffect(() => {
    if (hasMore && !isLoadingMore && rows.length > 0 && bottom + AHEAD * size.height >= grid.height) onMore()
  }, [hasMore, isLoadingMore, bottom, size.height, grid.height, rows.length, onMore])

  const showAt = useCallback((at: number) => {
    const row = grid.rowOf[at]
    // The name of the day is seen with the first of its files.
    if (row !== undefined) virtual.scrollToIndex(grid.rows[row - 1]?.kind === 'day' ? row - 1 : row, { align: 'auto' })
    if (row !== undefined && grid.rows[row - 1]?.kind === 'day') virtual.scrollToIndex(row, { align: 'auto' })
  }, [grid, virtual])

  const newest = useRef(showAt)
  useEffect(() => { newest.current = showAt }, [showAt])
  const reveal = useEffectEvent((id: string) => {
    const at = order.indexOf(id)
    if (at !== -1) showAt(at)
  })
  useEffect(() => { if (revealed !== null && size.width > 0) reveal(revealed) }, [revealed, size.width])
  // What was just read is laid out with the next paint.
  const show = (at: number) => (grid.rowOf[at] === undefined ? void requestAnimationFrame(() => newest.current(at)) : showAt(at))

  const press = useCallback((id: string, { toggle: isToggle, range }: { toggle: boolean; range: boolean }) => {
    scroller.current?.focus({ preventScroll: true })
    selection.change((state) => (range ? extend(state, order, id, isToggle) : isToggle ? toggle(state, id) : choose(id)))
  }, [order, selection])

  async function toEnd(then: () => void): Promise<void> {
    if (!hasMore) return then()
    setReadingAll(true)
    const isWhole = await onAll()
    setReadingAll(false)
    if (isWhole) then()
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget) return
    const pageHeight = scroller.current?.clientHeight ?? 0
    gridKey(event, { selection, order, grid, pageHeight, show, toEnd, onOpen, onDelete, letters, onEscape })
  }

  const active = useStore(selection.state, (state) => state.active)
  const activeRow = useMemo(() => (active === null ? undefined : grid.rowOf[order.indexOf(active)]), [active, grid, order])
  const isActiveDrawn = activeRow !== undefined && shown.some((one) => one.index === activeRow)
  return (
    <div
      ref={(element) => {
        scroller.current = element
        setBox(element)
        if (typeof ref === 'function') ref(element)
        else if (ref != null) ref.current = element
      }}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-busy={isLoadingMore || undefined}
      aria-activedescendant={isActiveDrawn ? `${base}-${active ?? ''}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={band.onPointerDown}
      className="group/grid min-h-0 flex-1 overflow-y-auto outline-none [overflow-anchor:none]"
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() + tail }}>
        {shown.map((one) => {
          const row = rows[one.index]
          if (row === undefined) return null
          const place = { transform: `translateY(${one.start}px)`, left: PADDING, width, height: row.height }
          if (row.kind === 'day') {
            return <div key={row.key} role="presentation" style={place} className="absolute top-0 flex items-end pb-2 text-12 font-medium text-muted">{row.label}</div>
          }
          return (
            <div key={row.key} role="presentation" style={place} className="absolute top-0">
              {row.tiles.map((tile) => {
                const item = items[tile.at]
                if (item === undefined) return null
                return (
                  <GridTile
                    key={item.id}
                    id={`${base}-${item.id}`}
                    workspaceId={workspaceId}
                    item={item}
                    selection={selection}
                    left={tile.left}
                    width={tile.width}
                    height={row.tileHeight}
                    position={tile.at + 1}
                    count={total ?? (hasMore ? -1 : items.length)}
                    mark={markOf(item.id)}
                    onPress={press}
                    onOpen={onOpen}
                  />
                )
              })}
            </div>
          )
        })}
        <div ref={band.box} aria-hidden className="pointer-events-none absolute top-0 left-0 z-10 hidden rounded-small border border-client-edge bg-client-edge/20" />
        {tail > 0 && <Tail top={grid.height} height={tail} />}
      </div>
      {isReadingAll && <p role="status" className="sticky bottom-2 mx-auto w-fit animate-late rounded-control bg-action px-3 py-1.5 text-on-action">{libraryWords.selectingAll}</p>}
      {isLoadingMore && tail === 0 && !isReadingAll && <p role="status" className="animate-late px-4 pb-4 text-12 text-muted">{libraryWords.loading}</p>}
    </div>
  )
}

/** Where files are that are not read yet: shapes of them, wherever one has scrolled to. */
function Tail({ top, height }: { top: number; height: number }) {
  return (
    <div aria-hidden className="absolute inset-x-0" style={{ top, height }}>
      <div className="sticky top-0 max-h-full overflow-hidden px-4"><GridSkeleton /></div>
    </div>
  )
}

const SHAPES = [[3, 5, 3, 4, 6], [6, 3, 5, 4], [4, 5, 6, 3, 4], [5, 3, 6, 5], [3, 6, 4, 4, 3]] as const

export function GridSkeleton() {
  return (
    <div className="flex flex-col gap-1.5">
      {SHAPES.map((row, at) => (
        // The shapes never change places.
        <div key={`row-${String(at)}`} className="flex h-36 gap-1.5">{row.map((share, place) => <span key={`tile-${String(place)}`} className="flex h-full min-w-0" style={{ flexGrow: share }}><Skeleton className="size-full" /></span>)}</div>
      ))}
    </div>
  )
}

/** What one looks at stays where it is when files come and go above it; another list begins at its top. */
function useKeptPlace(scroller: React.RefObject<HTMLDivElement | null>, grid: Grid, order: readonly string[], view: string, measure: () => void): void {
  const before = useRef({ grid, ids: order, view })
  useLayoutEffect(() => {
    const last = before.current
    before.current = { grid, ids: order, view }
    const element = scroller.current
    if (last.grid === grid || element === null) return
    measure()
    const top = last.view !== view ? 0 : keptTop(last, { grid, ids: order }, element.scrollTop)
    if (top !== null) element.scrollTop = top
  })
}
