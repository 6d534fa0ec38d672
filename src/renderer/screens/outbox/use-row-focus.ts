import { useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'

interface RowFocus {
  /** The row that Tab reaches. */
  activeKey: string | null
  onKeyDown(event: KeyboardEvent<HTMLElement>): void
  onFocusRow(key: string): void
}

/**
 * Walks a drawn-in-part list with the arrows, j and k, Home and End. Rows carry `data-row`; keys typed in a field or an open menu are
 * not ours. `reveal` brings a row that is not drawn yet into view. `first`: the row
 * that Tab reaches before any was walked to.
 */
export function useRowFocus(scroller: RefObject<HTMLElement | null>, keys: readonly string[], reveal: (key: string) => void, first: string | null = null): RowFocus {
  const [active, setActive] = useState<string | null>(first)
  const wanted = useRef<string | null>(null)
  const activeKey = active !== null && keys.includes(active) ? active : (keys[0] ?? null)

  function focus(key: string, tries: number): void {
    if (wanted.current !== key) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)
    if (row) row.focus()
    else if (tries > 0) requestAnimationFrame(() => focus(key, tries - 1))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const by = stepOf(event)
    if (by === null || activeKey === null || isTyping(event.target)) return
    event.preventDefault()
    const from = keys.indexOf(activeKey)
    const to = by === 'first' ? 0 : by === 'last' ? keys.length - 1 : Math.max(0, Math.min(keys.length - 1, from + by))
    const key = keys[to]
    if (key === undefined) return
    setActive(key)
    wanted.current = key
    reveal(key)
    // A row out of view is drawn a frame or two later.
    focus(key, 6)
  }

  return { activeKey, onKeyDown, onFocusRow: (key) => setActive(key) }
}

function stepOf(event: KeyboardEvent<HTMLElement>): number | 'first' | 'last' | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return 1
    case 'ArrowUp':
    case 'k':
      return -1
    case 'Home':
      return 'first'
    case 'End':
      return 'last'
    default:
      return null
  }
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="menuitem"]'))
}
