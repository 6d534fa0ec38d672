/** The settings: accounts, clients, how the window looks. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect.ts'
import { Frame } from './frame.ts'

export class Settings {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async open(pageName: 'Accounts' | 'Clients' | 'Writing' | 'Appearance' | 'Keyboard' | 'Data and about'): Promise<void> {
    await new Frame(this.page).openSettings()
    await this.page.getByRole('link', { name: pageName, exact: true }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: pageName }).or(this.page.getByRole('heading', { level: 2, name: pageName })).first()).toBeVisible()
  }

  async chooseTheme(theme: 'As the system' | 'Light' | 'Dark'): Promise<void> {
    await this.open('Appearance')
    await this.page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: theme, exact: true }).check()
    await expect(this.page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: theme, exact: true })).toBeChecked()
  }

  account(label: string): Locator {
    return this.page.getByRole('listitem', { name: label })
  }
}
