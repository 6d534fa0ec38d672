import type { WebContents } from 'electron'
import { PAGE_FLUSH } from '../../contract/page-messages.ts'

/** Asks pages to save what is being typed, and waits for their word, but not for ever. */
export class PageFlush {
  /** Everyone who waits for a page: closing a window and quitting may ask at the same time. */
  readonly #waiting = new Map<number, Set<(isSaved: boolean) => void>>()

  /** A page says that it is done. */
  flushed(contents: WebContents, isSaved: boolean): void {
    for (const done of this.#waiting.get(contents.id) ?? []) done(isSaved)
  }

  /** Answers whether everything is saved. A page that is gone has nothing left to say; one that stays silent may have. */
  async ask(pages: readonly WebContents[], limitMs: number): Promise<boolean> {
    const answers = await Promise.all(pages.filter((page) => !page.isDestroyed() && !page.isCrashed()).map((page) => this.#askOne(page, limitMs)))
    return answers.every((isSaved) => isSaved)
  }

  async #askOne(page: WebContents, limitMs: number): Promise<boolean> {
    const { id } = page
    const waiting = this.#waiting.get(id) ?? new Set()
    this.#waiting.set(id, waiting)
    const isSaved = await new Promise<boolean>((resolve) => {
      const done = (answer: boolean) => {
        clearTimeout(timer)
        page.off('destroyed', gone)
        page.off('render-process-gone', gone)
        waiting.delete(done)
        resolve(answer)
      }
      const gone = () => done(true)
      const timer = setTimeout(() => done(false), limitMs)
      waiting.add(done)
      page.once('destroyed', gone)
      page.once('render-process-gone', gone)
      page.send(PAGE_FLUSH)
    })
    if (waiting.size === 0) this.#waiting.delete(id)
    return isSaved
  }
}
