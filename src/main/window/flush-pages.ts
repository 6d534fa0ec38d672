import type { WebContents } from 'electron'
import { PAGE_FLUSH } from '../../contract/page-messages.ts'

/** Asks pages to save what is being typed, and waits for their word, but not for ever. */
export class PageFlush {
  readonly #waiting = new Map<number, () => void>()

  /** A page says that it is done. */
  flushed(contents: WebContents): void {
    this.#waiting.get(contents.id)?.()
  }

  async ask(pages: readonly WebContents[], limitMs: number): Promise<void> {
    await Promise.all(pages.filter((page) => !page.isDestroyed() && !page.isCrashed()).map((page) => this.#askOne(page, limitMs)))
  }

  async #askOne(page: WebContents, limitMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, limitMs)
      this.#waiting.set(page.id, () => {
        clearTimeout(timer)
        resolve()
      })
      page.once('destroyed', () => resolve())
      page.send(PAGE_FLUSH)
    })
    this.#waiting.delete(page.id)
  }
}
