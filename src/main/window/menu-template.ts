/**
 * The native menu as a plain template. Its keys are those of the sheet of shortcuts: both come from one table. Every entry has its words:
 * Electron's own are English whatever the system speaks.
 */
import type { MenuItemConstructorOptions } from 'electron'
import { COMMAND_KEYS, ROLE_KEYS, acceleratorOf } from '../../contract/shortcuts.ts'
import type { MenuCommand } from '../../contract/shortcuts.ts'
import type { ShellWords } from '../words/index.ts'

export interface MenuContext {
  words: Pick<ShellWords, 'appName' | 'menu'>
  isMac: boolean
  isPackaged: boolean
  /** In the order of the rail. */
  clients: readonly { id: string; name: string }[]
  /** False while there is none yet: then nothing can be written or gone to. */
  hasClient: boolean
}

export interface MenuActs {
  command(command: MenuCommand): void
  openClient(workspaceId: string): void
  showMain(): void
}

type Line = MenuItemConstructorOptions
const SEPARATOR: Line = { type: 'separator' }

export function menuTemplate(context: MenuContext, acts: MenuActs): Line[] {
  const { isMac, hasClient } = context
  const { appName, menu: words } = context.words
  const keys: Partial<Record<MenuCommand, string>> = COMMAND_KEYS
  const command = (label: string, name: MenuCommand, enabled = true): Line => {
    const accelerator = acceleratorOf(keys[name])
    return { label, enabled, click: () => acts.command(name), ...(accelerator === null ? {} : { accelerator }) }
  }
  const role = (label: string, name: NonNullable<Line['role']>): Line => ({ label, role: name })
  const settings = command(words.settings, 'settings', hasClient)
  const about = command(words.about, 'about', hasClient)
  const file: Line[] = [
    command(words.newDraft, 'new-draft', hasClient),
    command(words.openDraftWindow, 'open-draft-window', hasClient),
    command(words.copyLink, 'copy-link', hasClient),
    SEPARATOR,
    command(words.addClient, 'add-client', hasClient),
    ...(isMac ? [] : [SEPARATOR, settings]),
    SEPARATOR,
    { label: words.close, role: 'close', accelerator: acceleratorOf(ROLE_KEYS.close) ?? '' },
    ...(isMac ? [] : [role(words.quit, 'quit')]),
  ]
  const edit: Line[] = [
    role(words.undo, 'undo'), role(words.redo, 'redo'), SEPARATOR, role(words.cut, 'cut'), role(words.copy, 'copy'), role(words.paste, 'paste'),
    role(words.pasteAsText, 'pasteAndMatchStyle'), role(words.delete, 'delete'), SEPARATOR, role(words.selectAll, 'selectAll'),
  ]
  const view: Line[] = [
    command(words.palette, 'palette'), SEPARATOR, role(words.reload, 'reload'), SEPARATOR, role(words.actualSize, 'resetZoom'), role(words.zoomIn, 'zoomIn'), role(words.zoomOut, 'zoomOut'), SEPARATOR,
    role(words.fullScreen, 'togglefullscreen'), ...(context.isPackaged ? [] : [role(words.developerTools, 'toggleDevTools')]),
  ]
  const go: Line[] = [
    command(words.drafts, 'go-drafts', hasClient), command(words.media, 'go-media', hasClient), command(words.captions, 'go-captions', hasClient),
    command(words.outbox, 'go-outbox', hasClient), command(words.posts, 'go-posts', hasClient),
    ...(context.clients.length < 2 ? [] : [SEPARATOR, { label: words.switchClient, submenu: clientLines(context, acts) }]),
  ]
  const window: Line[] = [
    role(words.minimize, 'minimize'), ...(isMac ? [role(words.zoom, 'zoom')] : []), SEPARATOR, { label: words.mainWindow, click: () => acts.showMain() }, ...(isMac ? [SEPARATOR, role(words.front, 'front')] : []),
  ]
  const help: Line[] = [command(words.shortcuts, 'shortcuts'), ...(isMac ? [] : [SEPARATOR, about])]
  const app: Line[] = [
    about, SEPARATOR, settings, SEPARATOR, role(words.services, 'services'), SEPARATOR, role(words.hide, 'hide'), role(words.hideOthers, 'hideOthers'), role(words.showAll, 'unhide'), SEPARATOR, role(words.quit, 'quit'),
  ]
  return [
    ...(isMac ? [{ label: appName, submenu: app }] : []),
    { label: words.file, submenu: file },
    { label: words.edit, submenu: edit },
    { label: words.view, submenu: view },
    { label: words.go, submenu: go },
    { label: words.window, role: 'window', submenu: window },
    { label: words.help, role: 'help', submenu: help },
  ]
}

/** The page hears Mod+1…9 itself (a sheet may stand over it then); here they are only shown. */
function clientLines({ clients }: MenuContext, acts: MenuActs): Line[] {
  return clients.map(({ id, name }, index) => ({
    label: name.replaceAll('&', '&&'),
    click: () => acts.openClient(id),
    ...(index < 9 ? { accelerator: `CmdOrCtrl+${index + 1}`, registerAccelerator: false } : {}),
  }))
}
