/** Each of the three doors, and each refusal behind the first one in its own words. */
import { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { AccountForm, ClientForm, justWrite, Welcome } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Posts } from './pages/posts.ts'
import { SendSheet } from './pages/send-sheet.ts'
import { Settings } from './pages/settings.ts'
import { kill } from './support/app.ts'
import type { RunningApp } from './support/app.ts'
import { expect, test } from './support/rig.ts'
import { standBefore } from './support/stand-before.ts'

const frameOf = (app: RunningApp) => new Frame(app.page)

test('the sandbox: two made-up clients, ready to write and to publish; it may die and come back, and outlives the app', async ({ rig }) => {
  let app = await rig.launch()
  await new Welcome(app.page).sandboxDoor.click()
  const frame = new Frame(app.page)
  await expect(frame.client('Nordic Coffee')).toBeVisible({ timeout: 40_000 })
  await expect(frame.client('Alpine Bikes')).toBeVisible({ timeout: 40_000 })
  await frame.openClientOf('Alpine Bikes')
  expect(rig.workspaces().map((one) => one.name).sort()).toEqual(['Alpine Bikes', 'Nordic Coffee'])
  expect(rig.workspaces().every((one) => one.remoteId !== null)).toBe(true)

  const publish = async (title: string) => {
    await frameOf(app).goTo('Drafts')
    const composer = await new Drafts(app).create()
    await composer.write(`Words of ${title}`, title)
    await composer.choosePostTypes(['X Post'])
    await composer.saved()
    await composer.openSend()
    await new SendSheet(app.page).publish()
  }
  const isPosted = async (title: string) => {
    await frameOf(app).goTo('Posts')
    await expect(new Posts(app.page).row(title)).toContainText('Posted on X', { timeout: 45_000 })
  }
  await publish('With a dead service')
  kill(await app.helperPid('sandbox'), 'SIGKILL')
  await isPosted('With a dead service')
  await app.quit()

  app = await rig.launch()
  await frameOf(app).openClientOf('Alpine Bikes')
  await publish('After a new start')
  await isPosted('After a new start')
  await isPosted('With a dead service')
})

test('just write: a client on this computer, without an account', async ({ rig }) => {
  const app = await rig.launch()
  await justWrite(app, 'My own')
  await new Drafts(app).create()
  const composer = new Composer(app)
  await composer.write('Without any account')
  await composer.saved()
  expect(rig.workspaces().map((one) => [one.name, one.remoteId])).toEqual([['My own', null]])
})

test('my account: each refusal in its own words, nothing of it stays, and what was typed stays', async ({ rig }) => {
  const service = await rig.startSandbox()
  const app = await rig.launch()
  const account = new AccountForm(app.page)
  const client = new ClientForm(app.page)
  const before = await standBefore(service)
  const { baseUrl } = before
  const [first, second] = service.ready.workspaces
  await new Welcome(app.page).connectDoor.click()

  await test.step('a wrong key (401)', async () => {
    await account.fill({ key: 'pp_live_sk_not_a_key_of_this_account', baseUrl })
    await account.connect()
    await expect(account.problem).toContainText('PowerPost does not accept this key')
    await expect(account.baseUrl).toHaveValue(baseUrl)
  })
  await test.step('a key with a space inside', async () => {
    await account.fill({ key: 'pp_live_sk_with a space', baseUrl })
    await account.connect()
    await expect(account.problem).toContainText('There is a space or a line break inside the API key')
  })
  await test.step('an address that is none of PowerPost’s', async () => {
    await account.fill({ key: service.ready.key, baseUrl: `${service.ready.url}/nowhere` })
    await account.connect()
    await expect(account.problem).toBeVisible()
    await account.fill({ key: service.ready.key, baseUrl: 'http://powerpost.ai/api/v1' })
    await account.connect()
    await expect(account.problem).toBeVisible()
  })
  await account.fill({ key: service.ready.key, baseUrl })
  await account.connect()

  await test.step('an id that is not a workspace of the account (403)', async () => {
    await client.add('Nobody', 'ws-00000000-0000-4000-8000-000000000000')
    await expect(client.problem).toContainText('This key does not reach that workspace')
  })
  await test.step('an id that the service does not take (400)', async () => {
    before.refuseReads = true
    await client.add('Nobody', 'ws-of-another-form')
    await expect(client.problem).toContainText('PowerPost does not know this ID')
    before.refuseReads = false
  })
  await test.step('an id with a space inside', async () => {
    await client.add('Nobody', 'not an id')
    await expect(client.problem).toContainText('There is a space or a line break inside the workspace id')
  })
  expect(rig.workspaces()).toEqual([])
  await client.add('Nordic Coffee', first?.id)
  const frame = new Frame(app.page)
  await expect(frame.client('Nordic Coffee')).toBeVisible()
  expect(rig.workspaces().map((one) => one.remoteId)).toEqual([first?.id])

  await test.step('offline: added all the same, and says that it is not verified', async () => {
    await before.close()
    await service.stop()
    await app.page.getByRole('button', { name: 'Add a client' }).click()
    await client.add('Alpine Bikes', second?.id)
    await expect(app.page.getByText('PowerPost could not confirm the ID yet; that happens by itself when you are online.')).toBeVisible()
    await expect(frame.openClient('Alpine Bikes')).toBeVisible()
    await new Settings(app.page).open('Accounts')
    await app.page.getByRole('button', { name: 'Connect an account' }).click()
    await account.fill({ key: service.ready.key, baseUrl: service.baseUrl })
    await account.connect()
    await expect(app.page.getByText(/PowerPost could not be reached, so (its|the) key is checked later/)).toBeVisible()
  })
})
