/** One open draft. What counts as saved is only what the window itself says: the revision on its root, and its status line. */
import type { Locator, Page } from '@playwright/test'
import type { RunningApp } from '../support/app.ts'
import { expect } from '../support/expect.ts'

export class Composer {
  readonly app: RunningApp
  readonly page: Page
  /** `page`: that of a window with this draft alone; else the main one. */
  constructor(app: RunningApp, page: Page = app.page) {
    this.app = app
    this.page = page
  }

  get root(): Locator {
    return this.page.getByRole('region', { name: 'Composer' })
  }
  get title(): Locator {
    return this.root.getByRole('textbox', { name: 'Title', exact: true })
  }
  /** The caption of the tab that is open. */
  get caption(): Locator {
    return this.root.getByRole('textbox', { name: 'Caption', exact: true })
  }
  get status(): Locator {
    return this.root.getByRole('status').filter({ hasText: /^(Saved|Saving|Not saved)/ })
  }
  /** One for each file, named by it. */
  get photos(): Locator {
    return this.root.getByRole('group', { name: 'Photos' }).getByRole('button', { name: /, \d+ of \d+/ })
  }

  async write(caption: string, title?: string): Promise<void> {
    if (title !== undefined) await this.title.fill(title)
    await this.caption.fill(caption)
  }

  /** Waits until the window says that all of it is saved, and answers the revision. */
  async saved(): Promise<number> {
    await expect(this.root).toHaveAttribute('data-save-state', 'saved')
    await expect(this.status).toHaveText(/^Saved/)
    return this.savedRev()
  }

  async savedRev(): Promise<number> {
    return Number(await this.root.getAttribute('data-saved-rev'))
  }

  async tab(network: string): Promise<void> {
    await this.root.getByRole('tab', { name: new RegExp(`^${network},`) }).click()
    await expect(this.root.getByRole('tabpanel', { name: network, exact: true })).toBeVisible()
  }

  /** Gives a network a text of its own. */
  async writeFor(network: string, caption: string): Promise<void> {
    await this.tab(network)
    await this.caption.fill(caption)
  }

  /** Ticks post types by network and form: "Instagram Feed post". */
  async choosePostTypes(names: readonly string[]): Promise<void> {
    await this.root.getByRole('button', { name: 'Post types' }).click()
    for (const name of names) await this.page.getByRole('dialog', { name: 'Post types' }).getByRole('checkbox', { name, exact: true }).check()
    await this.page.keyboard.press('Escape')
    await expect(this.page.getByRole('dialog', { name: 'Post types' })).toBeHidden()
  }

  /** Drops files on the composer, as from a file manager. */
  async drop(paths: readonly string[]): Promise<void> {
    await this.app.dropFiles(this.root, paths)
  }

  async openSend(): Promise<void> {
    await this.root.getByRole('button', { name: 'Send…' }).click()
  }
}
