/** The list of one client's drafts. */
import type { Locator } from '@playwright/test'
import type { RunningApp } from '../support/app.ts'
import { expect } from '../support/expect.ts'
import { Composer } from './composer.ts'

export class Drafts {
  readonly app: RunningApp
  constructor(app: RunningApp) {
    this.app = app
  }

  get region(): Locator {
    return this.app.page.getByRole('region', { name: 'Drafts', exact: true })
  }
  get list(): Locator {
    return this.app.page.getByRole('listbox', { name: 'Drafts' })
  }
  row(title: string): Locator {
    return this.list.getByRole('option').filter({ has: this.app.page.getByText(title, { exact: true }) })
  }

  /** Makes a draft, which opens. */
  async create(): Promise<Composer> {
    const composer = new Composer(this.app)
    const before = await composer.root.getAttribute('data-draft', { timeout: 500 }).catch(() => null)
    await this.app.page.getByRole('button', { name: 'New draft', exact: true }).or(this.app.page.getByRole('button', { name: 'Write the first draft' })).first().click()
    await expect(composer.root).toBeVisible()
    if (before !== null) await expect(composer.root).not.toHaveAttribute('data-draft', before)
    await expect(composer.caption).toBeVisible()
    return composer
  }

  async open(title: string): Promise<Composer> {
    const row = this.row(title)
    await row.click()
    const id = await row.getAttribute('data-draft')
    const composer = new Composer(this.app)
    await expect(composer.root).toHaveAttribute('data-draft', id ?? '')
    await expect(composer.caption).toBeVisible()
    return composer
  }
}
