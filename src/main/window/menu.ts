import { Menu, app } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../contract/page-messages.ts'

/** The native menu. Ctrl/Cmd+1…9 belong to the page (its clients), so nothing here takes them. */
export function installMenu(send: (command: MenuCommand) => void): void {
  const command = (label: string, accelerator: string, name: MenuCommand): MenuItemConstructorOptions => ({ label, accelerator, click: () => send(name) })
  const isMac = process.platform === 'darwin'
  const settings = command('Settings…', 'CmdOrCtrl+,', 'settings')
  const template: MenuItemConstructorOptions[] = [
    ...(isMac
      ? [{
          label: app.name,
          submenu: [{ role: 'about' }, { type: 'separator' }, settings, { type: 'separator' }, { role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }, { type: 'separator' }, { role: 'quit' }],
        } satisfies MenuItemConstructorOptions]
      : []),
    {
      label: 'File',
      submenu: [
        command('New draft', 'CmdOrCtrl+N', 'new-draft'),
        ...(isMac ? [] : [{ type: 'separator' as const }, settings]),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'reload' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'windowMenu' },
    { label: 'Help', submenu: [command('Keyboard shortcuts', 'CmdOrCtrl+/', 'shortcuts')] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
