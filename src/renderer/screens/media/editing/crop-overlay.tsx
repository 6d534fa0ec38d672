import { useId, useRef } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import type { Crop } from '../../../../domain/media/index.ts'
import { classes } from '../../../lib/classes.ts'
import { editingWords as words } from '../../../strings/media-editing.ts'
import { HANDLES } from './crop-frame.ts'
import type { Handle } from './crop-frame.ts'

export interface CropOverlayProps {
  crop: Crop
  /** In pixels of the file, for those who hear it. */
  said: string
  onMove: (dx: number, dy: number) => void
  onPull: (handle: Handle, dx: number, dy: number) => void
  /** Of the picture on the screen, in its pixels. */
  width: number
  height: number
}

/** Parts of the picture that an arrow key moves, and with Ctrl or Cmd. */
const STEP = 0.01
const LARGE_STEP = 0.1

const PLACES: Record<Handle, string> = {
  nw: 'left-0 top-0 cursor-nwse-resize', n: 'left-1/2 top-0 cursor-ns-resize', ne: 'left-full top-0 cursor-nesw-resize', e: 'left-full top-1/2 cursor-ew-resize',
  se: 'left-full top-full cursor-nwse-resize', s: 'left-1/2 top-full cursor-ns-resize', sw: 'left-0 top-full cursor-nesw-resize', w: 'left-0 top-1/2 cursor-ew-resize',
}

/** The frame over the picture: dragged and pulled with the pointer, moved and resized with the keys. */
export function CropOverlay({ crop, said, onMove, onPull, width, height }: CropOverlayProps) {
  const hint = useId()
  const last = useRef<{ x: number; y: number } | null>(null)

  const drag = (act: (dx: number, dy: number) => void) => ({
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      last.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove(event: PointerEvent) {
      const from = last.current
      if (from === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return
      event.stopPropagation()
      last.current = { x: event.clientX, y: event.clientY }
      act((event.clientX - from.x) / width, (event.clientY - from.y) / height)
    },
    onPointerUp: () => void (last.current = null),
    onPointerCancel: () => void (last.current = null),
  })

  function onKeyDown(event: KeyboardEvent): void {
    const direction = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const)[event.key as 'ArrowLeft']
    if (direction === undefined || event.altKey) return
    event.preventDefault()
    const step = event.ctrlKey || event.metaKey ? LARGE_STEP : STEP
    const [dx, dy] = [direction[0] * step, direction[1] * step]
    if (!event.shiftKey) onMove(dx, dy)
    else onPull(dx === 0 ? 's' : 'e', dx, dy)
  }

  return (
    <div
      role="group"
      tabIndex={0}
      data-crop-frame
      data-autofocus
      aria-label={words.frame}
      aria-describedby={hint}
      onKeyDown={onKeyDown}
      {...drag(onMove)}
      className="absolute cursor-move touch-none shadow-[0_0_0_9999px_var(--media-scrim)] outline-1 outline-on-media focus-visible:outline-2 focus-visible:outline-focus"
      style={{ left: `${crop.x * 100}%`, top: `${crop.y * 100}%`, width: `${crop.width * 100}%`, height: `${crop.height * 100}%` }}
    >
      <span aria-hidden className="pointer-events-none absolute inset-0 grid grid-cols-3 grid-rows-3">
        {Array.from({ length: 9 }, (_, at) => <span key={at} className={classes('border-on-media/40', at % 3 < 2 && 'border-r', at < 6 && 'border-b')} />)}
      </span>
      {HANDLES.map((handle) => (
        <span key={handle} aria-hidden data-handle={handle} {...drag((dx, dy) => onPull(handle, dx, dy))} className={classes('absolute flex size-6 -translate-1/2 items-center justify-center', PLACES[handle])}>
          <span className="size-2.5 rounded-full border border-media-scrim bg-on-media" />
        </span>
      ))}
      <p id={hint} className="sr-only">{words.frameHint}</p>
      <p role="status" className="sr-only">{said}</p>
    </div>
  )
}
