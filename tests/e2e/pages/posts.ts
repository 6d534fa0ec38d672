/** What was sent, and the fate of each item. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect.ts'

export class Posts {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get list(): Locator {
    return this.page.getByRole('list', { name: 'Posts' })
  }
  row(title: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: title })
  }
  get detail(): Locator {
    return this.page.getByRole('article')
  }
  item(network: string): Locator {
    return this.detail.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name: network, exact: true }) })
  }

  async open(title: string): Promise<void> {
    await this.row(title).getByRole('button').click()
    await expect(this.detail.getByRole('heading', { name: title })).toBeVisible()
  }
}
