/** A day without a mouse: from the first start to a post that is out, to another client and back. And what the keys must not do. */
import type { Locator } from '@playwright/test'
import { Captions, Review } from './pages/captions.ts'
import { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { Frame } from './pages/frame.ts'
import { Outbox } from './pages/outbox.ts'
import { Palette } from './pages/palette.ts'
import { Posts } from './pages/posts.ts'
import { SendSheet } from './pages/send-sheet.ts'
import type { RunningApp } from './support/app.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const rig = sharedRig()
let app: RunningApp

const press = (...keys: string[]) => keys.reduce<Promise<void>>((before, key) => before.then(() => app.page.keyboard.press(key)), Promise.resolve())
const type = (text: string) => app.page.keyboard.type(text)

/** The keys of the native menu belong to the system, which a driver of the page cannot press: the menu is told what they would tell it. */
async function menu(label: string): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow, Menu }, name) => {
    const item = Menu.getApplicationMenu()?.items.flatMap((one) => one.submenu?.items ?? []).find((one) => one.label === name)
    if (item === undefined) throw new Error(`the menu has no "${name}"`)
    item.click(undefined, BrowserWindow.getAllWindows()[0])
  }, label)
}

/** More than any place has to walk through. */
const MANY = 60

/** Walks with Tab until the focus is on `target`; everything on the way must show that it has the focus. */
async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < MANY; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await press(key)
    await expectSeen()
  }
  throw new Error(`${MANY} times ${key} did not lead to ${String(target)}`)
}

/** The button of the last look, and once more where it asks so soon after a change of client. */
async function pressPublish(sheet: SendSheet): Promise<void> {
  await tabTo(sheet.publishButton)
  await press('Enter')
  const sure = sheet.root.getByRole('button', { name: /: yes, for/ })
  await expect.poll(async () => (await sheet.root.isHidden()) || (await sure.isVisible())).toBe(true)
  if (await sheet.root.isVisible()) {
    await app.page.waitForTimeout(900)
    await press('Enter')
  }
  await expect(sheet.root).toBeHidden()
}

/** Focus is seen: an outline on the element, or on what stands for it (a card around its button, the row of a list). */
async function expectSeen(): Promise<void> {
  const unseen = await app.page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return null
    const isOutlined = (one: Element | null): boolean => one !== null && getComputedStyle(one).outlineStyle !== 'none' && Number.parseFloat(getComputedStyle(one).outlineWidth) > 0
    const active = element.getAttribute('aria-activedescendant')
    const row = active === null ? null : document.getElementById(active)
    const isText = element.matches('textarea, input:not([type="checkbox"], [type="radio"])')
    if (isOutlined(element) || isOutlined(row) || isOutlined(element.parentElement) || isOutlined(element.parentElement?.parentElement ?? null)) return null
    // In a text the caret is what is looked at.
    if (isText || element.matches('[tabindex="-1"]')) return null
    return element.outerHTML.slice(0, 200)
  })
  expect(unseen, 'the focus is seen').toBeNull()
}

test.beforeAll(async () => {
  app = await rig().launch()
})

test('the first start: through the second door to two clients', async () => {
  const { page } = app
  const door = page.getByRole('button', { name: 'Try it with the sandbox' })
  await expect(door).toBeVisible()
  await tabTo(door)
  await press('Enter')
  await expect(new Frame(page).openClient('Nordic Coffee')).toBeVisible({ timeout: 60_000 })
})

test('a draft is written, its networks chosen, and it is sent', async () => {
  const { page } = app
  const composer = new Composer(app)
  const first = page.getByRole('button', { name: 'Write the first draft' })
  await tabTo(first)
  await press('Enter')
  await expect(composer.caption).toBeFocused()
  await type('Written without a mouse')
  await tabTo(composer.title, 'Shift+Tab')
  await type('By hand')

  await tabTo(composer.root.getByRole('button', { name: 'Post types' }))
  await press('Enter')
  const types = page.getByRole('dialog', { name: 'Post types' })
  for (const name of ['X Post', 'LinkedIn Post']) {
    await tabTo(types.getByRole('checkbox', { name, exact: true }))
    await press('Space')
    await expect(types.getByRole('checkbox', { name, exact: true })).toBeChecked()
  }
  await press('Escape')
  await expect(types).toBeHidden()
  await expect(composer.root.getByRole('button', { name: 'Post types' })).toBeFocused()

  // From tab to tab with the arrows, and into the text.
  await tabTo(composer.root.getByRole('tab', { selected: true }), 'Shift+Tab')
  await press('ArrowRight')
  await expect(composer.root.getByRole('tab', { selected: true })).toBeFocused()
  await tabTo(composer.caption)
  await press('End')
  await type(', for X alone')
  await composer.saved()

  const sheet = new SendSheet(page)
  await press('ControlOrMeta+Enter')
  await expect(sheet.root).toBeVisible()
  await expect(sheet.publishButton).toBeEnabled()
  await pressPublish(sheet)
  await expect(composer.caption, 'back where one was').toBeFocused()
})

test('the post is seen, found and read', async () => {
  const { page } = app
  const posts = new Posts(page)
  await press('Escape')
  await expect(new Drafts(app).list).toBeFocused()
  await press('g', 'o')
  await expect(page.getByRole('region', { name: 'Outbox', exact: true })).toBeVisible()
  await press('g', 'p')
  await expect(posts.row('By hand')).toContainText('Posted on', { timeout: 30_000 })
  await expect(posts.row('By hand').getByRole('button')).toBeFocused()
  await expect(posts.item('X')).toContainText('Written without a mouse, for X alone')
  await expect(posts.item('LinkedIn')).toContainText('Written without a mouse')
  await tabTo(posts.detail.getByRole('button', { name: 'Open draft' }))
  await press('Enter')
  await expect(new Composer(app).title).toHaveValue('By hand')
})

test('to the other client and back, each time where one was', async () => {
  const { page } = app
  const frame = new Frame(page)
  const drafts = new Drafts(app)
  await press('ControlOrMeta+2')
  await expect(frame.openClient('Alpine Bikes')).toBeVisible()
  await tabTo(page.getByRole('button', { name: 'Write the first draft' }))
  await press('Enter')
  await expect(new Composer(app).caption).toBeFocused()
  await type('Bikes')
  await new Composer(app).saved()
  await press('ControlOrMeta+1')
  await expect(frame.openClient('Nordic Coffee')).toBeVisible()
  await expect(new Composer(app).title).toHaveValue('By hand')
  await expect(drafts.list).toBeFocused()
  await press('ControlOrMeta+k')
  await expect(new Palette(page).chosen).toContainText('Alpine Bikes')
  await press('Enter')
  await expect(frame.openClient('Alpine Bikes')).toBeVisible()
  // Where one was writing one goes on, at the caret.
  await expect(new Composer(app).caption).toBeFocused()
  await type(' and more')
  await expect(new Composer(app).caption).toHaveValue('Bikes and more')
  await press('Escape')
  await expect(drafts.list).toBeFocused()
  await press('Enter')
  await expect(new Composer(app).caption).toBeFocused()
  await press('Escape')
  await expect(drafts.list).toBeFocused()
})

test('a list is walked with arrows, j and k, and a draft goes to the trash and comes back', async () => {
  const { page } = app
  const drafts = new Drafts(app)
  const composer = new Composer(app)
  for (const words of ['Second', 'Third']) {
    await menu('New draft')
    await expect(composer.caption).toBeFocused()
    await expect(composer.caption).toHaveValue('')
    await type(words)
    await composer.saved()
    await press('Escape')
  }
  await expect(drafts.list).toBeFocused()
  await press('j')
  await expect(composer.caption).toHaveValue('Second')
  await press('ArrowDown')
  await expect(composer.caption).toHaveValue('Bikes and more')
  await press('k')
  await expect(composer.caption).toHaveValue('Second')
  await press('Delete')
  await expect(drafts.row('Second')).toHaveCount(0)
  await expect(drafts.list).toBeFocused()
  await tabTo(page.getByRole('button', { name: 'Undo', exact: true }))
  await press('Enter')
  await expect(drafts.row('Second')).toBeVisible()
})

test('before everything else stands the way past it', async () => {
  const { page } = app
  const skip = page.getByRole('link', { name: 'Skip to the content' })
  await tabTo(skip, 'Shift+Tab')
  await expect(skip).toBeInViewport({ ratio: 1 })
  await press('Enter')
  await expect(page.locator('#content')).toBeFocused()
})

test('no place keeps the focus: Tab comes around everywhere', async () => {
  const { page } = app
  for (const section of ['d', 'm', 'c', 'o', 'p', 's']) {
    await page.locator('#content').focus()
    await press('g', section)
    const skip = page.getByRole('link', { name: 'Skip to the content' })
    await tabTo(skip)
    await tabTo(skip, 'Shift+Tab')
    await press('Shift+Tab')
    await expectSeen()
  }
  await page.locator('#content').focus()
  await press('g', 'd')
})

test('letters that are shortcuts are letters in every text', async () => {
  const { page } = app
  const frame = new Frame(page)
  await menu('New draft')
  const composer = new Composer(app)
  await expect(composer.caption).toBeFocused()
  await type('go? gp gd gs j k ?')
  await expect(composer.caption).toHaveValue('go? gp gd gs j k ?')
  await composer.title.focus()
  await type('g o ? j k')
  await expect(composer.title).toHaveValue('g o ? j k')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(frame.link('Drafts')).toHaveAttribute('aria-current', 'page')
  await new Palette(page).open()
  await type('g o?')
  await expect(new Palette(page).field).toHaveValue('g o?')
  await press('Escape')
})

test('dialogs keep the focus inside, and give it back', async () => {
  const { page } = app
  const composer = new Composer(app)
  await composer.title.focus()
  for (const open of [
    () => press('ControlOrMeta+k'),
    () => new Palette(page).choose('keyboard sheet', 'Keyboard shortcuts'),
    () => new Palette(page).choose('add client', 'Add a client'),
    () => new Palette(page).choose('history', 'History of'),
  ]) {
    await open()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    for (let step = 0; step < 25; step += 1) {
      await press(step % 5 === 4 ? 'Shift+Tab' : 'Tab')
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    }
    await press('Escape')
    await expect(dialog).toBeHidden()
    await expect(composer.title).toBeFocused()
  }
  // A word that hovers over a dialog does not take its Esc.
  await new Palette(page).choose('add client', 'Add a client')
  await page.getByRole('dialog').getByRole('radio').first().focus()
  await press('ArrowRight')
  await expect(page.getByRole('tooltip').last()).toBeVisible()
  await press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('the rest of the day: a picture, captions, the history, a time, and what it cost', async () => {
  const { page } = app
  const composer = new Composer(app)
  const captions = new Captions(page)
  const button = (name: string) => composer.root.getByRole('button', { name, exact: true })
  await press('ControlOrMeta+1')
  await menu('New draft')
  await expect(composer.caption).toBeFocused()
  await type('Cups by the window')
  // What Ctrl+V brings: the clipboard's own calls are not the same in every Electron.
  await composer.caption.evaluate(async (field) => {
    const canvas = new OffscreenCanvas(64, 64)
    canvas.getContext('2d')?.fillRect(8, 8, 48, 48)
    const data = new DataTransfer()
    data.items.add(new File([await canvas.convertToBlob()], 'cups.png', { type: 'image/png' }))
    field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
  })
  await expect(composer.photos).toHaveCount(1)
  await tabTo(button('Post types'))
  await press('Enter')
  await tabTo(page.getByRole('dialog', { name: 'Post types' }).getByRole('checkbox', { name: 'Facebook Post', exact: true }))
  await press('Space', 'Escape')
  await composer.saved()

  await tabTo(button('Captions…'), 'Shift+Tab')
  await press('Enter')
  await expect(captions.sheet.about).toBeFocused()
  await type('Nine cups by the window on a Monday morning')
  await expect(captions.sheet.button).toBeEnabled()
  await press('ControlOrMeta+Enter')
  await expect(captions.sheet.root).toBeHidden()
  await expect(button('Review')).toBeVisible({ timeout: 60_000 })
  await tabTo(button('Review'))
  await press('Enter')
  const review = new Review(page)
  await expect(review.root).toBeVisible()
  await tabTo(review.root.getByRole('button', { name: /^Put in/ }))
  await press('Enter')
  await expect(review.root).toBeHidden()
  await composer.saved()

  await tabTo(button('History'), 'Shift+Tab')
  await press('Enter')
  await expect(page.getByRole('dialog', { name: 'History' })).toContainText('Cups by the window')
  await press('Escape')
  await expect(button('History')).toBeFocused()

  const sheet = new SendSheet(page)
  await press('ControlOrMeta+Enter')
  await expect(sheet.publishButton).toBeEnabled()
  await tabTo(sheet.root.getByRole('radio', { name: /^Publish now/ }))
  await press('ArrowDown')
  await expect(sheet.root.getByRole('radio', { name: /^At a time/ })).toBeChecked()
  await pressPublish(sheet)
  await press('Escape', 'g', 'o')
  const outbox = new Outbox(page)
  await expect(outbox.list).toContainText('Cups by the window', { timeout: 30_000 })
  await tabTo(outbox.list.getByRole('button', { name: /^Cancel send/ }))
  await press('Enter')
  await expect(outbox.list).toBeHidden({ timeout: 30_000 })

  await press('g', 'c')
  await tabTo(captions.region.getByRole('button', { name: 'Spend' }))
  await press('Enter')
  await expect(captions.region.getByRole('table')).toContainText('Captions')
  await press('g', 'd')
})

test('the list is made wider by keyboard, and stays so at the next start', async () => {
  const edge = () => app.page.getByRole('separator', { name: 'Width of the list' })
  const list = () => app.page.getByRole('region', { name: 'Drafts' })
  const width = async () => (await list().boundingBox())?.width ?? 0
  const before = await width()
  await edge().focus()
  for (let step = 0; step < 4; step += 1) await press('ArrowRight')
  await expect.poll(width).toBe(before + 64)
  await app.quit()
  app = await rig().launch(app.profile)
  await expect(edge()).toHaveAttribute('aria-valuenow', '384')
  await expect.poll(width).toBe(before + 64)
  // Made wider than there is room for, it comes back by what one sees.
  await edge().focus()
  await press('End')
  await expect.poll(width).toBeGreaterThan(before + 64)
  const widest = await width()
  expect(widest).toBeLessThan(560)
  await expect(edge()).toHaveAttribute('aria-valuenow', String(Math.round(widest)))
  await press('ArrowLeft')
  await expect.poll(width).toBe(Math.round(widest - 16))
  await expect(edge()).toHaveAttribute('aria-valuenow', String(Math.round(widest - 16)))
})
