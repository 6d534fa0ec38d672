/** What the shell leads the main window to. Nothing of it is done before the window can be drawn, and nothing is switched under a dialog. */
import type { Arrival } from '../../contract/places.ts'
import { desktopWords } from '../strings/desktop.ts'
import { goToPlace } from './places.ts'
import type { Services } from './services.ts'

export async function arrive(services: Services, arrival: Arrival, isCovered: () => boolean): Promise<void> {
  const { toasts } = services
  if (arrival.kind === 'refused-link') return toasts.getState().show({ text: desktopWords.refusedLink, tone: 'warn' })
  await untilDrawable(services)
  if (!isCovered()) return follow(services, arrival)
  // By the user's own word, and then it is looked again.
  toasts.getState().show({ text: desktopWords.waitsForDialog, action: { label: desktopWords.openNow, run: () => void arrive(services, arrival, isCovered) } })
}

async function follow(services: Services, arrival: Exclude<Arrival, { kind: 'refused-link' }>): Promise<void> {
  const { app, workspaces } = services
  if (app.getState().overlay?.kind === 'palette') app.getState().open(null)
  switch (arrival.kind) {
    case 'place': return goToPlace(services, arrival.place)
    case 'client': return workspaces.getState().find(arrival.workspaceId) === undefined ? undefined : app.getState().openClient(arrival.workspaceId)
    case 'new-draft':
      if (workspaces.getState().find(arrival.workspaceId)?.state === 'ready') await services.createDraft(arrival.workspaceId)
      return undefined
    case 'needs-you': {
      const asking = workspaces.getState().items.find((one) => one.needsYou > 0)
      if (asking !== undefined) app.getState().go({ workspaceId: asking.id, section: 'outbox', aim: { kind: 'outbox', filter: 'needs-you' } })
      return undefined
    }
  }
}

/** The clients are read, or could not be. */
function untilDrawable({ workspaces }: Services): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (workspaces.getState().phase === 'loading') return false
      resolve()
      return true
    }
    if (look()) return
    const stop = workspaces.subscribe(() => { if (look()) stop() })
  })
}
