/** Leads the main page to places. What comes before the page listens waits for it. */
import type { WebContents } from 'electron'
import { PAGE_ARRIVAL } from '../../contract/page-messages.ts'
import type { Arrival } from '../../contract/places.ts'

/** More than anyone clicks while a window opens; a flood of links ends here. */
const MOST_WAITING = 5

export class Arrivals {
  readonly #showMain: () => { webContents: WebContents }
  #waiting: Arrival[] = []
  #ready: WebContents | null = null

  /** `showMain` brings the main window to the front, and makes it where there is none. */
  constructor(showMain: () => { webContents: WebContents }) {
    this.#showMain = showMain
  }

  deliver(arrival: Arrival): void {
    const { webContents } = this.#showMain()
    if (this.#ready === webContents && !webContents.isDestroyed()) webContents.send(PAGE_ARRIVAL, arrival)
    else if (this.#waiting.length < MOST_WAITING) this.#waiting.push(arrival)
  }

  /** The main page listens. */
  ready(contents: WebContents): void {
    this.#ready = contents
    for (const arrival of this.#waiting.splice(0)) contents.send(PAGE_ARRIVAL, arrival)
  }

  /** It is being loaded, or has gone. */
  gone(contents: WebContents): void {
    if (this.#ready === contents) this.#ready = null
  }
}
