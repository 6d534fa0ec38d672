/** `powerpost://` links in the real app: they show a place, at the start and while it runs, and never do anything. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { electronCommand } from '../../scripts/lib/electron-path.mjs'
import { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { ClientForm, justWrite } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import type { RunningApp } from './support/app.ts'
import { barriersIn } from './support/barriers.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const rig = sharedRig()
let app: RunningApp
let frame: Frame
let link = ''

/** As the system does it: a second start with the link on its command line, which hands it to the first. */
async function follow(address: string): Promise<void> {
  const { command, args } = electronCommand()
  const second = spawn(command, [...args, ROOT, `--user-data-dir=${app.profile}`, address], { stdio: 'ignore' })
  await once(second, 'exit')
}

const drafts = () => rig().workspaces().flatMap((one) => one.drafts)
const copied = () => app.electron.evaluate(({ clipboard }) => clipboard.readText())
const dialog = () => app.page.getByRole('dialog', { name: 'A link brought this text' })

test.beforeAll(async () => {
  app = await rig().launch()
  frame = new Frame(app.page)
  await justWrite(app, 'Nordic Coffee')
  const composer = await new Drafts(app).create()
  await composer.write('A text to link to', 'Linked')
  await composer.saved()
  await app.page.getByRole('button', { name: 'Add a client' }).click()
  await app.page.getByRole('tab', { name: 'On this computer' }).click()
  await new ClientForm(app.page).add('Bike & Co')
  await expect(frame.openClient('Bike & Co')).toBeVisible()
})

test('the link to a draft is copied from its menu, and leads there from another client', async () => {
  await frame.openClientOf('Nordic Coffee')
  await app.page.getByRole('button', { name: 'More', exact: true }).click()
  await app.page.getByRole('menuitem', { name: /Copy link/ }).click()
  await expect(frame.page.getByText('The link is copied.')).toBeVisible()
  link = await copied()
  expect(link).toMatch(/^powerpost:\/\/workspace\/[0-9a-f-]{36}\/drafts\/[0-9a-f-]{36}$/)

  await frame.openClientOf('Bike & Co')
  await follow(link)
  await expect(frame.openClient('Nordic Coffee')).toBeVisible()
  await expect(new Composer(app).title).toHaveValue('Linked')
  await follow(link.replace(/\/drafts.*/, '/outbox'))
  await expect(app.page.getByRole('region', { name: 'Outbox', exact: true })).toBeVisible()
})

test('text of a link is shown first, under the name of the client it would be for, and made by the user’s word alone', async () => {
  const before = drafts().length
  await follow(`powerpost://new-draft?text=${encodeURIComponent('From the web <b>& more</b>\nsecond line')}`)
  await expect(dialog()).toContainText('From the web <b>& more</b>')
  await expect(dialog().getByRole('button', { name: 'Make a draft for Nordic Coffee' })).toBeVisible()
  expect(drafts()).toHaveLength(before)
  expect(await barriersIn(app.page)).toEqual([])
  await dialog().getByRole('button', { name: 'Leave it' }).click()
  await expect(dialog()).toBeHidden()
  expect(drafts()).toHaveLength(before)

  await follow('powerpost://new-draft?text=For%20the%20other')
  await dialog().getByRole('combobox', { name: 'For which client?' }).click()
  await app.page.getByRole('option', { name: 'Bike & Co' }).click()
  await dialog().getByRole('button', { name: 'Make a draft for Bike & Co' }).click()
  await expect(frame.openClient('Bike & Co')).toBeVisible()
  await expect(new Composer(app).caption).toHaveValue('For the other')
  await expect.poll(() => drafts().length).toBe(before + 1)
})

test('what is none, or leads to nothing, is refused in words and changes nothing', async () => {
  const before = drafts().length
  const place = await app.page.evaluate(() => location.hash)
  for (const [address, words] of [
    [`${link}/send`, 'leads nowhere'],
    ['powerpost:javascript:alert(1)', 'leads nowhere'],
    ['powerpost://new-draft?text=%00', 'leads nowhere'],
    [link.replace(/workspace\/[0-9a-f]{8}/, 'workspace/00000000'), 'not on this computer'],
    [link.replace(/[0-9a-f]{8}$/, '00000000'), 'not here any more'],
  ] as const) {
    await follow(address)
    await expect(app.page.getByText(words).last()).toBeVisible()
    await app.page.getByRole('button', { name: 'Dismiss' }).last().click()
    await expect(app.page.getByText(words)).toHaveCount(0)
  }
  expect(drafts()).toHaveLength(before)
  expect(await app.page.evaluate(() => location.hash)).toBe(place)
})

test('under a dialog nothing is switched: the link waits for the user', async () => {
  await app.page.keyboard.press('Escape')
  await app.page.getByRole('button', { name: 'Add a client' }).click()
  await expect(app.page.getByRole('dialog')).toBeVisible()
  const place = await app.page.evaluate(() => location.hash)
  await follow(link)
  await expect(app.page.getByText('It waits until you are done here.')).toBeAttached()
  expect(await app.page.evaluate(() => location.hash)).toBe(place)
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('dialog')).toBeHidden()
  await expect(frame.openClient('Bike & Co')).toBeVisible()
  await app.page.getByRole('button', { name: 'Open it' }).click()
  await expect(frame.openClient('Nordic Coffee')).toBeVisible()
})

test('a link that the app is started with opens its place', async () => {
  await frame.openClientOf('Bike & Co')
  await app.quit()
  app = await rig().launch(rig().profile(), { args: [link] })
  frame = new Frame(app.page)
  await expect(frame.openClient('Nordic Coffee')).toBeVisible()
  await expect(new Composer(app).title).toHaveValue('Linked')
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
