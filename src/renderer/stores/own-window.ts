/** A window that shows one draft alone: it stays there, and whatever leads elsewhere leads the main window. */
import type { Place } from '../../contract/places.ts'
import { bridgeError } from '../lib/bridge-error.ts'
import type { OwnDraft } from '../lib/own-draft.ts'
import { wordsFor } from '../strings/errors.ts'
import { placeAt } from './places.ts'
import type { Services } from './services.ts'

/** Of two drafts open side by side each has its own client; none of them is ever switched. */
export function keepToDraft(services: Pick<Services, 'app' | 'bridge' | 'toasts'>, own: OwnDraft): void {
  const { app, bridge, toasts } = services
  app.getState().go({ workspaceId: own.workspaceId, section: 'drafts', draftId: own.draftId })
  const { go, open } = app.getState()
  const show = (place: Place) => void bridge.showPlace(place).catch((error: unknown) => toasts.getState().show({ text: wordsFor(bridgeError(error)), tone: 'danger' }))
  app.setState({
    go(to) {
      const isHere = (to.workspaceId ?? own.workspaceId) === own.workspaceId && (to.section ?? 'drafts') === 'drafts' && (to.draftId === undefined || to.draftId === own.draftId) && to.aim?.kind !== 'trash'
      if (isHere) return go(to)
      const place = placeAt(to, own)
      if (place !== null) show(place)
    },
    // What is asked over the main window is asked there.
    open(overlay) {
      if (overlay === null || overlay.kind === 'shortcuts' || overlay.kind === 'copy-draft') open(overlay)
      else if (overlay.kind === 'connect-account') show({ kind: 'settings', page: 'accounts' })
      else if (overlay.kind !== 'palette' && overlay.kind !== 'linked-text') show({ kind: 'settings', page: 'clients' })
    },
  })
}

/** Reads what the first picture needs. Settles when the window can be drawn. */
export async function openOwnWindow(services: Services, own: OwnDraft): Promise<void> {
  const { accounts, bridge, captions, preferences, workspaces } = services
  const [saved] = await Promise.all([bridge.getPreferences().catch(() => null), workspaces.getState().refresh(), accounts.getState().refresh()])
  if (saved !== null) preferences.setState({ theme: saved.theme, language: saved.language, systemLanguage: saved.systemLanguage, listWidth: saved.listWidth })
  captions.watch(own.workspaceId)
}
