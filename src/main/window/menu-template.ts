import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../contract/page-messages.ts'
import type { ShellWords } from '../words/index.ts'

/**
 * What is in the native menu. Ctrl/Cmd+1…9 belong to the page (its clients), so nothing here takes them. Every entry has its words:
 * Electron's own are English whatever the system speaks.
 */
export function menuTemplate({ appName, menu: words }: ShellWords, send: (command: MenuCommand) => void, { isMac, isPackaged }: { isMac: boolean; isPackaged: boolean }): MenuItemConstructorOptions[] {
  const command = (label: string, accelerator: string, name: MenuCommand): MenuItemConstructorOptions => ({ label, accelerator, click: () => send(name) })
  const role = (name: NonNullable<MenuItemConstructorOptions['role']>, label: string): MenuItemConstructorOptions => ({ role: name, label })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const settings = command(words.settings, 'CmdOrCtrl+,', 'settings')
  return [
    ...(isMac
      ? [{ label: appName, submenu: [role('about', words.about), line, settings, line, role('services', words.services), line, role('hide', words.hide), role('hideOthers', words.hideOthers), role('unhide', words.showAll), line, role('quit', words.quit)] }]
      : []),
    {
      label: words.file,
      submenu: [command(words.newDraft, 'CmdOrCtrl+N', 'new-draft'), ...(isMac ? [] : [line, settings]), line, isMac ? role('close', words.close) : role('quit', words.quit)],
    },
    {
      role: 'editMenu',
      label: words.edit,
      submenu: [
        role('undo', words.undo), role('redo', words.redo), line,
        role('cut', words.cut), role('copy', words.copy), role('paste', words.paste), role('pasteAndMatchStyle', words.pasteAsText), role('delete', words.delete), line,
        role('selectAll', words.selectAll),
      ],
    },
    {
      label: words.view,
      submenu: [
        role('reload', words.reload), line,
        role('resetZoom', words.actualSize), role('zoomIn', words.zoomIn), role('zoomOut', words.zoomOut), line,
        role('togglefullscreen', words.fullScreen), ...(isPackaged ? [] : [role('toggleDevTools', words.developerTools)]),
      ],
    },
    {
      role: 'windowMenu',
      label: words.window,
      submenu: [role('minimize', words.minimize), ...(isMac ? [role('zoom', words.zoom), line, role('front', words.front)] : [role('close', words.close)])],
    },
    { role: 'help', label: words.help, submenu: [command(words.shortcuts, 'CmdOrCtrl+/', 'shortcuts')] },
  ]
}
