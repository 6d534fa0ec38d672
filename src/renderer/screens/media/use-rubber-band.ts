/** Files are chosen by a box that the mouse draws from a place where none is. */
import { useEffect, useEffectEvent, useRef } from 'react'
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react'
import type { MediaSelection, Selection } from '../../stores/media-selection.ts'
import { draw, keepThose } from '../../stores/media-selection.ts'
import { boxOf, isDrawn, placesIn, scrollSpeed } from './band-geometry.ts'
import type { Point } from './band-geometry.ts'
import type { Grid } from './grid-rows.ts'

export interface RubberBandOptions {
  scroller: RefObject<HTMLElement | null>
  grid: Grid
  order: readonly string[]
  selection: MediaSelection
  /** Of the rows within what is scrolled. */
  inset: Point
}

interface Drawing {
  pointerId: number
  /** Where it began, in what is scrolled. */
  from: Point
  /** Where the mouse is in the window. */
  mouse: Point
  before: Selection
  order: readonly string[]
  /** What was chosen before stays. */
  isAdding: boolean
  isDrawn: boolean
  frame: number
  at: number
  held: string
}

/** `box` is the element that shows it, hidden until something is drawn. */
export function useRubberBand({ scroller, grid, order, selection, inset }: RubberBandOptions): { box: RefObject<HTMLDivElement | null>; onPointerDown: (event: ReactPointerEvent<HTMLElement>) => void } {
  const box = useRef<HTMLDivElement>(null)
  const drawing = useRef<Drawing | null>(null)

  const chooseWithin = useEffectEvent(() => {
    const now = drawing.current
    const element = scroller.current
    if (now === null || element === null || !now.isDrawn) return
    const seen = element.getBoundingClientRect()
    // It goes no further than what there is to scroll.
    const to = { x: within(now.mouse.x - seen.left, element.clientWidth), y: within(now.mouse.y - seen.top, element.clientHeight) + element.scrollTop }
    const { left, top, right, bottom } = boxOf(now.from, to)
    const style = box.current?.style
    if (style !== undefined) Object.assign(style, { display: 'block', transform: `translate(${left}px, ${top}px)`, width: `${right - left}px`, height: `${bottom - top}px` })
    if (now.order !== order) {
      now.before = keepThose(now.before, now.order, order)
      now.order = order
    }
    const ids = placesIn(grid, { left: left - inset.x, top: top - inset.y, right: right - inset.x, bottom: bottom - inset.y }).flatMap((at) => order[at] ?? [])
    const held = ids.join()
    if (now.held === held) return
    now.held = held
    selection.change(() => draw(now.before, ids, now.isAdding))
  })
  // Files that were read meanwhile lie in it too.
  useEffect(() => {
    if (drawing.current !== null) drawing.current.held = '?'
    chooseWithin()
  }, [grid])

  const step = useEffectEvent((at: number) => {
    const now = drawing.current
    const element = scroller.current
    if (now === null || element === null) return
    const seen = element.getBoundingClientRect()
    const speed = scrollSpeed(now.mouse.y - seen.top, seen.height)
    // After a long pause it does not leap.
    const passed = Math.min(50, at - now.at)
    now.at = at
    if (speed !== 0) {
      element.scrollTop += (speed * passed) / 1000
      chooseWithin()
    }
    now.frame = requestAnimationFrame(step)
  })

  const end = useEffectEvent((isCancelled: boolean) => {
    const now = drawing.current
    if (now === null) return
    drawing.current = null
    cancelAnimationFrame(now.frame)
    if (box.current !== null) box.current.style.display = 'none'
    if (scroller.current?.hasPointerCapture(now.pointerId)) scroller.current.releasePointerCapture(now.pointerId)
    if (isCancelled && now.isDrawn) selection.change(() => keepThose(now.before, now.order, selection.order()))
  })

  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      const now = drawing.current
      if (now === null || event.pointerId !== now.pointerId) return
      // The button was let go where nobody could see it.
      if (event.buttons === 0) return end(false)
      now.mouse = { x: event.clientX, y: event.clientY }
      const element = scroller.current
      if (element !== null && !now.isDrawn) {
        const seen = element.getBoundingClientRect()
        now.isDrawn = isDrawn(now.from, { x: now.mouse.x - seen.left, y: now.mouse.y - seen.top + element.scrollTop })
        if (now.isDrawn) {
          element.setPointerCapture(now.pointerId)
          now.frame = requestAnimationFrame((at) => step(at))
        }
      }
      chooseWithin()
    }
    const onUp = (event: PointerEvent) => { if (event.pointerId === drawing.current?.pointerId) end(false) }
    const onCancel = (event: PointerEvent) => { if (event.pointerId === drawing.current?.pointerId) end(true) }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drawing.current?.isDrawn) return
      // Only this: what else Esc would do here waits for the next one.
      event.preventDefault()
      event.stopPropagation()
      end(true)
    }
    const onScroll = () => chooseWithin()
    const element = scroller.current
    addEventListener('pointermove', onMove)
    addEventListener('pointerup', onUp)
    addEventListener('pointercancel', onCancel)
    addEventListener('keydown', onKey, { capture: true })
    element?.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      end(false)
      removeEventListener('pointermove', onMove)
      removeEventListener('pointerup', onUp)
      removeEventListener('pointercancel', onCancel)
      removeEventListener('keydown', onKey, { capture: true })
      element?.removeEventListener('scroll', onScroll)
    }
  }, [scroller])

  return {
    box,
    onPointerDown(event) {
      const element = scroller.current
      if (element === null || event.button !== 0 || event.pointerType === 'touch' || drawing.current !== null) return
      const seen = element.getBoundingClientRect()
      const at = { x: event.clientX - seen.left, y: event.clientY - seen.top }
      // Beside what is scrolled is its bar; on a file a press means the file.
      if (at.x >= element.clientWidth || !(event.target instanceof Element) || event.target.closest('[role="option"]') !== null) return
      const isAdding = event.ctrlKey || event.metaKey || event.shiftKey
      const before = selection.state.getState()
      if (!isAdding) selection.clear()
      drawing.current = { pointerId: event.pointerId, from: { x: at.x, y: at.y + element.scrollTop }, mouse: { x: event.clientX, y: event.clientY }, before, order, isAdding, isDrawn: false, at: event.timeStamp, held: '', frame: 0 }
    },
  }
}

const within = (value: number, most: number): number => Math.min(most, Math.max(0, value))
