/** Keys without a keychain, and keys that lack a scope. */
import { Drafts } from './pages/drafts.ts'
import { AccountForm, ClientForm, connectClient, enterKeyWhereItIsGone, Welcome } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Outbox } from './pages/outbox.ts'
import { SendSheet } from './pages/send-sheet.ts'
import { NO_KEYCHAIN } from './support/keychain.ts'
import { expect, test } from './support/rig.ts'

test('no keychain: the app says that keys are kept until it is closed, and asks again at the next start', async ({ rig }) => {
  test.skip(process.platform !== 'linux', 'only there can a test take the keychain away')
  const service = await rig.startSandbox()
  let app = await rig.launch(rig.profile(), { env: NO_KEYCHAIN })
  await connectClient(app, service, 'Nordic Coffee')
  const frame = new Frame(app.page)
  await expect(frame.notice('Keys are kept until you quit')).toBeVisible()
  await app.quit()

  app = await rig.launch(rig.profile(), { env: NO_KEYCHAIN })
  await expect(app.page.getByRole('status').filter({ hasText: 'Key needed' }).first()).toBeVisible()
  const composer = await new Drafts(app).create()
  await composer.write('Waits for its key', 'Without a key')
  await composer.choosePostTypes(['X Post'])
  await composer.saved()
  await composer.openSend()
  await new SendSheet(app.page).publish()
  await new Frame(app.page).goTo('Outbox')
  await expect(new Frame(app.page).notice(/The key of .* is not on this computer/)).toBeVisible()
  expect(await service.calls('createPost')).toHaveLength(0)
  await enterKeyWhereItIsGone(app, service, { lasts: false })
  await expect.poll(async () => (await service.posts()).map((post) => post.status), { timeout: 30_000 }).toEqual(['published'])
})

test('a key without the scope for publishing: the draft is made, the publish needs the user and names the permission', async ({ rig }) => {
  const service = await rig.startSandbox()
  const key = await service.makeKey('Draft only', ['account:read', 'content:read', 'media:write', 'posts:read', 'posts:write'])
  const app = await rig.launch()
  await new Welcome(app.page).connectDoor.click()
  const account = new AccountForm(app.page)
  await account.fill({ key, baseUrl: service.baseUrl })
  await account.connect()
  await new ClientForm(app.page).add('Nordic Coffee', service.ready.workspaces[0]?.id ?? '')
  const composer = await new Drafts(app).create()
  await composer.write('Not allowed out', 'No scope')
  await composer.choosePostTypes(['X Post'])
  await composer.saved()
  await composer.openSend()
  await new SendSheet(app.page).publish()
  await new Frame(app.page).goTo('Outbox')
  await expect(app.page.getByText('posts:publish').first()).toBeVisible({ timeout: 20_000 })
  await expect(new Outbox(app.page).line('No scope').first()).toBeVisible()
  expect((await service.posts()).map((post) => post.status)).toEqual(['draft'])
})
