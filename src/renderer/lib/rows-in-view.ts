/**
 * Which rows of a long list are in view, where every height is known before anything is drawn: nothing is measured and nothing is kept for a row,
 * so that a hundred thousand of them cost what a hundred do. `tops` holds where each row begins and, at its end, the height of all (pixels).
 */
import { useCallback, useState, useSyncExternalStore } from 'react'

/** The first and the last row to draw; of none `last` is -1. */
export interface RowsInView {
  first: number
  last: number
}

/** What is in view from `offset` on, `height` pixels high, and `ahead` rows more on both sides. */
export function rowsInView(tops: Float64Array, offset: number, height: number, ahead: number): RowsInView {
  const count = tops.length - 1
  const first = Math.max(0, rowAt(tops, offset) - ahead)
  const last = Math.min(count - 1, rowAt(tops, offset + height) + ahead)
  return { first: Math.max(0, Math.min(first, last)), last }
}

/** The row that stands at `offset`; the nearest where none does. */
function rowAt(tops: Float64Array, offset: number): number {
  let low = 0
  let high = Math.max(0, tops.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tops[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** How far to scroll so that a row is in view as a whole; null where it is. */
export function offsetToShow(tops: Float64Array, index: number, offset: number, height: number): number | null {
  const top = tops[index] ?? 0
  const bottom = tops[index + 1] ?? top
  if (top < offset) return top
  return bottom > offset + height ? bottom - height : null
}

export interface ScrollView {
  /** Watches an element that scrolls; null: none any more. */
  watch(element: HTMLElement | null): void
  /** Takes up where it is scrolled to, at once. */
  look(): void
  subscribe(listener: () => void): () => void
  readonly offset: number
  readonly height: number
}

/** Where an element is scrolled to and how much of it is seen, without asking the page for it where it has told already. */
export function createScrollView(height: number): ScrollView {
  const listeners = new Set<() => void>()
  let watched: HTMLElement | null = null
  let sizes: ResizeObserver | null = null
  const view = { offset: 0, height }
  const take = (next: typeof view) => {
    if (next.offset === view.offset && next.height === view.height) return
    Object.assign(view, next)
    for (const listener of listeners) listener()
  }
  const onScroll = () => { if (watched) take({ offset: watched.scrollTop, height: view.height }) }
  return {
    watch(element) {
      if (element === watched) return
      watched?.removeEventListener('scroll', onScroll)
      sizes?.disconnect()
      watched = element
      if (element === null) return
      element.addEventListener('scroll', onScroll, { passive: true })
      sizes = new ResizeObserver(() => take({ offset: view.offset, height: element.clientHeight }))
      sizes.observe(element)
    },
    look: onScroll,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    get offset() { return view.offset },
    get height() { return view.height },
  }
}

/** Two numbers in one, so that a scroll that changes neither draws nothing. */
const MOST_ROWS = 2 ** 24

/** Draws anew when other rows come into view. */
export function useRowsInView(view: ScrollView, tops: Float64Array, ahead: number): RowsInView {
  const both = useSyncExternalStore(view.subscribe, () => {
    const { first, last } = rowsInView(tops, view.offset, view.height, ahead)
    return first * MOST_ROWS + last + 1
  })
  return { first: Math.floor(both / MOST_ROWS), last: (both % MOST_ROWS) - 1 }
}

/** A view, and the function that a `ref` wants. Before anything is on the screen it is as high as the window. */
export function useScrollView(): [ScrollView, (element: HTMLElement | null) => void] {
  const [view] = useState(() => createScrollView(window.innerHeight))
  return [view, useCallback((element) => view.watch(element), [view])]
}
