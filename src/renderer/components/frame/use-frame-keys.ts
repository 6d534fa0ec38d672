import { useEffect } from 'react'
import { isMod, isTyping } from '../../lib/keys.ts'
import { useServices } from '../../stores/services-context.tsx'
import type { Services } from '../../stores/services.ts'
import type { Section } from '../../stores/app.ts'

/** A second key of a sequence counts within this time (ms). */
const SEQUENCE_MS = 1_000
const PLACES: Record<string, Section> = { d: 'drafts', m: 'media', c: 'captions', o: 'outbox', p: 'posts', s: 'settings' }

/** Shortcuts that work wherever one is, and the entries of the native menu. */
export function useFrameKeys(): void {
  const services = useServices()
  useEffect(() => {
    const offKeys = listenToKeys(services)
    const offMenu = services.bridge.onMenu((command) => {
      const app = services.app.getState()
      closePalette(services)
      if (command === 'settings') app.go({ section: 'settings' })
      else if (command === 'shortcuts') app.open({ kind: 'shortcuts' })
      else if (app.workspaceId !== null && !isCovered()) void services.createDraft(app.workspaceId)
    })
    return () => {
      offKeys()
      offMenu()
    }
  }, [services])
}

function listenToKeys(services: Services): () => void {
  const { app, workspaces, timing } = services
  let goAt = -Infinity
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    if (isMod(event) && event.key === 'k' && !isCovered('modal')) {
      event.preventDefault()
      app.getState().open(app.getState().overlay?.kind === 'palette' ? null : { kind: 'palette' })
      return
    }
    if (isCovered()) return
    if (isMod(event) && /^[1-9]$/.test(event.key)) {
      const client = workspaces.getState().items[Number(event.key) - 1]
      if (client === undefined) return
      event.preventDefault()
      closePalette(services)
      app.getState().openClient(client.id)
      return
    }
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    const place = timing.now() - goAt < SEQUENCE_MS ? PLACES[event.key.toLowerCase()] : undefined
    goAt = event.key === 'g' ? timing.now() : -Infinity
    if (place !== undefined) {
      event.preventDefault()
      app.getState().go({ section: place })
    } else if (event.key === '?') {
      event.preventDefault()
      app.getState().open({ kind: 'shortcuts' })
    } else if (event.key === 'Escape' && app.getState().section === 'settings') app.getState().back()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

/** Its own keys lead away from it. */
function closePalette({ app }: Services): void {
  if (app.getState().overlay?.kind === 'palette') app.getState().open(null)
}

/**
 * Under a dialog nothing is switched: what is asked there is about the client that was open. The palette asks nothing. `modal`: what
 * only floats beside its button does not count.
 */
function isCovered(by: 'any' | 'modal' = 'any'): boolean {
  const open = document.querySelectorAll(':is([role="dialog"], [role="alertdialog"])[data-state="open"]:not([data-palette])')
  return Array.from(open).some((one) => by === 'any' || one.closest('[data-radix-popper-content-wrapper]') === null)
}
