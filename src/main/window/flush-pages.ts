import type { WebContents } from 'electron'
import { PAGE_FLUSH } from '../../contract/page-messages.ts'

/** Asks pages to save what is being typed, and waits for their word, but not for ever. */
export class PageFlush {
  /** Everyone who waits for a page: closing a window and quitting may ask at the same time. */
  readonly #waiting = new Map<number, Set<() => void>>()

  /** A page says that it is done. */
  flushed(contents: WebContents): void {
    for (const done of this.#waiting.get(contents.id) ?? []) done()
  }

  async ask(pages: readonly WebContents[], limitMs: number): Promise<void> {
    await Promise.all(pages.filter((page) => !page.isDestroyed() && !page.isCrashed()).map((page) => this.#askOne(page, limitMs)))
  }

  async #askOne(page: WebContents, limitMs: number): Promise<void> {
    const { id } = page
    const waiting = this.#waiting.get(id) ?? new Set()
    this.#waiting.set(id, waiting)
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        page.off('destroyed', done)
        page.off('render-process-gone', done)
        waiting.delete(done)
        resolve()
      }
      const timer = setTimeout(done, limitMs)
      waiting.add(done)
      page.once('destroyed', done)
      // It has nothing left to say.
      page.once('render-process-gone', done)
      page.send(PAGE_FLUSH)
    })
    if (waiting.size === 0) this.#waiting.delete(id)
  }
}
