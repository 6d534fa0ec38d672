/** The composition root of the window: wires the stores to the connection and the bridge. */
import type { StoreApi } from 'zustand/vanilla'
import type { Draft } from '../../contract/schemas/drafts.ts'
import type { Generation } from '../../contract/schemas/generations.ts'
import type { PowerPostBridge } from '../../contract/shell-contract.ts'
import { displayTitle } from '../../domain/draft-content.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { createFlushRegistry } from '../lib/flush.ts'
import type { OwnDraft } from '../lib/own-draft.ts'
import type { FlushRegistry } from '../lib/flush.ts'
import { createRefresher } from '../lib/refresher.ts'
import type { Timing } from '../lib/timing.ts'
import type { Emoji } from '../screens/emoji/emoji-data.ts'
import { arrivedWords, captionsTitle } from '../strings/captions.ts'
import { sentenceFor } from '../strings/errors.ts'
import { copyWords } from '../strings/writing.ts'
import { createAccountsStore } from './accounts.ts'
import type { AccountsState } from './accounts.ts'
import { createAppStore } from './app.ts'
import type { AppState } from './app.ts'
import { createCaptionServices } from './captions.ts'
import type { CaptionServices } from './captions.ts'
import { createClientSettingsServices } from './client-settings.ts'
import type { ClientSettingsServices } from './client-settings.ts'
import { createDraftServices } from './drafts.ts'
import type { DraftServices } from './drafts.ts'
import { createEmojiStore } from './emoji.ts'
import type { EmojiState, Remembered } from './emoji.ts'
import { createMediaServices } from './media-library-services.ts'
import type { MediaServices } from './media-library-services.ts'
import { createOverviewStore } from './overview.ts'
import type { OverviewState } from './overview.ts'
import { keepToDraft } from './own-window.ts'
import type { PlaceInAddress } from './place-in-address.ts'
import { createPreferencesStore } from './preferences.ts'
import type { PreferencesState, SystemTheme } from './preferences.ts'
import { createRecents } from './recents.ts'
import type { Recents } from './recents.ts'
import { createSpellingStore } from './spelling.ts'
import type { SpellingState } from './spelling.ts'
import { createToastsStore } from './toasts.ts'
import type { ToastsState } from './toasts.ts'
import { createWorkspacesStore } from './workspaces.ts'
import type { WorkspacesState } from './workspaces.ts'
import { createWritingServices } from './writing.ts'
import type { WritingServices } from './writing.ts'

/** As long as a title may be. */
const MAX_TITLE = 500

export interface Services {
  connection: CoreConnection
  bridge: PowerPostBridge
  timing: Timing
  /** The draft that this window shows alone; null for the main window. */
  ownDraft: OwnDraft | null
  app: StoreApi<AppState>
  accounts: StoreApi<AccountsState>
  workspaces: StoreApi<WorkspacesState>
  preferences: StoreApi<PreferencesState>
  toasts: StoreApi<ToastsState>
  overview: StoreApi<OverviewState>
  recents: Recents
  /** Lists, open editors and imports of drafts. */
  drafts: DraftServices
  /** Requests for captions in the making, and those that wait for approval. */
  captions: CaptionServices
  /** Libraries, imports and uploads. */
  media: MediaServices
  /** Snippets, signatures and hashtags of each client. */
  writing: WritingServices
  /** What is set for each client. */
  clientSettings: ClientSettingsServices
  spelling: StoreApi<SpellingState>
  emoji: { used: StoreApi<EmojiState>; read(): Promise<readonly Emoji[]> }
  /** Editors register here, so that nothing typed is lost when the app quits. */
  flush: FlushRegistry
  /** Makes an empty draft and opens it. A failure is told in a toast and answers null. */
  createDraft(workspaceId: string): Promise<Draft | null>
  /** Saves the draft, makes another of it and opens that. A failure is told in a toast and answers null. */
  duplicateDraft(workspaceId: string, draftId: string): Promise<Draft | null>
}

export interface ServiceParts {
  connection: CoreConnection
  bridge: PowerPostBridge
  timing: Timing
  systemTheme: SystemTheme
  /** Where this person's emoji are remembered. */
  remembered: Remembered
  readEmoji: () => Promise<readonly Emoji[]>
  ownDraft?: OwnDraft | null
}

export function createServices({ connection, bridge, timing, systemTheme, remembered, readEmoji, ownDraft = null }: ServiceParts): Services {
  const app = createAppStore(() => timing.now())
  const flush = createFlushRegistry()
  const toasts = createToastsStore(timing)
  const fail = (error: unknown) => toasts.getState().show({ text: sentenceFor(toAppError(error).code), tone: 'danger' })
  const writing = createWritingServices(connection)
  const services: Services = {
    connection, bridge, timing, ownDraft, app, flush, toasts,
    accounts: createAccountsStore(connection),
    workspaces: createWorkspacesStore(connection),
    preferences: createPreferencesStore(bridge, systemTheme),
    overview: createOverviewStore(connection),
    recents: createRecents(app, timing),
    drafts: createDraftServices({ connection, bridge, timing, flush }),
    captions: createCaptionServices({ connection, timing, arrived: (workspaceId, generation) => tellOfCaptions(services, workspaceId, generation) }),
    media: createMediaServices({ connection, timing, flush }),
    writing,
    clientSettings: createClientSettingsServices(connection),
    spelling: createSpellingStore({ bridge, app, writing, fail }),
    emoji: { used: createEmojiStore(remembered), read: readEmoji },
    async createDraft(workspaceId) {
      try {
        const draft = await connection.command((client, commandId) => client.drafts.create({ workspaceId, commandId }))
        services.drafts.editors.get(workspaceId, draft.id, draft)
        app.getState().go({ workspaceId, section: 'drafts', draftId: draft.id })
        return draft
      } catch (error) {
        fail(error)
        return null
      }
    },
    async duplicateDraft(workspaceId, draftId) {
      try {
        await services.drafts.editors.flushDraft(workspaceId, draftId)
        const { content } = await connection.call((client) => client.drafts.get({ workspaceId, draftId }))
        // Also where it is called by its words, so that the two can be told apart.
        const name = displayTitle(content)
        const title = name === '' ? {} : { title: copyWords.copyTitle(name).slice(0, MAX_TITLE) }
        const draft = await connection.command((client, commandId) => client.drafts.duplicate({ workspaceId, draftId, commandId, ...title }))
        services.drafts.editors.get(workspaceId, draft.id, draft)
        app.getState().go({ workspaceId, section: 'drafts', draftId: draft.id, aim: { kind: 'draft', draftId: draft.id } })
        return draft
      } catch (error) {
        fail(error)
        return null
      }
    },
  }
  flush.register(async () => {}, () => services.captions.holdsText())
  if (ownDraft !== null) keepToDraft(services, ownDraft)
  bridge.onFlush(async () => {
    await flush.run()
    return !flush.holdsText()
  })
  bridge.onCoreState((core) => app.setState({ core }))
  const readHello = createRefresher(() => connection.call((client) => client.system.hello()), (hello) => app.setState({ hello }), () => undefined)
  connection.onReread(() => void readHello())
  connection.onChanged(({ topic }) => {
    if (topic === 'workspaces' || topic === 'accounts') void readHello()
  })
  void readHello()
  return services
}

/** Not where they are seen coming: in their own section, and above the text of their draft. */
function tellOfCaptions({ app, ownDraft, toasts }: Services, workspaceId: string, { id, draftId, draftState, ...one }: Generation): void {
  // The main window tells of all the others.
  if (ownDraft !== null) return
  const here = app.getState()
  if (here.section === 'captions' || (here.section === 'drafts' && here.draftId === draftId)) return
  const go = () => {
    if (draftId !== null && draftState === 'here') app.getState().go({ workspaceId, section: 'drafts', draftId, aim: { kind: 'draft', draftId, next: 'review', generationId: id } })
    else app.getState().go({ workspaceId, section: 'captions', aim: { kind: 'captions', generationId: id } })
  }
  toasts.getState().show({ text: arrivedWords.ready(captionsTitle(one)), tone: 'ok', action: { label: arrivedWords.see, run: go } })
}

/** Reads what the first picture needs and opens the place where the window was, else the client of last time. Settles when the window can be drawn. */
export async function openWindow(services: Services, place: PlaceInAddress | null): Promise<void> {
  const { accounts, app, bridge, preferences, workspaces } = services
  const [saved] = await Promise.all([
    bridge.getPreferences().catch(() => null),
    workspaces.getState().refresh(),
    accounts.getState().refresh(),
  ])
  if (saved !== null) preferences.setState({ theme: saved.theme, language: saved.language, systemLanguage: saved.systemLanguage, listWidth: saved.listWidth })
  app.subscribe((now, before) => {
    if (now.workspaceId !== before.workspaceId) void bridge.setLastWorkspace(now.workspaceId).catch(() => undefined)
    if (now.workspaceId !== before.workspaceId) services.overview.getState().watch(now.workspaceId)
    if (now.workspaceId !== before.workspaceId) services.captions.watch(now.workspaceId)
  })
  stayOnAClient(services, place?.workspaceId ?? saved?.lastWorkspaceId ?? null)
  if (place !== null && place.workspaceId === app.getState().workspaceId) app.getState().go(place)
  workspaces.subscribe(() => stayOnAClient(services, null))
}

/** A client that is gone gives way to the first one; a first one that appears is opened. */
function stayOnAClient({ app, workspaces }: Services, wanted: string | null): void {
  const { items, phase, find } = workspaces.getState()
  if (phase !== 'ready') return
  const here = wanted ?? app.getState().workspaceId
  const next = find(here)?.id ?? items[0]?.id ?? null
  if (next !== app.getState().workspaceId) app.getState().go({ workspaceId: next })
}
