/** Every screen of the app at work, in one session: writing, media, captions, sending, what came of it, settings, and the narrow, wide and German window. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Captions, Review } from '../../tests/e2e/pages/captions.ts'
import { Composer } from '../../tests/e2e/pages/composer.ts'
import { Drafts } from '../../tests/e2e/pages/drafts.ts'
import { enterKeyWhereItIsGone } from '../../tests/e2e/pages/first-use.ts'
import { Frame } from '../../tests/e2e/pages/frame.ts'
import { Media } from '../../tests/e2e/pages/media.ts'
import { Outbox } from '../../tests/e2e/pages/outbox.ts'
import { Palette } from '../../tests/e2e/pages/palette.ts'
import { Posts } from '../../tests/e2e/pages/posts.ts'
import { SendSheet } from '../../tests/e2e/pages/send-sheet.ts'
import { Settings } from '../../tests/e2e/pages/settings.ts'
import { launchApp } from '../../tests/e2e/support/app.ts'
import type { RunningApp } from '../../tests/e2e/support/app.ts'
import { expect } from '../../tests/e2e/support/expect.ts'
import { NO_KEYCHAIN } from '../../tests/e2e/support/keychain.ts'
import { parseFault } from '../../src/sandbox/faults/fault-spec.ts'
import type { Camera } from './camera.ts'
import { CLIENTS, HERO } from './content.ts'
import { KEY } from './seed.ts'
import type { Seeded, Service } from './seed.ts'
import { SIZE } from './walk-first-use.ts'

const SOON = { timeout: 60_000 }

export async function walkWork(camera: Camera, { profile, service }: Seeded): Promise<void> {
  const app = await launchApp(profile, { size: SIZE, env: NO_KEYCHAIN })
  const walk = new Walk(app, camera, service)
  const failed: string[] = []
  try {
    await walk.begin()
    for (const part of ['write', 'captions', 'media', 'find', 'sendAndSee', 'otherClients', 'needsYou', 'settings', 'offline', 'sizes', 'german'] as const) {
      // One screen that is not as it was leaves the pictures of the others.
      await walk[part]().catch(async (error: unknown) => {
        failed.push(part)
        process.stderr.write(`${part}: ${error instanceof Error ? error.message : String(error)}\n`)
        await walk.startOver(part)
      })
    }
  } finally {
    await app.end()
  }
  if (failed.length > 0) throw new Error(`Not all pictures were taken: ${failed.join(', ')}`)
}

class Walk {
  readonly #app: RunningApp
  readonly #camera: Camera
  readonly #service: Service
  readonly #frame: Frame
  constructor(app: RunningApp, camera: Camera, service: Service) {
    this.#app = app
    this.#camera = camera
    this.#service = service
    this.#frame = new Frame(app.page)
  }

  get #page() {
    return this.#app.page
  }
  async #take(name: string): Promise<void> {
    await this.#camera.take(this.#app, name)
  }
  async #close(): Promise<void> {
    await this.#page.keyboard.press('Escape')
    await expect(this.#page.getByRole('dialog')).toHaveCount(0)
  }
  async #resize(width: number, height: number): Promise<void> {
    await this.#app.electron.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height })
    await expect.poll(() => this.#page.evaluate(() => innerWidth)).toBe(width)
  }

  /** After something that failed: a picture of it, and the window without dialogs, at its size. */
  async startOver(part: string): Promise<void> {
    await this.#page.screenshot({ path: join(tmpdir(), `powerpost-pictures-${part}.png`) }).catch(() => undefined)
    for (let press = 0; press < 3; press += 1) await this.#page.keyboard.press('Escape')
    await this.#resize(SIZE.width, SIZE.height)
    if (!await this.#frame.openClient('Nordic Coffee').isVisible()) await this.#frame.openClientOf('Nordic Coffee')
    await this.#frame.goTo('Drafts')
  }

  async begin(): Promise<void> {
    await expect(this.#frame.openClient('Nordic Coffee')).toBeVisible(SOON)
    // The keychain of this machine is left alone, so the key is entered as after a restart without one.
    await new Settings(this.#page).open('Accounts')
    await this.#page.getByRole('button', { name: 'Check now' }).click()
    await expect(this.#page.getByText('Key needed').first()).toBeVisible(SOON)
    await this.#take('notice-key-needed')
    await this.#frame.notice('Keys are kept until you quit').getByRole('button', { name: 'Dismiss' }).click()
    await enterKeyWhereItIsGone(this.#app, { ready: { key: KEY } }, { lasts: false })
    await new Settings(this.#page).open('Accounts')
    await this.#page.getByRole('button', { name: 'Check now' }).click()
    await expect(this.#page.getByRole('button', { name: 'Online', exact: true })).toBeVisible(SOON)
    for (const { name, photos } of CLIENTS.filter((one) => one.photos.length > 0).toReversed()) {
      await this.#frame.openClientOf(name)
      await this.#picturesShown(photos.length)
    }
    await this.#frame.goTo('Drafts')
  }

  /** Small pictures are made in the background, soon after the first start. */
  async #picturesShown(least: number): Promise<void> {
    await this.#frame.goTo('Media')
    const media = new Media(this.#app)
    await expect.poll(() => media.tiles.count()).toBeGreaterThanOrEqual(least)
    await expect.poll(async () => {
      const [tiles, pictures] = await Promise.all([media.tiles.count(), media.grid.evaluate((grid) => [...grid.querySelectorAll<HTMLImageElement>('[role=option] img')].filter((one) => one.complete && one.naturalWidth > 0).length)])
      return tiles - pictures
    }, SOON).toBe(0)
  }

  async write(): Promise<void> {
    const drafts = new Drafts(this.#app)
    const composer = await drafts.open(HERO)
    await expect(composer.photos).toHaveCount(3)
    await this.#take('composer')
    await composer.tab('X')
    await this.#take('composer-own-text')
    await composer.tab('Shared')
    await composer.root.getByRole('button', { name: 'Post types' }).click()
    await this.#take('composer-post-types')
    await this.#close()
    await composer.caption.click()
    await this.#page.keyboard.press('ControlOrMeta+Shift+s')
    await expect(this.#page.getByRole('dialog')).toBeVisible()
    await this.#take('composer-snippets')
    await this.#close()
    const cupping = await drafts.open('Cupping night, Thursday')
    await cupping.caption.fill('Twelve chairs, nine coffees from three harvests, and nobody keeps score. Thursday at six, at the roastery.')
    await cupping.saved()
    await cupping.root.getByRole('button', { name: 'History' }).click()
    await expect(this.#page.getByRole('dialog')).toBeVisible()
    await this.#take('history')
    await this.#close()
  }

  async captions(): Promise<void> {
    const captions = new Captions(this.#page)
    const composer = await new Drafts(this.#app).open('Why we rest our roasts for nine days')
    await composer.root.getByRole('button', { name: 'Captions…' }).click()
    await expect(captions.sheet.button).toBeEnabled()
    await this.#take('captions-ask')
    await captions.sheet.press()
    await composer.root.getByRole('button', { name: 'Review', exact: true }).click(SOON)
    await expect(new Review(this.#page).root).toBeVisible()
    await this.#take('captions-review')
    await this.#frame.goTo('Captions')
    await captions.ask('The roastery on a Monday: eleven kilos, four minutes, one window open', ['Instagram Feed post', 'LinkedIn Post'], 'Deep')
    await expect(captions.row('The roastery on a Monday')).toContainText('Ready', SOON)
    await captions.open('The roastery on a Monday')
    await this.#take('captions')
    await captions.region.getByRole('button', { name: 'Spend' }).click()
    await this.#take('captions-spend')
    await captions.region.getByRole('button', { name: 'Requests' }).click()
  }

  async media(): Promise<void> {
    const media = new Media(this.#app)
    await this.#picturesShown(9)
    await this.#take('media')
    await media.tile('cardamom-knots.jpg').click()
    await expect(media.detail).toBeVisible()
    await this.#take('media-file')
    await media.detail.getByRole('button', { name: 'Edit…' }).click()
    await expect(this.#page.getByRole('group', { name: 'Crop frame' })).toBeVisible(SOON)
    await this.#page.getByRole('radio', { name: 'Instagram portrait 4:5' }).click()
    await this.#take('media-editor')
    await this.#close()
    await media.tile('guji-bag.jpg').click({ modifiers: ['ControlOrMeta'] })
    await media.tile('flat-white.jpg').click({ modifiers: ['ControlOrMeta'] })
    await this.#take('media-several')
  }

  async find(): Promise<void> {
    await this.#frame.goTo('Drafts')
    const palette = new Palette(this.#page)
    await palette.open()
    await this.#take('palette')
    await this.#page.keyboard.type('guji')
    await expect(palette.row('Guji is back').first()).toBeVisible()
    await this.#take('palette-search')
    await this.#page.keyboard.press('Escape')
    if (await palette.root.isVisible()) await this.#page.keyboard.press('Escape')
    await expect(palette.root).toBeHidden()
    await this.#frame.link('Drafts').focus()
    await this.#page.keyboard.press('?')
    await expect(this.#page.getByRole('dialog')).toBeVisible()
    await this.#take('shortcuts')
    await this.#close()
  }

  async sendAndSee(): Promise<void> {
    const { faults } = this.#service.sandbox.service
    const drafts = new Drafts(this.#app)
    const sheet = new SendSheet(this.#page)
    const composer = await drafts.open(HERO)
    await composer.openSend()
    await expect(sheet.publishButton).toBeEnabled()
    await this.#take('send')
    await this.#close()
    // One is refused by a network, one loses its answer, one is told to wait.
    faults.set(parseFault('publishPost:fail-item:1:facebook'))
    await this.#send('Guji is back: washed, 250 g bags')
    await this.#frame.goTo('Posts')
    await expect(new Posts(this.#page).row('Guji is back')).toContainText('Failed on Facebook', SOON)
    await this.#frame.goTo('Drafts')
    faults.set(parseFault('getPost:503:*'))
    faults.set(parseFault('publishPost:drop-after:1'))
    await this.#send('Barista wanted, Grünerløkka')
    await this.#frame.goTo('Outbox')
    await expect(new Outbox(this.#page).line('Barista wanted', 'Checking what happened')).toBeVisible(SOON)
    await this.#frame.goTo('Drafts')
    faults.set(parseFault('uploadMedia:delay-before:*:600000'))
    await this.#send('How the cooling tray works')
    await this.#frame.goTo('Outbox')
    await this.#take('outbox')
    await new Outbox(this.#page).show('Done')
    await this.#take('outbox-done')
    await new Outbox(this.#page).show('All open')
    faults.clear()
    await this.#frame.goTo('Posts')
    const posts = new Posts(this.#page)
    await posts.open('Month of filter, week three')
    await this.#take('posts')
    await posts.open('Guji is back: washed, 250 g bags')
    await this.#take('posts-failed')
  }

  async #send(title: string): Promise<void> {
    const composer = await new Drafts(this.#app).open(title)
    await composer.openSend()
    await new SendSheet(this.#page).publish()
  }

  async otherClients(): Promise<void> {
    await this.#frame.openClientOf('Alpine Bikes')
    await this.#frame.goTo('Drafts')
    const composer = await new Drafts(this.#app).open('The passes are open')
    await expect(composer.photos).toHaveCount(3)
    await this.#take('other-client')
    await this.#frame.openClientOf(CLIENTS[2]?.name ?? '')
    for (const section of ['Drafts', 'Media', 'Captions', 'Outbox', 'Posts'] as const) {
      await this.#frame.goTo(section)
      await this.#take(`empty-${section.toLowerCase()}`)
    }
    await this.#frame.openClientOf('Nordic Coffee')
  }

  /** What cannot go on by itself, what is not known, and what waits for its time. */
  async needsYou(): Promise<void> {
    const { faults, workspaces } = this.#service.sandbox.service
    const id = workspaces.list().find((one) => one.name === 'Nordic Coffee')?.id ?? ''
    workspaces.connect(id, { linkedin: false })
    faults.set(parseFault('getPost:503:*'))
    faults.set(parseFault('publishPost:drop-after:1'))
    await this.#frame.goTo('Drafts')
    await this.#send('Loyalty cards are back')
    await this.#frame.goTo('Outbox')
    const outbox = new Outbox(this.#page)
    await expect(outbox.line('Loyalty cards', 'Checking what happened')).toBeVisible(SOON)
    await this.#frame.goTo('Drafts')
    await this.#send('Why we rest our roasts for nine days')
    const composer = await new Drafts(this.#app).open('Harvest letter from La Loma')
    await composer.openSend()
    await new SendSheet(this.#page).at(new Date().setHours(24 + 8, 0, 0, 0))
    await new SendSheet(this.#page).publish()
    await this.#frame.goTo('Outbox')
    await expect(outbox.line('Why we rest', 'not connected')).toBeVisible(SOON)
    // It looks for a minute before it asks.
    await expect(outbox.line('Loyalty cards', 'Seen it yourself?')).toBeVisible({ timeout: 120_000 })
    await this.#take('outbox-needs-you')
    workspaces.connect(id, { linkedin: true })
    faults.clear()
    await outbox.line('Why we rest', 'not connected').getByRole('button', { name: 'Try again' }).click()
    for (const title of ['Loyalty cards', 'Barista wanted']) {
      const again = outbox.line(title, 'Not known').getByRole('button', { name: 'Look again' })
      if (await again.isVisible()) await again.click()
    }
    await expect(outbox.line(/Loyalty cards|Barista wanted|Why we rest/)).toHaveCount(0, SOON)
  }

  async settings(): Promise<void> {
    await this.#frame.openSettings()
    for (const page of ['Accounts', 'Clients', 'Writing', 'Appearance', 'In the background', 'Keyboard', 'Activity', 'Data and about']) {
      await this.#page.getByRole('link', { name: page, exact: true }).click()
      await expect(this.#page.getByRole('heading', { name: page }).first()).toBeVisible()
      await this.#take(`settings-${page.split(' ').at(-1)?.toLowerCase()}`)
    }
  }

  async offline(): Promise<void> {
    await this.#service.stop()
    await this.#frame.goTo('Drafts')
    const composer = await new Drafts(this.#app).open('Cupping night, Thursday')
    await composer.openSend()
    await new SendSheet(this.#page).publish()
    await this.#frame.goTo('Outbox')
    await expect(new Outbox(this.#page).line('Waiting for the network').first()).toBeVisible(SOON)
    await this.#take('outbox-offline')
    await this.#frame.goTo('Drafts')
    await (await new Drafts(this.#app).open(HERO)).openSend()
    await expect(new SendSheet(this.#page).root).toBeVisible()
    await this.#take('send-offline')
    await this.#close()
  }

  async sizes(): Promise<void> {
    for (const [name, width, height] of [['narrow', 900, 600], ['wide', 1920, 1080]] as const) {
      await this.#resize(width, height)
      await this.#frame.goTo('Drafts')
      await expect(new Composer(this.#app).caption).toBeVisible()
      await this.#take(`${name}-composer`)
      if (name === 'narrow') {
        await this.#frame.goTo('Media')
        await expect(new Media(this.#app).tiles.first()).toBeVisible()
        await this.#take('narrow-media')
      }
      await this.#frame.goTo('Outbox')
      await this.#take(`${name}-outbox`)
      await this.#frame.goTo('Posts')
      await this.#take(`${name}-posts`)
    }
    await this.#resize(SIZE.width, SIZE.height)
  }

  async german(): Promise<void> {
    await this.#frame.goTo('Drafts')
    await this.#page.evaluate(() => window.powerpost.setLanguage('de'))
    await expect(this.#page.locator('html')).toHaveAttribute('lang', /^de/)
    await expect(this.#page.getByRole('textbox', { name: 'Text', exact: true })).toBeVisible(SOON)
    await this.#take('german-composer')
    await this.#page.getByRole('link', { name: 'Postausgang', exact: true }).click()
    await expect(this.#page.getByRole('region', { name: 'Postausgang', exact: true })).toBeVisible()
    await this.#take('german-outbox')
  }
}
