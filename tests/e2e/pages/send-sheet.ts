/** The last look before something becomes public. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect.ts'

/** A second press sooner than this counts as a double click (ms); the window then wants another. */
const DELIBERATE_MS = 800

/** As a person types it: to the minute, as the clock on the wall shows it. */
export function wallTime(time: number): string {
  const date = new Date(time)
  return new Date(time - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

export class SendSheet {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get root(): Locator {
    return this.page.getByRole('dialog', { name: 'Send' })
  }
  get publishButton(): Locator {
    return this.root.getByRole('button', { name: /^(Publish|Schedule)/ })
  }
  network(name: string): Locator {
    return this.root.getByRole('checkbox', { name: `Send to ${name}`, exact: true })
  }

  /** Chooses a time to go out, to the minute. */
  async at(time: number): Promise<void> {
    await this.root.getByRole('radio', { name: /^At a time/ }).check()
    await this.root.getByLabel('Time to publish').fill(wallTime(time))
  }

  /** Presses the button, and once more where the client was switched a moment ago; the sheet closes when it is in the outbox. */
  async publish(): Promise<void> {
    await expect(this.publishButton).toBeEnabled()
    await this.publishButton.click()
    // The label changes to this, with the client's name, where a second press is asked for.
    const sure = this.root.getByRole('button', { name: /^Publish: yes, for/ })
    await expect.poll(async () => (await this.root.isHidden()) || (await sure.isVisible())).toBe(true)
    if (await sure.isVisible()) {
      await this.page.waitForTimeout(DELIBERATE_MS)
      await sure.click()
    }
    await expect(this.root).toBeHidden()
  }
}
