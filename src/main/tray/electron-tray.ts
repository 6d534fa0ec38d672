/** Electron's tray behind the small interface that the app needs. */
import { join } from 'node:path'
import { Menu, Tray, nativeImage } from 'electron'
import type { MenuItemConstructorOptions, NativeImage } from 'electron'
import type { TrayIcon } from './status-tray.ts'
import type { TrayAct, TrayLine, TrayState, TrayView } from './tray-model.ts'

/** Null where the system refuses it. On Linux it may also be taken and shown nowhere, which nobody tells. */
export function createElectronTray(folder: string, log: (text: string) => void, onAct: (act: TrayAct) => void): TrayIcon | null {
  const isMac = process.platform === 'darwin'
  let tray: Tray
  try {
    tray = new Tray(pictureOf(folder, 'calm', isMac))
  } catch {
    log('there is no place for a tray icon')
    return null
  }
  // On a Mac a click opens the menu.
  if (!isMac) tray.on('click', () => onAct({ kind: 'open' }))
  return {
    show(view) {
      tray.setImage(pictureOf(folder, view.state, isMac))
      tray.setToolTip(view.toolTip)
      tray.setContextMenu(menuOf(view, onAct))
    },
    remove: () => tray.destroy(),
  }
}

/** On a Mac a template picture, which the system colours; its state is in its shape. Elsewhere a coloured dot. `@2x` is found beside it. */
function pictureOf(folder: string, state: TrayState, isMac: boolean): NativeImage {
  const picture = nativeImage.createFromPath(join(folder, isMac ? `${state}-template.png` : `${state}.png`))
  if (isMac) picture.setTemplateImage(true)
  return picture
}

function menuOf(view: TrayView, onAct: (act: TrayAct) => void): Menu {
  const item = (line: TrayLine): MenuItemConstructorOptions => {
    switch (line.kind) {
      case 'separator': return { type: 'separator' }
      case 'text': return { label: plain(line.label), enabled: false }
      case 'act': return { label: plain(line.label), click: () => onAct(line.act) }
      case 'more': return { label: plain(line.label), submenu: line.lines.map(item) }
    }
  }
  return Menu.buildFromTemplate(view.lines.map(item))
}

/** Menus take a single ampersand for the mark of a key. */
const plain = (label: string): string => label.replaceAll('&', '&&')
