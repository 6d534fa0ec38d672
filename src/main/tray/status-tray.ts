/** The icon beside the clock: there while the user wants it, showing the last state that the core told. */
import type { ShellStatus } from '../../contract/schemas/shell.ts'
import type { DesktopWords } from '../words/desktop.ts'
import { NO_STATUS, trayView } from './tray-model.ts'
import type { TrayAct, TrayView } from './tray-model.ts'

/** One icon of the system. */
export interface TrayIcon {
  show(view: TrayView): void
  remove(): void
}

export interface TrayParts {
  /** Makes the icon; null where the system has no place for one. */
  create: (onAct: (act: TrayAct) => void) => TrayIcon | null
  words: () => DesktopWords['tray']
  now: () => number
  /** Calls back every so often: “today” in the menu becomes another day. Answers its own end. */
  everyMinute: (callback: () => void) => () => void
  onAct: (act: TrayAct) => void
}

export class StatusTray {
  readonly #parts: TrayParts
  #status: ShellStatus = NO_STATUS
  #icon: TrayIcon | null = null
  #stopClock: (() => void) | null = null
  #shown = ''

  constructor(parts: TrayParts) {
    this.#parts = parts
  }

  setOn(isOn: boolean): void {
    if (!isOn) {
      this.#stopClock?.()
      this.#stopClock = null
      this.#icon?.remove()
      this.#icon = null
      return
    }
    if (this.#icon !== null) return
    this.#icon = this.#parts.create(this.#parts.onAct)
    if (this.#icon === null) return
    this.#stopClock = this.#parts.everyMinute(() => this.#draw())
    this.#shown = ''
    this.#draw()
  }

  show(status: ShellStatus): void {
    this.#status = status
    this.#draw()
  }

  /** Where the words or their language have changed. */
  redraw(): void {
    this.#draw()
  }

  /** Only what differs is set: on some systems a new menu closes the one that is open. */
  #draw(): void {
    if (this.#icon === null) return
    const view = trayView(this.#status, this.#parts.words(), this.#parts.now())
    const said = JSON.stringify(view)
    if (said === this.#shown) return
    this.#shown = said
    this.#icon.show(view)
  }
}
