/** Counting, checking and showing a post before it is sent. */
import type { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { connectClient } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Checks, Previews } from './pages/previews.ts'
import { SendSheet } from './pages/send-sheet.ts'
import type { RunningApp } from './support/app.ts'
import { barriersIn } from './support/barriers.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const rig = sharedRig()
let app: RunningApp

test.beforeAll(async () => {
  const service = await rig().startSandbox()
  app = await rig().launch()
  await connectClient(app, service, 'Nordic Coffee')
})

async function write(title: string, caption: string, postTypes: string[]): Promise<Composer> {
  await new Frame(app.page).goTo('Drafts')
  const composer = await new Drafts(app).create()
  await composer.write(caption, title)
  await composer.choosePostTypes(postTypes)
  await composer.saved()
  return composer
}

const counter = (composer: Composer, network: string) => composer.root.getByRole('tab', { name: new RegExp(`^${network},`) })
const selected = (composer: Composer) => composer.caption.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd))

test('counts as the network does, in figures, colours and words', async () => {
  const composer = await write('Counting', 'x'.repeat(243), ['X Post', 'YouTube Video'])
  await expect(counter(composer, 'X')).toContainText('243 of 280')
  await expect(counter(composer, 'X').locator('[data-full]')).toHaveAttribute('data-full', 'fits')

  // A link weighs 23, an emoji 2, whatever they are made of.
  await composer.write(`${'x'.repeat(227)} https://nordic-coffee.com/a/long/way/to/the/menu 👩‍👩‍👧‍👦`)
  await expect(counter(composer, 'X')).toContainText('254 of 280')
  await expect(counter(composer, 'X').locator('[data-full]')).toHaveAttribute('data-full', 'near')
  await expect(composer.root.getByRole('tab', { name: 'X, 254 of 280 characters, 26 left' })).toBeVisible()

  await composer.write('ü'.repeat(292))
  await expect(composer.root.getByRole('tab', { name: 'X, 292 of 280 characters, 12 too many' })).toBeVisible()
  await expect(counter(composer, 'X').locator('[data-full]')).toHaveAttribute('data-full', 'over')
  await expect(counter(composer, 'YouTube')).toContainText('584 of 5,000')
})

test('leads from a problem to its place by keyboard, and mends what one press can mend', async () => {
  const composer = await write('Too long', 'Cold brew. '.repeat(26), ['X Post', 'YouTube Short'])
  const checks = new Checks(app.page)
  await expect(checks.root.getByRole('status')).toHaveText('2 problems, 1 note')

  await checks.act('Show: YouTube: needs a title').press('Enter')
  const title = composer.root.getByRole('textbox', { name: 'YouTube title' })
  await expect(title).toBeFocused()
  await title.fill('How the cooling tray works')
  await expect(checks.line('needs a title')).toHaveCount(0)

  await checks.act('Show: X: 6 characters too many').press('Enter')
  await expect(composer.root.getByRole('tabpanel', { name: 'X', exact: true })).toBeVisible()
  await expect(composer.caption).toBeFocused()
  expect(await selected(composer)).toBe('brew. ')
  await app.page.keyboard.press('Delete')
  await expect(checks.line(/^X: /)).toHaveCount(0)
  await expect(counter(composer, 'X')).toContainText('280 of 280')

  // The text of its own grows past the limit while the shared one would fit.
  await composer.tab('Shared')
  await composer.write('Short enough for everybody')
  await composer.writeFor('X', 'y'.repeat(300))
  await checks.act('Use shared: X: 20 characters too many').press('Enter')
  await expect(composer.caption).toHaveValue('Short enough for everybody')
  // What is left of the checks has the focus, not the beginning of the window.
  await expect(checks.root.locator(':focus')).toHaveCount(1)
  await app.page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click()
  await expect(composer.caption).toHaveValue('y'.repeat(300))
})

test('asks for what is missing of the files, and is quiet when all is well', async () => {
  const composer = await write('Files', 'Twelve chairs, nine coffees, and nobody keeps score.', ['Instagram Feed post', 'Facebook Post'])
  const checks = new Checks(app.page)
  await expect(checks.act('Add photos: Instagram: needs a picture or a video')).toBeVisible()
  await composer.drop([rig().photo('cups.png', 21)])
  await expect(checks.line('needs a picture')).toHaveCount(0)

  await checks.act('Write: 1 picture has no alt text').click()
  const dialog = app.page.getByRole('dialog', { name: 'Alt text' })
  await dialog.getByRole('textbox').fill('Nine cups in a row')
  await dialog.getByRole('button', { name: 'Save alt text' }).click()
  await expect(checks.line('alt text')).toHaveCount(0)
  await composer.saved()

  await checks.root.getByRole('button', { name: /^Limits checked/ }).click()
  const limits = app.page.getByRole('dialog', { name: 'Where the limits are from' })
  await expect(limits.getByRole('row').filter({ hasText: 'X Post' })).toContainText('280 characters')
  await app.page.keyboard.press('Escape')
})

test('shows each post as its network will, while it is written', async () => {
  const words = 'Spring menu is on the bar from Saturday. #springmenu\n\nCold brew tonic with grapefruit peel, and a washed Guji that tastes of apricot and honey and black tea.'
  const composer = await write('Looking', words, ['Instagram Feed post', 'Instagram Story', 'X Post', 'Facebook Post', 'LinkedIn Post'])
  const previews = new Previews(app.page)
  const instagram = previews.of('Instagram Feed post')
  await expect(instagram).toContainText('Nordic Coffee Spring menu is on the bar')
  await expect(instagram).not.toContainText('black tea')
  await instagram.getByRole('button', { name: 'more' }).click()
  await expect(instagram).toContainText('black tea')
  await expect(instagram.locator('[data-mark="hashtag"]')).toHaveText('#springmenu')
  await expect(previews.of('X Post')).toContainText('black tea')

  await composer.drop([rig().photo('one.png', 31), rig().photo('two.png', 32), rig().photo('three.png', 33)])
  await expect(instagram.getByRole('img', { name: 'one.png' })).toBeVisible()
  await expect(instagram).toContainText('1/3')
  await instagram.getByRole('button', { name: 'Next picture' }).press('Enter')
  await expect(instagram.getByRole('img', { name: 'two.png' })).toBeVisible()
  await expect(previews.of('X Post').getByRole('img')).toHaveCount(3)

  await previews.form('Instagram', 'Story').click()
  await expect(previews.of('Instagram Story').getByRole('img', { name: 'one.png' })).toBeVisible()
  await expect(previews.of('Instagram Story')).not.toContainText('Spring menu')

  // A text of one network's own is in that network's preview alone.
  await composer.writeFor('X', 'Words for X alone, @oslocoffee https://the-nordic-coffee-roasters-of-oslo.example.com/spring/menu')
  await expect(previews.of('X Post')).toContainText('Words for X alone')
  await expect(previews.of('X Post')).toBeInViewport()
  await expect(previews.of('X Post').locator('[data-mark="mention"]')).toHaveText('@oslocoffee')
  const link = previews.of('X Post').locator('[data-mark="link"]')
  await expect(link).toHaveText('the-nordic-coffee-roasters-of-oslo.example.com/spring/menu')
  expect(await link.evaluate((one) => one.getClientRects().length), 'an address is in one piece').toBe(1)
  await expect(previews.of('Facebook Post')).not.toContainText('Words for X alone')
  expect(await barriersIn(app.page)).toEqual([])
})

test('stands over the text where there is no room beside it', async () => {
  const previews = new Previews(app.page)
  const resize = (width: number, height: number) => app.electron.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height })
  await expect(previews.pane).toBeVisible()
  await expect(previews.button).toHaveCount(0)
  await resize(900, 600)
  await expect(previews.pane).toHaveCount(0)
  await previews.button.press('Enter')
  await expect(previews.sheet.getByRole('article', { name: 'Preview of LinkedIn Post' })).toBeAttached()
  expect(await barriersIn(app.page)).toEqual([])
  await app.page.keyboard.press('Escape')
  await expect(previews.sheet).toBeHidden()
  await expect(previews.button).toBeFocused()
  await resize(1280, 832)
  await expect(previews.pane).toBeVisible()
})

test('says before a send that a text is too long, and lets it go', async () => {
  const composer = await write('Past the limit', 'x'.repeat(292), ['X Post'])
  await composer.openSend()
  const sheet = new SendSheet(app.page)
  await expect(sheet.root).toContainText('The text is 12 characters too long. It may be refused.')
  await expect(sheet.publishButton).toBeEnabled()
  await sheet.publish()
})
