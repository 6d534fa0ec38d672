import { useEffect } from 'react'
import { isCovered } from '../../lib/covered.ts'
import { isTyping } from '../../lib/keys.ts'
import { copyLink, linkableHere } from '../../stores/places.ts'
import { useServices } from '../../stores/services-context.tsx'

/** In a window with a draft alone: the sheet of shortcuts, and what the menu does with this draft. The rest is the main window's. */
export function useOwnWindowKeys(): void {
  const services = useServices()
  useEffect(() => {
    const { app, bridge } = services
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.key !== '?' || isCovered() || isTyping(event.target)) return
      event.preventDefault()
      app.getState().open({ kind: 'shortcuts' })
    }
    document.addEventListener('keydown', onKey)
    const offMenu = bridge.onMenu((command) => {
      if (command === 'shortcuts' && !isCovered('modal')) app.getState().open({ kind: 'shortcuts' })
      const here = linkableHere(services)
      if (command === 'copy-link' && here !== null) copyLink(services, here)
    })
    return () => {
      document.removeEventListener('keydown', onKey)
      offMenu()
    }
  }, [services])
}
