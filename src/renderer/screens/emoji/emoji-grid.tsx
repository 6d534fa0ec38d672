import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useImperativeHandle, useRef, useState } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import { classes } from '../../lib/classes.ts'
import { emojiWords } from '../../strings/emoji.ts'
import { language } from '../../strings/language.ts'
import { withTone } from './emoji-data.ts'
import type { Emoji, Tone } from './emoji-data.ts'
import { COLUMNS, cellAt, moveFrom } from './emoji-rows.ts'
import type { EmojiRow } from './emoji-rows.ts'

export interface EmojiGridHandle {
  focus(): void
  /** Scrolls to a row. */
  show(row: number): void
}

export interface EmojiGridProps {
  rows: readonly EmojiRow[]
  tone: Tone
  onPick: (emoji: Emoji, isGoingOn: boolean) => void
  /** The one under the pointer or the caret; null: none. */
  onShow: (emoji: Emoji | null) => void
  /** A letter was typed: it belongs to the search. */
  onType: (text: string) => void
  /** Up, out of the first row. */
  onLeave: () => void
  ref?: Ref<EmojiGridHandle>
}

const ROW = 36
const HEADING = 28
const PAGE = 6

/** Nine in a row, walked by arrows. The grid has the focus, and names the cell that is active. */
export function EmojiGrid({ rows, tone, onPick, onShow, onType, onLeave, ref }: EmojiGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<number | null>(null)
  const base = useId()
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: (index) => (rows[index]?.kind === 'heading' ? HEADING : ROW), overscan: 4 })
  const cell = place === null ? null : cellAt(rows, place)
  const activeRow = cell === null ? undefined : rows[cell.row]
  const active = activeRow?.kind === 'emoji' && cell !== null ? activeRow.cells[cell.column] : undefined

  useEffect(() => {
    virtual.measure()
    setPlace(null)
    scroller.current?.scrollTo({ top: 0 })
  }, [rows, virtual])
  useEffect(() => onShow(active ?? null), [active, onShow])
  useEffect(() => () => onShow(null), [onShow])

  function go(to: number): void {
    setPlace(to)
    const row = cellAt(rows, to)?.row
    // The first row of a group is seen with its name.
    if (row !== undefined) virtual.scrollToIndex(rows[row - 1]?.kind === 'heading' ? row - 1 : row)
  }
  useImperativeHandle(ref, () => ({
    focus() {
      scroller.current?.focus()
      setPlace((now) => now ?? 0)
    },
    show: (row) => virtual.scrollToIndex(row, { align: 'start' }),
  }), [virtual])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const at = place ?? 0
    const to = moveFrom(rows, at, event.key, PAGE)
    if (event.key === 'ArrowUp' && to !== null && cellAt(rows, at)?.row === cellAt(rows, to)?.row) {
      setPlace(null)
      onLeave()
    } else if (to !== null) go(to)
    else if ((event.key === 'Enter' || event.key === ' ') && active !== undefined) onPick(active, event.shiftKey)
    else if (event.key.length === 1 && event.key !== ' ') onType(event.key)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={emojiWords.grid}
      aria-colcount={COLUMNS}
      aria-rowcount={rows.length}
      tabIndex={0}
      aria-activedescendant={active === undefined ? undefined : `${base}-${place ?? 0}`}
      onKeyDown={onKeyDown}
      onFocus={() => setPlace((now) => now ?? 0)}
      onPointerLeave={() => { if (document.activeElement !== scroller.current) setPlace(null) }}
      className="group/grid min-h-0 flex-1 overflow-y-auto px-2 outline-none"
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          const style = { transform: `translateY(${item.start}px)`, height: item.size }
          if (row.kind === 'heading') {
            return (
              <div key={row.key} role="row" aria-rowindex={item.index + 1} style={style} className="absolute inset-x-0 top-0 flex items-end px-1 pb-1">
                <span role="rowheader" className="truncate text-12 text-muted">{row.group === 'recent' ? emojiWords.recent : row.group === 'results' ? emojiWords.results : emojiWords.groups[row.group]}</span>
              </div>
            )
          }
          return (
            <div key={row.key} role="row" aria-rowindex={item.index + 1} style={style} className="absolute inset-x-0 top-0 grid grid-cols-9">
              {row.cells.map((emoji, column) => {
                const at = row.first + column
                return (
                  <div
                    key={emoji.code}
                    id={`${base}-${at}`}
                    role="gridcell"
                    aria-colindex={column + 1}
                    aria-label={emoji.names[language]}
                    aria-selected={at === place}
                    // The focus stays where it is.
                    onMouseDown={(event) => event.preventDefault()}
                    onMouseMove={() => { if (at !== place) setPlace(at) }}
                    onClick={(event) => onPick(emoji, event.shiftKey)}
                    className={classes('flex items-center justify-center rounded-control text-[22px] leading-none outline-offset-[-2px] outline-focus', at === place && 'bg-surface-active group-focus-visible/grid:outline-2')}
                  >
                    <span aria-hidden>{withTone(emoji, tone)}</span>
                  </div>
                )
              })}
            </div>
          )
        })}
      </div>
    </div>
  )
}
