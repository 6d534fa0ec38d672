/**
 * What the window may ask of the shell itself: a second, tiny surface. The preload exposes exactly `PowerPostBridge`;
 * main parses every argument with these schemas and checks the sender. No verb takes a path.
 */
import { z } from 'zod'
import { commandIdSchema, idSchema } from './base.ts'
import { desktopSettingsSchema } from './desktop-settings.ts'
import type { DesktopSettings } from './desktop-settings.ts'
import { placeSchema } from './places.ts'
import type { Arrival, Place } from './places.ts'
import { MAX_PASTE_BYTES, importResultSchema } from './schemas/media.ts'
import type { ImportResult } from './schemas/media.ts'
import { sha256Schema } from './schemas/media.ts'
import { MAX_SPELLING_LANGUAGES, MAX_SPELLING_WORDS, languageSchema, spellingWordSchema } from './schemas/writing.ts'
import type { MenuCommand } from './shortcuts.ts'

export const themeSchema = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof themeSchema>

/** How wide the list beside the work may be made, in pixels; `usual` until the user says otherwise. */
export const LIST_WIDTH = { min: 220, max: 560, usual: 320 } as const
const listWidthSchema = z.number().int().min(LIST_WIDTH.min).max(LIST_WIDTH.max)

/** The languages that the window and the shell speak. */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]
export const languageChoiceSchema = z.enum(['system', ...LANGUAGES])
export type LanguageChoice = z.infer<typeof languageChoiceSchema>

const target = { workspaceId: idSchema, draftId: idSchema.nullable(), commandId: commandIdSchema }

export const spellingFactsSchema = z.object({
  /** Whether spelling is checked on this computer at all; off until the user chooses it. */
  on: z.boolean(),
  /** Languages that can be chosen for a client; none where the system chooses by itself. */
  available: z.array(z.string()),
  /** Whether a dictionary is fetched from the network when its language is chosen. */
  downloads: z.boolean(),
  /** Languages whose dictionary could not be fetched. */
  failed: z.array(z.string()),
})
export type SpellingFacts = z.infer<typeof spellingFactsSchema>

const pastedFileSchema = z.object({
  name: z.string().min(1).max(500),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength > 0 && value.byteLength <= MAX_PASTE_BYTES),
})

/** Channel name → schemas. Main registers exactly these, through one wrapper. */
export const shellVerbs = {
  /** Sent by the preload only, which resolves the paths of dropped File objects; the page never sees them. */
  'shell:import-files': { input: z.object({ ...target, paths: z.array(z.string().min(1).max(8192)).min(1).max(5000) }), output: importResultSchema },
  /** Opens the native dialog; null when the user closes it. */
  'shell:pick-files': { input: z.object(target), output: importResultSchema.nullable() },
  /** The same for folders: every file in them, hidden ones and links left out. */
  'shell:pick-folders': { input: z.object(target), output: importResultSchema.nullable() },
  /** Bytes of pasted pictures, at most 10 MB together. */
  'shell:import-pasted': { input: z.object({ ...target, files: z.array(pastedFileSchema).min(1).max(20) }), output: importResultSchema },
  'shell:show-media-in-folder': { input: z.object({ workspaceId: idSchema, sha256: sha256Schema }), output: z.null() },
  /** https only, confirmed by the shell. */
  'shell:open-link': { input: z.object({ url: z.string().max(2000) }), output: z.null() },
  'shell:open-sandbox-dashboard': { input: z.object({}), output: z.null() },
  'shell:copy-text': { input: z.object({ text: z.string().max(20_000) }), output: z.null() },
  /** A table (CSV) into a file: the native dialog asks where. `saved` false when the user closes it. */
  'shell:save-table': { input: z.object({ name: z.string().min(1).max(300), text: z.string().max(10_000_000) }), output: z.object({ saved: z.boolean() }) },
  'shell:get-preferences': { input: z.object({}), output: z.object({ theme: themeSchema, lastWorkspaceId: idSchema.nullable(), language: languageChoiceSchema, systemLanguage: z.enum(LANGUAGES), listWidth: listWidthSchema }) },
  'shell:set-theme': { input: z.object({ theme: themeSchema }), output: z.null() },
  'shell:get-spelling': { input: z.object({}), output: spellingFactsSchema },
  'shell:set-spelling': { input: z.object({ on: z.boolean() }), output: spellingFactsSchema },
  /** In what this window's client is written: its languages, and words that are right for it. */
  'shell:use-spelling': { input: z.object({ languages: z.array(languageSchema).max(MAX_SPELLING_LANGUAGES), words: z.array(spellingWordSchema).max(MAX_SPELLING_WORDS) }), output: z.null() },
  /** Where the app then speaks another language each window saves and is loaded again; NOT_POSSIBLE_NOW where one of them cannot save. */
  'shell:set-language': { input: z.object({ language: languageChoiceSchema }), output: z.null() },
  'shell:set-list-width': { input: z.object({ listWidth: listWidthSchema }), output: z.null() },
  'shell:set-last-workspace': { input: z.object({ workspaceId: idSchema.nullable() }), output: z.null() },
  /** A draft in a window of its own; the one it is open in already comes to the front. */
  'shell:open-draft-window': { input: z.object({ workspaceId: idSchema, draftId: idSchema }), output: z.null() },
  /** Brings the main window to the front, at this place. */
  'shell:show-place': { input: z.object({ place: placeSchema }), output: z.null() },
  'shell:get-desktop-settings': { input: z.object({}), output: desktopSettingsSchema },
  'shell:set-desktop-settings': { input: z.object({ settings: desktopSettingsSchema }), output: z.null() },
} as const
export type ShellVerb = keyof typeof shellVerbs

/**
 * Refused bridge calls reject with a plain `{ name, message }`: `name` is the ErrorCode, the message is for people. (A real Error
 * would lose its name: Electron's bridge rebuilds one with its message only.)
 */
export interface PowerPostBridge {
  readonly windowId: string
  /** Files or folders that were dropped or pasted as files; without a draft they go into the library alone. */
  importFiles(workspaceId: string, draftId: string | null, commandId: string, files: File[]): Promise<ImportResult>
  pickFiles(workspaceId: string, draftId: string | null, commandId: string): Promise<ImportResult | null>
  pickFolders(workspaceId: string, draftId: string | null, commandId: string): Promise<ImportResult | null>
  /** Files of the clipboard that have no path (a copied picture), ≤ 10 MB together; INVALID_INPUT beyond. Their bytes are read here. */
  importPasted(workspaceId: string, draftId: string | null, commandId: string, files: File[]): Promise<ImportResult>
  showMediaInFolder(workspaceId: string, sha256: string): Promise<void>
  openLink(url: string): Promise<void>
  openSandboxDashboard(): Promise<void>
  copyText(text: string): Promise<void>
  /** `name`: proposed, without an ending. Rejects with DISK_FULL, DISK_READ_ONLY, NOT_POSSIBLE_NOW. */
  saveTable(name: string, text: string): Promise<{ saved: boolean }>
  /** `systemLanguage`: what `system` comes to. */
  getPreferences(): Promise<{ theme: Theme; lastWorkspaceId: string | null; language: LanguageChoice; systemLanguage: Language; listWidth: number }>
  setTheme(theme: Theme): Promise<void>
  /** Every window is loaded again where the language changes. NOT_POSSIBLE_NOW while something typed cannot be saved, in whichever window. */
  setLanguage(language: LanguageChoice): Promise<void>
  setListWidth(listWidth: number): Promise<void>
  setLastWorkspace(workspaceId: string | null): Promise<void>
  getSpelling(): Promise<SpellingFacts>
  setSpelling(on: boolean): Promise<SpellingFacts>
  useSpelling(languages: string[], words: string[]): Promise<void>
  /** `word`: chosen under the right button as right for this window's client. `changed`: what `getSpelling` tells is another now. */
  onSpelling(callback: (event: { kind: 'word'; word: string } | { kind: 'changed' }) => void): () => void
  openDraftWindow(workspaceId: string, draftId: string): Promise<void>
  showPlace(place: Place): Promise<void>
  getDesktopSettings(): Promise<DesktopSettings>
  setDesktopSettings(settings: DesktopSettings): Promise<void>
  /** Called before the window or the app goes; the window saves, and resolves with whether all of it is saved. Returns its own unsubscribe. */
  onFlush(callback: () => Promise<boolean>): () => void
  /** The core's state as the shell sees it: `stopped` after three crashes in a minute; `closing` while a publish is let finish. */
  onCoreState(callback: (state: 'starting' | 'running' | 'restarting' | 'stopped' | 'closing') => void): () => void
  /** Native menu entries that the page carries out. */
  onMenu(callback: (command: MenuCommand) => void): () => void
  /** Places that something outside leads to. What came before anyone listened is told at once. */
  onArrive(callback: (arrival: Arrival) => void): () => void
}

/** `window.postMessage` type under which the preload passes a fresh core port (always to the exact app origin). */
export const CORE_PORT_MESSAGE = 'powerpost:core-port'

declare global {
  interface Window {
    readonly powerpost: PowerPostBridge
  }
}
