/** The way to a place from outside of the window (a link, a notification, the tray, another window), and from a place to what names it. */
import { formatLink } from '../../contract/links.ts'
import type { Place } from '../../contract/places.ts'
import { PLACE_SECTIONS } from '../../contract/places.ts'
import { toAppError } from '../../contract/wire-error.ts'
import { bridgeError } from '../lib/bridge-error.ts'
import { desktopWords } from '../strings/desktop.ts'
import { sentenceFor, wordsFor } from '../strings/errors.ts'
import type { AppState } from './app.ts'
import type { Services } from './services.ts'

type To = Parameters<AppState['go']>[0]

/** Goes to a place if it is there; else says so and stays. */
export async function goToPlace(services: Services, place: Place): Promise<void> {
  const { app, toasts, workspaces } = services
  const { go, open } = app.getState()
  const { workspaceId = null } = place
  if (workspaceId !== null && workspaces.getState().find(workspaceId) === undefined) return toasts.getState().show({ text: desktopWords.noSuchClient, tone: 'warn' })
  if (place.kind === 'settings') return go({ section: 'settings', settingsPage: place.page, ...(workspaceId === null ? {} : { workspaceId }) })
  if (place.kind === 'text') return open({ kind: 'linked-text', workspaceId, text: place.text })
  const missing = await isMissing(services, place)
  if (missing !== null) return toasts.getState().show({ text: missing, tone: 'warn' })
  go(wayTo(place))
}

/** Null where it is there; else what to say. A draft in the trash is there. */
async function isMissing({ connection }: Services, place: Place): Promise<string | null> {
  try {
    if (place.kind === 'draft') await connection.call((client) => client.drafts.get({ workspaceId: place.workspaceId, draftId: place.draftId }))
    if (place.kind === 'post') await connection.call((client) => client.posts.get({ workspaceId: place.workspaceId, sendId: place.sendId }))
    return null
  } catch (error) {
    const { code } = toAppError(error)
    if (code !== 'NOT_FOUND') return sentenceFor(code)
    return place.kind === 'draft' ? desktopWords.noSuchDraft : desktopWords.noSuchPost
  }
}

function wayTo(place: Exclude<Place, { kind: 'settings' | 'text' }>): To {
  const { workspaceId } = place
  switch (place.kind) {
    case 'section': return { workspaceId, section: place.section }
    case 'draft': return { workspaceId, section: 'drafts', draftId: place.draftId, aim: { kind: 'draft', draftId: place.draftId, ...(place.next === undefined ? {} : { next: place.next }) } }
    case 'post': return { workspaceId, section: 'posts', aim: { kind: 'post', sendId: place.sendId } }
    case 'outbox': return { workspaceId, section: 'outbox', aim: { kind: 'outbox', filter: place.filter } }
    case 'media': return { workspaceId, section: 'media', aim: { kind: 'media', mediaId: place.mediaId } }
    case 'captions':
      if (place.generationId === null) return { workspaceId, section: 'captions' }
      if (place.draftId === null) return { workspaceId, section: 'captions', aim: { kind: 'captions', generationId: place.generationId } }
      return { workspaceId, section: 'drafts', draftId: place.draftId, aim: { kind: 'draft', draftId: place.draftId, next: 'review', generationId: place.generationId } }
  }
}

/** The place that a way leads to, for the main window to go there. Null where there is none that a place can name. */
export function placeAt(to: To, from: { workspaceId: string; draftId: string }): Place | null {
  const workspaceId = to.workspaceId ?? from.workspaceId
  const { aim, section } = to
  if (section === 'settings') {
    const page = to.settingsPage ?? 'accounts'
    return { kind: 'settings', page, ...(page === 'client' || page === 'writing' ? { workspaceId } : {}) }
  }
  if (aim !== undefined) {
    switch (aim.kind) {
      case 'post': return { kind: 'post', workspaceId, sendId: aim.sendId }
      case 'outbox': return { kind: 'outbox', workspaceId, filter: aim.filter }
      case 'media': return { kind: 'media', workspaceId, mediaId: aim.mediaId }
      case 'captions': return { kind: 'captions', workspaceId, generationId: aim.generationId, draftId: null }
      case 'draft': return aim.next === 'review' ? { kind: 'captions', workspaceId, generationId: aim.generationId, draftId: aim.draftId } : { kind: 'draft', workspaceId, draftId: aim.draftId, ...(aim.next === undefined ? {} : { next: aim.next }) }
      case 'trash': return { kind: 'section', workspaceId, section: 'drafts' }
    }
  }
  if (to.draftId != null) return { kind: 'draft', workspaceId, draftId: to.draftId }
  const named = PLACE_SECTIONS.find((one) => one === section)
  return named === undefined ? null : { kind: 'section', workspaceId, section: named }
}

/** Copies the link to a place and says so. */
export function copyLink({ bridge, toasts }: Pick<Services, 'bridge' | 'toasts'>, place: Parameters<typeof formatLink>[0]): void {
  const { show } = toasts.getState()
  bridge.copyText(formatLink(place)).then(() => show({ text: desktopWords.linkCopied }), (error: unknown) => show({ text: wordsFor(bridgeError(error)), tone: 'danger' }))
}

/** What is open in this window, as a link names it; null where no client is. */
export function linkableHere({ app, ownDraft }: Pick<Services, 'app' | 'ownDraft'>): Parameters<typeof formatLink>[0] | null {
  if (ownDraft !== null) return { kind: 'draft', ...ownDraft }
  const { workspaceId, section, draftId } = app.getState()
  if (workspaceId === null) return null
  if (section === 'drafts' && draftId !== null) return { kind: 'draft', workspaceId, draftId }
  const named = PLACE_SECTIONS.find((one) => one === section)
  return named === undefined ? null : { kind: 'section', workspaceId, section: named }
}

/** Gives a draft a window of its own, with all that was typed so far. */
export async function openDraftWindow({ bridge, drafts, toasts }: Pick<Services, 'bridge' | 'drafts' | 'toasts'>, workspaceId: string, draftId: string): Promise<void> {
  // What cannot be saved now stays here, and says so here.
  await drafts.editors.flushDraft(workspaceId, draftId).catch(() => undefined)
  await bridge.openDraftWindow(workspaceId, draftId).catch((error: unknown) => toasts.getState().show({ text: wordsFor(bridgeError(error)), tone: 'danger' }))
}
