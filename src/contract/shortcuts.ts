/**
 * Keys that work wherever one is: one table for the native menu, the window, the palette and the sheet of shortcuts. `Mod` is Command on
 * a Mac and Ctrl elsewhere; `G D` is one key after the other, which only the window can hear.
 */

/** Entries of the native menu that the page carries out. */
export const MENU_COMMANDS = [
  'new-draft', 'open-draft-window', 'copy-link', 'add-client', 'settings', 'palette', 'shortcuts', 'about',
  'go-drafts', 'go-media', 'go-captions', 'go-outbox', 'go-posts',
] as const
export type MenuCommand = (typeof MENU_COMMANDS)[number]

export const COMMAND_KEYS = {
  'new-draft': 'Mod+N',
  'open-draft-window': 'Mod+Shift+O',
  'copy-link': 'Mod+Shift+L',
  settings: 'Mod+,',
  palette: 'Mod+K',
  shortcuts: 'Mod+/',
  'go-drafts': 'G D',
  'go-media': 'G M',
  'go-captions': 'G C',
  'go-outbox': 'G O',
  'go-posts': 'G P',
} as const satisfies Partial<Record<MenuCommand, string>>

/** Keys of the menu that Electron's own roles carry out, as far as the sheet names them. */
export const ROLE_KEYS = { close: 'Mod+W', undo: 'Mod+Z', redo: 'Mod+Shift+Z' } as const

/** The first nine clients, by number. */
export const CLIENT_KEYS = 'Mod+1'

/** The key of a command as Electron writes accelerators; null where it has none that a menu can hear. */
export function acceleratorOf(keys: string | undefined): string | null {
  if (keys === undefined || keys.includes(' ') || !keys.includes('+')) return null
  return keys.replace('Mod', 'CmdOrCtrl')
}
