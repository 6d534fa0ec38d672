import { Menu, app } from 'electron'
import type { MenuCommand } from '../../contract/page-messages.ts'
import type { ShellWords } from '../words/index.ts'
import { menuTemplate } from './menu-template.ts'

/** The native menu, in the language of the app; again whenever that becomes another one. */
export function installMenu(words: ShellWords, send: (command: MenuCommand) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words, send, { isMac: process.platform === 'darwin', isPackaged: app.isPackaged })))
}
