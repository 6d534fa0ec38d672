import { useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent, RefObject } from 'react'

export interface PaneEdgeProps {
  /** What is made wider or narrower. */
  label: string
  /** Of the pane on its left, in pixels. */
  width: number
  min: number
  max: number
  /** Where a double click and Enter bring it back to. */
  usual: number
  /** Called while it moves. */
  onMove: (width: number) => void
  /** Called once it rests. */
  onRest: (width: number) => void
}

const STEP = 16

/** The pane may be narrower than it was made, for want of room: a move begins at what one sees. */
const shownWidth = (edge: HTMLElement) => edge.previousElementSibling?.getBoundingClientRect().width

/** What assistive tools are told is what is seen, also while the window grows narrower. */
function useShownWidth(edge: RefObject<HTMLElement | null>, wanted: number): number {
  const [shown, setShown] = useState(wanted)
  useLayoutEffect(() => {
    const pane = edge.current?.previousElementSibling
    if (pane == null) return undefined
    const look = () => setShown(Math.round(pane.getBoundingClientRect().width))
    look()
    const changes = new ResizeObserver(look)
    changes.observe(pane)
    return () => changes.disconnect()
  }, [edge, wanted])
  return shown
}

/** The edge between two panes: dragged, or moved by the arrow keys. It takes no room of its own. */
export function PaneEdge({ label, width, min, max, usual, onMove, onRest }: PaneEdgeProps) {
  const edge = useRef<HTMLDivElement>(null)
  const shown = useShownWidth(edge, width)
  const drag = useRef<{ from: number; width: number; last: number } | null>(null)
  const within = (wanted: number) => Math.round(Math.min(max, Math.max(min, wanted)))
  const put = (wanted: number) => {
    onMove(within(wanted))
    onRest(within(wanted))
  }

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const from = shownWidth(event.currentTarget) ?? width
    drag.current = { from: event.clientX, width: from, last: from }
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (drag.current === null) return
    drag.current.last = within(drag.current.width + event.clientX - drag.current.from)
    onMove(drag.current.last)
  }
  const onPointerUp = () => {
    const moved = drag.current
    drag.current = null
    if (moved !== null && moved.last !== moved.width) onRest(moved.last)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = shownWidth(event.currentTarget) ?? width
    const wanted = { ArrowLeft: from - STEP, ArrowRight: from + STEP, Home: min, End: max, Enter: usual }[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    event.stopPropagation()
    put(wanted)
  }

  return (
    // A splitter is a separator that takes the focus: its value is the width of the pane before it.
    <div
      ref={edge}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={shown}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => put(usual)}
      onKeyDown={onKeyDown}
      className="relative z-10 -mx-1 w-2 shrink-0 cursor-col-resize touch-none before:absolute before:inset-y-0 before:left-1/2 before:w-0.5 before:-translate-x-1/2 before:bg-transparent before:transition-colors hover:before:bg-border-strong active:before:bg-focus"
    />
  )
}
