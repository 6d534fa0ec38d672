/** What helps while one writes, and the page of the settings where it is kept. */
import type { Locator, Page } from '@playwright/test'
import type { RunningApp } from '../support/app.ts'
import { expect } from '../support/expect.ts'
import { Palette } from './palette.ts'

export class WritingSettings {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get root(): Locator {
    return this.page.getByRole('region', { name: 'Writing', exact: true })
  }
  get spelling(): Locator {
    return this.root.getByRole('checkbox', { name: 'Check spelling on this computer' })
  }
  part(name: string): Locator {
    return this.root.getByRole('region', { name, exact: true })
  }

  async open(): Promise<void> {
    await new Palette(this.page).choose('settings wri', 'Settings: writing')
    await expect(this.root).toBeVisible()
  }

  /** By keys, once its button is pressed: name, text, and the keys that save. */
  async add(button: string, name: string, text: string): Promise<void> {
    const { keyboard } = this.page
    await this.root.getByRole('button', { name: button, exact: true }).press('Enter')
    const dialog = this.page.getByRole('dialog', { name: button })
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
    await keyboard.type(name)
    await keyboard.press('Tab')
    await keyboard.type(text)
    await keyboard.press('ControlOrMeta+Enter')
    await expect(dialog).toBeHidden()
    await expect(this.root.getByText(name, { exact: true }).first()).toBeVisible()
  }

  async choose(list: string, option: string): Promise<void> {
    await this.root.getByRole('combobox', { name: list, exact: true }).click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
    await expect(this.page.getByRole('listbox')).toBeHidden()
  }
}

/** The native menu of a text, as the shell puts it together; it opens on the desktop, where no driver of a page reaches. */
export class TextMenu {
  readonly app: RunningApp
  constructor(app: RunningApp) {
    this.app = app
  }

  /** From now on menus are kept in place of being shown. */
  async hold(): Promise<void> {
    await this.app.electron.evaluate(({ Menu }) => {
      const held = globalThis as { textMenu?: { label?: string; enabled?: boolean; click?: () => void }[]; buildMenu?: typeof Menu.buildFromTemplate }
      held.buildMenu ??= Menu.buildFromTemplate
      Menu.buildFromTemplate = ((items: NonNullable<typeof held.textMenu>) => {
        held.textMenu = items
        return { popup: () => undefined }
      }) as unknown as typeof Menu.buildFromTemplate
    })
  }

  /** Menus are shown again. */
  async release(): Promise<void> {
    await this.app.electron.evaluate(({ Menu }) => {
      const { buildMenu } = globalThis as { buildMenu?: typeof Menu.buildFromTemplate }
      if (buildMenu !== undefined) Menu.buildFromTemplate = buildMenu
    })
  }

  /** Presses the right button on a text field, a little right of its first letter, and answers what is offered. */
  async labels(field: Locator): Promise<string[]> {
    await this.app.electron.evaluate(() => { delete (globalThis as { textMenu?: unknown }).textMenu })
    await field.click({ button: 'right', position: { x: 32, y: 16 } })
    return this.app.electron.evaluate(async () => {
      const held = globalThis as { textMenu?: { label?: string }[] }
      for (let turn = 0; held.textMenu === undefined && turn < 100; turn += 1) await new Promise((resolve) => setTimeout(resolve, 20))
      return held.textMenu?.flatMap((item) => item.label ?? []) ?? []
    })
  }

  async take(label: string): Promise<void> {
    await this.app.electron.evaluate((_electron, name) => {
      const item = (globalThis as { textMenu?: { label?: string; click?: () => void }[] }).textMenu?.find((one) => one.label === name)
      if (item?.click === undefined) throw new Error(`the menu has no "${name}"`)
      item.click()
    }, label)
  }
}
