/** What the keyboard does in the grid of files. */
import type { KeyboardEvent } from 'react'
import type { MediaSelection } from '../../stores/media-selection.ts'
import { choose, extend, goTo, toggle } from '../../stores/media-selection.ts'
import { neighbour, pageAway } from './grid-rows.ts'
import type { Grid } from './grid-rows.ts'

export interface GridKeysContext {
  selection: MediaSelection
  order: readonly string[]
  grid: Grid
  pageHeight: number
  show: (at: number) => void
  /** Acts once the list is read to its end. */
  toEnd: (then: () => void) => Promise<void>
  onOpen: (id: string) => void
  onDelete: (() => void) | undefined
  /** Single letters, lower case, and what they do with what is chosen. */
  letters: Readonly<Record<string, () => void>> | undefined
  onEscape: (() => void) | undefined
}

const MOVES = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'preventDefault'>

/** Arrows choose what they come to; with Shift they draw the choice out, with Ctrl or Command they only go there, and Space chooses. */
export function gridKey(event: Key, context: GridKeysContext): void {
  const { selection, order, onOpen, onDelete, onEscape, toEnd, letters } = context
  const { active, ids } = selection.state.getState()
  const isMod = event.ctrlKey || event.metaKey
  if (event.altKey) return
  const done = () => event.preventDefault()
  if (isMod && event.key.toLowerCase() === 'a') {
    done()
    // The list grows while it is read: what it is at the end is chosen.
    void toEnd(() => selection.chooseAll())
    return
  }
  const to = placeFor(event.key, context)
  if (to !== null) {
    done()
    if (event.key === 'End') void toEnd(() => move(context, 'last', event, isMod))
    else move(context, to, event, isMod)
    return
  }
  if (event.key === ' ') {
    done()
    if (active !== null) selection.change((state) => (event.shiftKey ? extend(state, order, active, true) : toggle(state, active)))
  } else if (isMod) return
  else if (event.key === 'Enter') {
    done()
    if (active !== null) onOpen(active)
  } else if ((event.key === 'Delete' || event.key === 'Backspace') && onDelete !== undefined) {
    done()
    onDelete()
  } else if (!event.shiftKey && ids.size > 0 && letters !== undefined && Object.hasOwn(letters, event.key)) {
    done()
    letters[event.key]?.()
  } else if (event.key === 'Escape') {
    if (ids.size > 0) {
      done()
      selection.clear()
    } else onEscape?.()
  }
}

function move({ selection, show }: GridKeysContext, to: number | 'last', { shiftKey }: Pick<Key, 'shiftKey'>, isMod: boolean): void {
  const order = selection.order()
  const at = to === 'last' ? order.length - 1 : to
  const id = order[at]
  if (id === undefined) return
  selection.change((state) => (shiftKey ? extend(state, order, id, isMod) : isMod ? goTo(state, id) : choose(id)))
  show(at)
}

function placeFor(key: string, { selection, order, grid, pageHeight }: GridKeysContext): number | null {
  const { active } = selection.state.getState()
  const at = active === null ? -1 : order.indexOf(active)
  const last = order.length - 1
  if (last < 0) return null
  if (!MOVES.includes(key)) return null
  if (at === -1) return key === 'End' ? last : 0
  switch (key) {
    case 'ArrowUp': return neighbour(grid, at, -1) ?? at
    case 'ArrowDown': return neighbour(grid, at, 1) ?? at
    case 'PageUp': return pageAway(grid, at, -1, pageHeight)
    case 'PageDown': return pageAway(grid, at, 1, pageHeight)
    case 'ArrowLeft': return Math.max(0, at - 1)
    case 'ArrowRight': return Math.min(last, at + 1)
    default: return key === 'Home' ? 0 : last
  }
}
