/** What each verb of the shell does. */
import { BrowserWindow, clipboard, dialog, nativeTheme, shell } from 'electron'
import type { OpenDialogOptions, WebContents } from 'electron'
import { AppError } from '../../contract/errors.ts'
import type { CoreProcess } from '../core/core-process.ts'
import type { SandboxHelper } from '../core/sandbox-helper.ts'
import type { Desktop } from '../desktop.ts'
import type { Preferences } from '../preferences.ts'
import type { Spelling } from '../window/spelling.ts'
import type { ShellLanguage } from '../words/shell-language.ts'
import { openDashboard, openLink } from './open-link.ts'
import type { VerbHandlers } from './page-channel.ts'
import { fileNameOf, writeTable } from './save-table.ts'

/** Copying many large photos takes a while; the window sees the batch grow by its events. */
const IMPORT_LIMIT_MS = 15 * 60_000
const LOOK_LIMIT_MS = 10_000

/** Those that are taken, and those of which a copy is offered. The dialog shows others too. */
const OFFERED = ['jpg', 'jpeg', 'png', 'webp', 'mp4', 'm4v', 'mov', 'webm', 'gif', 'tif', 'tiff', 'avif']

interface Target {
  workspaceId: string
  draftId: string | null
  commandId: string
}

export interface VerbParts {
  core: CoreProcess
  sandbox: SandboxHelper
  preferences: Preferences
  desktop: Desktop
  spelling: Spelling
  language: ShellLanguage
}

export function shellVerbHandlers({ core, sandbox, preferences, spelling, language, desktop }: VerbParts): VerbHandlers {
  const pick = async (target: Target, contents: WebContents, options: OpenDialogOptions) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(contents), { buttonLabel: language.words.pick.button, ...options })
    if (canceled || filePaths.length === 0) return null
    return core.call(IMPORT_LIMIT_MS, (client) => client.importFiles({ ...target, paths: filePaths }))
  }
  return {
    'shell:import-files': (input) => core.call(IMPORT_LIMIT_MS, (client) => client.importFiles(input)),
    'shell:pick-files': (input, contents) => pick(input, contents, {
      title: language.words.pick.filesTitle,
      properties: ['openFile', 'multiSelections'],
      filters: [{ name: language.words.pick.photosAndVideos, extensions: OFFERED }, { name: language.words.pick.allFiles, extensions: ['*'] }],
    }),
    'shell:pick-folders': (input, contents) => pick(input, contents, { title: language.words.pick.foldersTitle, properties: ['openDirectory', 'multiSelections'] }),
    'shell:import-pasted': ({ files, ...target }) =>
      core.call(IMPORT_LIMIT_MS, (client) => client.importPasted({ ...target, files: files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })) })),
    'shell:show-media-in-folder': async (input) => {
      const { path } = await core.call(LOOK_LIMIT_MS, (client) => client.locateMedia(input))
      shell.showItemInFolder(path)
      return null
    },
    'shell:open-link': async ({ url }, contents) => {
      await openLink(windowOf(contents), url, language.words.link)
      return null
    },
    'shell:open-sandbox-dashboard': async () => {
      const { dashboard } = await sandbox.start()
      await openDashboard(dashboard)
      return null
    },
    'shell:copy-text': async ({ text }) => {
      await clipboard.writeText(text)
      return null
    },
    'shell:save-table': async ({ name, text }, contents) => {
      const { canceled, filePath } = await dialog.showSaveDialog(windowOf(contents), {
        title: language.words.saveTable.title,
        // Where no folder is named the dialog opens the one used last.
        defaultPath: fileNameOf(name),
        filters: [{ name: language.words.saveTable.kind, extensions: ['csv'] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      })
      if (canceled || filePath === '') return { saved: false }
      await writeTable(filePath, text)
      return { saved: true }
    },
    'shell:get-preferences': async () => ({ theme: preferences.values.theme, lastWorkspaceId: preferences.values.lastWorkspaceId, language: preferences.values.language, systemLanguage: language.ofSystem, listWidth: preferences.values.listWidth }),
    'shell:set-theme': async ({ theme }) => {
      nativeTheme.themeSource = theme
      preferences.set({ theme })
      return null
    },
    'shell:set-language': async (input) => {
      // Each window is loaded again: text that could not be saved would be gone.
      if (language.changes(input.language) && !(await desktop.saveAll())) throw new AppError('NOT_POSSIBLE_NOW', 'Something that was typed is not saved yet.')
      language.choose(input.language)
      return null
    },
    'shell:get-spelling': async () => spelling.facts,
    'shell:set-spelling': async ({ on }) => {
      preferences.set({ checkSpelling: on })
      spelling.setOn(on)
      return spelling.facts
    },
    'shell:use-spelling': async (input, contents) => {
      spelling.use(contents.id, input)
      return null
    },
    'shell:set-list-width': async ({ listWidth }) => {
      preferences.set({ listWidth })
      return null
    },
    'shell:set-last-workspace': async ({ workspaceId }) => {
      preferences.set({ lastWorkspaceId: workspaceId })
      desktop.redraw()
      return null
    },
    'shell:open-draft-window': async (draft) => {
      desktop.showDraft(draft)
      return null
    },
    'shell:show-place': async ({ place }) => {
      desktop.showPlace(place)
      return null
    },
    'shell:get-desktop-settings': async () => desktop.settings,
    'shell:set-desktop-settings': async ({ settings }) => {
      desktop.settings = settings
      return null
    },
  }
}

function windowOf(contents: WebContents): BrowserWindow {
  const window = BrowserWindow.fromWebContents(contents)
  if (window === null) throw new AppError('NOT_POSSIBLE_NOW', 'The window is gone.')
  return window
}
