/** Several windows on one set of drafts: one truth, nothing lost by closing, and an app that is never out of reach. */
import type { Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { electronCommand } from '../../scripts/lib/electron-path.mjs'
import { Composer } from './pages/composer.ts'
import { DraftWindow } from './pages/draft-window.ts'
import { Drafts } from './pages/drafts.ts'
import { connectClient } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Palette } from './pages/palette.ts'
import { SendSheet } from './pages/send-sheet.ts'
import { waitUntil } from './support/app.ts'
import type { RunningApp } from './support/app.ts'
import { barriersIn } from './support/barriers.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const rig = sharedRig()
let app: RunningApp
let drafts: Drafts

/** Titles and visibility of the app's windows. */
const windows = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => ({ title: one.getTitle(), isVisible: one.isVisible(), url: one.webContents.getURL() })).filter(({ url }) => url.startsWith('app:')))
const isMainVisible = async () => (await windows()).some(({ url, isVisible }) => isVisible && !url.includes('workspace='))
const closeMain = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((one) => !one.webContents.getURL().includes('workspace='))?.close())

/** Its window loses the focus: Playwright makes every page believe that it has it. */
const leave = (page: Page) => page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur() })

/** Presses this button of every question that the shell asks from here on. */
const answerQuestions = (button: number) => app.electron.evaluate(({ dialog }, response) => {
  const heard: string[] = []
  Object.assign(globalThis, { asked: heard })
  dialog.showMessageBox = (...args: unknown[]) => {
    heard.push((args.at(-1) as { message: string }).message)
    return Promise.resolve({ response, checkboxChecked: false })
  }
}, button)
const asked = () => app.electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)

/** Chooses an entry of the native menu. */
const chooseMenu = (label: string) => app.electron.evaluate(({ Menu, BrowserWindow }, wanted) => {
  const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? []
  const item = items.find((one) => one.label === wanted && one.enabled)
  if (item === undefined) throw new Error(`no entry ${wanted}`)
  item.click(undefined, BrowserWindow.getFocusedWindow() ?? undefined)
}, label)

async function secondStart(...args: string[]): Promise<void> {
  const { command, args: own } = electronCommand()
  const second = spawn(command, [...own, ROOT, `--user-data-dir=${app.profile}`, ...args], { stdio: 'ignore' })
  await once(second, 'exit')
}

test.beforeAll(async () => {
  const service = await rig().startSandbox()
  app = await rig().launch()
  await connectClient(app, service, 'Nordic Coffee')
  drafts = new Drafts(app)
  const composer = await drafts.create()
  await composer.write('Coffee for two', 'Two windows')
  await composer.saved()
  await (await drafts.create()).write('The other one', 'Other')
  await new Composer(app).saved()
})

test('a draft opens in a window of its own, under its client’s name, and only once', async () => {
  await drafts.open('Two windows')
  const own = await DraftWindow.after(app, async () => {
    await app.page.getByRole('button', { name: 'More', exact: true }).click()
    await app.page.getByRole('menuitem', { name: /Open in a new window/ }).click()
  })
  await expect(own.bar).toContainText('Nordic Coffee')
  await expect(own.composer.caption).toHaveValue('Coffee for two')
  await expect(own.composer.caption).toBeFocused()
  expect((await windows()).map(({ title }) => title).toSorted()).toEqual(['Nordic Coffee — PowerPost Desktop', 'Two windows — Nordic Coffee'])
  expect(await own.page.evaluate(() => document.body.className)).toMatch(/client-/)
  expect(await barriersIn(own.page)).toEqual([])

  // By every way there is: the one that is there comes to the front.
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((one) => !one.webContents.getURL().includes('workspace='))?.focus())
  await chooseMenu('Open draft in a new window')
  await drafts.row('Two windows').dblclick()
  await drafts.list.press('Shift+Enter')
  await new Palette(app.page).choose('new window', 'Open “Two windows” in a new window')
  await expect.poll(async () => (await windows()).length).toBe(2)
  await own.close()
})

test('what is written in one window is in the other, and in both at once nothing is lost', async () => {
  await drafts.open('Two windows')
  const own = await DraftWindow.after(app, () => drafts.row('Two windows').dblclick())
  const main = new Composer(app)
  await own.composer.caption.fill('Written in the small window')
  await own.composer.saved()
  await expect(main.caption).toHaveValue('Written in the small window')
  await leave(own.page)
  await main.title.fill('Named in the large one')
  await main.saved()
  await expect(own.composer.title).toHaveValue('Named in the large one')
  await expect(own.composer.caption).toHaveValue('Written in the small window')
  await expect.poll(async () => (await windows()).map(({ title }) => title)).toContain('Named in the large one — Nordic Coffee')
  await leave(own.page)
  await main.title.fill('Two windows')
  await main.saved()
  await leave(app.page)
  await own.close()
})

test('typed and closed at once: the text is there', async () => {
  await drafts.open('Two windows')
  const own = await DraftWindow.after(app, () => drafts.row('Two windows').dblclick())
  await own.composer.caption.fill('Typed right before the end')
  // By the menu, whose key is Ctrl or Command and W.
  const gone = own.page.waitForEvent('close')
  await app.electron.evaluate(({ Menu, BrowserWindow }) => {
    const item = Menu.getApplicationMenu()?.items.flatMap((one) => one.submenu?.items ?? []).find((one) => one.accelerator === 'CmdOrCtrl+W')
    item?.click(undefined, BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('workspace=')))
  })
  await gone
  await expect(new Composer(app).caption).toHaveValue('Typed right before the end')
  expect(await windows()).toHaveLength(1)
})

test('a text that cannot be saved keeps its window until the user says so', async () => {
  await drafts.open('Other')
  const own = await DraftWindow.after(app, () => drafts.row('Other').dblclick())
  // The save of this window never gets through: as on a disk that is full.
  await own.page.evaluate(() => Object.defineProperty(MessagePort.prototype, 'postMessage', { value: () => {} }))
  await own.composer.caption.fill('Nowhere else')
  await answerQuestions(0)
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('workspace='))?.close())
  await expect.poll(asked).toEqual(['Not everything in this window is saved'])
  await expect(own.composer.caption).toHaveValue('Nowhere else')
  await answerQuestions(1)
  await own.close()
  expect(await asked()).toHaveLength(1)
})

test('a draft that another window puts into the trash while one writes comes back with what was written', async () => {
  await drafts.open('Other')
  const own = await DraftWindow.after(app, () => drafts.row('Other').dblclick())
  await app.page.getByRole('button', { name: 'More', exact: true }).click()
  const toTrash = app.page.getByRole('menuitem', { name: 'Move to trash' })
  await expect(toTrash).toBeVisible()
  await own.composer.caption.fill('Written while it went')
  await toTrash.click()
  await expect(own.composer.caption).toHaveAttribute('readonly')
  await own.composer.root.getByRole('button', { name: 'Restore', exact: true }).click()
  await own.composer.saved()
  await drafts.open('Other')
  await expect(new Composer(app).caption).toHaveValue('Written while it went')
  await own.close()
})

test('its place and size are remembered, and what leads elsewhere leads the main window', async () => {
  await drafts.open('Two windows')
  let own = await DraftWindow.after(app, () => drafts.row('Two windows').dblclick())
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('workspace='))?.setBounds({ x: 60, y: 40, width: 640, height: 560 }))
  await expect.poll(() => own.page.evaluate(() => innerWidth)).toBeLessThanOrEqual(640)
  await own.close()
  own = await DraftWindow.after(app, () => drafts.row('Two windows').dblclick())
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('workspace='))?.getBounds())).toEqual({ x: 60, y: 40, width: 640, height: 560 })

  await new Frame(app.page).goTo('Media')
  await own.page.getByRole('button', { name: 'Show in the main window' }).click()
  await expect(new Composer(app).title).toHaveValue('Two windows')
  expect(own.page.url()).toContain('workspace=')
  await own.close()
})

test('every page is as shut in as the first', async () => {
  const own = await DraftWindow.after(app, () => drafts.row('Two windows').dblclick())
  const all = await app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => ({ ...(contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences() })))
  expect(all.length).toBeGreaterThanOrEqual(2)
  for (const preferences of all) expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true })
  expect(await own.page.evaluate(() => [typeof globalThis.require, window.open('https://example.com'), Object.keys(window.powerpost).length > 20])).toEqual(['undefined', null, true])
  await own.close()
})

test('the main window goes while another is there: the app stays, and a second start brings it back where it was', async () => {
  await new Frame(app.page).goTo('Outbox')
  await new Frame(app.page).goTo('Drafts')
  const own = await DraftWindow.after(app, () => drafts.row('Two windows').dblclick())
  await closeMain()
  await expect.poll(isMainVisible).toBe(false)
  await leave(app.page)
  await own.composer.caption.fill('Still at work')
  await own.composer.saved()
  await secondStart()
  await expect.poll(isMainVisible).toBe(true)
  await expect(new Composer(app).caption).toHaveValue('Still at work')
  await own.close()
})

test('with a send that waits for its time, closing the last window asks whether the app goes on', async () => {
  const composer = await drafts.open('Other')
  await composer.choosePostTypes(['X Post'])
  await composer.saved()
  await composer.openSend()
  const sheet = new SendSheet(app.page).root
  await sheet.getByRole('radio', { name: 'At a time' }).click()
  await sheet.getByRole('button', { name: /^Schedule/ }).click()
  await expect(sheet).toBeHidden()
  await expect(app.page.getByText(/^Goes out/)).toBeVisible()

  await new Frame(app.page).goTo('Outbox')
  await expect(app.page.getByRole('region', { name: 'Outbox', exact: true })).toContainText('Other')
  await new Frame(app.page).goTo('Drafts')

  // Cancelled: nothing happens.
  await answerQuestions(2)
  await closeMain()
  await expect.poll(asked).toEqual(['A send with a time is waiting'])
  expect(await isMainVisible()).toBe(true)
  await answerQuestions(0)
  await closeMain()
  await expect.poll(isMainVisible).toBe(false)
  await secondStart()
  await expect.poll(isMainVisible).toBe(true)
  await chooseMenu('Settings…')
  await app.page.getByRole('link', { name: 'In the background' }).click()
  await expect(app.page.getByRole('checkbox', { name: /Keep running/ })).toBeChecked()
  expect(await barriersIn(app.page)).toEqual([])
})

test('in the background sends go on, and news of them come in the client’s name', async () => {
  await app.electron.evaluate(({ Notification }) => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    Notification.isSupported = () => true
    Notification.prototype.show = function show(this: Electron.Notification) {
      told.push(`${this.title}: ${this.body}`)
      Object.assign(globalThis, { lastNotification: this })
    }
  })
  await new Frame(app.page).goTo('Drafts')
  await (await drafts.open('Two windows')).choosePostTypes(['X Post'])
  await new Composer(app).saved()
  await new Composer(app).openSend()
  await new SendSheet(app.page).publish()
  await closeMain()
  await expect.poll(isMainVisible).toBe(false)
  const told = () => app.electron.evaluate(() => (globalThis as unknown as { told: string[] }).told)
  await expect.poll(told, { timeout: 60_000 }).toEqual(['Nordic Coffee: “Two windows” is out on X.'])

  // A click leads there, in a window that is back.
  await app.electron.evaluate(() => (globalThis as unknown as { lastNotification: NodeJS.EventEmitter }).lastNotification.emit('click'))
  await expect.poll(isMainVisible).toBe(true)
  await expect(app.page.getByRole('region', { name: 'Posts', exact: true }).getByRole('heading', { name: 'Two windows' })).toBeVisible()
  expect(app.logLines.join('')).not.toMatch(/there is no place for a tray icon|UnhandledPromiseRejection/)
})

test('quitting saves what is typed in every window', async () => {
  await new Frame(app.page).goTo('Drafts')
  await drafts.open('Two windows')
  const own = await DraftWindow.after(app, () => drafts.row('Two windows').dblclick())
  await (await drafts.open('Other')).caption.fill('Last words of the large one')
  await own.composer.caption.fill('Last words of the small one')
  await app.quit()
  app = await rig().launch()
  drafts = new Drafts(app)
  await expect((await drafts.open('Other')).caption).toHaveValue('Last words of the large one')
  await expect((await drafts.open('Two windows')).caption).toHaveValue('Last words of the small one')
  await waitUntil(async () => (await windows()).length === 1, 5_000, 'one window')
})
