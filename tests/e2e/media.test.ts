/** The library in the real app: files come in from anywhere, are told of, found, put into a draft, and are all there after a restart. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeHeic } from '../support/make-heic.ts'
import { makePng } from '../support/make-image.ts'
import { makeVideo } from '../support/make-video.ts'
import { Composer } from './pages/composer.ts'
import { ClientForm, justWrite } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Media } from './pages/media.ts'
import type { RunningApp } from './support/app.ts'
import { barriersIn } from './support/barriers.ts'
import { colorOf } from './support/color-of.ts'
import { encodeFilm } from './support/films.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const rig = sharedRig()
let app: RunningApp
let media: Media
let frame: Frame

test.beforeAll(async () => {
  app = await rig().launch()
  await justWrite(app, 'Nordic Coffee')
  media = new Media(app)
  frame = new Frame(app.page)
})

const names = (count: number, from: number) => Array.from({ length: count }, (_, at) => `photo ${String(from + at).padStart(2, '0')}.png`)
/** Of many shapes, so that rows differ. */
const shapeOf = (seed: number): [number, number] => [[160, 120], [90, 160], [120, 120], [240, 90]][seed % 4] as [number, number]

function makePhotos(folder: string, list: readonly string[], seed: number): string[] {
  mkdirSync(folder, { recursive: true })
  return list.map((name, at) => {
    const path = join(folder, name)
    writeFileSync(path, makePng(seed + at, ...shapeOf(seed + at)))
    return path
  })
}

test('thirty photos, a folder and one bad file are dropped on the window: what is good is in the grid, what is not is named', async () => {
  await frame.goTo('Media')
  await expect(app.page.getByRole('heading', { name: 'No files yet' })).toBeVisible()
  const photos = makePhotos(join(rig().folder, 'shoot'), names(30, 1), 100)
  makePhotos(join(rig().folder, 'folder', 'inner'), names(4, 31), 200)
  makePhotos(join(rig().folder, 'folder'), names(2, 35), 300)
  await media.drop([...photos, join(rig().folder, 'folder'), rig().file('minutes.png', 'These are minutes, and no picture.')])
  await media.expectCount(36)
  await expect(media.imports.getByText('36 files added, 1 not added')).toBeVisible()
  await expect(media.imports.getByRole('listitem').filter({ hasText: /^minutes\.png .*is not what its name says it is\.$/ })).toBeVisible()
  await expect(frame.link('Media')).toContainText('36')
  expect(await barriersIn(app.page)).toEqual([])
  await media.imports.getByRole('button', { name: 'Dismiss' }).click()
  await expect(media.imports).toBeHidden()
  expect(rig().workspaces()[0]?.media).toHaveLength(36)
})

test('the keyboard chooses, draws out, opens and goes back', async () => {
  const { page } = app
  const selected = (count: number) => expect(page.getByRole('toolbar', { name: `${count} selected` })).toBeVisible()
  await media.tiles.first().click()
  await selected(1)
  await page.keyboard.press('ArrowRight')
  await expect(media.tiles.nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(media.tiles.first()).toHaveAttribute('aria-selected', 'false')
  await page.keyboard.press('Shift+ArrowRight')
  await selected(2)
  await page.keyboard.press('Control+ArrowRight')
  await page.keyboard.press('Space')
  await selected(3)
  await page.keyboard.press('Control+a')
  await selected(36)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('toolbar', { name: 'Media' })).toBeVisible()
  await page.keyboard.press('Home')
  await selected(1)
  await page.keyboard.press('Enter')
  await expect(media.field('Name')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(media.grid).toBeFocused()
})

test('the mouse draws a box around files; Ctrl adds to what is chosen, and Esc takes the box back', async () => {
  const { page } = app
  await media.tiles.first().click()
  await media.drawBox(0.5, 220)
  const half = await media.within(0.5, 220)
  expect(half.length).toBeGreaterThan(2)
  await expect.poll(() => media.chosen()).toEqual(half)
  await page.mouse.up()
  await media.drawBox(0.9, 320)
  await expect.poll(async () => (await media.chosen()).length).toBeGreaterThan(half.length)
  await page.keyboard.press('Escape')
  await expect.poll(() => media.chosen()).toEqual(half)
  await page.mouse.up()
  const [first = ''] = half
  const apart = media.tiles.nth(half.length + 2)
  await apart.click()
  await page.keyboard.down('Control')
  await media.drawBox(0.5, 220)
  await page.keyboard.up('Control')
  await page.mouse.up()
  await expect.poll(() => media.chosen()).toEqual(expect.arrayContaining([first, await apart.getAttribute('aria-label')]))
  await page.keyboard.press('Escape')
})

test('a file is told of, and found by it', async () => {
  const { page } = app
  await media.tile('photo 05.png').click()
  await media.field('Alt text').fill('A cup on a table by the window')
  await media.addTag('bakery')
  await media.addTag('spring')
  await media.field('Notes').fill('From Signe, for March')
  await media.detail.getByRole('button', { name: 'Star', exact: true }).click()
  await media.saved()
  await expect(media.tile('photo 05.png, starred')).toBeVisible()
  expect(await barriersIn(page)).toEqual([])

  await media.filter(/^Starred/)
  await expect(media.tiles).toHaveCount(1)
  await media.clearFilters()
  await media.filter('Tag')
  await page.getByRole('menuitemcheckbox', { name: /^bakery/ }).click()
  await expect(media.tiles).toHaveCount(1)
  await media.clearFilters()
  const find = page.getByRole('searchbox', { name: 'Find by name, alt text, notes or tag' })
  await find.fill('signe')
  await expect(media.tiles).toHaveCount(1)
  await find.fill('nothing is called that')
  await expect(page.getByRole('heading', { name: 'No file fits' })).toBeVisible()
  await page.getByRole('button', { name: 'Show all files' }).click()
  await media.expectCount(36)
})

test('several are tagged and put into a new draft; what is in use says where, and is asked about before it goes', async () => {
  const { page } = app
  await media.tile('photo 05.png').click()
  await media.tile('photo 07.png').click({ modifiers: ['ControlOrMeta'] })
  await page.getByRole('button', { name: 'Tag…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Tag 2 files' })
  await dialog.getByRole('textbox', { name: 'Tag' }).fill('menu')
  await dialog.getByRole('button', { name: 'Add tag' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Add to draft' }).click()
  await page.getByRole('menuitem', { name: 'New draft' }).click()
  const composer = new Composer(app)
  await expect(composer.photos).toHaveCount(2)
  await composer.write('Two from the shoot', 'Spring menu')
  await composer.saved()

  await frame.goTo('Media')
  await media.tile('photo 07.png').click()
  await expect(media.detail.getByRole('link', { name: 'Spring menu' })).toBeVisible()
  await expect(media.detail.getByText('menu', { exact: true })).toBeVisible()
  await media.tile('photo 08.png').click({ modifiers: ['ControlOrMeta'] })
  await page.keyboard.press('Delete')
  const question = page.getByRole('dialog', { name: 'This file is in use' })
  await expect(question).toContainText('photo 07.png is used in')
  await expect(question).toContainText('Draft: Spring menu')
  expect(await barriersIn(page)).toEqual([])
  await question.getByRole('button', { name: 'Keep it' }).click()
  await media.expectCount(35)
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click()
  await media.expectCount(36)

  await media.tile('photo 09.png').click()
  await page.keyboard.press('Delete')
  await media.expectCount(35)
  await page.getByRole('button', { name: 'Trash', exact: true }).click()
  await expect(media.tiles).toHaveCount(1)
  await media.tile('photo 09.png').click()
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to media' }).click()
  await media.expectCount(36)
})

test('a draft takes more from the media of its client', async () => {
  const { page } = app
  await media.detail.getByRole('link').first().or(frame.link('Drafts')).first().click()
  const composer = new Composer(app)
  await composer.root.getByRole('button', { name: 'Add photos or videos' }).click()
  await page.getByRole('menuitem', { name: 'From this client’s media…' }).click()
  const picker = page.getByRole('dialog', { name: 'Add from media' })
  await picker.getByRole('option', { name: /^photo 10\.png/ }).click()
  await picker.getByRole('option', { name: /^photo 11\.png/ }).click({ modifiers: ['ControlOrMeta'] })
  expect(await barriersIn(page)).toEqual([])
  await picker.getByRole('button', { name: 'Add 2 files' }).click()
  await expect(composer.photos).toHaveCount(4)
  await composer.saved()
})

test('films show their length and their first picture, or that there is none; never that of another; and are played from anywhere', async () => {
  await frame.goTo('Media')
  writeFileSync(join(rig().folder, 'odd.mp4'), await makeVideo({ seconds: 130 }))
  writeFileSync(join(rig().folder, 'film.webm'), await encodeFilm(app.page, [{ color: '#d01010', seconds: 2 }, { color: '#1020d0', seconds: 6 }]))
  await media.drop([join(rig().folder, 'film.webm')])
  const poster = media.tile('film.webm').locator('img')
  await expect(poster).toHaveJSProperty('complete', true, { timeout: 20_000 })
  expect(await colorOf(poster)).toBe('red')
  await media.tile('film.webm, video, 0:08').click()
  const film = media.detail.locator('video')
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(0)
  const seek = (to: number) => film.evaluate((video: HTMLVideoElement, at) => new Promise<number>((resolve) => {
    video.addEventListener('seeked', () => resolve(video.currentTime), { once: true })
    video.currentTime = at
  }), to)
  expect(await seek(6.4)).toBeCloseTo(6.4, 1)
  await expect.poll(() => colorOf(film)).toBe('blue')
  expect(await seek(0.5)).toBeCloseTo(0.5, 1)
  await expect.poll(() => colorOf(film)).toBe('red')
  await media.drop([join(rig().folder, 'odd.mp4')])
  await media.expectCount(38)
  await expect(media.tile('odd.mp4, video, 2:10')).toBeVisible()
  await expect(media.tile('odd.mp4')).toContainText('No preview', { timeout: 20_000 })
  await media.tile('odd.mp4').click()
  await expect(media.detail.getByText('This computer cannot play this video. It is kept and can be sent.')).toBeVisible()
})

test('a photo of a telephone is taken as a copy, upright', async () => {
  await media.drop([rig().file('IMG_0042.HEIC', makeHeic({ grid: [3, 1], turn: 1 }))])
  await media.imports.getByRole('button', { name: 'Make the copy' }).click()
  await media.expectCount(39)
  await media.tile('IMG_0042.jpg').click()
  await expect(media.detail.getByText('JPEG, 64 × 192')).toBeVisible()
  const picture = media.tile('IMG_0042.jpg').locator('img')
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalHeight === 3 * image.naturalWidth)).toBe(true)
})

test('files that are dropped on another client’s tile are taken only once that is said', async () => {
  const { page } = app
  await page.getByRole('button', { name: 'Add a client' }).click()
  await new ClientForm(page).add('Alder and Bay')
  await expect(frame.openClient('Alder and Bay')).toBeVisible()
  await frame.openClientOf('Nordic Coffee')
  await frame.goTo('Media')

  const [photo = ''] = makePhotos(join(rig().folder, 'other'), ['for alder.png'], 900)
  await app.dropFiles(frame.client('Alder and Bay'), [photo])
  const question = page.getByRole('dialog', { name: 'Add to Alder and Bay?' })
  await expect(question).toContainText('while you are working for Nordic Coffee')
  expect(rig().workspaces().flatMap((one) => one.media.map((item) => item.name))).not.toContain('for alder.png')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await app.dropFiles(frame.client('Alder and Bay'), [photo])
  await question.getByRole('button', { name: 'Add to Alder and Bay' }).click()
  await expect.poll(() => rig().workspaces().filter((one) => one.media.some((item) => item.name === 'for alder.png')).length).toBe(1)
  await media.expectCount(39)
})

test('after a restart all of it is there', async () => {
  await app.quit()
  app = await rig().launch()
  media = new Media(app)
  frame = new Frame(app.page)
  await frame.openClientOf('Nordic Coffee')
  await frame.goTo('Media')
  await media.expectCount(39)
  await media.filter(/^Starred/)
  await expect(media.tiles).toHaveCount(1)
  await media.tile('photo 05.png').click()
  await expect(media.field('Alt text')).toHaveValue('A cup on a table by the window')
  await expect(media.field('Notes')).toHaveValue('From Signe, for March')
  for (const tag of ['bakery', 'spring', 'menu']) await expect(media.detail.getByText(tag, { exact: true })).toBeVisible()
  await expect(media.detail.getByRole('link', { name: 'Spring menu' })).toBeVisible()
  await app.page.getByRole('button', { name: 'All imports' }).click()
  await expect(app.page.getByRole('dialog', { name: 'All imports' }).getByText('36 files added, 1 not added')).toBeVisible()
})
