import { useRef } from 'react'
import { isNowhere } from '../../lib/land-focus.ts'
import { useServices } from '../../stores/services-context.tsx'
import type { Row } from './groups.ts'
import { leadsElsewhere, perform } from './perform.ts'

type Chosen = Exclude<Row, { kind: 'more' }>

/**
 * Closes the palette and then does what was chosen. By then the focus is back where it was, so that a dialog that opens knows where to
 * return it; only what leads elsewhere takes it along. `workspaceId`: the client that was searched.
 */
export function useChoice(workspaceId: string | null, onClose: () => void) {
  const services = useServices()
  const before = useRef<Element | null>(null)
  const chosen = useRef<Chosen | null>(null)
  return {
    choose(row: Chosen) {
      chosen.current = row
      onClose()
    },
    onOpen(event: Event, field: HTMLElement | null) {
      before.current = document.activeElement
      event.preventDefault()
      field?.focus()
    },
    onClosed(event: Event) {
      event.preventDefault()
      const place = before.current
      const row = chosen.current
      chosen.current = null
      if ((row === null || !leadsElsewhere(row)) && place instanceof HTMLElement && place.isConnected && isNowhere(document.activeElement)) place.focus({ preventScroll: true })
      if (row !== null) perform(services, row, workspaceId)
    },
  }
}
