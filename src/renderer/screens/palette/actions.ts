/** What can be done from the palette, given where one is. A new act is one entry here. */
import { AppWindow, BellRing, CirclePause, CirclePlay, Clock, Command, CopyPlus, Forward, Images, Inbox, Info, Keyboard, KeyRound, Languages, Link, Link2, Moon, Palette, Plus, RadioTower, ReceiptText, Send, SendHorizontal, Smile, Sparkles, SquarePen, Sun, SunMoon, SlidersHorizontal, TextQuote, Trash2, TriangleAlert, Users } from 'lucide-react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { COMMAND_KEYS } from '../../../contract/shortcuts.ts'
import type { Icon } from '../../components/ui/index.ts'
import type { Aim, Overlay, Section, SettingsPage } from '../../stores/app.ts'
import { actionWords as words } from '../../strings/palette.ts'
import type { LanguageChoice, Theme } from '../../../contract/shell-contract.ts'

/** Clients shown before anything is typed; all of them are a step away. */
export const FEW_CLIENTS = 4

/** Places of the palette besides its first one. */
export type PageName = 'clients' | 'theme' | 'language' | 'drafts' | 'posts' | 'files'

export type Act =
  | { kind: 'go'; section?: Section; settingsPage?: SettingsPage; aim?: Aim }
  | { kind: 'overlay'; overlay: Overlay }
  | { kind: 'theme'; theme: Theme }
  | { kind: 'language'; language: LanguageChoice }
  | { kind: 'new-draft' }
  | { kind: 'duplicate-draft'; draftId: string }
  /** The draft on the screen, in a window of its own. */
  | { kind: 'own-window'; draftId: string }
  | { kind: 'copy-link' }
  /** All uploads of the client. */
  | { kind: 'pause-uploads'; paused: boolean }
  | { kind: 'page'; page: PageName }

export interface Action {
  /** Stable: what was used last is remembered by it. */
  id: string
  label: string
  others: readonly string[]
  icon: Icon
  shortcut?: string
  danger?: boolean
  /** The name of what it is done with, where `label` holds one. */
  about?: string
  /** Only found by typing: too much to be read through. */
  hidden?: boolean
  act: Act
}

export interface ActionContext {
  /** Null where no client is open. */
  client: WorkspaceView | null
  /** While the first clients are being made there is nowhere to go. */
  isSettingUp: boolean
  clientCount: number
  section: Section
  /** The draft on the screen; its title may be empty. */
  draft: { id: string; title: string } | null
  needsYou: number
}

export function actionsFor(context: ActionContext): Action[] {
  return [...draftActions(context), ...sectionActions(context), ...clientActions(context), ...windowActions(context)]
}

/** A client whose file cannot be read has no sections. */
const isUsable = ({ client, isSettingUp }: ActionContext): boolean => client?.state === 'ready' && !isSettingUp

function draftActions(context: ActionContext): Action[] {
  const { client, clientCount, draft, section } = context
  if (!isUsable(context) || section !== 'drafts' || draft === null) return []
  const aim = (next: 'send' | 'history' | 'ask' | 'emoji' | 'snippets'): Act => ({ kind: 'go', section: 'drafts', aim: { kind: 'draft', draftId: draft.id, next } })
  return [
    { id: 'send', label: words.send.label(draft.title), about: draft.title, others: words.send.others, icon: SendHorizontal, shortcut: 'Mod+Enter', act: aim('send') },
    { id: 'ask-captions', label: words.askCaptions.label(draft.title), about: draft.title, others: words.askCaptions.others, icon: Sparkles, hidden: true, act: aim('ask') },
    { id: 'own-window', label: words.ownWindow.label(draft.title), about: draft.title, others: words.ownWindow.others, icon: AppWindow, shortcut: COMMAND_KEYS['open-draft-window'], hidden: true, act: { kind: 'own-window', draftId: draft.id } },
    { id: 'history', label: words.history.label(draft.title), about: draft.title, others: words.history.others, icon: Clock, hidden: true, act: aim('history') },
    { id: 'insert-snippet', ...words.snippet, icon: TextQuote, shortcut: 'Mod+Shift+S', hidden: true, act: aim('snippets') },
    { id: 'insert-emoji', ...words.emoji, icon: Smile, shortcut: 'Mod+Shift+E', hidden: true, act: aim('emoji') },
    { id: 'duplicate-draft', label: words.duplicate.label(draft.title), about: draft.title, others: words.duplicate.others, icon: CopyPlus, hidden: true, act: { kind: 'duplicate-draft', draftId: draft.id } },
    ...(client !== null && clientCount > 1 ? [{ id: 'copy-draft', label: words.copyTo.label(draft.title), about: draft.title, others: words.copyTo.others, icon: Forward, hidden: true, act: { kind: 'overlay', overlay: { kind: 'copy-draft', workspaceId: client.id, draftId: draft.id } } } satisfies Action] : []),
  ]
}

function sectionActions(context: ActionContext): Action[] {
  if (!isUsable(context)) return []
  const { client, needsYou, section } = context
  const places: Action[] = [
    { id: 'drafts', ...words.drafts, icon: SquarePen, shortcut: COMMAND_KEYS['go-drafts'], act: { kind: 'go', section: 'drafts' } },
    { id: 'media', ...words.media, icon: Images, shortcut: COMMAND_KEYS['go-media'], act: { kind: 'go', section: 'media' } },
    { id: 'captions', ...words.captions, icon: Sparkles, shortcut: COMMAND_KEYS['go-captions'], act: { kind: 'go', section: 'captions' } },
    { id: 'outbox', ...words.outbox, icon: Inbox, shortcut: COMMAND_KEYS['go-outbox'], act: { kind: 'go', section: 'outbox', aim: { kind: 'outbox', filter: 'open' } } },
    { id: 'posts', ...words.posts, icon: Send, shortcut: COMMAND_KEYS['go-posts'], act: { kind: 'go', section: 'posts' } },
  ]
  return [
    { id: 'new-draft', ...words.newDraft, icon: Plus, shortcut: COMMAND_KEYS['new-draft'], act: { kind: 'new-draft' } },
    ...(needsYou > 0 ? [{ id: 'needs-you', ...words.needsYou, icon: TriangleAlert, act: { kind: 'go', section: 'outbox', aim: { kind: 'outbox', filter: 'needs-you' } } } satisfies Action] : []),
    ...places.filter(({ id }) => id !== section),
    { id: 'spend', ...words.spend, icon: ReceiptText, hidden: true, act: { kind: 'go', section: 'captions', aim: { kind: 'captions', generationId: null, view: 'spend' } } },
    ...(section === 'settings' ? [] : [{ id: 'copy-link', ...words.copyLink, icon: Link, shortcut: COMMAND_KEYS['copy-link'], hidden: true, act: { kind: 'copy-link' } } satisfies Action]),
    // A client on this computer only has nowhere to upload to.
    ...(client?.remoteId === null ? [] : [
      { id: 'pause-uploads', ...words.pauseUploads, icon: CirclePause, hidden: true, act: { kind: 'pause-uploads', paused: true } },
      { id: 'resume-uploads', ...words.resumeUploads, icon: CirclePlay, hidden: true, act: { kind: 'pause-uploads', paused: false } },
    ] satisfies Action[]),
    { id: 'trash', ...words.trash, icon: Trash2, hidden: true, act: { kind: 'go', section: 'drafts', aim: { kind: 'trash' } } },
  ]
}

function clientActions({ client, isSettingUp, clientCount }: ActionContext): Action[] {
  if (isSettingUp) return []
  const about = (kind: 'edit-client' | 'link-client' | 'delete-client', workspaceId: string): Act => ({ kind: 'overlay', overlay: { kind, workspaceId } })
  const ofClient: Action[] = client === null ? [] : [
    { id: 'edit-client', label: words.editClient.label(client.name), about: client.name, others: words.editClient.others, icon: Palette, hidden: true, act: about('edit-client', client.id) },
    ...(client.remoteId === null ? [{ id: 'link-client', label: words.linkClient.label(client.name), about: client.name, others: words.linkClient.others, icon: Link2, act: about('link-client', client.id) }] : []),
    { id: 'delete-client', label: words.deleteClient.label(client.name), about: client.name, others: words.deleteClient.others, icon: Trash2, danger: true, hidden: true, act: about('delete-client', client.id) },
  ]
  return [
    ...(clientCount > 1 ? [{ id: 'switch-client', ...words.switchClient, icon: Users, hidden: clientCount <= FEW_CLIENTS, act: { kind: 'page', page: 'clients' } } satisfies Action] : []),
    ...(client === null ? [] : [{ id: 'add-client', ...words.addClient, icon: Plus, act: { kind: 'overlay', overlay: { kind: 'add-client' } } } satisfies Action]),
    ...ofClient,
  ]
}

function windowActions({ client, isSettingUp }: ActionContext): Action[] {
  const page = (id: string, name: { label: string; others: readonly string[] }, icon: Icon, settingsPage: SettingsPage): Action =>
    ({ id, ...name, icon, hidden: id !== 'settings-accounts', ...(id === 'settings-accounts' ? { shortcut: COMMAND_KEYS.settings } : {}), act: { kind: 'go', section: 'settings', settingsPage } })
  const settings = [
    page('settings-accounts', words.settingsAccounts, KeyRound, 'accounts'),
    page('settings-clients', words.settingsClients, Users, 'clients'),
    page('settings-client', words.settingsClient, SlidersHorizontal, 'client'),
    page('settings-writing', words.settingsWriting, TextQuote, 'writing'),
    page('settings-appearance', words.settingsAppearance, Palette, 'appearance'),
    page('settings-desktop', words.settingsDesktop, BellRing, 'desktop'),
    page('settings-keyboard', words.settingsKeyboard, Keyboard, 'keyboard'),
    page('settings-activity', words.settingsActivity, RadioTower, 'activity'),
    page('settings-about', words.settingsAbout, Info, 'about'),
  ]
  return [
    { id: 'theme', ...words.theme, icon: SunMoon, act: { kind: 'page', page: 'theme' } },
    ...themeActions().map((action) => ({ ...action, hidden: true })),
    { id: 'language', ...words.language, icon: Languages, hidden: true, act: { kind: 'page', page: 'language' } },
    ...languageActions().map((action) => ({ ...action, hidden: true })),
    { id: 'shortcuts', ...words.shortcuts, icon: Command, shortcut: '?', act: { kind: 'overlay', overlay: { kind: 'shortcuts' } } },
    // The first steps lead to the settings by themselves; before that there is no way back from them.
    ...(client === null || isSettingUp ? [] : settings),
    ...(client === null || isSettingUp ? [] : [{ id: 'connect-account', ...words.connectAccount, icon: KeyRound, hidden: true, act: { kind: 'overlay', overlay: { kind: 'connect-account' } } } satisfies Action]),
  ]
}

export function themeActions(): Action[] {
  return [
    { id: 'theme-system', ...words.themeSystem, icon: SunMoon, act: { kind: 'theme', theme: 'system' } },
    { id: 'theme-light', ...words.themeLight, icon: Sun, act: { kind: 'theme', theme: 'light' } },
    { id: 'theme-dark', ...words.themeDark, icon: Moon, act: { kind: 'theme', theme: 'dark' } },
  ]
}

export function languageActions(): Action[] {
  return [
    { id: 'language-system', ...words.languageSystem, icon: Languages, act: { kind: 'language', language: 'system' } },
    { id: 'language-en', ...words.languageEnglish, icon: Languages, act: { kind: 'language', language: 'en' } },
    { id: 'language-de', ...words.languageGerman, icon: Languages, act: { kind: 'language', language: 'de' } },
  ]
}
