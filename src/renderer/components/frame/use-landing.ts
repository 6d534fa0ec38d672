import { useEffect } from 'react'
import { landFocus } from '../../lib/land-focus.ts'
import { useApp } from '../../stores/services-context.tsx'

/** What the arrows walk in each section. */
const PLACES = ['#content [role="listbox"]', '#content [data-row][tabindex="0"]']

/** A section takes what had the focus with it when it goes; then the next one gets it, so that the keyboard goes on from there. */
export function useLanding(): void {
  const section = useApp((state) => state.section)
  const workspaceId = useApp((state) => state.workspaceId)
  useEffect(() => landFocus({ places: PLACES, otherwise: '#content' }), [section, workspaceId])
}
