/** The palette, by keyboard: going, finding and doing, and back to where one was. */
import { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { addClient, connectClient } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Palette } from './pages/palette.ts'
import { Posts } from './pages/posts.ts'
import { SendSheet } from './pages/send-sheet.ts'
import { Settings } from './pages/settings.ts'
import type { RunningApp } from './support/app.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const rig = sharedRig()
let app: RunningApp
let palette: Palette
let frame: Frame

test.beforeAll(async () => {
  const service = await rig().startSandbox()
  app = await rig().launch()
  palette = new Palette(app.page)
  frame = new Frame(app.page)
  await connectClient(app, service, 'Nordic Coffee')
  await addClient(app, 'Alpine Bikes', service.ready.workspaces.find((one) => one.name === 'Alpine Bikes')?.id ?? '')
  await frame.openClientOf('Nordic Coffee')
})

async function write(title: string, caption: string) {
  await frame.goTo('Drafts')
  const composer = await new Drafts(app).create()
  await composer.write(caption, title)
  await composer.saved()
  return composer
}

const openDraft = () => new Composer(app).title

test('opened and entered, it goes back to the client one came from, and again', async () => {
  for (const name of ['Alpine Bikes', 'Nordic Coffee', 'Alpine Bikes', 'Nordic Coffee']) {
    await palette.open()
    await expect(palette.chosen).toContainText(name)
    await expect(palette.root.getByRole('option').nth(1)).toContainText('You are here')
    await app.page.keyboard.press('Enter')
    await expect(frame.openClient(name)).toBeVisible()
  }
})

test('the keys of the clients lead away from it', async () => {
  await palette.open()
  await app.page.keyboard.press('ControlOrMeta+2')
  await expect(palette.root).toBeHidden()
  await expect(frame.openClient('Alpine Bikes')).toBeVisible()
  await palette.open()
  await app.page.keyboard.press('ControlOrMeta+1')
  await expect(frame.openClient('Nordic Coffee')).toBeVisible()
  await expect(palette.root).toBeHidden()
})

test('finds drafts by what is in them, marks the hits, and writes on in the one that is chosen', async () => {
  await write('Spring menu', 'Cold brew tonic with grapefruit on the bar from Saturday')
  await write('Cupping night', 'Twelve chairs and a washed Guji that tastes of apricot')
  await palette.open()
  await app.page.keyboard.type('grapefr')
  await expect(palette.group('Drafts of Nordic Coffee').getByRole('option')).toHaveCount(1)
  await expect(palette.chosen).toContainText('Spring menu')
  await expect(palette.chosen.locator('mark')).toHaveText(['grapefruit'])
  await expect(palette.root.getByRole('status')).toHaveText('1 draft found')
  await app.page.keyboard.press('Enter')
  await expect(openDraft()).toHaveValue('Spring menu')
  await expect(new Composer(app).caption).toBeFocused()
})

test('entered before the answer is there, it takes what the answer puts first', async () => {
  await app.page.keyboard.press('ControlOrMeta+k')
  // All at once, faster than any hand: the list still shows what was there before the words.
  await app.page.keyboard.insertText('apricot')
  await app.page.keyboard.press('Enter')
  await expect(palette.root).toBeHidden()
  await expect(openDraft()).toHaveValue('Cupping night')
})

test('the keys that move keep the choice while the list changes under it', async () => {
  await palette.open()
  await app.page.keyboard.type('menu')
  await expect(palette.chosen).toContainText('Spring menu')
  await app.page.keyboard.press('End')
  const last = await palette.chosen.textContent()
  await app.page.keyboard.press('ArrowDown')
  await expect(palette.root.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  await app.page.keyboard.press('ArrowUp')
  expect(await palette.chosen.textContent()).toBe(last)
  await app.page.keyboard.press('Escape')
})

test('what a screen reader is told is what is shown as chosen', async () => {
  await palette.open()
  for (const act of ['s', 'ArrowDown', 'ArrowDown', 'p', 'ArrowUp', 'End', 'Home', 'Backspace', 'Backspace']) {
    await app.page.keyboard.press(act)
    await expect.poll(async () => (await palette.field.getAttribute('aria-activedescendant')) === (await palette.chosen.getAttribute('id'))).toBe(true)
  }
  const listId = await palette.root.getByRole('listbox').getAttribute('id')
  await expect(palette.field).toHaveAttribute('aria-controls', listId ?? '')
  await app.page.keyboard.press('Escape')
})

test('another client is not searched, and nothing of it is shown', async () => {
  await palette.choose('alpine', 'Alpine Bikes')
  await expect(frame.openClient('Alpine Bikes')).toBeVisible()
  await palette.open()
  await app.page.keyboard.type('grapefruit')
  await expect(palette.root).toContainText('Nothing in Alpine Bikes fits “grapefruit”')
  await expect(palette.root).toContainText('Only Alpine Bikes is searched')
  await expect(palette.root.getByRole('option')).toHaveCount(0)
  await app.page.keyboard.press('Escape')
  await palette.open()
  await expect(palette.root).not.toContainText('Spring menu')
  await app.page.keyboard.press('Enter')
  await expect(frame.openClient('Nordic Coffee')).toBeVisible()
})

test('goes to every section and settings page, and wears a theme', async () => {
  await palette.choose('outbox', 'Go to outbox')
  await expect(app.page.getByRole('region', { name: 'Outbox', exact: true })).toBeVisible()
  await palette.choose('go posts', 'Go to posts')
  await expect(app.page.getByRole('region', { name: 'Posts', exact: true })).toBeVisible()
  await palette.choose('settings app', 'Settings: appearance')
  await expect(app.page.getByRole('radio', { name: 'Dark', exact: true })).toBeVisible()
  await palette.choose('dark', 'Theme: dark')
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await palette.choose('light', 'Theme: light')
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'light')
  await palette.choose('drafts', 'Go to drafts')
  await expect(app.page.getByRole('region', { name: 'Drafts', exact: true })).toBeVisible()
})

test('Esc goes back one step at a time, and the focus goes back to where it was', async () => {
  await new Drafts(app).open('Spring menu')
  const { caption } = new Composer(app)
  await caption.focus()
  await palette.open()
  await app.page.keyboard.type('theme')
  await palette.row('Theme…').click()
  await expect(palette.field).toBeFocused()
  await expect(palette.root.getByRole('option')).toHaveText([/Theme: light/, /Theme: dark/, /Theme: as the system/])
  await app.page.keyboard.press('Escape')
  await expect(palette.field).toHaveValue('theme')
  await app.page.keyboard.press('Escape')
  await expect(palette.root).toBeHidden()
  await expect(caption).toBeFocused()
  // Its own key closes it too.
  await palette.open()
  await app.page.keyboard.press('ControlOrMeta+k')
  await expect(palette.root).toBeHidden()
  await expect(caption).toBeFocused()
})

test('a dialog opened from it gives the focus back to where it was before', async () => {
  const { caption } = new Composer(app)
  await caption.focus()
  await palette.choose('add client', 'Add a client')
  await expect(app.page.getByRole('dialog', { name: 'Add a client' })).toBeVisible()
  await app.page.keyboard.press('ControlOrMeta+k')
  await expect(palette.root, 'nothing is switched under a dialog').toBeHidden()
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
  await expect(caption).toBeFocused()
})

test('opens by its button too, and does what is pressed', async () => {
  await palette.button.click()
  await expect(palette.field).toBeFocused()
  await palette.row('New draft').click()
  await expect(palette.root).toBeHidden()
  await expect(openDraft()).toHaveValue('')
  await expect(new Composer(app).caption).toBeFocused()
})

test('sends the draft on the screen, and finds its post and its file afterwards', async () => {
  const composer = await write('Harvest letter', 'The rain came three weeks late to La Loma')
  await composer.choosePostTypes(['Instagram Feed post'])
  await composer.drop([rig().photo('drying-beds.png', 3)])
  await expect(composer.photos).toHaveCount(1)
  await composer.saved()
  await palette.choose('send', 'Send “Harvest letter”…')
  await new SendSheet(app.page).publish()
  await frame.goTo('Posts')
  await expect(new Posts(app.page).row('Harvest letter')).toContainText('Posted on Instagram', { timeout: 30_000 })

  await palette.choose('outbox', 'Go to outbox')
  await palette.open()
  await app.page.keyboard.type('la loma')
  await expect(palette.group('Posts of Nordic Coffee').getByRole('option')).toHaveCount(1)
  await expect(palette.group('Drafts of Nordic Coffee').getByRole('option')).toHaveCount(1)
  await palette.group('Posts of Nordic Coffee').getByRole('option').click()
  await expect(new Posts(app.page).detail.getByRole('heading', { name: 'Harvest letter' })).toBeVisible()
  await expect(new Posts(app.page).row('Harvest letter').getByRole('button')).toBeFocused()

  await palette.open()
  await app.page.keyboard.type('drying')
  await expect(palette.group('Files of Nordic Coffee').getByRole('option')).toHaveText([/drying-beds\.png/])
  await app.page.keyboard.press('Enter')
  const media = app.page.getByRole('region', { name: 'Media', exact: true })
  await expect(media.getByRole('option', { selected: true })).toHaveAccessibleName(/drying-beds\.png/)
  await expect(media.getByRole('listbox')).toBeFocused()
})

test('is all there at 900 × 600, in light and dark', async () => {
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600))
  for (const theme of ['Light', 'Dark'] as const) {
    await new Settings(app.page).chooseTheme(theme)
    await palette.open()
    await app.page.keyboard.press('End')
    await expect(palette.chosen).toBeInViewport({ ratio: 1 })
    await expect(palette.root.getByText('Only Nordic Coffee is searched')).toBeInViewport({ ratio: 1 })
    await app.page.keyboard.press('Escape')
  }
})
