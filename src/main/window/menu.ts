import { Menu } from 'electron'
import { menuTemplate } from './menu-template.ts'
import type { MenuActs, MenuContext } from './menu-template.ts'

/** Keeps the native menu as its context is; one that would be the same stays. */
export function createMenu(acts: MenuActs): (context: MenuContext) => void {
  let shown = ''
  return (context) => {
    const said = JSON.stringify(context)
    if (said === shown) return
    shown = said
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(context, acts)))
  }
}
