/** The field that goes anywhere, finds anything and does anything. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect.ts'

export class Palette {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get root(): Locator {
    return this.page.getByRole('dialog', { name: 'Search or do anything' })
  }
  get field(): Locator {
    return this.root.getByRole('combobox')
  }
  get button(): Locator {
    return this.page.getByRole('button', { name: 'Search or do anything…' })
  }
  group(name: string): Locator {
    return this.root.getByRole('group', { name, exact: true })
  }
  /** Rows that begin with these words. */
  row(text: string): Locator {
    return this.root.getByRole('option').filter({ hasText: text })
  }
  /** What Enter takes. */
  get chosen(): Locator {
    return this.root.getByRole('option', { selected: true })
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k')
    await expect(this.field).toBeFocused()
  }

  /** Opens it, types, and waits until what is chosen is this. */
  async choose(text: string, row: string): Promise<void> {
    await this.open()
    await this.page.keyboard.type(text)
    await expect(this.chosen).toContainText(row)
    await this.page.keyboard.press('Enter')
    await expect(this.root).toBeHidden()
  }
}
