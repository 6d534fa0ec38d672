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

  /** Looks whether the service is there, as a user does who has found a network, until this is what is said of it. */
  async checkNow(word: 'Online' | 'Offline'): Promise<void> {
    await this.open('Accounts')
    await this.page.getByRole('button', { name: 'Check now' }).click()
    await expect(this.page.getByRole('button', { name: word, exact: true })).toBeVisible({ timeout: 30_000 })
  }
}
