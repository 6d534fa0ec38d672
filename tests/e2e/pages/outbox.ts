/** One client's outbox: a line for each step, in words. */
import type { Locator, Page } from '@playwright/test'

export class Outbox {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get list(): Locator {
    return this.page.getByRole('list', { name: 'Outbox' })
  }
  /** Lines that hold all of these words. */
  line(...words: (string | RegExp)[]): Locator {
    return words.reduce<Locator>((lines, text) => lines.filter({ hasText: text }), this.list.getByRole('listitem'))
  }
  async show(filter: 'All open' | 'Needs you' | 'Done'): Promise<void> {
    await this.page.getByRole('group', { name: 'Show' }).getByRole('button', { name: new RegExp(`^${filter}`) }).click()
  }
}
