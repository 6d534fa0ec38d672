/** Files made to fit, in the real app: a mend with one press, the editor by keyboard, films cut and made anew; the originals stay. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny'
import sharp from 'sharp'
import { makeH264 } from '../support/make-h264.ts'
import { makePng } from '../support/make-image.ts'
import type { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { connectClient } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Media } from './pages/media.ts'
import { Posts } from './pages/posts.ts'
import { SendSheet } from './pages/send-sheet.ts'
import type { RunningApp } from './support/app.ts'
import { barriersIn } from './support/barriers.ts'
import { expect, sharedRig, test } from './support/rig.ts'
import type { SandboxProcess } from './support/sandbox-process.ts'

const rig = sharedRig()
let app: RunningApp
let service: SandboxProcess

test.beforeAll(async () => {
  service = await rig().startSandbox()
  app = await rig().launch()
  await connectClient(app, service, 'Nordic Coffee')
})

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const media = () => rig().workspaces()[0]?.media ?? []
/** The stored file with this hash. */
const storedAt = (sha256: string) => {
  const folder = join(rig().profile(), 'workspaces')
  const path = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.includes(`/media/${sha256.slice(0, 2)}/${sha256}.`))
  return join(folder, path ?? '')
}
/** Every file that the service was given. */
const received = () => readdirSync(service.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /[/\\]media[/\\]/.test(entry.parentPath)).map((entry) => readFileSync(join(entry.parentPath, entry.name)))

async function draftWith(title: string, postTypes: string[], path: string): Promise<Composer> {
  await new Frame(app.page).goTo('Drafts')
  const composer = await new Drafts(app).create()
  await composer.write('From the harbour', title)
  await composer.choosePostTypes(postTypes)
  await composer.drop([path])
  await expect(tiles(composer)).toHaveCount(1)
  await composer.saved()
  return composer
}
const tiles = (composer: Composer): Locator => composer.root.locator('[data-tile]')
const unfit = (composer: Composer): Locator => composer.root.locator('[data-check=files-unfit]')
const editor = (): Locator => app.page.getByRole('dialog', { name: /^Edit / })
async function openEditor(composer: Composer): Promise<void> {
  await composer.root.getByRole('button', { name: /: actions$/ }).click()
  await app.page.getByRole('menuitem', { name: 'Edit…' }).click()
  await expect(app.page.getByRole('group', { name: 'Crop frame' })).toBeVisible()
}

async function filmAt(path: string) {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS })
  const video = await input.getPrimaryVideoTrack()
  const audio = await input.getPrimaryAudioTrack()
  const facts = { ms: Math.round((await video?.computeDuration() ?? 0) * 1000), width: await video?.getDisplayWidth(), height: await video?.getDisplayHeight(), codec: await video?.getCodec(), sound: await audio?.getCodec() }
  input.dispose()
  return facts
}

test('a photo of a wrong shape: the check says so, one press crops it, the service gets just that, and the original stays', async () => {
  const bytes = makePng(7, 1200, 400)
  const composer = await draftWith('Wide', ['Instagram Feed post'], rig().file('wide.png', bytes))
  await expect(unfit(composer)).toContainText('wide.png is wider than 1.91:1')
  const crop = composer.root.getByRole('button', { name: /^Crop to 1\.91:1/ })
  await crop.click()
  await expect(unfit(composer)).toHaveCount(0)
  await expect(app.page.getByText('Edited. The original is kept.')).toBeVisible()
  await expect(tiles(composer)).toHaveAccessibleName(/^wide\.jpg, 1 of 1, edited/)
  // Back, and there again: nothing is made twice.
  await app.page.getByRole('button', { name: 'Undo' }).click()
  await expect(tiles(composer)).toHaveAccessibleName(/^wide\.png/)
  await crop.click()
  await expect(tiles(composer)).toHaveAccessibleName(/^wide\.jpg/)
  expect(media().map(({ name }) => name).sort()).toEqual(['wide.jpg', 'wide.png'])
  await composer.saved()

  await composer.openSend()
  await new SendSheet(app.page).publish()
  await new Frame(app.page).goTo('Posts')
  const posts = new Posts(app.page)
  await posts.open('Wide')
  await expect(posts.item('Instagram')).toContainText('Posted', { timeout: 30_000 })
  const pictures = await Promise.all(received().map((file) => sharp(file).metadata()))
  expect(pictures.map(({ width, height, format }) => [width, height, format])).toEqual([[764, 400, 'jpeg']])
  const kept = media().find(({ name }) => name === 'wide.png')
  expect(kept?.sha256).toBe(hashOf(bytes))
  expect(hashOf(readFileSync(storedAt(kept?.sha256 ?? '')))).toBe(hashOf(bytes))
})

test('the editor by keyboard: a shape, the frame moved and resized, Enter applies, Esc leaves all as it was', async () => {
  const { page } = app
  const composer = await draftWith('By hand', ['Instagram Feed post'], rig().file('pier.png', makePng(9, 900, 600)))
  await openEditor(composer)
  expect(await barriersIn(page)).toEqual([])
  await page.getByRole('radio', { name: 'Square 1:1' }).focus()
  await page.keyboard.press('Space')
  const frame = page.getByRole('group', { name: 'Crop frame' })
  await expect(frame.getByRole('status')).toHaveText('600 × 600 pixels, 150 from the left, 0 from the top')
  await frame.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(frame.getByRole('status')).toHaveText('600 × 600 pixels, 141 from the left, 0 from the top')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await expect(frame.getByRole('status')).toHaveText(/^510 × 510 pixels/)
  // With the pointer: a corner is pulled, and the shape stays.
  const corner = await frame.locator('[data-handle=se]').boundingBox()
  const [x, y] = [(corner?.x ?? 0) + 12, (corner?.y ?? 0) + 12]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 20, y - 20, { steps: 4 })
  await page.mouse.up()
  await expect(frame.getByRole('status')).toHaveText(/^(4\d\d) × \1 pixels/)
  await expect(editor().locator('[data-post-type=instagram-feed]')).toHaveAttribute('data-verdict', 'warns')
  await page.keyboard.press('Escape')
  await expect(editor()).toBeHidden()
  await expect(tiles(composer)).toHaveAccessibleName(/^pier\.png, 1 of 1, No alt text$/)

  await openEditor(composer)
  await page.getByRole('button', { name: 'Turn right' }).click()
  await page.getByRole('radio', { name: 'Instagram portrait 4:5' }).click()
  await page.getByRole('group', { name: 'Crop frame' }).focus()
  await page.keyboard.press('Enter')
  await expect(editor()).toBeHidden()
  await expect(tiles(composer)).toHaveAccessibleName(/edited/)
  const newest = media().at(-1)
  expect(await sharp(storedAt(newest?.sha256 ?? '')).metadata()).toMatchObject({ width: 600, height: 750, format: 'png' })
  // What was done is there to be changed again.
  await openEditor(composer)
  await expect(page.getByRole('radio', { name: 'Instagram portrait 4:5' })).toBeChecked()
  await page.getByRole('button', { name: 'Start over' }).click()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(tiles(composer)).toHaveAccessibleName(/^pier\.png, 1 of 1, No alt text$/)
})

test('a film is cut at a key frame without loss, shown by the moment one likes, and a picture is taken out of it', async () => {
  const { page } = app
  writeFileSync(join(rig().folder, 'boats.mp4'), await makeH264({ seconds: 8, width: 320, height: 192, audio: true }))
  const composer = await draftWith('Boats', ['Instagram Feed post'], join(rig().folder, 'boats.mp4'))
  await expect(tiles(composer)).toHaveAccessibleName(/video, 0:08/)
  await openEditor(composer)
  expect(await barriersIn(page)).toEqual([])
  await page.getByRole('slider', { name: 'Beginning' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('slider', { name: 'Beginning' })).toHaveAttribute('aria-valuetext', '0:02')
  await expect(editor()).toContainText('it begins at the nearest key frame, 0:02')
  await page.getByRole('slider', { name: 'Moment' }).focus()
  await page.keyboard.press('Home')
  for (let at = 0; at < 5; at += 1) await page.keyboard.press('PageUp')
  await page.getByRole('button', { name: 'Use this moment' }).click()
  await expect(editor()).toContainText('At 0:05')
  await page.getByRole('button', { name: 'End here' }).click()
  await page.getByRole('button', { name: 'Save this moment as a picture' }).click()
  await expect(page.getByText('The picture was added to your media')).toBeVisible()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(editor()).toBeHidden()
  await expect(tiles(composer)).toHaveAccessibleName(/video, 0:03, edited/)
  const films = media().filter(({ name }) => name === 'boats.mp4')
  expect(films).toHaveLength(2)
  expect(await filmAt(storedAt(films[1]?.sha256 ?? ''))).toEqual({ ms: 3_000, width: 320, height: 192, codec: 'avc', sound: 'aac' })
  const still = media().find(({ name }) => name === 'boats.jpg')
  expect(await sharp(storedAt(still?.sha256 ?? '')).metadata()).toMatchObject({ width: 320, height: 192, format: 'jpeg' })
})

test('a film is made anew where its pictures change: cropped for a reel from what the network says', async () => {
  writeFileSync(join(rig().folder, 'quay.mp4'), await makeH264({ seconds: 4, width: 640, height: 368, audio: true }))
  const composer = await draftWith('Quay', ['Instagram Reel'], join(rig().folder, 'quay.mp4'))
  await expect(unfit(composer)).toContainText('quay.mp4 is wider than 9:16')
  await composer.root.getByRole('button', { name: /^Crop to 9:16/ }).click()
  await expect(tiles(composer)).toHaveAccessibleName(/edited/)
  await expect(unfit(composer)).toHaveCount(0)
  const films = media().filter(({ name }) => name === 'quay.mp4')
  expect(await filmAt(storedAt(films[1]?.sha256 ?? ''))).toEqual({ ms: 4_000, width: 206, height: 368, codec: 'avc', sound: 'aac' })

  await new Frame(app.page).goTo('Media')
  const library = new Media(app)
  await library.tiles.first().click()
  await expect(library.detail).toContainText('Edited from')
  await library.detail.getByRole('button', { name: 'Show: quay.mp4' }).click()
  await expect(library.detail).toContainText('1 edited copy')
  await expect(library.detail.getByRole('button', { name: 'Crop to 9:16: Instagram reel' })).toBeVisible()
})
