/** A draft in a window of its own. */
import type { Locator, Page } from '@playwright/test'
import type { RunningApp } from '../support/app.ts'
import { expect } from '../support/expect.ts'
import { Composer } from './composer.ts'

export class DraftWindow {
  readonly app: RunningApp
  readonly page: Page
  readonly composer: Composer

  constructor(app: RunningApp, page: Page) {
    this.app = app
    this.page = page
    this.composer = new Composer(app, page)
  }

  /** Does what opens one, and waits until its text is there. */
  static async after(app: RunningApp, act: () => Promise<void>): Promise<DraftWindow> {
    const opened = app.electron.waitForEvent('window')
    await act()
    const one = new DraftWindow(app, await opened)
    await expect(one.composer.caption).toBeVisible()
    return one
  }

  get bar(): Locator {
    return this.page.getByRole('banner')
  }

  /** As its cross does: asked first. Resolves when the window is gone. */
  async close(): Promise<void> {
    const gone = this.page.waitForEvent('close')
    await this.app.electron.evaluate(({ BrowserWindow }, address) => BrowserWindow.getAllWindows().find((one) => one.webContents.getURL() === address)?.close(), this.page.url())
    await gone
  }
}
