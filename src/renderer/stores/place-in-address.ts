/**
 * Where the window is, in the page's own address (after the #): a page that is loaded again, in another language or after a crash,
 * opens there. Ids only, no text.
 */
import { idSchema } from '../../contract/base.ts'
import { SECTIONS, SETTINGS_PAGES } from './app.ts'
import type { AppState, Section, SettingsPage } from './app.ts'

export interface PlaceInAddress {
  workspaceId: string | null
  section: Section
  draftId: string | null
  settingsPage: SettingsPage
}

export function writePlace({ workspaceId, section, draftId, settingsPage }: Pick<AppState, keyof PlaceInAddress>): string {
  const words = new URLSearchParams({
    section,
    ...(workspaceId === null ? {} : { client: workspaceId }),
    ...(draftId === null ? {} : { draft: draftId }),
    ...(section === 'settings' ? { page: settingsPage } : {}),
  })
  return `#${words.toString()}`
}

/** Null where the address names no place, or one that the app does not have. */
export function readPlace(hash: string): PlaceInAddress | null {
  const words = new URLSearchParams(hash.replace(/^#/, ''))
  const section = SECTIONS.find((one) => one === words.get('section'))
  const settingsPage = SETTINGS_PAGES.find((one) => one === (words.get('page') ?? 'accounts'))
  const [client, draft] = [words.get('client'), words.get('draft')]
  const isId = (id: string | null) => id === null || idSchema.safeParse(id).success
  if (section === undefined || settingsPage === undefined || !isId(client) || !isId(draft)) return null
  return { workspaceId: client, section, draftId: draft, settingsPage }
}
