/** Does what was chosen in the palette. */
import { toAppError } from '../../../contract/wire-error.ts'
import { bridgeError } from '../../lib/bridge-error.ts'
import { landFocus, landInContent } from '../../lib/land-focus.ts'
import { copyLink, linkableHere, openDraftWindow } from '../../stores/places.ts'
import type { Services } from '../../stores/services.ts'
import { changeLanguage } from '../../stores/change-language.ts'
import { wordsFor } from '../../strings/errors.ts'
import { uploadWords } from '../../strings/media-library.ts'
import type { Act } from './actions.ts'
import type { Row } from './groups.ts'

/** True where one ends up in another place: the focus goes there, and not back. */
export function leadsElsewhere(row: Row): boolean {
  return row.kind !== 'action' || row.action.act.kind === 'new-draft' || row.action.act.kind === 'duplicate-draft' || (row.action.act.kind === 'go' && row.action.act.aim?.kind !== 'draft')
}

/** `workspaceId`: the client that was searched. Rows that lead on within the palette are not for here. */
export function perform(services: Services, row: Exclude<Row, { kind: 'more' }>, workspaceId: string | null): void {
  const app = services.app.getState()
  // Of a client one comes to what one was at.
  if (leadsElsewhere(row) && row.kind !== 'client') landInContent()
  if (row.kind === 'client') app.openClient(row.client.id)
  else if (row.kind === 'action') {
    services.recents.useAction(row.action.id)
    act(services, row.action.act)
  } else if (workspaceId === null) return
  else if (row.kind === 'draft') openDraft(services, workspaceId, row.draftId)
  else if (row.kind === 'post') openPost(services, workspaceId, row.sendId)
  else app.go({ workspaceId, section: 'media', aim: { kind: 'media', mediaId: row.mediaId } })
}

function act(services: Services, chosen: Act): void {
  const app = services.app.getState()
  const { workspaceId } = app
  switch (chosen.kind) {
    case 'go': app.go(chosen); break
    case 'overlay': app.open(chosen.overlay); break
    case 'own-window': if (workspaceId !== null) void openDraftWindow(services, workspaceId, chosen.draftId); break
    case 'copy-link': {
      const here = linkableHere(services)
      if (here !== null) copyLink(services, here)
      break
    }
    case 'new-draft': if (workspaceId !== null) void services.createDraft(workspaceId); break
    case 'duplicate-draft': if (workspaceId !== null) void services.duplicateDraft(workspaceId, chosen.draftId); break
    case 'theme':
      services.preferences.getState().setTheme(chosen.theme).catch((error: unknown) => services.toasts.getState().show({ text: wordsFor(bridgeError(error)), tone: 'danger' }))
      break
    case 'pause-uploads': if (workspaceId !== null) void pauseUploads(services, workspaceId, chosen.paused); break
    case 'language': void changeLanguage(services, chosen.language); break
    case 'page': break
  }
}

async function pauseUploads({ connection, toasts }: Services, workspaceId: string, paused: boolean): Promise<void> {
  const tell = toasts.getState().show
  try {
    const { changed } = await connection.command((client, commandId) => client.outbox.pauseUploads({ workspaceId, commandId, ids: null, paused }))
    tell({ text: uploadWords.allTold(changed.length, paused) })
  } catch (error) {
    tell({ text: wordsFor(toAppError(error)), tone: 'danger' })
  }
}

function openDraft({ app }: Services, workspaceId: string, draftId: string): void {
  app.getState().go({ workspaceId, section: 'drafts', draftId, aim: { kind: 'draft', draftId } })
}

function openPost({ app }: Services, workspaceId: string, sendId: string): void {
  app.getState().go({ workspaceId, section: 'posts', aim: { kind: 'post', sendId } })
  landFocus({ places: [`#content [data-row="${CSS.escape(sendId)}"]`], taking: true })
}
