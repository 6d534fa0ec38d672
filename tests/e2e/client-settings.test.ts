/** What is set for a client by hand is used for its drafts and captions, and never for another client. */
import { Drafts } from './pages/drafts.ts'
import { ClientForm, justWrite } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Palette } from './pages/palette.ts'
import type { RunningApp } from './support/app.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const [COFFEE, ATELIER] = ['Nordic Coffee', 'Atelier Brun']
const rig = sharedRig()
let app: RunningApp
const postTypesOf = (name: string) => rig().workspaces().find((one) => one.name === name)?.drafts.map((one) => (JSON.parse(one.content) as { postTypes: string[] }).postTypes)
const root = () => app.page.getByRole('region', { name: 'This client', exact: true })

test.beforeAll(async () => {
  app = await rig().launch()
  await justWrite(app, COFFEE)
})

test('styles, connections and defaults are kept for one client, and its next draft begins with them', async () => {
  const { page } = app
  await new Palette(page).choose('settings: this', 'Settings: this client')
  await root().getByRole('button', { name: 'Add style' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Add style' })
  await page.keyboard.type('Warm')
  await page.keyboard.press('Tab')
  await page.keyboard.type('style with spaces')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('it has no spaces')
  await dialog.getByRole('textbox', { name: 'ID on PowerPost' }).fill('style_7f')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(root()).toContainText('style_7f')
  await root().getByRole('combobox', { name: 'X: connection' }).click()
  await page.getByRole('option', { name: 'Not connected' }).click()
  await expect(root()).toContainText('Set by you')
  await root().getByRole('combobox', { name: 'Writing style' }).click()
  await page.getByRole('option', { name: 'Warm' }).click()
  await root().getByRole('checkbox', { name: 'X Post' }).check()
  await expect(root().getByText('Default', { exact: true })).toBeVisible()
  await new Frame(page).goTo('Drafts')
  await new Drafts(app).create()
  expect(postTypesOf(COFFEE)).toEqual([['x-post']])
})

test('another client has nothing of it', async () => {
  const { page } = app
  await page.getByRole('button', { name: 'Add a client' }).click()
  await new ClientForm(page).add(ATELIER)
  await expect(new Frame(page).openClient(ATELIER)).toBeVisible()
  await new Palette(page).choose('settings: this', 'Settings: this client')
  await expect(root()).toContainText(ATELIER)
  await expect(root()).not.toContainText(/style_7f|Warm|Set by you/)
  await expect(root().getByRole('checkbox', { name: 'X Post' })).not.toBeChecked()
})
