/** What stands around the work: clients, sections, notices. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect.ts'

export type SectionName = 'Drafts' | 'Media' | 'Captions' | 'Outbox' | 'Posts'

export class Frame {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** What needs the user is part of its name. */
  client(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Clients' }).getByRole('button', { name: new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(: .+)?$`) })
  }
  link(name: SectionName | 'Settings'): Locator {
    return this.page.getByRole('link', { name, exact: true })
  }
  /** The client that is open, by the title bar. */
  openClient(name: string): Locator {
    return this.page.getByRole('button', { name: `${name}, switch client` })
  }

  async openClientOf(name: string): Promise<void> {
    await this.client(name).click()
    await expect(this.openClient(name)).toBeVisible()
  }

  async goTo(section: SectionName): Promise<void> {
    await this.link(section).click()
    await expect(this.page.getByRole('region', { name: section, exact: true })).toBeVisible()
  }

  async openSettings(): Promise<void> {
    await this.link('Settings').click()
  }

  /** Words on the whole app or account: bars under the title. */
  notice(text: string | RegExp): Locator {
    return this.page.getByRole('status').or(this.page.getByRole('alert')).filter({ hasText: text })
  }
}
