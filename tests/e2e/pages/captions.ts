/** Captions that the service writes: the sheet that asks, what waits for approval, and what came of it. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect.ts'

export class AskSheet {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get root(): Locator {
    return this.page.getByRole('dialog', { name: 'Ask for captions' })
  }
  get about(): Locator {
    return this.root.getByRole('textbox', { name: 'What it is about' })
  }
  /** Named for whom, or "Queue for approval" where there is no network. */
  get button(): Locator {
    return this.root.getByRole('button', { name: /^(Ask for captions for|Queue for approval)/ })
  }
  network(name: string): Locator {
    return this.root.getByRole('checkbox', { name, exact: true })
  }

  /** Takes one along from the client's media. */
  async pickFile(name: string): Promise<void> {
    await this.root.getByRole('button', { name: 'Choose from media…' }).click()
    const picker = this.page.getByRole('dialog', { name: 'Add from media' })
    await picker.getByRole('option', { name }).click()
    await picker.getByRole('button', { name: 'Add 1 file' }).click()
    await expect(this.root.getByRole('button', { name: `Leave ${name} out` })).toBeVisible()
  }

  async press(): Promise<void> {
    await expect(this.button).toBeEnabled()
    await this.button.click()
    await expect(this.root).toBeHidden()
  }
}

export class Captions {
  readonly page: Page
  readonly sheet: AskSheet
  constructor(page: Page) {
    this.page = page
    this.sheet = new AskSheet(page)
  }

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Captions', exact: true })
  }
  get list(): Locator {
    return this.page.getByRole('list', { name: 'Requests for captions' })
  }
  row(title: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: title })
  }
  get detail(): Locator {
    return this.page.getByRole('article', { name: 'Captions' })
  }
  /** All that waits for approval as one thing. */
  get queue(): Locator {
    return this.region.getByRole('region', { name: /waits? for your approval$/ })
  }
  get ceiling(): Locator {
    return this.queue.getByRole('textbox', { name: 'Spend at most' })
  }
  get approveButton(): Locator {
    return this.queue.getByRole('button', { name: /^Approve/ })
  }

  async open(title: string): Promise<void> {
    await this.row(title).getByRole('button').click()
    await expect(this.detail.getByRole('heading', { level: 2, name: title })).toBeVisible()
  }

  /** Asks for captions of no draft. */
  async ask(about: string, networks: readonly string[], research: 'Regular' | 'Deep' = 'Regular'): Promise<void> {
    await this.region.getByRole('button', { name: 'Ask for captions…' }).first().click()
    await this.sheet.about.fill(about)
    for (const name of networks) await this.sheet.network(name).check()
    await this.sheet.root.getByRole('radio', { name: research }).check()
    await this.sheet.press()
  }
}

/** New captions beside the text of a draft. */
export class Review {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get root(): Locator {
    return this.page.getByRole('region', { name: 'New captions' })
  }
  take(network: string): Locator {
    return this.root.getByRole('checkbox', { name: `Put in the caption for ${network}` })
  }
  get putButton(): Locator {
    return this.root.getByRole('button', { name: /^Put in/ })
  }
}
