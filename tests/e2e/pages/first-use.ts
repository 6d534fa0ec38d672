/** The three doors, and what comes behind them. */
import type { Locator, Page } from '@playwright/test'
import type { RunningApp } from '../support/app.ts'
import { expect } from '../support/expect.ts'
import type { Keychain } from '../support/keychain.ts'
import type { SandboxProcess } from '../support/sandbox-process.ts'
import { Frame } from './frame.ts'

export class Welcome {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get sandboxDoor(): Locator {
    return this.page.getByRole('button', { name: 'Try it with the sandbox' })
  }
  get connectDoor(): Locator {
    return this.page.getByRole('button', { name: 'Connect my account' })
  }
  get writeDoor(): Locator {
    return this.page.getByRole('button', { name: 'Just write' })
  }
}

/** The form for a key: at the first use, and in the settings. */
export class AccountForm {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get key(): Locator {
    return this.page.getByLabel('API key', { exact: true })
  }
  get baseUrl(): Locator {
    return this.page.getByLabel('Server address')
  }
  get problem(): Locator {
    return this.page.getByRole('alert')
  }

  async fill({ key, baseUrl }: { key: string; baseUrl: string }): Promise<void> {
    await this.key.fill(key)
    if (await this.baseUrl.isHidden()) await this.page.getByText('Advanced', { exact: true }).click()
    await this.baseUrl.fill(baseUrl)
  }
  async connect(): Promise<void> {
    await this.page.getByRole('button', { name: 'Connect', exact: true }).click()
  }
}

/** The form for a client that PowerPost knows by its workspace id. */
export class ClientForm {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get form(): Locator {
    return this.page.getByRole('form', { name: 'Add a client' })
  }
  get remoteId(): Locator {
    return this.form.getByRole('textbox', { name: 'Workspace ID' })
  }
  get name(): Locator {
    return this.form.getByRole('textbox', { name: 'Client name' })
  }
  get problem(): Locator {
    return this.form.getByRole('alert')
  }

  async add(name: string, remoteId?: string): Promise<void> {
    if (remoteId !== undefined) await this.remoteId.fill(remoteId)
    await this.name.fill(name)
    await this.form.getByRole('button', { name: /^(Add client|Start writing)$/ }).click()
  }
}

/** Through the third door: a client on this computer only. */
export async function justWrite(app: RunningApp, name: string): Promise<void> {
  await new Welcome(app.page).writeDoor.click()
  await new ClientForm(app.page).add(name)
  await expect(new Frame(app.page).client(name)).toBeVisible()
}

/** Through the first door: the service's key, and its workspace of that name. `baseUrl` where something stands before the service. */
export async function connectClient(app: RunningApp, service: SandboxProcess, name: string, baseUrl = service.baseUrl): Promise<void> {
  const { key, workspaces } = service.ready
  await new Welcome(app.page).connectDoor.click()
  const account = new AccountForm(app.page)
  await account.fill({ key, baseUrl })
  await account.connect()
  await new ClientForm(app.page).add(name, workspaces.find((one) => one.name === name)?.id ?? '')
  await expect(new Frame(app.page).client(name)).toBeVisible()
}

/** One more client of the account that is there. */
export async function addClient(app: RunningApp, name: string, remoteId: string): Promise<void> {
  await app.page.getByRole('button', { name: 'Add a client' }).click()
  await new ClientForm(app.page).add(name, remoteId)
  await expect(new Frame(app.page).openClient(name)).toBeVisible()
}

/** After a restart on a machine without a keychain: the key has to be entered again, as the app says. */
export async function enterKeyWhereItIsGone(app: RunningApp, service: { readonly ready: { readonly key: string } }, keychain: Pick<Keychain, 'lasts'>): Promise<void> {
  if (keychain.lasts) return
  const frame = new Frame(app.page)
  await frame.openSettings()
  await app.page.getByRole('button', { name: 'Add key', exact: true }).first().click()
  const dialog = app.page.getByRole('dialog', { name: /^Add a key for/ })
  await dialog.getByLabel('API key', { exact: true }).fill(service.ready.key)
  await dialog.getByRole('button', { name: 'Add key' }).click()
  await expect(dialog).toBeHidden()
  await frame.goTo('Drafts')
}
