import { useCommandState } from 'cmdk'
import { useLayoutEffect } from 'react'
import type { RefObject } from 'react'

/**
 * Keeps what is read aloud at the row that is shown as chosen. The library names it when the choice changes, but not when the chosen
 * row is drawn anew at another place, as a draft that moves from the recent ones to those found.
 */
export function ActiveDescendant({ root, field }: { root: RefObject<HTMLElement | null>; field: RefObject<HTMLElement | null> }) {
  useCommandState((state) => `${state.value}/${state.selectedItemId ?? ''}`)
  useLayoutEffect(() => {
    const id = root.current?.querySelector('[role="option"][aria-selected="true"]')?.id
    if (id === undefined) field.current?.removeAttribute('aria-activedescendant')
    else field.current?.setAttribute('aria-activedescendant', id)
  })
  return null
}
