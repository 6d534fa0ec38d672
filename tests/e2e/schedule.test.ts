/** A send with a time that PowerPost brings there: scheduled, moved to another time, and out once when the service's time has come. */
import { Drafts } from './pages/drafts.ts'
import { connectClient } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Outbox } from './pages/outbox.ts'
import { Posts } from './pages/posts.ts'
import { SendSheet, wallTime } from './pages/send-sheet.ts'
import { Settings } from './pages/settings.ts'
import { expect, test } from './support/rig.ts'

const HOUR = 3_600_000

test('is scheduled with PowerPost, moved, and published once', async ({ rig }) => {
  const service = await rig.startSandbox()
  const app = await rig.launch()
  const { page } = app
  await connectClient(app, service, 'Nordic Coffee')
  const frame = new Frame(page)
  const outbox = new Outbox(page)
  const posts = new Posts(page)
  const composer = await new Drafts(app).create()
  await composer.write('Out at its time, once', 'Planned')
  await composer.choosePostTypes(['X Post'])
  await composer.saved()

  // Off until it is turned on, with what is not known of it.
  await composer.openSend()
  const sheet = new SendSheet(page)
  await sheet.at(Date.now() + HOUR)
  await expect(sheet.root).toContainText('The app must run then.')
  await page.keyboard.press('Escape')
  const settings = new Settings(page)
  await settings.open('Accounts')
  await expect(page.getByText('how it is asked to is not')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Leave sends with a time to PowerPost' }).check()
  await expect(page.getByText('PowerPost publishes at the time, whether this app runs or not.')).toBeVisible()

  await frame.goTo('Drafts')
  await (await new Drafts(app).open('Planned')).openSend()
  await sheet.at(Date.now() + HOUR)
  await expect(sheet.root).toContainText('PowerPost publishes it then, whether this app runs or not.')
  await sheet.publish()
  await frame.goTo('Outbox')
  await expect(outbox.list).toContainText('Scheduled by PowerPost for', { timeout: 30_000 })
  expect((await service.posts()).map((post) => post.status)).toEqual(['scheduled'])
  await outbox.list.getByRole('button', { name: 'Change time… Planned' }).click()
  const dialog = page.getByRole('dialog', { name: 'Another time for Nordic Coffee' })
  await expect(dialog).toContainText('takes it back there first')
  await dialog.getByLabel('Time to publish').fill(wallTime(Date.now() + 2 * HOUR))
  await dialog.getByRole('button', { name: 'Change time for Nordic Coffee' }).click()
  await expect.poll(async () => (await service.posts()).map((post) => post.status), { timeout: 30_000 }).toEqual(['scheduled', 'canceled'])

  expect(await service.calls('publishPost')).toHaveLength(0)

  // The service's clock is past the time now: it publishes whether the app asks or not.
  await service.stop()
  await service.start(['--clock-ahead', String(3 * HOUR)])
  await expect.poll(async () => (await service.posts()).map((post) => post.status), { timeout: 20_000 }).toEqual(['published', 'canceled'])
  await frame.goTo('Posts')
  await expect(posts.row('Posted on X')).toHaveCount(1, { timeout: 30_000 })
  await posts.row('Posted on X').getByRole('button').click()
  await expect(posts.detail.getByRole('list', { name: 'What happened' })).toContainText('PowerPost took it for its time')
  expect(await service.calls('publishPost')).toHaveLength(0)
})
