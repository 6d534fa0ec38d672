/** Where the window is: which client, which section, which draft; and what the core says of itself. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { z } from 'zod'
import type { CoreState } from '../../contract/page-messages.ts'
import type { helloSchema } from '../../contract/schemas/events.ts'
import type { Platform } from '../../domain/post-types.ts'

export const SECTIONS = ['drafts', 'media', 'captions', 'outbox', 'posts', 'settings'] as const
export type Section = (typeof SECTIONS)[number]
export const SETTINGS_PAGES = ['accounts', 'clients', 'client', 'writing', 'appearance', 'desktop', 'keyboard', 'activity', 'about'] as const
export type SettingsPage = (typeof SETTINGS_PAGES)[number]
export type Hello = z.infer<typeof helloSchema>
export type Notice = Hello['notices'][number]

/** What stands over the window: one thing at a time. */
export type Overlay =
  | { kind: 'add-client' }
  | { kind: 'connect-account' }
  | { kind: 'shortcuts' }
  | { kind: 'palette' }
  /** Text that a link brought, for a client that the user chooses. */
  | { kind: 'linked-text'; workspaceId: string | null; text: string }
  | { kind: 'edit-client' | 'delete-client' | 'link-client'; workspaceId: string }
  | { kind: 'copy-draft'; workspaceId: string; draftId: string }

/** What a section shows when one is sent to it; its screen takes it (`takeAim`) and does it once. */
export type Aim =
  | { kind: 'draft'; draftId: string; next?: 'write' | 'send' | 'history' | 'ask' | 'emoji' | 'snippets' }
  /** Opens captions beside the text of the draft they are for; with only one network's ticked where it is named. */
  | { kind: 'draft'; draftId: string; next: 'review'; generationId: string; only?: Platform }
  | { kind: 'captions'; generationId: string | null; view?: 'spend' }
  | { kind: 'trash' }
  | { kind: 'media'; mediaId: string }
  | { kind: 'outbox'; filter: 'open' | 'needs-you' | 'done' }
  | { kind: 'post'; sendId: string }

interface Place {
  section: Exclude<Section, 'settings'>
  draftId: string | null
}

export interface AppState {
  workspaceId: string | null
  section: Section
  draftId: string | null
  settingsPage: SettingsPage
  aim: Aim | null
  /** When another client was opened last (Unix ms): sending right after it is a second, deliberate act. Null at start. */
  switchedAt: number | null
  overlay: Overlay | null
  /** While the first clients are being made the welcome stays, though some are there already. */
  isSettingUp: boolean
  core: CoreState
  hello: Hello | null
  dismissedNotices: readonly string[]
  /** Goes to a place. Another client opens where it was left, unless a section or draft is named. */
  go(to: { workspaceId?: string | null; section?: Section; draftId?: string | null; settingsPage?: SettingsPage; aim?: Aim }): void
  takeAim(aim: Aim): void
  /** Opens a client where it was left; from the settings that is also the one that is open. */
  openClient(workspaceId: string): void
  /** Leaves the settings for where one was. */
  back(): void
  open(overlay: Overlay | null): void
  dismissNotice(notice: Notice): void
}

export function createAppStore(now: () => number): StoreApi<AppState> {
  const places = new Map<string, Place>()
  let lastSection: Place['section'] = 'drafts'
  return createStore<AppState>()((set, get) => ({
    workspaceId: null,
    section: 'drafts',
    draftId: null,
    settingsPage: 'accounts',
    aim: null,
    switchedAt: null,
    overlay: null,
    isSettingUp: false,
    core: 'starting',
    hello: null,
    dismissedNotices: [],
    go(to) {
      const from = get()
      const workspaceId = to.workspaceId === undefined ? from.workspaceId : to.workspaceId
      const isSwitch = workspaceId !== from.workspaceId
      const remembered = isSwitch && workspaceId !== null ? places.get(workspaceId) : undefined
      const here: Place = { section: from.section === 'settings' ? lastSection : from.section, draftId: from.draftId }
      if (from.workspaceId !== null) places.set(from.workspaceId, here)
      const section = to.section ?? (isSwitch ? (remembered?.section ?? 'drafts') : from.section)
      const draftId = to.draftId !== undefined ? to.draftId : isSwitch ? (remembered?.draftId ?? null) : from.draftId
      if (section !== 'settings') lastSection = section
      set({
        workspaceId, section, draftId,
        settingsPage: to.settingsPage ?? from.settingsPage,
        aim: to.aim ?? null,
        switchedAt: isSwitch && from.workspaceId !== null ? now() : from.switchedAt,
      })
    },
    openClient: (workspaceId) => (workspaceId === get().workspaceId ? get().back() : get().go({ workspaceId })),
    takeAim: (aim) => { if (get().aim === aim) set({ aim: null }) },
    back: () => get().go({ section: lastSection }),
    open: (overlay) => set({ overlay }),
    dismissNotice: (notice) => set({ dismissedNotices: [...get().dismissedNotices, noticeKey(notice)] }),
  }))
}

export function noticeKey(notice: Notice): string {
  return `${notice.code}/${notice.workspaceId ?? ''}/${notice.at}`
}
