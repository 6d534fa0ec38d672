import { useEffect } from 'react'
import { isMod, isTyping } from '../../lib/keys.ts'
import { useServices } from '../../stores/services-context.tsx'
import type { Services } from '../../stores/services.ts'
import type { Section } from '../../stores/app.ts'

/** A second key of a sequence counts within this time (ms). */
const SEQUENCE_MS = 1_000
const PLACES: Record<string, Section> = { d: 'drafts', o: 'outbox', p: 'posts', s: 'settings' }

/** Shortcuts that work wherever one is, and the entries of the native menu. */
export function useFrameKeys(): void {
  const services = useServices()
  useEffect(() => {
    const offKeys = listenToKeys(services)
    const offMenu = services.bridge.onMenu((command) => {
      const app = services.app.getState()
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

function listenToKeys({ app, workspaces, timing }: Services): () => void {
  let goAt = -Infinity
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isCovered()) return
    if (isMod(event) && /^[1-9]$/.test(event.key)) {
      const client = workspaces.getState().items[Number(event.key) - 1]
      if (client === undefined) return
      event.preventDefault()
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

/** Under a dialog nothing is switched: what is asked there is about the client that was open. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"], [role="alertdialog"][data-state="open"]') !== null
}
