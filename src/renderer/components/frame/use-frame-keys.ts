import { useEffect } from 'react'
import { isCovered } from '../../lib/covered.ts'
import { isMod, isTyping } from '../../lib/keys.ts'
import { arrive } from '../../stores/arrivals.ts'
import { copyLink, linkableHere, openDraftWindow } from '../../stores/places.ts'
import { useServices } from '../../stores/services-context.tsx'
import type { Services } from '../../stores/services.ts'
import type { Section } from '../../stores/app.ts'
import type { MenuCommand } from '../../../contract/shortcuts.ts'
import { desktopWords } from '../../strings/desktop.ts'

/** A second key of a sequence counts within this time (ms). */
const SEQUENCE_MS = 1_000
const SECTION_OF: Partial<Record<MenuCommand, Section>> = { 'go-drafts': 'drafts', 'go-media': 'media', 'go-captions': 'captions', 'go-outbox': 'outbox', 'go-posts': 'posts' }
const PLACES: Record<string, Section> = { d: 'drafts', m: 'media', c: 'captions', o: 'outbox', p: 'posts', s: 'settings' }

/** Shortcuts that work wherever one is, and the entries of the native menu. */
export function useFrameKeys(): void {
  const services = useServices()
  useEffect(() => {
    const offKeys = listenToKeys(services)
    const offMenu = services.bridge.onMenu((command) => carryOut(services, command))
    const offArrivals = services.bridge.onArrive((arrival) => void arrive(services, arrival, () => isCovered('modal')))
    return () => {
      offKeys()
      offMenu()
      offArrivals()
    }
  }, [services])
}

/** An entry of the native menu. Under a dialog only what closes nothing and switches nothing. */
function carryOut(services: Services, command: MenuCommand): void {
  const { app, toasts, workspaces } = services
  const { workspaceId, isSettingUp, section, draftId, go, open, overlay } = app.getState()
  if (command === 'palette') {
    if (!isCovered('modal')) open(overlay?.kind === 'palette' ? null : { kind: 'palette' })
    return
  }
  if (isCovered()) return
  closePalette(services)
  if (command === 'shortcuts') return open({ kind: 'shortcuts' })
  const place = SECTION_OF[command]
  const isUsable = workspaces.getState().find(workspaceId)?.state === 'ready' && !isSettingUp
  if (command === 'settings') go({ section: 'settings' })
  else if (command === 'about') go({ section: 'settings', settingsPage: 'about' })
  else if (command === 'add-client') open({ kind: 'add-client' })
  else if (workspaceId === null || !isUsable) return
  else if (place !== undefined) go({ section: place })
  else if (command === 'new-draft') void services.createDraft(workspaceId)
  else if (command === 'open-draft-window') {
    if (section === 'drafts' && draftId !== null) void openDraftWindow(services, workspaceId, draftId)
  } else {
    const here = linkableHere(services)
    if (here === null) toasts.getState().show({ text: desktopWords.nothingToLink })
    else copyLink(services, here)
  }
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
