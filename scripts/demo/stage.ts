/** The things the demo works with: the app, the service as a process of its own, pictures, and what the window said was saved. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Composer } from '../../tests/e2e/pages/composer.ts'
import { Drafts } from '../../tests/e2e/pages/drafts.ts'
import { Frame } from '../../tests/e2e/pages/frame.ts'
import { Media } from '../../tests/e2e/pages/media.ts'
import { SendSheet } from '../../tests/e2e/pages/send-sheet.ts'
import { Settings } from '../../tests/e2e/pages/settings.ts'
import { launchApp } from '../../tests/e2e/support/app.ts'
import type { RunningApp } from '../../tests/e2e/support/app.ts'
import { expect } from '../../tests/e2e/support/expect.ts'
import { startKeychain } from '../../tests/e2e/support/keychain.ts'
import type { Keychain } from '../../tests/e2e/support/keychain.ts'
import { SandboxProcess } from '../../tests/e2e/support/sandbox-process.ts'
import type { DroppedFile, WrittenDraft } from './count.ts'
import { drawScene } from './draw-scenes.ts'
import { SCENES } from './drafts.ts'
import { makeShoot } from './shoot.ts'
import type { Shoot } from './shoot.ts'
import type { Client, DemoDraft } from './drafts.ts'
import { startPlantedProxy } from './planted-proxy.ts'
import type { PlantedProxy, ProxyPlant } from './planted-proxy.ts'

const WINDOW = { width: 1280, height: 832 }

export const say = (text: string) => void process.stderr.write(`${text}\n`)

export class Stage {
  readonly folder: string
  readonly pictures: string[] = []
  readonly written: WrittenDraft[] = []
  readonly files: DroppedFile[] = []
  readonly service: SandboxProcess
  readonly #temporary = mkdtempSync(join(tmpdir(), 'powerpost-demo-'))
  #keychain: Keychain | null = null
  #proxy: PlantedProxy | null = null
  #app: RunningApp | null = null

  /** `folder` is made anew: everything of the last run in it goes. */
  constructor(folder: string) {
    this.folder = folder
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(join(folder, 'photos'), { recursive: true })
    this.service = new SandboxProcess(join(folder, 'service'), ['--publish-ms', '1200'])
  }

  get profile(): string {
    return join(this.folder, 'profile')
  }
  get app(): RunningApp {
    if (!this.#app) throw new Error('the app is not running')
    return this.#app
  }
  get isAppRunning(): boolean {
    return this.#app !== null
  }
  get frame(): Frame {
    return new Frame(this.app.page)
  }
  get drafts(): Drafts {
    return new Drafts(this.app)
  }
  get keyLasts(): boolean {
    return this.#keychain?.lasts ?? false
  }
  /** What a user types as the service's address. */
  get baseUrl(): string {
    return this.#proxy ? `${this.#proxy.url}/api/v1` : this.service.baseUrl
  }

  remoteId(client: Client): string {
    const found = this.service.ready.workspaces.find((one) => one.name === client)
    if (!found) throw new Error(`the service has no workspace for ${client}`)
    return found.id
  }

  async open(plant: ProxyPlant | null): Promise<void> {
    this.#keychain = await startKeychain(this.#temporary)
    const { url } = await this.service.start()
    if (plant) this.#proxy = await startPlantedProxy(url, plant, [this.remoteId('Nordic Coffee'), this.remoteId('Alpine Bikes')])
  }

  async startApp(profile = this.profile): Promise<void> {
    this.#app = await launchApp(profile, { size: WINDOW, env: this.#keychain?.env ?? {} })
  }
  async quitApp(): Promise<void> {
    const app = this.app
    this.#app = null
    await app.quit()
    writeFileSync(join(this.folder, 'app.log'), app.logLines.join(''), { flag: 'a' })
  }
  async killApp(): Promise<void> {
    const app = this.app
    this.#app = null
    await app.killAll()
  }

  async goOffline(): Promise<void> {
    await this.#proxy?.pause()
    await this.service.stop()
  }
  /** `clockAhead`: by how much the service's clock is ahead from then on, ms. */
  async goOnline(clockAhead = 0): Promise<void> {
    await this.service.start(['--clock-ahead', String(clockAhead)])
    await this.#proxy?.resume()
  }

  async picture(name: string): Promise<void> {
    const path = join(this.folder, `${String(this.pictures.length + 1).padStart(2, '0')}-${name}.png`)
    await this.clearToasts()
    // What appears softly is there by then.
    await this.app.page.waitForTimeout(250)
    await this.app.page.screenshot({ path })
    this.pictures.push(path)
    say(`  picture ${path}`)
  }

  async setTheme(theme: 'Light' | 'Dark'): Promise<void> {
    await new Settings(this.app.page).chooseTheme(theme)
  }

  /** Takes away the short words at the foot of the window, which would stand before what a picture is to show. */
  async clearToasts(): Promise<void> {
    const dismiss = this.app.page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Dismiss' })
    // Also under a sheet, where the pointer does not reach; one may go by itself meanwhile.
    while (await dismiss.first().isVisible()) await dismiss.first().dispatchEvent('click', {}, { timeout: 1_000 }).catch(() => undefined)
  }

  /** Writes a draft to the end and drops its photos; done when the window says that all of it is saved. */
  async write(draft: DemoDraft): Promise<Composer> {
    say(`  ${draft.client}: “${draft.title}”`)
    const composer = await this.drafts.create()
    await composer.write(draft.caption, draft.title)
    await composer.choosePostTypes(draft.postTypes)
    for (const [network, text] of Object.entries(draft.variants)) await composer.writeFor(network, text)
    await composer.tab('Shared')
    if (draft.photos.length > 0) {
      const paths = draft.photos.map(({ name, seed }) => this.#photo(draft.client, name, seed))
      await composer.drop(paths)
      await expect(composer.photos).toHaveCount(paths.length)
    }
    await composer.saved()
    this.remember(draft)
    return composer
  }

  remember(draft: DemoDraft): void {
    const remoteId = this.remoteId(draft.client)
    this.written.push({ remoteId, canary: draft.canary, text: draft.caption, networks: draft.postTypes.length, sent: false })
    for (const { name } of draft.photos) this.#rememberFile(draft.client, name)
  }

  #rememberFile(client: Client, name: string): void {
    const sha256 = createHash('sha256').update(readFileSync(join(this.folder, 'photos', name))).digest('hex')
    this.files.push({ remoteId: this.remoteId(client), sha256, canaryName: name })
  }

  /** Drops a whole shoot on the window; done when all of it is safe. */
  async bringShoot(client: Client): Promise<{ media: Media; shoot: Shoot }> {
    const shoot = await makeShoot(client, join(this.folder, 'photos'), this.app.page)
    say(`  ${client}: ${shoot.paths.length} files of a shoot`)
    await this.frame.openClientOf(client)
    await this.frame.goTo('Media')
    const media = new Media(this.app)
    await media.drop(shoot.paths)
    await expect(media.imports.getByText(`${shoot.paths.length} files added`)).toBeVisible({ timeout: 60_000 })
    // What was dropped on drafts before is told of too.
    const dismiss = media.imports.getByRole('button', { name: 'Dismiss' })
    while (await dismiss.first().isVisible()) await dismiss.first().click()
    for (const name of shoot.names) this.#rememberFile(client, name)
    return { media, shoot }
  }

  async openDraft(draft: DemoDraft): Promise<Composer> {
    await this.frame.openClientOf(draft.client)
    await this.frame.goTo('Drafts')
    return this.drafts.open(draft.title)
  }

  async send(draft: DemoDraft, onSheet?: (sheet: SendSheet) => Promise<void>): Promise<void> {
    say(`  ${draft.client}: send “${draft.title}”`)
    const composer = await this.openDraft(draft)
    await composer.openSend()
    const sheet = new SendSheet(this.app.page)
    await expect(sheet.publishButton).toBeEnabled()
    await onSheet?.(sheet)
    await sheet.publish()
    this.expectOut(draft)
  }

  /** From now on it counts as lost where it is not out; or not yet, where it has a time. */
  expectOut(draft: DemoDraft, isDue = true): void {
    const own = this.written.find((one) => one.canary === draft.canary)
    if (own) own.sent = isDue
  }

  async close(): Promise<void> {
    await this.#app?.end()
    await this.#proxy?.pause()
    await this.service.stop()
    await this.#keychain?.stop()
    rmSync(this.#temporary, { recursive: true, force: true })
  }

  #photo(client: Client, name: string, seed: number): string {
    const path = join(this.folder, 'photos', name)
    writeFileSync(path, drawScene(SCENES[client], seed, 900, seed % 2 === 0 ? 1125 : 900))
    return path
  }
}
